/** The published figures that the cover shows, with the question that each answers. */
import type { Basis } from '../ledger/schema.ts';
import type { PublishedFigure } from '../model/receipt-inputs.ts';

interface PublishedRow {
  figure: PublishedFigure;
  basis: Basis;
  /** The question, as an answer would begin. */
  answers: string;
  who: string;
}

/** In the order of the questions: from the run out to the years. */
const shown: readonly (Omit<PublishedRow, 'figure'> & { id: string })[] = [
  { id: 'v3-rent', basis: 'disclosed', answers: 'Renting the GPUs for V3’s final run', who: 'DeepSeek, December 2024' },
  {
    id: 'v3-and-r1-rent',
    basis: 'derived',
    answers: 'The same, with R1 trained on top',
    who: 'DeepSeek’s hours, our sum',
  },
  {
    id: 'cluster-51m',
    basis: 'disputed',
    answers: 'Buying the GPUs it ran on, without a network',
    who: 'Press, September 2025',
  },
  {
    id: 'semianalysis-gpus',
    basis: 'estimated',
    answers: 'Buying a far larger fleet: more than this',
    who: 'SemiAnalysis, January 2025',
  },
  {
    id: 'semianalysis-servers',
    basis: 'estimated',
    answers: 'Buying the servers of the whole fleet',
    who: 'SemiAnalysis, January 2025',
  },
  {
    id: 'semianalysis-servers-and-operations',
    basis: 'estimated',
    answers: 'The fleet, and running it for years',
    who: 'SemiAnalysis’s two figures, our sum',
  },
];

/** Throws when a figure that is to be shown is not among `published`. */
export function publishedRows(published: readonly PublishedFigure[]): PublishedRow[] {
  return shown.map(({ id, ...row }) => {
    const figure = published.find((candidate) => candidate.id === id);
    if (!figure) throw new Error(`There is no published figure "${id}"`);
    return { figure, ...row };
  });
}
