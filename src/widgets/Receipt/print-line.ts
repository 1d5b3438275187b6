/**
 * The line that a chapter prints at the end of a scene, as it now stands on the receipt. Pure.
 */
import { type LineId, type ModelConstants, receipt } from '../../model/receipt.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { FormulaPart } from './formula.ts';
import { lineView } from './receipt.ts';

export interface PrintLineView {
  /** "Now on the receipt:" */
  lead: string;
  label: string;
  formula: readonly FormulaPart[];
  amount: string;
  amountSpoken: string;
}

export function printLineView(id: LineId, scenario: Scenario, constants: ModelConstants): PrintLineView {
  const { values, choices, ticked } = scenario;
  const computed = receipt(values, choices, ticked, constants);
  const line = computed.lines.find((each) => each.id === id);
  if (!line) throw new Error(`The receipt has no line "${id}"`);
  const { label, formula, state, isIncluded, amount, amountSpoken } = lineView(line, computed, scenario);
  return { lead: isIncluded ? includedLead : leads[state], label, formula, amount, amountSpoken };
}

const leads = {
  ticked: 'Now on the receipt:',
  free: 'New on the receipt, to be ticked:',
  blocked: 'New on the receipt, another way to pay:',
} as const;
const includedLead = 'New on the receipt, paid already:';
