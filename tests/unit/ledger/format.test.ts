import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatFact,
  formatQuantity,
  formatRange,
  formatShare,
  formatTimes,
  formatUnitPrice,
  formatUsdShort,
  spoken,
  type Style,
} from '../../../src/ledger/format.ts';
import { loadLedger } from '../../../src/ledger/load.ts';
import type { Unit } from '../../../src/ledger/schema.ts';
import { unitWording } from '../../../src/ledger/unit-wording.ts';

const ledger = loadLedger('seeds');
// Object.keys widens to string, but the table has exactly the units as its keys.
const units = Object.keys(unitWording) as Unit[];
const styles: Style[] = ['full', 'short', 'number'];

describe('formatQuantity', () => {
  test.each<[number, Unit, string, string, string]>([
    [2_664_000, 'gpu-hours', '2,664,000 GPU-hours', '2,664K GPU-hours', '2,664,000'],
    [30_840_000, 'gpu-hours', '30,840,000 GPU-hours', '30.84M GPU-hours', '30,840,000'],
    [5_576_000, 'usd', '$5,576,000', '$5.576M', '$5,576,000'],
    [1.6e9, 'usd', '$1,600,000,000', '$1.6B', '$1,600,000,000'],
    [-24.2, 'usd', '−$24.20', '−$24.20', '−$24.20'],
    [2, 'usd-per-gpu-hour', '$2.00 per GPU-hour', '$2.00 per GPU-hour', '$2.00'],
    [0.0832, 'usd-per-kwh', '$0.0832 per kWh', '$0.0832 per kWh', '$0.0832'],
    [0.08, 'usd-per-kwh', '$0.08 per kWh', '$0.08 per kWh', '$0.08'],
    [33_750, 'usd-per-gpu', '$33,750 per GPU', '$33.75K per GPU', '$33,750'],
    [0.933, 'share', '93.3%', '93%', '93.3%'],
    [5.25, 'share', '525%', '525%', '525%'],
    [0.0025, 'share', '0.25%', '0.25%', '0.25%'],
    [-16.97, 'percent-change', '−16.97%', '−17%', '−16.97%'],
    [3.18, 'percent-change', '+3.18%', '+3.2%', '+3.18%'],
    [79.8, 'percent-score', '79.8%', '79.8%', '79.8%'],
    [14.8e12, 'tokens', '14,800,000,000,000 tokens', '14.8T tokens', '14,800,000,000,000'],
    [671e9, 'parameters', '671,000,000,000 parameters', '671B parameters', '671,000,000,000'],
    [2048, 'gpus', '2,048 GPUs', '2,048 GPUs', '2,048'],
    [1, 'gpus', '1 GPU', '1 GPU', '1'],
    [226.75, 'nodes', '226.75 nodes', '226.75 nodes', '226.75'],
    [3.4078e24, 'flop', '3.41e24 FLOP', '3.41e24 FLOP', '3.41e24'],
    [385e12, 'flop-per-second', '385 TFLOP/s', '385 TFLOP/s', '385T'],
    [2448e9, 'flop-per-token', '2,448 GFLOP per token', '2,448 GFLOP per token', '2,448G'],
    [1979e12, 'flop-per-second', '1,979 TFLOP/s', '1,979 TFLOP/s', '1,979T'],
    [3_997_696, 'bytes-per-token', '3,997,696 B per token', '3,998 kB per token', '3,997,696'],
    [18_432, 'dimensions', '18,432 dimensions', '18,432 dimensions', '18,432'],
    [10_200, 'watts', '10,200 W', '10.2 kW', '10,200'],
    [70_272, 'bytes-per-token', '70,272 B per token', '70.27 kB per token', '70,272'],
    [54.2012, 'days', '54.2 days', '54.2 days', '54.2'],
    [1.25, 'pue', 'PUE 1.25', 'PUE 1.25', '1.25'],
  ])('prints %d %s as "%s", in short "%s"', (value, unit, full, short, number) => {
    expect(formatQuantity(value, unit)).toBe(full);
    expect(formatQuantity(value, unit, 'short')).toBe(short);
    expect(formatQuantity(value, unit, 'number')).toBe(number);
  });

  test.each(units)('refuses NaN and infinity in %s', (unit) => {
    for (const value of [NaN, Infinity, -Infinity]) {
      for (const style of styles) expect(() => formatQuantity(value, unit, style)).toThrow(RangeError);
      expect(() => spoken(value, unit)).toThrow(RangeError);
    }
  });

  test('never prints NaN, infinity, a negative zero or a glyph that the fonts lack, in any unit', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e30, max: 1e30 }),
        fc.constantFrom(...units),
        fc.constantFrom(...styles),
        (value, unit, style) => {
          const text = formatQuantity(value, unit, style);
          expect(text).not.toMatch(/NaN|Infinity|∞|undefined|-\$?0(\.0+)?%?( |$)/);
          expect(text).toMatch(/^[ -ÿ−]+$/);
        },
      ),
    );
  });

  test('a shortened sum keeps its magnitude to four digits', () => {
    const scales: Record<string, number> = { '': 1, K: 1e3, M: 1e6, B: 1e9, T: 1e12 };
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 1, max: 9e14 }), (value) => {
        const [, digits = '', scale = '?'] = /^\$([\d,.]+)([KMBT]?)$/.exec(formatUsdShort(value)) ?? [];
        const printed = Number(digits.replaceAll(',', '')) * (scales[scale] ?? NaN);
        // Below $1,000 cents are kept, from there whole dollars or four digits.
        expect(Math.abs(printed - value)).toBeLessThanOrEqual(Math.max(0.5, value * 5.0001e-4));
      }),
    );
  });

  test('a longer number is never printed as a smaller one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 1e12 }), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const read = (value: number) => Number(formatQuantity(value, 'tokens', 'number').replaceAll(',', ''));
        expect(read(low)).toBeLessThanOrEqual(read(high));
      }),
    );
  });
});

