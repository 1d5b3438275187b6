/**
 * What is measured, in which unit, and what it may be at most or must be at least: bench/budgets.json.
 */
import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';

const measure = z.strictObject({
  what: z.string().min(1),
  unit: z.enum(['KB', 'MB', 'ms', 's', 'fps', '%', 'times', '']),
  /** At most one of the three; none where a number is only recorded. */
  atMost: z.number().optional(),
  below: z.number().optional(),
  atLeast: z.number().optional(),
  /** Where the bound holds, when not everywhere. */
  on: z.union([z.literal('chapters'), z.array(z.string()).min(1)]).optional(),
});

const budgetsSchema = z.strictObject({
  /** Paths of all chapters that the site is to have. */
  chapters: z.array(z.string().regex(/^\/.+\/$/)).min(1),
  measures: z.record(z.string(), measure),
});

export type Budgets = z.infer<typeof budgetsSchema>;
export type Unit = z.infer<typeof measure>['unit'];

/** A number that was measured. `page` is its path, or what else was measured: "60,000 squares". */
export interface Measured {
  id: string;
  page: string;
  /** In the unit that the budgets give for the id. Null: there was nothing to measure. */
  value: number | null;
}

/** The same, judged. */
export interface Row extends Measured {
  unit: Unit;
  /** "at most 140", or null when the number is only recorded. */
  budget: string | null;
  /** False when a budget is missed, and when there was nothing to measure. */
  ok: boolean;
}

/** Reads and checks a file of budgets. Throws with the place when something in it is wrong. */
export function readBudgets(file = 'bench/budgets.json'): Budgets {
  const result = budgetsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
  for (const [id, { atMost, below, atLeast }] of Object.entries(result.data.measures)) {
    if ([atMost, below, atLeast].filter((bound) => bound !== undefined).length > 1) {
      throw new Error(`${file}: ${id} has more than one bound`);
    }
  }
  return result.data;
}

/** Measured against budget. Throws when the budgets do not know the id. */
export function judge({ id, page, value }: Measured, { chapters, measures }: Budgets): Row {
  const known = measures[id];
  if (!known) throw new Error(`bench/budgets.json has no measure "${id}"`);
  const { unit, on } = known;
  const isBound = on === undefined || (on === 'chapters' ? chapters : on).includes(page);
  const budget = isBound ? boundInWords(known) : null;
  if (value === null) return { id, page, value, unit, budget, ok: false };

  // Judged as printed: a shift of 0.0002 is 0.
  const rounded = round(value);
  const { atMost = Infinity, below = Infinity, atLeast = -Infinity } = known;
  const isMet = rounded <= atMost && rounded < below && rounded >= atLeast;
  return { id, page, value: rounded, unit, budget, ok: !isBound || isMet };
}

function boundInWords({ atMost, below, atLeast }: z.infer<typeof measure>): string | null {
  if (atMost !== undefined) return `at most ${atMost}`;
  if (below !== undefined) return `below ${below}`;
  return atLeast === undefined ? null : `at least ${atLeast}`;
}

/** Three digits after the point below 1, one below 1,000, else none: no benchmark repeats better than that. */
function round(value: number): number {
  const digits = Math.abs(value) < 1 ? 3 : Math.abs(value) < 1000 ? 1 : 0;
  return Number(value.toFixed(digits));
}
