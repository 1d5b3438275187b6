/** What the stamp on a fact-check says. */
import type { Verdict } from '../ledger/schema.ts';

/** The gravest first. */
const gravity: readonly Verdict[] = ['contradicted', 'garbled', 'disputed', 'unverifiable', 'supported'];

/**
 * Every verdict with how often it was given, the gravest first: "two contradicted, one supported". For one claim the
 * verdict alone; where several agree, "both garbled", "all four supported". Nothing without a claim.
 */
export function stampText(verdicts: readonly Verdict[]): string | undefined {
  const counts = gravity
    .map((verdict) => ({ verdict, count: verdicts.filter((other) => other === verdict).length }))
    .filter(({ count }) => count > 0);
  const [first, ...others] = counts;
  if (!first) return undefined;
  if (others.length > 0) return counts.map(({ verdict, count }) => `${inWords(count)} ${verdict}`).join(', ');
  if (first.count === 1) return first.verdict;
  return `${first.count === 2 ? 'both' : `all ${inWords(first.count)}`} ${first.verdict}`;
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const inWords = (count: number): string => words[count] ?? String(count);
