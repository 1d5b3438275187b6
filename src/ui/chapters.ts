import type { Chapter } from '../ledger/schema.ts';

/** The chapters as links name them. */
export const chapterNames: Record<Chapter, string> = {
  'headline-number': 'The headline number',
  'hidden-costs': 'The hidden costs',
  'architecture-tricks': 'The architecture tricks',
  'what-it-bought': 'What the money bought',
  'export-controls': 'The export controls',
  'market-reaction': 'The market reaction',
  'bottom-line': 'The bottom line',
};
