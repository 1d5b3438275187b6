import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bf16,
  createRounder,
  e4m3,
  e5m2,
  type FloatFormat,
  fp16,
  fp32,
  representableValues,
  roundTo,
  stepAt,
} from '../../../src/model/float8.ts';

const formats = [e4m3, e5m2, fp16, bf16, fp32];
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
const within = ({ max }: FloatFormat) => fc.double({ min: -max, max, noNaN: true });

describe('the formats', () => {
  test('E4M3 holds what decoding all its codes gives: 0, 7 subnormals and 119 normal numbers up to 448', () => {
    const decoded: number[] = [];
    for (let code = 0; code < 0x7f; code++) {
      const exponent = code >> 3;
      const mantissa = code & 7;
      decoded.push(exponent === 0 ? (mantissa / 8) * 2 ** -6 : (1 + mantissa / 8) * 2 ** (exponent - 7));
    }
    expect(representableValues(e4m3)).toEqual(decoded);
    expect(decoded.slice(-3)).toEqual([384, 416, 448]);
    expect(decoded[1]).toBe(2 ** -9);
  });

  test('E5M2 holds what decoding its finite codes gives, up to 57,344', () => {
    const decoded: number[] = [];
    for (let code = 0; code < 0x7c; code++) {
      const exponent = code >> 2;
      const mantissa = code & 3;
      decoded.push(exponent === 0 ? (mantissa / 4) * 2 ** -14 : (1 + mantissa / 4) * 2 ** (exponent - 15));
    }
    expect(representableValues(e5m2)).toEqual(decoded);
  });

  test('FP16 and BF16 hold 31,744 and 32,640 numbers from 0 up', () => {
    expect(representableValues(fp16)).toHaveLength(31 * 1024);
    expect(representableValues(bf16)).toHaveLength(255 * 128);
    expect(representableValues(bf16).at(-1)).toBe(bf16.max);
  });

  test('the numbers of FP32 are too many to list', () => {
    expect(() => representableValues(fp32)).toThrow('format must have at most 16 bits, not 32');
  });

  test.each([
    [0, 2 ** -9],
    [2 ** -9, 2 ** -9],
    [0.0624, 2 ** -8],
    [0.0625, 2 ** -7],
    [-1, 1 / 8],
    [448, 32],
  ])('at %s, neighbours in E4M3 stand %s apart', (value, step) => {
    expect(stepAt(e4m3, value)).toBe(step);
  });
});

describe('rounding to E4M3', () => {
  test.each([
    // Around 0.0625, where the step doubles.
    [0.0625, 0.0625],
    [0.064, 0.0625],
    [0.0605, 0.0625 - 2 ** -8],
    [0.0625 + 2 ** -7, 0.0703125],
    // Ties go to the number whose last digit is 0.
    [1.0625, 1],
    [1.1875, 1.25],
    [432, 448],
    [400, 384],
    [-1.0625, -1],
    // A hair beside a tie goes to the nearer one.
    [1.0625 + 2 ** -50, 1.125],
    [1.1875 - 2 ** -50, 1.125],
    // Subnormal numbers, and what is too small even for them.
    [2 ** -9, 2 ** -9],
    [2 ** -10, 0],
    [2 ** -10 + 2 ** -40, 2 ** -9],
    [3 * 2 ** -10, 2 ** -8],
    [2 ** -6 - 2 ** -10, 2 ** -6],
    [5e-324, 0],
    [0, 0],
    // Saturation.
    [447, 448],
    [448, 448],
    [464, 448],
    [480, 448],
    [1e300, 448],
    [-449, -448],
  ])('%s becomes %s', (value, rounded) => {
    expect(roundTo(e4m3, value)).toBe(rounded);
  });

  test('keeps the sign of a negative number too small to keep', () => {
    expect(roundTo(e4m3, -1e-9)).toBe(-0);
  });
});

describe('rounding to any format', () => {
  test.each([NaN, Infinity, -Infinity])('refuses %s', (value) => {
    expect(() => roundTo(e4m3, value)).toThrow(/^value must be a finite number/);
    expect(() => stepAt(e4m3, value)).toThrow(/^value must be a finite number/);
  });

  test.each(formats)('$name: finds the nearest number: at most half a step away, or saturated', (format) => {
    fc.assert(
      fc.property(within(format), (value) => {
        expect(Math.abs(roundTo(format, value) - value)).toBeLessThanOrEqual(stepAt(format, value) / 2);
      }),
    );
  });

  test.each(formats)('$name: rounding again changes nothing', (format) => {
    fc.assert(
      fc.property(anyNumber, (value) => {
        const once = roundTo(format, value);
        expect(roundTo(format, once)).toBe(once);
      }),
    );
  });

  test.each(formats)('$name: never swaps the order of two numbers', (format) => {
    fc.assert(
      fc.property(within(format), within(format), (a, b) => {
        expect(Math.sign(roundTo(format, a) - roundTo(format, b)) * Math.sign(a - b)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test.each([e4m3, e5m2])('$name: gives what searching the list of its numbers gives', (format) => {
    const values = representableValues(format);
    fc.assert(
      fc.property(fc.double({ min: 0, max: format.max, noNaN: true }), (value) => {
        const distances = values.map((candidate) => Math.abs(candidate - value));
        const nearest = Math.min(...distances);
        expect(values.filter((_, index) => distances[index] === nearest)).toContain(roundTo(format, value));
      }),
    );
  });

  test('FP32 agrees with the engine, bit for bit', () => {
    fc.assert(
      fc.property(within(fp32), (value) => {
        expect(roundTo(fp32, value)).toBe(Math.fround(value));
      }),
    );
    expect(fp32.max).toBe(Math.fround(3.4028234663852886e38));
  });

  test('BF16 agrees with adding half to the bits of an FP32 number and cutting', () => {
    const float = new Float32Array(1);
    const bits = new Uint32Array(float.buffer);
    fc.assert(
      fc.property(
        fc.float({ noNaN: true, noDefaultInfinity: true, min: Math.fround(-3e38), max: Math.fround(3e38) }),
        (value) => {
          float[0] = value;
          const word = bits[0] ?? NaN;
          bits[0] = (word + 0x7fff + ((word >>> 16) & 1)) & 0xffff0000;
          expect(roundTo(bf16, value)).toBe(float[0]);
        },
      ),
    );
  });

  test.each([
    [1 + 2 ** -11, 1],
    [1 + 3 * 2 ** -11, 1 + 2 ** -9],
    [2 ** -25, 0],
    [65519, 65504],
    [2049, 2048],
  ])('FP16: %s becomes %s', (value, rounded) => {
    expect(roundTo(fp16, value)).toBe(rounded);
  });
});

test('a rounder gives what rounding one by one gives, to the sign of what becomes 0, at ties and past the ends', () => {
  for (const format of formats) {
    const round = createRounder(format);
    const step = stepAt(format, 1);
    const own = [0, stepAt(format, 0), 1, 1 + step, 2, 2 - step];
    const ties = [stepAt(format, 0) / 2, 1 + step / 2, 1 + 1.5 * step, 2 + step];
    for (const value of [...own, ...ties, ...ties.map((tie) => -tie), 0, format.max * 1.01, -1e300, 5e-324]) {
      expect(round(value)).toBe(roundTo(format, value));
    }
    const isSame = (value: number) => value === 0 || Object.is(round(value), roundTo(format, value));
    fc.assert(fc.property(anyNumber, isSame));
    fc.assert(fc.property(within(format), isSame));
  }
});
