/**
 * The published figures as marks of the cost scale. Build-time only: islands get the result as a prop.
 */
import type { Ledger } from '../ledger/ledger.ts';
import type { Basis } from '../ledger/schema.ts';
import { modelConstants } from '../scenario/constants.ts';
import type { ScaleMark } from './cost-scale.ts';

// A sum is no firmer than its weakest part.
const weakestFirst: readonly Basis[] = ['disputed', 'assumed', 'estimated', 'derived', 'disclosed'];

/** Every published figure, the smallest first. */
export function publishedMarks(ledger: Ledger): ScaleMark[] {
  return modelConstants(ledger).published.map(({ id, label, amountUsd, atLeast, factIds, claimId }) => {
    const bases =
      claimId === null ? factIds.map((factId) => ledger.fact(factId).basis) : [claimedBasis(claimId, ledger)];
    return { id, label, amountUsd, atLeast, basis: weakestFirst.find((basis) => bases.includes(basis)) ?? 'estimated' };
  });
}

/** What only an article prints: a rounding of a figure that somebody published, or a price that our sources dispute. */
function claimedBasis(claimId: string, ledger: Ledger): Basis {
  const { printedFigure, verdict } = ledger.claim(claimId);
  if (printedFigure) return 'derived';
  return verdict === 'disputed' ? 'disputed' : 'estimated';
}
