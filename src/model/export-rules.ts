/**
 * May this chip be sent to China on this day, and which clause says so?
 *
 * Rules are data (seeds/export-rules.yaml). A rule catches a chip when all conditions of one of its clauses hold and none
 * of its exceptions does. A letter to a firm catches the products it names. A review policy controls nothing: it changes
 * how an application is judged. Of several entries that catch a chip, the one that asks more decides (a licence more than
 * a notification); of equals a rule goes before a letter, since letters bridge the time before a rule, and the newer rule
 * before the older.
 *
 * Sources: 87 FR 62186, 88 FR 73458, 91 FR 1684 and company filings, entry by entry in the data; facts D14.
 * This explains published thresholds. It is no legal advice: destination, end user and end use count as well.
 */
import { requireFinite } from './check.ts';

export type Quantity = 'tpp' | 'performanceDensity' | 'totalIoGbPerSecond' | 'dramBandwidthGbPerSecond';

/** What the rules look at. */
export interface Chip extends Record<Quantity, number> {
  /** Its name, such as "H20" or "A100 80GB SXM", which letters go by; null for a design without one. */
  product: string | null;
  /** Whether it is designed or marketed for data centres. */
  dataCentre: boolean;
}

/**
 * From freest to strictest: nothing to do; tell the government first (License Exception NAC); ask for a licence, which is
 * judged as it pleases, case by case, or with a presumption of denial.
 */
export type Outcome = 'free' | 'notification' | 'licence' | 'case-by-case' | 'presumed-denied';

export interface Threshold {
  quantity: Quantity;
  operator: '>=' | '<';
  value: number;
}
export type Condition = Threshold | { dataCentre: boolean };

export interface Clause {
  id: string;
  conditions: readonly Condition[];
  outcome: Outcome;
}

interface Entry {
  id: string;
  name: string;
  citation: string;
  factIds: readonly string[];
  /** First and last day, as "2023-10-23"; null while it holds. */
  from: string;
  to: string | null;
  note: string;
}
export interface Rule extends Entry {
  clauses: readonly Clause[];
  /** Asked in order, once a clause has caught the chip. */
  exceptions: readonly (Clause & { name: string })[];
}
export interface Letter extends Entry {
  /** "A100" means every part whose name begins with that word. */
  products: readonly string[];
  outcome: Outcome;
}
export interface ReviewPolicy extends Entry {
  replaces: Outcome;
  clauses: readonly Clause[];
}
export interface ExportEvent {
  id: string;
  date: string;
  name: string;
  factIds: readonly string[];
}
export interface ExportRules {
  rules: readonly Rule[];
  letters: readonly Letter[];
  reviewPolicies: readonly ReviewPolicy[];
  events: readonly ExportEvent[];
}

/** One condition against one chip. */
export interface ConditionCheck {
  condition: Condition;
  holds: boolean;
  /** Value of the chip minus threshold: −32 means 32 below. Undefined for the question about data centres. */
  margin?: number;
}

/** One clause against one chip. It holds when all conditions do. */
export interface ClauseCheck {
  entry: Rule | ReviewPolicy;
  clause: Clause;
  holds: boolean;
  conditions: readonly ConditionCheck[];
}

export interface Verdict {
  outcome: Outcome;
  /** What decided, where something did. `exception` is the one that made it milder. */
  decidedBy?: { entry: Rule | Letter; clause?: ClauseCheck; exception?: Clause & { name: string } };
  /** The review policy that changed how an application is judged. */
  policy?: { entry: ReviewPolicy; clause: ClauseCheck };
  /** Every clause of every rule in force on that day, the newest rule first, whether it holds or not. */
  checks: readonly ClauseCheck[];
}

/**
 * The verdict on a chip on a day ("2023-10-23").
 * Throws a RangeError when the day is no date or the chip has a number below 0 or none at all.
 */
