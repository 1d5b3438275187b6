import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bf16, e4m3, fp32 } from '../../../src/model/float8.ts';
import { type Grouping, type Matrix, quantise } from '../../../src/model/float8-matrix.ts';
import { createRandom } from '../../../src/model/random.ts';

const tile: Grouping = { rows: 1, columns: 128 };
const block: Grouping = { rows: 128, columns: 128 };

/** Normal numbers with one outlier, in row 100 and column 70. */
function withOutlier(outlier: number, seed = 1): Matrix {
  const random = createRandom(seed);
  const values = Float64Array.from({ length: 256 * 256 }, random.normal);
  values[100 * 256 + 70] = outlier;
  return { rows: 256, columns: 256, values };
}

describe('quantise', () => {
  test('scales the largest magnitude to 448 and rounds the rest on that scale', () => {
    const { values, scales, relativeErrors } = quantise(
      { rows: 1, columns: 3, values: [-896, 2.125, 0] },
      e4m3,
      'tensor',
    );
    expect(scales).toEqual([2]);
    expect([...values]).toEqual([-896, 2, 0]);
    expect([...relativeErrors]).toEqual([0, 0.125 / 2.125, 0]);
  });

  test('states the errors: two numbers, one exact, one that vanishes', () => {
    const { error } = quantise({ rows: 1, columns: 2, values: [448, 2 ** -11] }, e4m3, 'tensor');
    expect(error.relativeRms).toBeCloseTo(2 ** -11 / 448, 15);
    expect(error.meanRelative).toBe(0.5);
    expect(error.maxRelative).toBe(1);
    expect(error.flushedShare).toBe(0.5);
    expect(error.signalToNoiseDb).toBeCloseTo(20 * Math.log10(448 * 2 ** 11), 5);
  });

  test('keeps that small number when it has a scale of its own', () => {
    const each = quantise({ rows: 1, columns: 2, values: [448, 2 ** -11] }, e4m3, { rows: 1, columns: 1 });
    expect([...each.values]).toEqual([448, 2 ** -11]);
    expect(each.error).toEqual({
      relativeRms: 0,
      meanRelative: 0,
      maxRelative: 0,
      flushedShare: 0,
      signalToNoiseDb: Infinity,
    });
  });

  test('makes one scale per group, row of groups by row of groups, and cuts groups off at the edges', () => {
    const matrix = { rows: 3, columns: 3, values: [448, 0, 896, 0, 0, 0, 1344, 0, 1792] };
    expect(quantise(matrix, e4m3, { rows: 2, columns: 2 }).scales).toEqual([1, 2, 3, 4]);
    expect(quantise(matrix, e4m3, { rows: 1, columns: 128 }).scales).toEqual([2, 1, 4]);
  });

  test('counts scales as V3 does: 512 tiles or 4 blocks for 256 × 256 numbers', () => {
    expect(quantise(withOutlier(1), e4m3, tile).scales).toHaveLength(512);
    expect(quantise(withOutlier(1), e4m3, block).scales).toHaveLength(4);
    expect(quantise(withOutlier(1), e4m3, 'tensor').scales).toHaveLength(1);
  });

  test('stores zeros as zeros', () => {
    const { values, scales, error } = quantise({ rows: 1, columns: 2, values: [0, 0] }, e4m3, 'tensor');
    expect([...values]).toEqual([0, 0]);
    expect(scales).toEqual([1]);
    expect(error.relativeRms).toBe(0);
    expect(error.flushedShare).toBe(0);
  });

  test('errs by less than 1 in 256 in BF16 and 1 in 16 million in FP32, without a scale', () => {
    expect(quantise(withOutlier(1e4), bf16, 'none').error.maxRelative).toBeLessThanOrEqual(2 ** -8);
    expect(quantise(withOutlier(1e4), fp32, 'none').error.maxRelative).toBeLessThanOrEqual(2 ** -24);
    expect(quantise(withOutlier(1e4), bf16, 'none').scales).toEqual([1]);
  });

  test('never moves a number by more than half the widest step of its group', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(numbers, (values) => {
        const { values: readBack } = quantise({ rows: 3, columns: 4, values }, e4m3, 'tensor');
        // The step at 448 is 32, so half a step is 1/28 of the largest number.
        const bound = (Math.max(...values.map(Math.abs)) / 28) * (1 + 1e-12);
        values.forEach((value, cell) => expect(Math.abs((readBack[cell] ?? NaN) - value)).toBeLessThanOrEqual(bound));
      }),
    );
  });

  test.each([1, 2, 3, 4, 5])(
    'spoils less with finer scales when one number is 40,000 times the rest (seed %s)',
    (seed) => {
      const matrix = withOutlier(40_000, seed);
      const perTensor = quantise(matrix, e4m3, 'tensor').error;
      const perBlock = quantise(matrix, e4m3, block).error;
      const perTile = quantise(matrix, e4m3, tile).error;
      for (const measure of ['meanRelative', 'flushedShare', 'relativeRms'] as const) {
        expect(perTile[measure]).toBeLessThan(perBlock[measure]);
        expect(perBlock[measure]).toBeLessThan(perTensor[measure]);
      }
      expect(perTile.signalToNoiseDb).toBeGreaterThan(perTensor.signalToNoiseDb);
      // One scale for all: numbers lose 16% on average. A scale per tile: 2.3%.
      expect(perTensor.meanRelative).toBeGreaterThan(0.1);
      expect(perTile.meanRelative).toBeLessThan(0.03);
    },
  );

  test('gains little from finer scales without an outlier: floating point has range to spare', () => {
    const matrix = withOutlier(1);
    const perTensor = quantise(matrix, e4m3, 'tensor').error;
    const perTile = quantise(matrix, e4m3, tile).error;
    expect(perTensor.meanRelative / perTile.meanRelative).toBeLessThan(1.05);
  });

  test('refuses what does not fit, naming it', () => {
    expect(() => quantise({ rows: 2, columns: 2, values: [1, 2, 3] }, e4m3, 'tensor')).toThrow(
      'values must have 2 × 2 entries, not 3',
    );
    expect(() => quantise({ rows: 0, columns: 2, values: [] }, e4m3, 'tensor')).toThrow(/^rows must be/);
    expect(() => quantise({ rows: 1, columns: 1.5, values: [] }, e4m3, 'tensor')).toThrow(/^columns must be/);
    expect(() => quantise({ rows: 1, columns: 1, values: [1] }, e4m3, { rows: 0, columns: 1 })).toThrow(/^group rows/);
    expect(() => quantise({ rows: 1, columns: 1, values: [NaN] }, e4m3, 'tensor')).toThrow(/^every value must be/);
    expect(() => quantise({ rows: 1, columns: 1, values: [NaN] }, e4m3, 'none')).toThrow(RangeError);
  });
});
