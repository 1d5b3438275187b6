/**
 * The assumptions as the lab lists them: in groups, each with its range, its source and what can be done about it. Pure.
 */
import { formatQuantity } from '../../ledger/format.ts';
import type { Basis, Unit } from '../../ledger/schema.ts';
import type { Choices } from '../../model/receipt-inputs.ts';
import { type AssumptionGroup, type AssumptionId, assumptionIds, assumptions } from '../../scenario/assumptions.ts';

export interface GroupDefinition {
  id: AssumptionGroup;
  name: string;
  /** What its numbers are, in one sentence. */
  about: string;
  /** The choice of method that decides which of its rows count. */
  choice: keyof Choices | null;
}

/** In the order in which the lab shows them. */
export const groups: readonly GroupDefinition[] = [
  {
    id: 'rent',
    name: 'The rent',
    about: 'What an hour of one GPU costs when somebody else owns it.',
    choice: null,
  },
  {
    id: 'run',
    name: 'The run',
    about: 'How many GPU-hours the training took: as disclosed, or from what had to be computed.',
    choice: 'hours',
  },
  {
    id: 'own',
    name: 'Owning the machines',
    about: 'What an hour costs on machines that are bought, powered and housed.',
    choice: 'writeDown',
  },
  {
    id: 'programme',
    name: 'Finding out how',
    about: 'Everything before the final run. DeepSeek has published none of it.',
    choice: null,
  },
  { id: 'cluster', name: 'The cluster', about: 'The machines that the run was on.', choice: null },
  {
    id: 'fleet',
    name: 'The fleet',
    about: 'All that the company is said to own, and what it takes to run it.',
    choice: null,
  },
];

export interface ChoiceDefinition<Name extends keyof Choices = keyof Choices> {
  label: string;
  options: readonly { id: Choices[Name]; label: string }[];
}

export const choiceDefinitions: { readonly [Name in keyof Choices]: ChoiceDefinition<Name> } = {
  hours: {
    label: 'Pre-training time',
    options: [
      { id: 'disclosed', label: 'as disclosed' },
      { id: 'derived', label: 'from parameters, tokens and MFU' },
    ],
  },
  writeDown: {
    label: 'Machines lose their price',
    options: [
      { id: 'straight-line', label: 'evenly over their life' },
      { id: 'declining', label: 'by the same share every year, as Epoch has it' },
    ],
  },
};

/** The assumptions of a group, in the order of the table. */
export function rowsOf(group: AssumptionGroup): readonly AssumptionId[] {
  return assumptionIds.filter((id) => assumptions[id].group === group);
}

export interface RowView {
  basis: Basis;
  /** What is our own about it; null when nothing is. */
  oursText: string | null;
  /** The range, or why there is none. */
  rangeText: string;
  /** What has become of the range; empty while nobody has touched it. */
  state: string;
  act: { does: 'hold' | 'free'; text: string } | null;
}

/** What stands beside the slider of an assumption at this value. */
export function rowView(id: AssumptionId, value: number, isHeld: boolean): RowView {
  const { basis, ours, distribution, initial, unit } = assumptions[id];
  const isMoved = value !== initial;
  const initialText = printed(initial, unit);
  return {
    basis,
    oursText: ours === 'nothing' ? null : ours === 'range' ? 'range ours' : 'value and range ours',
    rangeText:
      distribution === 'fixed'
        ? 'Not varied.'
        : `Nine in ten: ${printed(distribution.low, unit, 'number')} to ${printed(distribution.high, unit)}.`,
    state: stateText(distribution !== 'fixed', isMoved, isHeld, initialText),
    act: actOf(distribution !== 'fixed', isMoved, isHeld, initialText),
  };
}

function stateText(hasRange: boolean, isMoved: boolean, isHeld: boolean, initialText: string): string {
  if (isMoved) return `Yours, instead of ${initialText}${hasRange ? ', and held fixed' : ''}.`;
  return isHeld ? 'Held fixed by you.' : '';
}

function actOf(hasRange: boolean, isMoved: boolean, isHeld: boolean, initialText: string): RowView['act'] {
  if (isMoved) return { does: 'free', text: `Back to ${initialText}` };
  if (isHeld) return { does: 'free', text: 'Let it vary' };
  return hasRange ? { does: 'hold', text: 'Hold it fixed' } : null;
}

// Written out, "14,800,000,000,000 tokens" would not fit beside anything.
export function printed(value: number, unit: Unit, style: 'full' | 'number' = 'full'): string {
  if (value < 1e7) return formatQuantity(value, unit, style);
  const short = formatQuantity(value, unit, 'short');
  return style === 'number' ? (short.split(' ')[0] ?? short) : short;
}

/** How many assumptions of a group the ticked lines use, and how many the reader has changed. */
export function groupNote(
  group: AssumptionGroup,
  used: readonly AssumptionId[],
  isChanged: (id: AssumptionId) => boolean,
): string {
  const rows = rowsOf(group);
  const inUse = rows.filter((id) => used.includes(id)).length;
  const changed = rows.filter(isChanged).length;
  const usedText =
    inUse === 0
      ? 'none on your receipt'
      : inUse === rows.length
        ? 'on your receipt'
        : `${inUse} of ${rows.length} on your receipt`;
  return changed === 0 ? usedText : `${usedText}, ${changed} changed`;
}
