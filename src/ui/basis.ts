import type { Basis } from '../ledger/schema.ts';

/** What each mark means, in the words that stand beside it. */
export const basisNames: Record<Basis, string> = {
  disclosed: 'disclosed',
  derived: 'worked out',
  estimated: 'estimated',
  assumed: 'assumed',
  disputed: 'disputed',
};
