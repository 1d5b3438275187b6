import { assumptionsUsed } from '../../model/receipt.ts';
import { type AssumptionId, assumptions } from '../../scenario/assumptions.ts';
import { isFixed, type Scenario } from '../../scenario/scenario.ts';

/** Assumptions of the ticked lines with a range that is left out of account, because the reader set or held them. */
export function heldAssumptions(scenario: Scenario): AssumptionId[] {
  return assumptionsUsed(scenario.choices, scenario.ticked).filter(
    (id) => assumptions[id].distribution !== 'fixed' && isFixed(scenario, id),
  );
}
