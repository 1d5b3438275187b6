/**
 * Exponential and logarithm from additions, multiplications and divisions alone.
 *
 * IEEE 754 fixes those operations to the last bit and leaves Math.exp and Math.log to the engine. A simulation that
 * compares scores (which expert, which answer) must not come out differently in another browser, so it uses these.
 */
import { requireFinite, requirePositive } from './check.ts';

const squarings = 8;
const taylorTerms = 12;
const largestExponent = 50;

/** eˣ. `x` must lie between −50 and 50. Relative error below 1e-12; the same bits in every engine. */
export function portableExp(x: number): number {
  requireFinite('x', x);
  if (Math.abs(x) > largestExponent) throw new RangeError(`x must lie between -50 and 50, not ${x}`);
  const small = x / 2 ** squarings;
  let power = 1;
  for (let term = taylorTerms; term >= 1; term--) power = 1 + (power * small) / term;
  for (let squaring = 0; squaring < squarings; squaring++) power *= power;
  return power;
}

/** 1 ÷ (1 + e⁻ˣ), the score function of V3's router (config_671B.json: score_func). Saturates outside ±40. */
export function logistic(x: number): number {
  requireFinite('x', x);
  return 1 / (1 + portableExp(Math.min(40, Math.max(-40, -x))));
}

const ln2 = 0.6931471805599453;

/** The natural logarithm of a number above 0. Absolute error below 1e-14 near 1; the same bits in every engine. */
export function portableLog(x: number): number {
  requirePositive('x', x);
  let mantissa = x;
  let exponent = 0;
  while (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent--;
  }
  // ln m = 2 artanh((m − 1) ÷ (m + 1)), and the fraction is at most 0.172, so twelve terms reach the last bit.
  const t = (mantissa - 1) / (mantissa + 1);
  let series = 0;
  for (let odd = 23; odd >= 1; odd -= 2) series = series * t * t + 1 / odd;
  return exponent * ln2 + 2 * t * series;
}
