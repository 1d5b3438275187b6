/** The figures that were published, each with the question that it answers: on the cover, and around a reader's guess. */
import type { Basis } from '../ledger/schema.ts';
import type { QuestionId } from '../model/questions.ts';
import type { PublishedFigure } from '../model/receipt-inputs.ts';

export interface PublishedAnswer {
  figure: PublishedFigure;
  basis: Basis;
  questionId: QuestionId;
  /** What it pays for, as an answer would begin. */
  what: string;
  who: string;
}

/** In the order of the questions: from the run out to the years. */
const shown: readonly (Omit<PublishedAnswer, 'figure'> & { id: string })[] = [
  {
    id: 'v3-rent',
    basis: 'disclosed',
    questionId: 'rent',
    what: 'Renting the GPUs for V3’s final run',
    who: 'DeepSeek, December 2024',
  },
  {
    id: 'v3-and-r1-rent',
    basis: 'derived',
    questionId: 'rent-r1',
    what: 'The same, with R1 trained on top',
    who: 'DeepSeek’s hours, our sum',
  },
  {
    id: 'cluster-51m',
    basis: 'disputed',
    questionId: 'cluster',
    what: 'Buying the GPUs it ran on, without a network',
    who: 'Unsigned explainer, after September 2025',
  },
  {
    id: 'semianalysis-gpus',
    basis: 'estimated',
    questionId: 'fleet',
    what: 'GPUs bought over the company’s history: more than this',
    who: 'SemiAnalysis, January 2025',
  },
  {
    id: 'semianalysis-servers',
    basis: 'estimated',
    questionId: 'fleet',
    what: 'Buying the servers of the whole fleet',
    who: 'SemiAnalysis, January 2025',
  },
  {
    id: 'semianalysis-servers-and-operations',
    basis: 'estimated',
    questionId: 'fleet-years',
    what: 'The fleet, and running it for years',
    who: 'SemiAnalysis’s two figures, our sum',
  },
];

/** The smallest first. Throws when a figure that is to be shown is not among `published`. */
export function publishedAnswers(published: readonly PublishedFigure[]): PublishedAnswer[] {
  return shown.map(({ id, ...answer }) => {
    const figure = published.find((candidate) => candidate.id === id);
    if (!figure) throw new Error(`There is no published figure "${id}"`);
    return { figure, ...answer };
  });
}
