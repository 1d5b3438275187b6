/** What each verdict says, in the words that stand beside it. The list of claims explains them at /claims/#verdicts. */
import type { Verdict } from '../ledger/schema.ts';
import { pathTo } from './paths.ts';

const verdictMeanings: Readonly<Record<Verdict, string>> = {
  supported: 'the source says so; of an estimate, a forecast or a quotation, that it is correctly reported',
  garbled: 'a true thing badly rendered: the wrong model, unit, scope, speaker or word',
  disputed: 'sources or readings differ, or it holds only in part',
  contradicted: 'the source says otherwise',
  unverifiable: 'we found no source that could settle it',
};

const inOrder = ['supported', 'garbled', 'disputed', 'contradicted', 'unverifiable'] as const satisfies Verdict[];

export const verdicts = inOrder.map((verdict) => ({
  verdict,
  name: `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}`,
  meaning: verdictMeanings[verdict],
}));

export const verdictsPath = pathTo('claims/#verdicts');