export function verdict(chip: Chip, date: string, { rules, letters, reviewPolicies }: ExportRules): Verdict {
  checkDate(date);
  for (const name of quantities) checkQuantity(name, chip[name]);
  const inForce = <E extends Entry>(entries: readonly E[]) =>
    entries.filter(({ from, to }) => from <= date && (to === null || date <= to));

  const rulesInForce = inForce(rules).toSorted((a, b) => Number(a.from < b.from) - Number(a.from > b.from));
  const checks = rulesInForce.flatMap((rule) => rule.clauses.map((clause) => checkClause(chip, rule, clause)));
  const found: Finding[] = [
    ...rulesInForce.flatMap((rule) =>
      checks.filter(({ entry, holds }) => entry === rule && holds).map((clause) => applyExceptions(chip, rule, clause)),
    ),
    ...inForce(letters)
      .filter(({ products }) => products.some((product) => `${chip.product ?? ''} `.startsWith(`${product} `)))
      .map((letter) => ({ outcome: letter.outcome, decidedBy: { entry: letter } })),
  ];
  // Sorting keeps the order of equals, so a rule goes before a letter and a clause before a later one.
  const [decision] = found.toSorted((a, b) => burden[b.outcome] - burden[a.outcome]);
  if (!decision) return { outcome: 'free', checks };

  for (const policy of inForce(reviewPolicies)) {
    if (policy.replaces !== decision.outcome) continue;
    const clause = policy.clauses.map((candidate) => checkClause(chip, policy, candidate)).find(({ holds }) => holds);
    if (clause) return { ...decision, outcome: clause.clause.outcome, policy: { entry: policy, clause }, checks };
  }
  return { ...decision, checks };
}

/**
 * Of the clauses that a chip escapes, the one it escapes most narrowly: the smallest change, as a share of the threshold,
 * to the number that is furthest off. Undefined when nothing was in force or everything caught it.
 */
export function narrowestEscape({ checks }: Verdict): ClauseCheck | undefined {
  const distance = ({ conditions }: ClauseCheck) =>
    Math.max(
      ...conditions
        .filter(({ holds }) => !holds)
        // A chip does not change by degrees into one for data centres.
        .map(({ condition, margin }) =>
          'quantity' in condition ? Math.abs(margin ?? NaN) / condition.value : Infinity,
        ),
    );
  return checks.filter(({ holds }) => !holds).toSorted((a, b) => distance(a) - distance(b))[0];
}

/** Everything dated, in order: rules, letters and policies on their first day, and the events beside them. */
export function timeline({ rules, letters, reviewPolicies, events }: ExportRules): readonly ExportEvent[] {
  const starts = [...rules, ...letters, ...reviewPolicies].map(({ id, from, name, factIds }) => ({
    id,
    date: from,
    name,
    factIds,
  }));
  return [...starts, ...events].toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}

type Finding = Pick<Verdict, 'outcome' | 'decidedBy'>;

/** A licence is a licence, however it is judged. */
const burden: Record<Outcome, number> = {
  free: 0,
  notification: 1,
  licence: 2,
  'case-by-case': 2,
  'presumed-denied': 2,
};

function checkClause(chip: Chip, entry: Rule | ReviewPolicy, clause: Clause): ClauseCheck {
  const conditions = clause.conditions.map((condition) => checkCondition(chip, condition));
  return { entry, clause, conditions, holds: conditions.every(({ holds }) => holds) };
}

function checkCondition(chip: Chip, condition: Condition): ConditionCheck {
  if ('dataCentre' in condition) return { condition, holds: chip.dataCentre === condition.dataCentre };
  const value = chip[condition.quantity];
  const holds = condition.operator === '>=' ? value >= condition.value : value < condition.value;
  return { condition, holds, margin: value - condition.value };
}

function applyExceptions(chip: Chip, rule: Rule, clause: ClauseCheck): Finding {
  const exception = rule.exceptions.find(({ conditions }) =>
    conditions.every((condition) => checkCondition(chip, condition).holds),
  );
  if (!exception) return { outcome: clause.clause.outcome, decidedBy: { entry: rule, clause } };
  return { outcome: exception.outcome, decidedBy: { entry: rule, clause, exception } };
}

const quantities: readonly Quantity[] = ['tpp', 'performanceDensity', 'totalIoGbPerSecond', 'dramBandwidthGbPerSecond'];

function checkQuantity(name: Quantity, value: number): void {
  if (requireFinite(name, value) < 0) throw new RangeError(`${name} must not be negative, not ${value}`);
}

function checkDate(date: string): void {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  // Date.parse lets 30 February pass in some engines; printed again, it shows.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`date must be a day such as 2023-10-23, not ${date}`);
  }
}
