/**
 * What happens to spending when something gets cheaper, at constant price elasticity of demand:
 *
 *   quantity ratio = price ratio ^ elasticity
 *   spend ratio    = price ratio ^ (1 + elasticity)
 *
 * Elasticities of demand are negative: at −2, a price lower by 1% sells about 2% more. At −1 spend never changes;
 * beyond it, cheaper means that more is spent in all, which is the Jevons paradox. Ratios are after ÷ before.
 */
import { requireFinite, requirePositive } from './check.ts';

/** The elasticity at which price and quantity cancel and spend stays as it was. */
export const breakEvenElasticity = -1;

/** Quantity after ÷ before. Throws a RangeError unless the price ratio is above 0 and the elasticity is finite. */
export function quantityRatio(priceRatio: number, elasticity: number): number {
  return requirePositive('priceRatio', priceRatio) ** requireFinite('elasticity', elasticity);
}

/** Spend after ÷ before. */
export function spendRatio(priceRatio: number, elasticity: number): number {
  return requirePositive('priceRatio', priceRatio) ** (1 + requireFinite('elasticity', elasticity));
}

/**
 * The price ratio that brings about a spend ratio at this elasticity; above 1 means that the price would have to rise.
 * Null when none does or any would, at −1, and when none that a number can hold does, next to it.
 */
export function priceRatioForSpend(targetSpendRatio: number, elasticity: number): number | null {
  requirePositive('targetSpendRatio', targetSpendRatio);
  requireFinite('elasticity', elasticity);
  // At −1 the exponent is infinite and the power 0, infinite or, for a spend that stays, not a number.
  const ratio = targetSpendRatio ** (1 / (1 + elasticity));
  return Number.isFinite(ratio) && ratio > 0 ? ratio : null;
}

/**
 * The elasticity at which a price ratio brings about a spend ratio. Throws a RangeError when the price does not change,
 * for then any elasticity, or none, would do.
 */
export function elasticityForSpend(priceRatio: number, targetSpendRatio: number): number {
  requirePositive('priceRatio', priceRatio);
  requirePositive('targetSpendRatio', targetSpendRatio);
  if (priceRatio === 1) throw new RangeError('priceRatio must differ from 1');
  return Math.log(targetSpendRatio) / Math.log(priceRatio) - 1;
}

/** Change as a share of where it began. NVIDIA's share price, 142.62 to 118.42 USD: −0.1697. */
export function relativeChange(before: number, after: number): number {
  requirePositive('before', before);
  return (requireFinite('after', after) - before) / before;
}
