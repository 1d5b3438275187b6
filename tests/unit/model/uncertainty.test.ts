import { describe, expect, test } from 'vitest';
import { sensitivities } from '../../../src/model/sensitivity.ts';
import {
  histogram,
  levelCount,
  percentile,
  sampleCount,
  simulate,
  sliceOrder,
  type UncertainInput,
} from '../../../src/model/uncertainty.ts';

type Id = 'a' | 'b' | 'c' | 'd';
const values: Record<Id, number> = { a: 10, b: 4, c: 5, d: 2 };

const input = (id: Id, low: number, central: number, high: number): UncertainInput<Id> => ({
  id,
  column: 'abcd'.indexOf(id),
  low,
  central,
  high,
  min: -Infinity,
  max: Infinity,
});
const a = input('a', 5, 10, 20);
const b = input('b', 1, 4, 16);
const c = input('c', 4, 5, 6);

describe('a simulation', () => {
  test('agrees with the product of two log-normals, whose percentiles are known, within 1%', () => {
    const { p5Usd, p50Usd, p95Usd, meanUsd } = simulate(values, [a, b], (at) => at.a * at.b);
    // ln 2 and ln 4 are 1.645 standard deviations each, so ln of the product has √(ln²2 + ln²4) at its 95th percentile.
    const reach = Math.exp(Math.hypot(Math.LN2, 2 * Math.LN2));
    expect(Math.abs(p50Usd / 40 - 1)).toBeLessThan(0.01);
    expect(Math.abs(p95Usd / (40 * reach) - 1)).toBeLessThan(0.01);
    expect(Math.abs((p5Usd * reach) / 40 - 1)).toBeLessThan(0.01);
    // The mean of a log-normal: median × exp(σ² / 2).
    const sigma = Math.hypot(Math.LN2, 2 * Math.LN2) / 1.6448536;
    expect(Math.abs(meanUsd / (40 * Math.exp(sigma ** 2 / 2)) - 1)).toBeLessThan(0.01);
  });

  test('draws each of one assumption’s percentiles as given', () => {
    const { p5Usd, p50Usd, p95Usd } = simulate(values, [b], (at) => at.b);
    expect(p5Usd).toBeCloseTo(1, 3);
    expect(p50Usd).toBeCloseTo(4, 3);
    expect(p95Usd).toBeCloseTo(16, 2);
  });

  test('does not depend on the order of the rows, nor on rows that do not matter', () => {
    const total = (at: typeof values) => at.a * at.b + at.c;
    const one = simulate(values, [a, b, c], total);
    const other = simulate(values, [c, input('d', 1, 2, 3), b, a], total);
    expect(other.sortedUsd).toEqual(one.sortedUsd);
    expect(other.meanUsd).toBe(one.meanUsd);
  });

  test('is the same every time, and leaves the values it was given alone', () => {
    const once = simulate(values, [a, b], (at) => at.a * at.b);
    expect(simulate(values, [a, b], (at) => at.a * at.b).totalsUsd).toEqual(once.totalsUsd);
    expect(values).toEqual({ a: 10, b: 4, c: 5, d: 2 });
  });

  test('keeps samples within what the slider allows', () => {
    const { sortedUsd } = simulate(values, [{ ...b, min: 2, max: 12 }], (at) => at.b);
    expect(sortedUsd.at(0)).toBe(2);
    expect(sortedUsd.at(-1)).toBe(12);
  });

  test('is one number when nothing is uncertain', () => {
    const { p5Usd, p95Usd, meanUsd } = simulate(values, [], (at) => at.a);
    expect([p5Usd, p95Usd, meanUsd]).toEqual([10, 10, 10]);
  });

  test('takes every slice of a distribution once, in another order for another assumption', () => {
    expect(new Set(sliceOrder(a)).size).toBe(sampleCount);
    expect(sliceOrder(a)).not.toEqual(sliceOrder(b));
  });

  test('brings every hundredth of one assumption together with every hundredth of any other', () => {
    for (const column of [0, 1, 57, levelCount]) {
      const one = sliceOrder({ id: 'a', column });
      const other = sliceOrder({ id: 'b', column: 100 - (column % 100) });
      const level = (slice: number) => Math.floor(slice / levelCount);
      const pairs = Array.from(one, (slice, draw) => level(slice) * levelCount + level(other[draw] ?? NaN));
      expect(new Set(pairs).size).toBe(sampleCount);
    }
  });

  test('refuses two assumptions in one column, and columns that there are not', () => {
    expect(() => simulate(values, [a, { ...b, column: a.column }], (at) => at.a)).toThrow(/^column/);
    expect(() => simulate(values, [{ ...a, column: 102 }], (at) => at.a)).toThrow(/^column/);
  });
});