describe('shorthands', () => {
  test('a sum, a price, a share and a factor', () => {
    expect(formatUsdShort(294_000)).toBe('$294K');
    expect(formatUnitPrice(2)).toBe('$2.00');
    expect(formatShare(0.9555)).toBe('96%');
    expect(formatShare(0.00036)).toBe('0.036%');
    expect(formatTimes(424)).toBe('424×');
    expect(formatTimes(8.58)).toBe('8.58×');
    expect(formatTimes(1.3)).toBe('1.3×');
  });
});

describe('formatRange', () => {
  test.each<[number, number, Unit, Style, string]>([
    [69e6, 92e6, 'usd', 'short', '$69M to $92M'],
    [0.03, 0.1, 'share', 'short', '3% to 10%'],
    [3, 6, 'years', 'full', '3 to 6 years'],
    [0.5, 1, 'hours', 'full', '0.5 to 1 hours'],
    [1.5, 4, 'usd-per-gpu-hour', 'full', '$1.50 to $4.00 per GPU-hour'],
    [9e11, 385e12, 'flop-per-second', 'full', '900 GFLOP/s to 385 TFLOP/s'],
    [385e12, 432e12, 'flop-per-second', 'full', '385 to 432 TFLOP/s'],
    [1.1, 1.56, 'pue', 'full', 'PUE 1.1 to 1.56'],
    [2000, 4000, 'gpus', 'number', '2,000 to 4,000'],
  ])('%d to %d %s, %s: "%s"', (low, high, unit, style, text) => {
    expect(formatRange(low, high, unit, style)).toBe(text);
  });

  test('refuses what is no range, naming the end', () => {
    expect(() => formatRange(NaN, 1, 'usd')).toThrow('low must be a finite number, got NaN');
    expect(() => formatRange(1, Infinity, 'usd')).toThrow('high must be a finite number, got Infinity');
    expect(() => formatRange(2, 1, 'usd')).toThrow(RangeError);
  });
});

