import { expect, test } from 'vitest';
import { publishedRows } from '../../../src/layouts/published-rows.ts';
import { loadLedger } from '../../../src/ledger/load.ts';
import { modelConstants } from '../../../src/scenario/constants.ts';

const ledger = loadLedger('seeds');
const { published } = modelConstants(ledger);
const rows = publishedRows(published);

test('the cover goes from the rent of the run out to the years', () => {
  expect(rows.map(({ figure }) => figure.amountUsd)).toEqual([5_576_000, 5_870_000, 51e6, 5e8, 1.6e9, 2.544e9]);
});

test('a figure that is more than its number says so', () => {
  for (const { figure, answers } of rows) expect(answers.includes('more than'), figure.id).toBe(figure.atLeast);
});

test('marks follow the evidence: a figure that only an article prints is disputed when its claim is', () => {
  const basisOf = ({ figure: { factIds, claimId } }: (typeof rows)[number]) => {
    const [first, ...others] = factIds.map((id) => ledger.fact(id).basis);
    if (claimId !== null) return ledger.claim(claimId).verdict === 'disputed' ? 'disputed' : 'estimated';
    return others.length > 0 && first === 'disclosed' ? 'derived' : first;
  };
  for (const row of rows) expect(row.basis, row.figure.id).toBe(basisOf(row));
});

test('a figure that is not published is an error', () => {
  expect(() => publishedRows(published.filter(({ id }) => id !== 'cluster-51m'))).toThrow(
    'There is no published figure "cluster-51m"',
  );
});
