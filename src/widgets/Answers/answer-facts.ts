/**
 * What the answers need from the ledger, as plain data for the island: who published which figure in answer to which
 * question, and our central values with their ranges. Build-time only.
 */
import type { Ledger } from '../../ledger/ledger.ts';
import type { Basis } from '../../ledger/schema.ts';
import { question, type QuestionId, questionIds } from '../../model/questions.ts';
import { assumptionsUsed, type PublishedFigure, totalFor } from '../../model/receipt.ts';
import { assumptions } from '../../scenario/assumptions.ts';
import { modelConstants } from '../../scenario/constants.ts';
import { rangeOf } from '../../scenario/range.ts';
import { initialScenario } from '../../scenario/scenario.ts';
import { claimPath, factPath } from '../../ui/paths.ts';
import { publishedAnswers } from '../../ui/published-answers.ts';
import type { AnswerFacts, PublishedAmount } from './answers.ts';

/** Who says so, and what has to be known to read it. The first figure of a question is the one to compare with. */
const said: Readonly<Record<QuestionId, readonly (Pick<PublishedAmount, 'who' | 'isMinor'> & { id: string })[]>> = {
  rent: [
    { id: 'v3-rent', who: 'DeepSeek, in its report', isMinor: false },
    { id: 'six-million', who: 'rounded up, the talk of the market by CNBC’s account', isMinor: true },
    { id: 'five-million', who: 'rounded down, and said of R1, in Wccftech', isMinor: true },
  ],
  'rent-r1': [{ id: 'v3-and-r1-rent', who: 'DeepSeek’s two tables, added up by us', isMinor: false }],
  own: [{ id: 'epoch-amortised', who: 'Epoch AI, machines only, in dollars of 2023', isMinor: false }],
  programme: [],
  cluster: [
    { id: 'cluster-51m', who: 'unsigned explainer, after September 2025; no room for a network', isMinor: false },
  ],
  fleet: [
    { id: 'semianalysis-servers', who: 'SemiAnalysis, spending on servers; ours counts a network too', isMinor: false },
    { id: 'semianalysis-gpus', who: 'SemiAnalysis, GPUs over the company’s history', isMinor: false },
    { id: 'luk-capex-50k', who: 'Glenn Luk on the same table, Hoppers only', isMinor: true },
  ],
  'fleet-years': [
    {
      id: 'semianalysis-servers-and-operations',
      who: 'SemiAnalysis’s two figures, added up by us; four years are our reading',
      isMinor: false,
    },
  ],
};

/** Every question with the figures published for it and our own, in the model’s order. */
export function answerFacts(ledger: Ledger): AnswerFacts {
  const constants = modelConstants(ledger);
  const { choices, values } = initialScenario;
  return {
    constants,
    rows: questionIds.map((id) => {
      const { lines } = question(id);
      const { p5Usd, p95Usd } = rangeOf({ ...initialScenario, ticked: lines }, constants);
      return {
        id,
        published: said[id].map(({ id: figureId, ...rest }) => ({ ...rest, ...amountOf(figureId, ledger) })),
        oursUsd: totalFor(choices, lines, constants)(values),
        range: { lowUsd: p5Usd, highUsd: p95Usd },
        bases: inOrder(assumptionsUsed(choices, lines).map((used) => assumptions[used].basis)),
      };
    }),
  };
}

type Amount = Pick<PublishedAmount, 'id' | 'amountUsd' | 'atLeast' | 'basis' | 'href'>;

/** A published figure by its id in the model, or a fact by its own. */
function amountOf(id: string, ledger: Ledger): Amount {
  const { published } = modelConstants(ledger);
  const figure = published.find((candidate) => candidate.id === id);
  if (!figure) {
    const { basis } = ledger.fact(id);
    return { id, amountUsd: ledger.number(id), atLeast: false, basis, href: factPath(id) };
  }
  const { amountUsd, atLeast, claimId, factIds } = figure;
  const href = claimId === null ? factPath(factIds[0] ?? '') : claimPath(claimId);
  return { id, amountUsd, atLeast, basis: basisOf(figure, published, ledger), href };
}

/** As on the cover, where the figure stands there; else its facts’ own. What the press rounds is nobody’s estimate. */
function basisOf(
  { id, factIds }: PublishedFigure,
  published: readonly PublishedFigure[],
  ledger: Ledger,
): Basis | null {
  const answer = publishedAnswers(published).find(({ figure }) => figure.id === id);
  if (answer) return answer.basis;
  const [first] = factIds;
  return first === undefined ? null : ledger.fact(first).basis;
}

const firmestFirst: readonly Basis[] = ['disclosed', 'derived', 'estimated', 'assumed', 'disputed'];

function inOrder(bases: readonly Basis[]): Basis[] {
  return firmestFirst.filter((basis) => bases.includes(basis));
}
