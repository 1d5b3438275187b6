import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logistic, portableExp, portableLog } from '../../../src/model/random-math.ts';
import { createRandom, type Random } from '../../../src/model/random.ts';

const take = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const firstTen = (random: Random) => take(10, random.uniform);

describe('createRandom', () => {
  test('gives these numbers for seed 1, in every browser and for ever', () => {
    const random = createRandom(1);
    expect(take(3, random.uniform)).toEqual([0.7887684754095972, 0.2516580249648541, 0.8257388831116259]);
    expect(take(3, random.normal)).toEqual([0.2904583521574668, -0.6987170957785171, 0.20762759826719251]);
  });

  test('repeats itself for the same seed, batch and item', () => {
    expect(firstTen(createRandom(7, 8, 9))).toEqual(firstTen(createRandom(7, 8, 9)));
  });

  test('gives another stream when seed, batch, item or the upper half of the seed differs', () => {
    const streams = [
      createRandom(7, 8, 9),
      createRandom(8, 8, 9),
      createRandom(7, 9, 9),
      createRandom(7, 8, 10),
      createRandom(7 + 2 ** 32, 8, 9),
      createRandom(7 + 2 ** 33, 8, 9),
    ].map((random) => firstTen(random).join());
    expect(new Set(streams).size).toBe(streams.length);
  });

  test('draws uniform numbers with the mean, variance and serial correlation they should have', () => {
    const random = createRandom(2);
    const count = 100_000;
    const numbers = take(count, random.uniform);
    const mean = numbers.reduce((sum, value) => sum + value, 0) / count;
    const variance = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
    const neighbours = numbers.slice(1).reduce((sum, value, index) => sum + value * (numbers[index] ?? NaN), 0) / count;
    expect(Math.min(...numbers.slice(0, 1000))).toBeGreaterThanOrEqual(0);
    expect(numbers.every((value) => value < 1)).toBe(true);
    // Five standard errors each.
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / count));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / count));
    expect(Math.abs(neighbours - 1 / 4)).toBeLessThan(0.005);
  });

  test('draws normal deviates: mean 0, variance 1, 68.3% within one and 95.4% within two', () => {
    const random = createRandom(3);
    const count = 100_000;
    const deviates = take(count, random.normal);
    const mean = deviates.reduce((sum, value) => sum + value, 0) / count;
    const variance = deviates.reduce((sum, value) => sum + value * value, 0) / count;
    const within = (limit: number) => deviates.filter((value) => Math.abs(value) < limit).length / count;
    expect(mean).toBeCloseTo(0, 1);
    expect(Math.abs(variance - 1)).toBeLessThan(0.025);
    expect(Math.abs(within(1) - 0.6827)).toBeLessThan(0.008);
    expect(Math.abs(within(2) - 0.9545)).toBeLessThan(0.004);
  });

  test('draws whole numbers below a count, each about as often', () => {
    const random = createRandom(4);
    const counts = [0, 0, 0, 0, 0, 0];
    for (const face of take(60_000, () => random.below(6))) counts[face] = (counts[face] ?? NaN) + 1;
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60_000);
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  test.each([0.5, NaN, Infinity])('refuses %s as a seed', (seed) => {
    expect(() => createRandom(seed)).toThrow(/^seed must be a whole number/);
  });

  test.each([0, -1, 1.5])('refuses to draw below %s', (count) => {
    expect(() => createRandom(1).below(count)).toThrow(RangeError);
  });
});

describe('portable mathematics', () => {
  test('exp agrees with the engine to 1e-12', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (x) => {
        expect(Math.abs(portableExp(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  test('log agrees with the engine to 1e-13, near 1 and far from it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        expect(Math.abs(portableLog(x) - Math.log(x))).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(Math.log(x))));
      }),
    );
    expect(portableLog(1)).toBe(0);
  });

  test('the logistic function runs from 0 to 1, is 1/2 at 0 and mirrors itself', () => {
    expect(logistic(0)).toBe(0.5);
    expect(logistic(2)).toBeCloseTo(0.8807970779778823, 12);
    expect(logistic(1000)).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        expect(logistic(x) + logistic(-x)).toBeCloseTo(1, 12);
      }),
    );
  });

  test.each([NaN, 50.1, -Infinity])('exp refuses %s', (x) => {
    expect(() => portableExp(x)).toThrow(RangeError);
  });

  test.each([0, -1, NaN])('log refuses %s', (x) => {
    expect(() => portableLog(x)).toThrow(/^x must be a number above 0/);
  });
});
