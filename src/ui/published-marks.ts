/**
 * The published figures as marks of the cost scale. Build-time only: islands get the result as a prop.
 */
import type { Ledger } from '../ledger/ledger.ts';
import type { Basis } from '../ledger/schema.ts';
import { modelConstants } from '../scenario/constants.ts';
import type { ScaleMark } from './cost-scale.ts';

// A sum is no firmer than its weakest part.
const weakestFirst: readonly Basis[] = ['disputed', 'assumed', 'estimated', 'derived', 'disclosed'];

/** Every published figure, the smallest first. What only an article prints counts as an estimate. */
export function publishedMarks(ledger: Ledger): ScaleMark[] {
  return modelConstants(ledger).published.map(({ id, label, amountUsd, atLeast, factIds }) => {
    const bases = factIds.map((factId) => ledger.fact(factId).basis);
    return { id, label, amountUsd, atLeast, basis: weakestFirst.find((basis) => bases.includes(basis)) ?? 'estimated' };
  });
}
