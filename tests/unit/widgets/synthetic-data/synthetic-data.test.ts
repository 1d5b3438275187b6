import { expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { syntheticFacts, syntheticView } from '../../../../src/widgets/SyntheticData/synthetic-data.ts';

const ledger = loadLedger('seeds');
const facts = syntheticFacts(ledger);
const view = syntheticView(facts);

test('the title puts the hours of the data beside all hours', () => {
  // 5 ÷ (2,788 + 147).
  expect(view.title).toBe('Making R1’s training data took 5K GPU-hours, 0.17% of what V3 and R1 took');
});

test('both bars are full and to scale', () => {
  for (const bar of [view.whole, view.part]) {
    expect(bar.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100, 9);
  }
  expect(view.whole.at(1)?.width).toBeCloseTo((100 * 147) / 2935, 9);
  expect(view.part.find(({ id }) => id === 'r1-data')?.width).toBeCloseTo((100 * 5) / 147, 9);
});

test('what is disclosed comes from the ledger, and what is not says so', () => {
  expect(facts.disclosed.map(({ amount, factId }) => [amount, factId])).toEqual([
    ['800K samples', 'r1-sft'],
    ['5K GPU-hours', 'r1-sft-hours'],
    ['5K GPU-hours', 'v3-hours-posttrain'],
    [null, null],
  ]);
  expect(facts.disclosed[1]?.what).toContain('$10K at the assumed rent');
});

test('claims that say the same stand together, with every article that makes them', () => {
  expect(facts.claimed.map(({ verdict, articles }) => [verdict, articles.length])).toEqual([
    ['supported', 3],
    ['unverifiable', 1],
    ['unverifiable', 1],
  ]);
  expect(facts.claimed[0]?.reason).toMatch(/^Correctly reported/);
});

test('the table holds both lists', () => {
  expect(view.table.rows).toHaveLength(facts.disclosed.length + facts.claimed.length);
  expect(view.table.rows[3]?.[1]).toBe('not published');
});
