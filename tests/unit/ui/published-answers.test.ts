import { expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { modelConstants } from '../../../src/scenario/constants.ts';
import { publishedAnswers } from '../../../src/ui/published-answers.ts';

const ledger = loadLedger('seeds');
const { published } = modelConstants(ledger);
const answers = publishedAnswers(published);

test('the answers go from the rent of the run out to the years', () => {
  expect(answers.map(({ figure }) => figure.amountUsd)).toEqual([5_576_000, 5_870_000, 51e6, 5e8, 1.6e9, 2.544e9]);
});

test('a figure that is more than its number says so', () => {
  for (const { figure, what } of answers) expect(what.includes('more than'), figure.id).toBe(figure.atLeast);
});

test('marks follow the evidence: a figure that only an article prints is disputed when its claim is', () => {
  const basisOf = ({ figure: { factIds, claimId } }: (typeof answers)[number]) => {
    const [first, ...others] = factIds.map((id) => ledger.fact(id).basis);
    if (claimId !== null) return ledger.claim(claimId).verdict === 'disputed' ? 'disputed' : 'estimated';
    return others.length > 0 && first === 'disclosed' ? 'derived' : first;
  };
  for (const answer of answers) expect(answer.basis, answer.figure.id).toBe(basisOf(answer));
});

test('a figure that is not published is an error', () => {
  expect(() => publishedAnswers(published.filter(({ id }) => id !== 'cluster-51m'))).toThrow(
    'There is no published figure "cluster-51m"',
  );
});
