/** What the stamp on a fact-check says. */
import type { Verdict } from '../ledger/schema.ts';

/** The gravest first. What is supported needs no stamp. */
const gravity: readonly Verdict[] = ['contradicted', 'garbled', 'disputed', 'unverifiable'];

/**
 * "2 of 3 garbled", for one claim "contradicted", or nothing when every claim is supported: the most frequent verdict,
 * and among equally frequent ones the gravest.
 */
export function stampText(verdicts: readonly Verdict[]): string | undefined {
  const counts = gravity
    .map((verdict) => ({ verdict, count: verdicts.filter((other) => other === verdict).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  const [first] = counts;
  if (!first) return undefined;
  return verdicts.length === 1 ? first.verdict : `${first.count} of ${verdicts.length} ${first.verdict}`;
}
