import { expect, test } from 'vitest';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { loadLedger } from '../../../src/ledger/load.ts';
import { impliedShares, nvidiaLossUsd } from '../../../src/scenario/market-evidence.ts';
import { computeOutputs } from '../../../src/scenario/outputs.ts';
import { marketOutputs } from '../../../src/scenario/outputs-market.ts';

const ledger = loadLedger('seeds');
const outputs = computeOutputs(marketOutputs, ledger);

/** Facts D15 and the closes; the elasticities are ln 0.83032 ÷ ln(1 ÷ times cheaper) − 1, worked out by hand. */
test.each([
  ['nvda-fall', '118.42 ÷ 142.62 − 1', '−16.97%', -16.968],
  ['nvda-fall-usd', '142.62 − 118.42', '$24.20 per share', 24.2],
  ['gspc-fall', '6,012.28 ÷ 6,101.24 − 1', '−1.46%', -1.4581],
  ['nvda-shares-most', '589bn ÷ 24.20', '24.34B', 24_338_842_975],
  ['nvda-shares-reuters', '593bn ÷ 24.20', '24.5B', 24_504_132_231],
  ['nvda-loss-per-v3', '589bn ÷ 5.576m = 105,631', '106,000×', 106_000],
  ['believed-elasticity-405b', '−0.18595 ÷ −2.44899 − 1 (30.84 ÷ 2.664 = 11.577)', '−0.924', -0.92407],
  ['believed-elasticity-forecast', '−0.18595 ÷ −1.60944 − 1', '−0.884', -0.88446],
])('%s is %s', (id, _, text, value) => {
  const output = outputs.find((candidate) => candidate.id === id);
  expect(text.endsWith('B') ? output?.short : output?.full).toBe(text);
  expect(Number(output?.value.toPrecision(4))).toBe(Number(value.toPrecision(4)));
});

test('no number of them goes untested', () => {
  expect(outputs).toHaveLength(8);
});

test('three digits are the same for both published losses', () => {
  const ratio = (by: 'most' | 'reuters') => nvidiaLossUsd(ledger, by) / ledger.number('v3-usd-total');
  expect(Number(ratio('reuters').toPrecision(3))).toBe(Number(ratio('most').toPrecision(3)));
});

test('the share count that Reuters used is the larger one, by two thirds of a per cent', () => {
  expect(impliedShares(ledger, 'reuters') / impliedShares(ledger, 'most') - 1).toBeCloseTo(0.0068, 4);
});

test.each(marketOutputs.map((definition) => [definition.id, definition] as const))(
  '%s names the facts that it is worked out from, and no others',
  (_, definition) => {
    const read = new Set<string>();
    const noting =
      <Args extends [string, ...string[]], Result>(answer: (...args: Args) => Result) =>
      (...args: Args): Result => {
        read.add(args[0]);
        return answer(...args);
      };
    const watched: Ledger = {
      ...ledger,
      fact: noting(ledger.fact),
      number: noting(ledger.number),
      seriesValue: noting(ledger.seriesValue),
    };
    definition.value(watched);
    expect([...read].toSorted()).toEqual(definition.factIds.toSorted());
  },
);
