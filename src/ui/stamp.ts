/** What the stamp on a fact-check says. */
import type { Verdict } from '../ledger/schema.ts';

/** Worst first: a stamp names the gravest verdict that it can. */
const gravity: readonly Verdict[] = ['contradicted', 'garbled', 'disputed', 'unverifiable'];

/** "2 of 3 garbled", "Contradicted", or nothing when every claim is supported. */
export function stampText(verdicts: readonly Verdict[]): string | undefined {
  const counts = gravity
    .map((verdict) => ({ verdict, count: verdicts.filter((other) => other === verdict).length }))
    .filter(({ count }) => count > 0)
    // Most frequent first; among equals the order above.
    .toSorted((a, b) => b.count - a.count);
  const [first] = counts;
  if (!first) return undefined;
  return verdicts.length === 1 ? first.verdict : `${first.count} of ${verdicts.length} ${first.verdict}`;
}
