/**
 * Numbers in few bits: what is left of a number when it is stored in a small floating-point format.
 *
 * Sources: OCP 8-bit Floating Point Specification (OFP8) 1.0 for E4M3 and E5M2; IEEE 754 for FP16 and FP32. DeepSeek-V3
 * computes with E4M3 throughout (Technical Report, s3.3.2) and keeps optimizer moments in BF16 and master weights in
 * FP32 (s3.3.3).
 */
import { requireFinite } from './check.ts';

/** A binary floating-point format with subnormals. The exponents are those of the value, without bias. */
export interface FloatFormat {
  name: string;
  bits: number;
  /** Stored digits after the binary point: 3 in E4M3. */
  mantissaBits: number;
  /** Exponent of the smallest normal number: −6 in E4M3. Below it, steps stay as they are down to 0. */
  minExponent: number;
  /** The largest number it can hold. */
  max: number;
}

/** E4M3 without infinities (float8_e4m3fn): the code that would be 480 means NaN, so 448 is the largest number. */
export const e4m3: FloatFormat = { name: 'E4M3', bits: 8, mantissaBits: 3, minExponent: -6, max: 448 };
export const e5m2: FloatFormat = { name: 'E5M2', bits: 8, mantissaBits: 2, minExponent: -14, max: 57344 };
export const fp16: FloatFormat = { name: 'FP16', bits: 16, mantissaBits: 10, minExponent: -14, max: 65504 };
export const bf16: FloatFormat = largestWith({ name: 'BF16', bits: 16, mantissaBits: 7, minExponent: -126 });
export const fp32: FloatFormat = largestWith({ name: 'FP32', bits: 32, mantissaBits: 23, minExponent: -126 });

/** Both have the exponent range of FP32, up to 2¹²⁷. */
function largestWith(format: Omit<FloatFormat, 'max'>): FloatFormat {
  return { ...format, max: (2 - 2 ** -format.mantissaBits) * 2 ** 127 };
}

/**
 * The number of `format` that is nearest to `value`; of two equally near, the one whose last digit is 0. What is larger
 * than the largest becomes the largest, as graphics processors convert to FP8 (saturation).
 * Throws a RangeError when `value` is not finite.
 */
export function roundTo(format: FloatFormat, value: number): number {
  const magnitude = Math.abs(requireFinite('value', value));
  if (magnitude >= format.max) return Math.sign(value) * format.max;
  const step = stepAt(format, magnitude);
  // Dividing by a power of two loses nothing here, so this is exact.
  return Math.sign(value) * roundHalfToEven(magnitude / step) * step;
}

/**
 * `roundTo` for whole tensors: the same results, for finite numbers only, which are not checked, and without a sign for 0.
 *
 * Steps are powers of two: beside 2⁵² steps a double has no room for a part of one, and rounds it half to even. Which
 * power that is for each exponent stands in a table.
 */
export function createRounder(format: FloatFormat): (value: number) => number {
  const { max } = format;
  const besides = Float64Array.from({ length: 2048 }, (_, biased) => 2 ** 52 * stepOfExponent(format, biased - 1023));
  return (value) => {
    const magnitude = Math.abs(value);
    float64[0] = magnitude;
    const beside = besides[(words[highWord] ?? NaN) >>> 20] ?? NaN;
    const rounded = magnitude >= max ? max : magnitude + beside - beside;
    return value < 0 ? -rounded : rounded;
  };
}

/** The distance between neighbouring numbers of `format` at `value`, on the side away from 0. */
export function stepAt(format: FloatFormat, value: number): number {
  requireFinite('value', value);
  return stepOfExponent(format, exponentOf(value));
}

/** The distance between neighbours from 2^`exponent` up. */
const stepOfExponent = ({ minExponent, mantissaBits }: FloatFormat, exponent: number): number =>
  2 ** (Math.max(minExponent, exponent) - mantissaBits);

/**
 * Every number from 0 up that `format` can hold, ascending. Negative numbers mirror it.
 * Throws a RangeError for formats of more than 16 bits: they hold billions.
 */
export function representableValues(format: FloatFormat): readonly number[] {
  if (format.bits > 16) throw new RangeError(`format must have at most 16 bits, not ${format.bits}`);
  const values: number[] = [];
  for (let value = 0; value <= format.max; value += stepAt(format, value)) values.push(value);
  return values;
}

const float64 = new Float64Array(1);
const words = new Uint32Array(float64.buffer);
float64[0] = 1;
const highWord = words[1] === 0 ? 0 : 1;

/** ⌊log₂ |value|⌋, read from the bits: Math.log2 may be off by one just below a power of two. */
function exponentOf(value: number): number {
  float64[0] = value;
  // 0 and what is too small for a normal double come out as −1023, far below any format's range.
  return (((words[highWord] ?? NaN) >>> 20) & 0x7ff) - 1023;
}

/** For 0 ≤ `value` ≤ 2⁵²: beside 2⁵², a double has no room for a fraction and rounds it half to even. */
function roundHalfToEven(value: number): number {
  return value + 2 ** 52 - 2 ** 52;
}
