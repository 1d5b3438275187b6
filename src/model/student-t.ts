/** Student's t distribution, for intervals from a handful of observations. */
import { requireInteger, requirePositive, requireShare } from './check.ts';

/**
 * The t with P(|T| ≤ t) = `level`, found by halving the interval.
 * Throws a RangeError unless `level` is below 1 and `degreesOfFreedom` is a whole number above 0.
 */
export function twoSidedT(level: number, degreesOfFreedom: number): number {
  requireShare('level', level);
  if (level === 1) throw new RangeError('level must be below 1, not 1');
  requirePositive('degreesOfFreedom', requireInteger('degreesOfFreedom', degreesOfFreedom));

  let low = 0;
  let high = Math.PI / 2;
  // An angle below π/2 has 52 significant bits.
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (probabilityWithin(middle, degreesOfFreedom) < level) low = middle;
    else high = middle;
  }
  return Math.tan(low) * Math.sqrt(degreesOfFreedom);
}

/** P(|T| ≤ √n tan θ), a finite sum for whole n: Abramowitz and Stegun 26.7.3 and 26.7.4. */
function probabilityWithin(angle: number, degreesOfFreedom: number): number {
  const cosine = Math.cos(angle);
  const odd = degreesOfFreedom % 2 === 1;
  let sum = 0;
  let term = odd ? cosine : 1;
  for (let power = odd ? 1 : 0; power <= degreesOfFreedom - 2; power += 2) {
    sum += term;
    term *= ((power + 1) / (power + 2)) * cosine ** 2;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}
