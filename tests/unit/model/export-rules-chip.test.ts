import { describe, expect, test } from 'vitest';
import { type ChipDesign, chipOf, performanceDensity, tpp } from '../../../src/model/export-rules-chip.ts';

const h20: ChipDesign = {
  product: 'H20',
  peaks: [
    { bits: 16, denseTops: 148 },
    { bits: 8, denseTops: 296 },
  ],
  dieMm2: 814,
  linkGbPerSecond: 900,
  otherIoGbPerSecond: 128,
  dramBandwidthGbPerSecond: 4000,
  dataCentre: true,
};

describe('tpp', () => {
  test('600 TOPS at 8 bits and 300 TFLOP/s at 16 are both 4,800: the example of the rule', () => {
    expect(tpp([{ bits: 8, denseTops: 600 }])).toBe(4800);
    expect(tpp([{ bits: 16, denseTops: 300 }])).toBe(4800);
  });

  test.each([
    ['A100', 312, 624, 4992],
    ['H100 SXM', 989.5, 1979, 15_832],
    ['H800 PCIe', 756.5, 1513, 12_104],
    ['H20', 148, 296, 2368],
    ['L20', 119.5, 239, 1912],
    ['B200', 2250, 4500, 36_000],
  ])('%s: %s TFLOP/s at 16 bits and %s at 8 make %s', (_, bf16, eightBit, expected) => {
    const peaks = [
      { bits: 16, denseTops: bf16 },
      { bits: 8, denseTops: eightBit },
    ];
    expect(tpp(peaks)).toBe(expected);
  });

  test('the highest precision-weighted speed counts, wherever it stands', () => {
    expect(
      tpp([
        { bits: 4, denseTops: 9000 },
        { bits: 64, denseTops: 40 },
      ]),
    ).toBe(36_000);
  });

  test('says why it refuses', () => {
    expect(() => tpp([])).toThrow('peaks must not be empty: a chip without a speed has no TPP');
    expect(() => tpp([{ bits: 8, denseTops: -1 }])).toThrow(
      'denseTops must not be -1: a chip cannot compute less than nothing',
    );
    expect(() => tpp([{ bits: 8, denseTops: NaN }])).toThrow(/^denseTops must not be NaN/);
    expect(() => tpp([{ bits: 0, denseTops: 1 }])).toThrow('bits must not be 0: a number has at least one bit');
  });
});

describe('performanceDensity', () => {
  test.each([
    [4992, 826, 6.04],
    [15_832, 814, 19.45],
    [12_104, 814, 14.87],
    [2368, 814, 2.91],
    [1912, 609, 3.14],
    [36_000, 1628, 22.11],
  ])('TPP %s on %s mm² is %s', (value, dieMm2, density) => {
    expect(performanceDensity(value, dieMm2)).toBeCloseTo(density, 2);
  });

  test.each([0, -1, NaN, Infinity])('refuses a die of %s mm² and says why', (dieMm2) => {
    expect(() => performanceDensity(2368, dieMm2)).toThrow(
      `dieMm2 must not be ${dieMm2}: performance density divides by the die area`,
    );
  });

  test('refuses a negative TPP', () => {
    expect(() => performanceDensity(-1, 814)).toThrow(RangeError);
  });
});

describe('chipOf', () => {
  test('adds link and PCIe up to all inputs and outputs', () => {
    expect(chipOf(h20)).toEqual({
      product: 'H20',
      tpp: 2368,
      performanceDensity: 2368 / 814,
      totalIoGbPerSecond: 1028,
      dramBandwidthGbPerSecond: 4000,
      dataCentre: true,
    });
  });

  test.each(['linkGbPerSecond', 'otherIoGbPerSecond', 'dramBandwidthGbPerSecond'] as const)(
    'refuses a negative %s',
    (name) => {
      expect(() => chipOf({ ...h20, [name]: -1 })).toThrow(
        `${name} must not be -1: a link cannot carry less than nothing`,
      );
    },
  );
});
