import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beta33Quantile,
  normalQuantile,
  quantile,
  quantileFunction,
  shapeOf,
} from '../../../src/model/distributions.ts';

/** low < central < high, each at least 0.1% above the one before. */
const anyPoints = fc
  .tuple(
    fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
    fc.double({ min: 1.001, max: 50, noNaN: true }),
    fc.double({ min: 1.001, max: 50, noNaN: true }),
  )
  .map(([low, up, further]) => ({ low, central: low * up, high: low * up * further }));

describe('a distribution from three numbers', () => {
  test('has them as its 5th, 50th and 95th percentile', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        expect(quantile(points, 0.05) / points.low).toBeCloseTo(1, 9);
        expect(quantile(points, 0.5) / points.central).toBeCloseTo(1, 9);
        expect(quantile(points, 0.95) / points.high).toBeCloseTo(1, 9);
      }),
    );
  });

  test('rises with the probability', () => {
    const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(anyPoints, probability, probability, (points, a, b) => {
        expect(quantile(points, Math.min(a, b))).toBeLessThanOrEqual(quantile(points, Math.max(a, b)));
      }),
    );
  });

  test('is log-normal when the range spans more than a factor of two, else a PERT', () => {
    expect(shapeOf({ low: 1.5, central: 2, high: 4 })).toBe('log-normal');
    expect(shapeOf({ low: 3, central: 4, high: 6 })).toBe('pert');
    expect(shapeOf({ low: 0, central: 4, high: 6 })).toBe('pert');
  });

  test('the log-normal one is symmetric in logarithms when its range is', () => {
    const points = { low: 1, central: 10, high: 100 };
    expect(quantile(points, 0.2) * quantile(points, 0.8)).toBeCloseTo(100, 6);
    // One standard deviation up: 10 × 10^(1 / 1.644854).
    expect(quantile(points, 0.8413447460685429)).toBeCloseTo(40.547, 3);
  });

  test('the PERT one ends: Beta(3, 3) reaches 0.5 beyond its middle, its 95th percentile 0.311', () => {
    const points = { low: 9, central: 10, high: 11 };
    expect(quantile(points, 1 - 1e-12)).toBeLessThan(10 + 0.5 / 0.31074);
    expect(quantile(points, 1 - 1e-12)).toBeGreaterThan(11.59);
  });

  test.each([
    [{ low: 2, central: 1, high: 3 }],
    [{ low: 1, central: 1, high: 3 }],
    [{ low: 1, central: 3, high: 3 }],
    [{ low: NaN, central: 1, high: 3 }],
  ])('refuses %j', (points) => {
    expect(() => quantileFunction(points)).toThrow(RangeError);
  });
});

describe('the parents', () => {
  test.each([
    [0.5, 0],
    [0.6, 0.2533471031],
    [0.95, 1.644853627],
    [0.999, 3.0902323062],
    [1e-12, -7.0344838253],
  ])('the normal quantile at %d is %d', (probability, value) => {
    expect(normalQuantile(probability)).toBeCloseTo(value, 5);
  });

  test('the quantile of Beta(3, 3) inverts 10x³ − 15x⁴ + 6x⁵', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (probability) => {
        const x = beta33Quantile(probability);
        expect(10 * x ** 3 - 15 * x ** 4 + 6 * x ** 5).toBeCloseTo(probability, 12);
      }),
    );
  });

  test.each([0, 1, -0.1, NaN])('have no quantile at %d', (probability) => {
    expect(() => normalQuantile(probability)).toThrow(/^probability/);
    expect(() => beta33Quantile(probability)).toThrow(/^probability/);
  });
});