describe('a percentile', () => {
  test('lies between its neighbours', () => {
    const sorted = Float64Array.of(1, 2, 3, 4);
    expect(percentile(sorted, 0.5)).toBe(2.5);
    expect(percentile(sorted, 0)).toBe(1);
    expect(percentile(sorted, 1)).toBe(4);
  });

  test('needs a sample and a probability', () => {
    expect(() => percentile(new Float64Array(), 0.5)).toThrow(/^sorted/);
    expect(() => percentile(Float64Array.of(1), 1.1)).toThrow(/^probability/);
  });
});

describe('a histogram', () => {
  const sorted = Float64Array.of(1, 1, 2, 10, 50, 100);

  test('counts every sample once, by factors on a log scale', () => {
    expect(histogram(sorted, 2, 'log')).toEqual({
      scale: 'log',
      bins: [
        { fromUsd: 1, toUsd: 10, count: 3 },
        { fromUsd: 10, toUsd: 100, count: 3 },
      ],
      below: 0,
      above: 0,
    });
    expect(histogram(sorted, 3, 'linear').bins.map(({ count }) => count)).toEqual([4, 1, 1]);
  });

  test('says what lies outside a narrower axis', () => {
    expect(histogram(sorted, 2, 'linear', { fromUsd: 2, toUsd: 50 })).toMatchObject({ below: 2, above: 1 });
  });

  test('has one bin when all samples are equal', () => {
    expect(histogram(Float64Array.of(7, 7), 20, 'log').bins).toEqual([{ fromUsd: 7, toUsd: 7, count: 2 }]);
  });

  test('refuses what cannot be drawn', () => {
    expect(() => histogram(Float64Array.of(0, 1), 2, 'log')).toThrow(/log scale/);
    expect(() => histogram(sorted, 0, 'linear')).toThrow(/^binCount/);
    expect(() => histogram(new Float64Array(), 2, 'linear')).toThrow(/^fromUsd/);
  });
});

describe('sensitivity', () => {
  const sum = (at: typeof values) => at.a + at.c;

  test('swings are totals at low and high with all others as they are', () => {
    const simulation = simulate(values, [a, c], sum);
    expect(sensitivities(values, simulation, sum)).toMatchObject([
      { id: 'a', atLowUsd: 10, atHighUsd: 25, swingUsd: 15 },
      { id: 'c', atLowUsd: 14, atHighUsd: 16, swingUsd: 2 },
    ]);
  });

  test('shares of variance of a sum are those of its parts and add up to one', () => {
    const wide = input('c', 40, 50, 60);
    const narrow = input('d', 45, 50, 55);
    const total = (at: typeof values) => at.c + at.d;
    const found = sensitivities(values, simulate(values, [narrow, wide], total), total);
    // Half the range is a quarter of the variance: 4 to 1.
    expect(found.find(({ id }) => id === 'c')?.varianceShare).toBeCloseTo(0.8, 2);
    expect(found.find(({ id }) => id === 'd')?.varianceShare).toBeCloseTo(0.2, 2);
    expect(found.reduce((shares, { varianceShare }) => shares + varianceShare, 0)).toBeCloseTo(1, 3);
  });

  test('an assumption that is fixed or plays no part contributes nothing', () => {
    const simulation = simulate(values, [a, b], (at) => at.a);
    const found = sensitivities(values, simulation, (at) => at.a);
    expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(found[0]?.varianceShare).toBeGreaterThan(0.95);
    expect(found[1]).toMatchObject({ swingUsd: 0 });
    expect(found[1]?.varianceShare).toBeLessThan(0.001);
  });

  test('is the same in any order of the rows', () => {
    const total = (at: typeof values) => at.a * at.b + at.c;
    const one = sensitivities(values, simulate(values, [a, b, c], total), total);
    const other = sensitivities(values, simulate(values, [c, b, a], total), total);
    expect(other).toEqual(one);
  });

  test('is nothing when nothing varies', () => {
    expect(sensitivities(values, simulate(values, [], sum), sum)).toEqual([]);
    expect(sensitivities(values, simulate(values, [b], sum), sum)).toMatchObject([{ swingUsd: 0, varianceShare: 0 }]);
  });
});
