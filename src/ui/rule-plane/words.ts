/** What the export rules say, in words: outcomes, thresholds and margins. Pure. */
import { formatQuantity } from '../../ledger/format.ts';
import type { Unit } from '../../ledger/schema.ts';
import type { ClauseCheck, ConditionCheck, Outcome, Quantity, Threshold, Verdict } from '../../model/export-rules.ts';

/** From freest to strictest: the order of keys and lists. */
export const outcomeOrder: readonly Outcome[] = ['free', 'notification', 'licence', 'case-by-case', 'presumed-denied'];

/** What a chip needs. */
export const outcomeNames: Record<Outcome, string> = {
  free: 'not caught',
  notification: 'a notification first',
  licence: 'a licence',
  'case-by-case': 'a licence, judged case by case',
  'presumed-denied': 'a licence, presumed to be denied',
};

/** The colour beside the mark: one for what may go, one for what may go on conditions, one for what is caught. */
export const outcomeColours: Record<Outcome, 'k-data' | 'k-energy' | 'k-people'> = {
  free: 'k-data',
  notification: 'k-energy',
  licence: 'k-people',
  'case-by-case': 'k-energy',
  'presumed-denied': 'k-people',
};

/** The same as a sentence about a chip, after its name. */
export const outcomeSays: Record<Outcome, string> = {
  free: 'is not caught by its numbers',
  notification: 'needs a notification to the government first (License Exception NAC)',
  licence: 'needs a licence',
  'case-by-case': 'needs a licence, which is judged case by case',
  'presumed-denied': 'needs a licence, which is presumed to be denied',
};

export const quantityNames: Record<Quantity, string> = {
  tpp: 'TPP',
  performanceDensity: 'performance density',
  totalIoGbPerSecond: 'all input and output',
  dramBandwidthGbPerSecond: 'memory bandwidth',
};

const units: Record<Quantity, Unit> = {
  tpp: 'tpp',
  performanceDensity: 'tpp-per-mm2',
  totalIoGbPerSecond: 'gb-per-second',
  dramBandwidthGbPerSecond: 'gb-per-second',
};

/** "11,032 TPP", "0.06 TPP per mm²": an amount or a difference, as finely as the rules count. */
export function amountText(quantity: Quantity, value: number, style: 'full' | 'number' = 'full'): string {
  const hundredths = Math.round(value * 100) / 100;
  return formatQuantity(hundredths === 0 ? value : hundredths, units[quantity], style);
}

/** "3A090.a.1" for "3A090.a.1 (data-centre parts)": how a clause is cited in a sentence. */
export const citedClause = (id: string): string => id.replace(/ \(.*\)$/, '');

/** How a chip stands to a clause: "over 3A090.a.1 by 11,032 TPP", "under 3A090.b.1 by 32 TPP". */
export function marginText({ clause, conditions, holds }: ClauseCheck): string {
  const name = citedClause(clause.id);
  if (holds) {
    const floors = measured(conditions).filter(({ condition }) => condition.operator === '>=');
    if (floors.length === 0) return `within ${name}, by ${listed(measured(conditions).map(byHow))}`;
    if (floors.every(({ margin }) => margin === 0)) return `exactly at ${name}`;
    return `over ${name} by ${listed(floors.map(byHow))}`;
  }
  const missed = conditions.filter((check) => !check.holds);
  const under = measured(missed).filter(({ condition }) => condition.operator === '>=');
  if (under.length > 0) return `under ${name} by ${listed(under.map(byHow))}`;
  const over = measured(missed);
  if (over.length > 0) return `outside ${name}, beyond it by ${listed(over.map(byHow))}`;
  return `outside ${name}, which is for data-centre parts`;
}

interface Measured {
  condition: Threshold;
  margin: number;
}

function measured(checks: readonly ConditionCheck[]): Measured[] {
  return checks.flatMap(({ condition, margin }) =>
    'quantity' in condition && margin !== undefined ? { condition, margin } : [],
  );
}

const byHow = ({ condition: { quantity }, margin }: Measured): string => amountText(quantity, Math.abs(margin));

/** What decided a verdict, in words; what it escaped most narrowly has `marginText`. */
export function decisionText({ decidedBy }: Verdict): string {
  if (!decidedBy) return '';
  const { entry, clause, exception } = decidedBy;
  if (!clause) return `named in the ${entry.name.replace(/^Letter/, 'letter')}`;
  return exception ? `${marginText(clause)}, but ${exception.id} makes it milder` : marginText(clause);
}

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
