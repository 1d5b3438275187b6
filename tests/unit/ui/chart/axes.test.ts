import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxStart, linearScale, logScale, logTicks, pushApart, roundTicks } from '../../../../src/ui/chart/axes.ts';

describe('scales', () => {
  test('a linear one keeps proportions', () => {
    const toX = linearScale([0, 10], [20, 120]);
    expect([0, 5, 10].map(toX)).toEqual([20, 70, 120]);
  });

  test('a log one gives equal factors equal distances', () => {
    const toX = logScale([1, 10_000], [0, 400]);
    expect([1, 10, 100, 10_000].map((value) => Number(toX(value).toFixed(9)))).toEqual([0, 100, 200, 400]);
  });

  test('either may run upwards, as y does', () => {
    expect(linearScale([0, 1], [100, 0])(0.25)).toBe(75);
    expect(logScale([1, 100], [100, 0])(10)).toBeCloseTo(50, 9);
  });
});

describe('ticks', () => {
  test('are round and reach the largest value', () => {
    expect(roundTicks(5.5, 3)).toEqual([0, 2, 4, 6]);
    expect(roundTicks(34_850_000, 4)).toEqual([0, 10_000_000, 20_000_000, 30_000_000, 40_000_000]);
  });

  test('of a log axis are powers and their simple multiples inside the domain', () => {
    expect(logTicks([0.5, 12.5])).toEqual([0.5, 1, 2, 5, 10]);
    expect(logTicks([1e5, 1e7], [1])).toEqual([1e5, 1e6, 1e7]);
    expect(logTicks([1_394_000, 34_850_000])).toEqual([2e6, 5e6, 1e7, 2e7]);
  });
});

describe('labels that would meet', () => {
  test('are pushed one way, as little as that needs', () => {
    expect(pushApart([10, 12, 50], 18, 'down')).toEqual([10, 28, 50]);
    expect(pushApart([10, 12, 50], 18, 'up')).toEqual([-6, 12, 50]);
  });

  test('keep their distance and their order, whatever they wanted', () => {
    const places = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 20 });
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 30 }), fc.constantFrom('up', 'down'), (wanted, gap, way) => {
        const placed = pushApart(wanted, gap, way);
        const pairs = wanted.map((at, index) => ({ at, placed: placed[index] ?? NaN }));
        const inOrder = pairs.toSorted((a, b) => a.placed - b.placed);
        for (const [index, pair] of inOrder.entries()) {
          const next = inOrder[index + 1];
          if (!next) continue;
          expect(next.placed - pair.placed).toBeGreaterThanOrEqual(gap);
          expect(next.at).toBeGreaterThanOrEqual(pair.at);
        }
        for (const { at, placed: to } of pairs) expect(way === 'down' ? to >= at : to <= at).toBe(true);
      }),
    );
  });
});

test('a box stays in its room and otherwise over its point', () => {
  expect(boxStart(100, 40, [0, 300])).toBe(80);
  expect(boxStart(5, 40, [0, 300])).toBe(0);
  expect(boxStart(295, 40, [0, 300])).toBe(260);
});
