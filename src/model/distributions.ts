/**
 * From three numbers to a distribution: low, central and high are its 5th, 50th and 95th percentile, exactly.
 *
 *   two-piece log-normal, where low > 0 and high / low > 2:
 *     x(u) = central × (high / central)^(z(u) / z(0.95)) above the median, and with low / central and z(0.05) below it
 *   two-piece PERT on Beta(3, 3), else:
 *     x(u) = central + (b(u) − 0.5) / (b(0.95) − 0.5) × (high − central) above the median, and likewise below it
 *
 * z is the standard normal quantile and b that of Beta(3, 3). A range that spans more than ×2 is a statement about
 * orders of magnitude, hence the log-normal; a narrower one has ends, hence the PERT.
 */
import { requireFinite } from './check.ts';

/** What is believed of one assumption. All three in its own unit, low < central < high. */
export interface ThreePoint {
  low: number;
  central: number;
  high: number;
}

/** The interval that low and high enclose: from the 5th to the 95th percentile. */
export const lowProbability = 0.05;
export const highProbability = 0.95;

export type Shape = 'log-normal' | 'pert';

/** The shape that three numbers get, by the rule at the head of this file. */
export function shapeOf({ low, high }: ThreePoint): Shape {
  return low > 0 && high / low > 2 ? 'log-normal' : 'pert';
}

/** The quantile at `probability` of the parent of a shape: the standard normal distribution, or Beta(3, 3). */
export function parentQuantile(shape: Shape, probability: number): number {
  return shape === 'log-normal' ? normalQuantile(probability) : beta33Quantile(probability);
}

/**
 * A function from the quantile of the shape's parent to the assumption's own value, not yet clamped to what its slider
 * allows. Two steps instead of one, because the parents' quantiles are the same for all assumptions and slow to compute.
 * Throws a RangeError unless low < central < high, all finite.
 */
export function quantileFunction(points: ThreePoint): (parent: number) => number {
  const { low, central, high } = points;
  for (const [name, value] of Object.entries({ low, central, high })) requireFinite(name, value);
  if (!(low < central && central < high)) {
    throw new RangeError(`low, central and high must ascend, not ${low}, ${central}, ${high}`);
  }
  const shape = shapeOf(points);
  const atLow = parentQuantile(shape, lowProbability);
  const atHigh = parentQuantile(shape, highProbability);
  if (shape === 'log-normal') {
    const slopeBelow = Math.log(low / central) / atLow;
    const slopeAbove = Math.log(high / central) / atHigh;
    return (normal) => central * Math.exp(normal * (normal < 0 ? slopeBelow : slopeAbove));
  }
  const slopeBelow = (low - central) / (atLow - 0.5);
  const slopeAbove = (high - central) / (atHigh - 0.5);
  return (beta33) => central + (beta33 - 0.5) * (beta33 < 0.5 ? slopeBelow : slopeAbove);
}

/** The value at `probability`, strictly between 0 and 1. */
export function quantile(points: ThreePoint, probability: number): number {
  return quantileFunction(points)(parentQuantile(shapeOf(points), probability));
}

/**
 * Quantile of the standard normal distribution. Throws a RangeError unless 0 < probability < 1.
 * Source: M. J. Wichura, Algorithm AS 241 (1988), routine PPND7; relative error about 1e-7.
 */
export function normalQuantile(probability: number): number {
  requireProbability(probability);
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q * polynomial(r, [3.3871327179, 50.434271938, 159.29113202, 59.10937472])) /
      polynomial(r, [1, 17.895169469, 78.757757664, 67.1875636])
    );
  }
  const r = Math.sqrt(-Math.log(Math.min(probability, 1 - probability)));
  const tail =
    r <= 5
      ? polynomial(r - 1.6, [1.4234372777, 2.75681539, 1.3067284816, 0.17023821103]) /
        polynomial(r - 1.6, [1, 0.7370016425, 0.12021132975])
      : polynomial(r - 5, [6.657905115, 3.081226386, 0.42868294337, 0.017337203997]) /
        polynomial(r - 5, [1, 0.24197894225, 0.012258202635]);
  return q < 0 ? -tail : tail;
}

/** Quantile of Beta(3, 3), whose distribution function is 10x³ − 15x⁴ + 6x⁵. Throws a RangeError unless 0 < probability < 1. */
export function beta33Quantile(probability: number): number {
  requireProbability(probability);
  if (probability > 0.5) return 1 - beta33Quantile(1 - probability);
  // Left of the middle the function is convex, so Newton's method walks down from 0.5 and never overshoots.
  let x = 0.5;
  for (;;) {
    const next = x - (x ** 3 * (10 - 15 * x + 6 * x * x) - probability) / (30 * (x * (1 - x)) ** 2);
    if (!(next < x)) return x;
    x = next;
  }
}

function requireProbability(probability: number): void {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`probability must lie between 0 and 1, not ${probability}`);
  }
}

/** The value at x of the polynomial with these coefficients, the constant first: Horner's rule. */
function polynomial(x: number, coefficients: readonly number[]): number {
  let value = 0;
  for (let power = coefficients.length - 1; power >= 0; power--) value = value * x + (coefficients[power] ?? 0);
  return value;
}