describe('spoken', () => {
  test.each<[number, Unit, string]>([
    [5_576_000, 'usd', '5.576 million dollars'],
    [1, 'usd', '1 dollar'],
    [2_664_000, 'gpu-hours', '2.664 million GPU-hours'],
    [5_000, 'gpu-hours', '5,000 GPU-hours'],
    [2, 'usd-per-gpu-hour', '2 dollars per GPU-hour'],
    [3.42, 'usd-per-gpu-hour', '3.42 dollars per GPU-hour'],
    [0.933, 'share', '93.3 percent'],
    [-16.97, 'percent-change', 'minus 16.97 percent'],
    [424, 'times', '424 times'],
    [385e12, 'flop-per-second', '385 trillion floating-point operations per second'],
    [1979e12, 'flop-per-second', '1979 trillion floating-point operations per second'],
    [3.4078e24, 'flop', '3.41 times 10 to the power of 24 floating-point operations'],
    [70_272, 'bytes-per-token', '70,272 bytes per token'],
    [400, 'gb-per-second', '400 gigabytes per second'],
    [20, 'streaming-multiprocessors', '20 streaming multiprocessors'],
  ])('%d %s is "%s"', (value, unit, text) => {
    expect(spoken(value, unit)).toBe(text);
  });

  test.each<[number, Unit, Style, string]>([
    [4_141_237, 'usd', 'full', '4,141,237 dollars'],
    [4_141_237, 'usd', 'short', '4.141 million dollars'],
    [51_234, 'usd', 'short', '51,230 dollars'],
    [2_435_008, 'gpu-hours', 'short', '2.435 million GPU-hours'],
    [0.933, 'share', 'short', '93 percent'],
    [0.933, 'share', 'full', '93.3 percent'],
    [-16.97, 'percent-change', 'short', 'minus 17 percent'],
    [70_272, 'bytes-per-token', 'short', '70,270 bytes per token'],
    [3.4078e24, 'flop', 'short', '3.41 times 10 to the power of 24 floating-point operations'],
    [2, 'usd-per-gpu-hour', 'number', '2 dollars per GPU-hour'],
  ])('%d %s in the style “%s” is "%s": the number that is seen', (value, unit, style, text) => {
    expect(spoken(value, unit, style)).toBe(text);
  });

  test('rounds as print does, in any unit and style', () => {
    const scales: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
    const suffixes: Record<string, number> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };
    const anyMoney = fc.double({ noNaN: true, min: 0.01, max: 9e14 });
    fc.assert(
      fc.property(anyMoney, fc.constantFrom(...styles), (value, style) => {
        const [, seen = '', suffix = ''] = /^\$([\d,.]+)([KMBT]?)$/.exec(formatQuantity(value, 'usd', style)) ?? [];
        const [, heard = '', word = ''] =
          /^([\d,.]+)(?: (\w+illion))? dollars?$/.exec(spoken(value, 'usd', style)) ?? [];
        const number = (digits: string, scale: number) => Number(digits.replaceAll(',', '')) * scale;
        const printed = number(seen, suffixes[suffix] ?? 1);
        expect(Math.abs(number(heard, scales[word] ?? 1) - printed)).toBeLessThanOrEqual(1e-9 * printed);
      }),
    );
  });

  test('uses words, never symbols', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e30, max: 1e30 }), fc.constantFrom(...units), (value, unit) => {
        for (const text of [spoken(value, unit), ...styles.map((style) => spoken(value, unit, style))]) {
          expect(text).not.toMatch(/[$%×+²/]|NaN|∞|minus 0( |$)/);
          expect(text).toMatch(/\d/);
        }
      }),
    );
  });
});

describe('formatFact', () => {
  test.each([
    ['v3-usd-total', '$5,576,000'],
    ['semi-gpu-spend', 'more than $500,000,000'],
    ['v3-fp8-loss-error', 'less than 0.25%'],
    ['epoch-share-staff', '29% to 49%'],
    ['epoch-experiment-factor', '1.2× to 4×, centrally 2.2×'],
    [
      'v3-authors',
      'research and engineering: 150 people; data annotation: 31 people; business and compliance: 18 people',
    ],
    [
      'ds67b-config',
      'layers: 95 layers; width of hidden states: 8,192 dimensions; attention heads: 64 heads; KV heads: 8 heads; width of one head: 128 dimensions',
    ],
    ['v3-duration-bound', 'Less than two months.'],
    ['r1-release', '20 January 2025'],
    ['semi-spinoff', 'May 2023'],
    ['r1-no-cost-jan', 'Not published: GPU-hours and dollars'],
  ])('%s: %s', (id, text) => {
    expect(formatFact(ledger.fact(id))).toBe(text);
  });

  test('knows the short style', () => {
    expect(formatFact(ledger.fact('semi-gpu-spend'), 'short')).toBe('more than $500M');
    expect(formatFact(ledger.fact('epoch-gpt4-cost'), 'short')).toBe('$40.6M');
  });

  test('has a text for every fact', () => {
    for (const fact of ledger.facts) {
      for (const style of styles) expect(formatFact(fact, style), fact.id).toMatch(/^\S.*\S$|^\d$/s);
    }
  });

  test('refuses a fact that the schema would not let in', () => {
    const empty = { ...ledger.fact('v3-rate') };
    delete empty.value;
    expect(() => formatFact(empty)).toThrow('The fact "v3-rate" says nothing');
    const bare = { ...ledger.fact('v3-rate') };
    delete bare.unit;
    expect(() => formatFact(bare)).toThrow('The fact "v3-rate" has a number without a unit');
  });
});

test('formatDate prints as much of a date as is known', () => {
  expect(formatDate('2025-01-27')).toBe('27 January 2025');
  expect(formatDate('2023-05')).toBe('May 2023');
  expect(formatDate('2024')).toBe('2024');
});
