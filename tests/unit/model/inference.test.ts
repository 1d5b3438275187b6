import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cacheSavingUsd,
  costProfitMargin,
  daysToReach,
  inferenceDay,
  type Monetisation,
  nodesNeeded,
  servingCostUsdPerDay,
} from '../../../src/model/inference.ts';

const serving = { nodes: 226.75, gpusPerNode: 8, rateUsdPerGpuHour: 2 };
const traffic = { inputHitTokens: 342e9, inputMissTokens: 266e9, outputTokens: 168e9 };
const r1Prices = { inputHitUsd: 0.14, inputMissUsd: 0.55, outputUsd: 2.19 };
/** Made up for the tests. */
const cheaperPrices = { inputHitUsd: 0.07, inputMissUsd: 0.25, outputUsd: 1 };
/** As DeepSeek counts: all tokens paid, at R1's price. */
const allPaid: Monetisation = {
  prices: r1Prices,
  freeShare: 0,
  cheaperShare: 0,
  cheaperPrices,
  discountedShare: 0,
  discount: 0,
};
const statedRevenueUsd = 562_027;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anySales = fc
  .record({ freeShare: share, cheaperShare: share, discountedShare: share, discount: share })
  .map((shares) => ({ ...allPaid, ...shares }));

describe('the day that DeepSeek described', () => {
  const day = inferenceDay(serving, traffic, allPaid);

  test('costs 87,072 USD', () => {
    expect(day.costUsd).toBe(87_072);
  });

  test('brings 562,100 USD in theory, within 0.02% of what was stated', () => {
    expect(day.theoreticalRevenueUsd).toBeCloseTo(562_100, 6);
    expect(day.revenueUsd).toBe(day.theoreticalRevenueUsd);
    expect(Math.abs(day.revenueUsd / statedRevenueUsd - 1)).toBeLessThan(0.0002);
  });

  test('has a margin of 545% of cost from the stated revenue, 545.6% from the rounded tokens', () => {
    expect(costProfitMargin(statedRevenueUsd, day.costUsd)).toBeCloseTo(5.4547, 4);
    expect(day.costProfitMargin).toBeCloseTo(5.4556, 4);
  });

  test('keeps 226.9 nodes busy, against 226.75 stated', () => {
    const needed = nodesNeeded(traffic, { inputTokensPerSecond: 73_700, outputTokensPerSecond: 14_800 });
    expect(needed.prefillNodes).toBeCloseTo(95.5, 1);
    expect(needed.decodeNodes).toBeCloseTo(131.4, 1);
    expect(needed.nodes).toBeCloseTo(226.9, 1);
  });

  test('repeated for 64 days costs as much as V3’s final run', () => {
    expect(daysToReach(5_576_000, day.costUsd)).toBeCloseTo(64.04, 2);
  });

  test('saves customers 140,220 USD because most input was cached', () => {
    expect(cacheSavingUsd(traffic, r1Prices)).toBeCloseTo(140_220, 6);
  });

  test('would still cover its cost with 84.5% of the traffic free', () => {
    expect(day.breakEvenFreeShare).toBeCloseTo(0.8451, 4);
  });
});

describe('revenue', () => {
  test('falls with free traffic, a cheaper model and discounts together', () => {
    const sales = { ...allPaid, freeShare: 0.5, cheaperShare: 0.5, discountedShare: 1 / 3, discount: 0.75 };
    const cheaperUsd = 342e3 * 0.07 + 266e3 * 0.25 + 168e3;
    const { revenueUsd, theoreticalRevenueUsd } = inferenceDay(serving, traffic, sales);
    expect(revenueUsd).toBeCloseTo(0.5 * ((562_100 + cheaperUsd) / 2) * 0.75, 6);
    expect(theoreticalRevenueUsd).toBeCloseTo(562_100, 6);
  });

  test('is at most the theoretical one when the other model is cheaper, and cost never changes', () => {
    fc.assert(
      fc.property(anySales, (sales) => {
        const day = inferenceDay(serving, traffic, sales);
        expect(day.revenueUsd).toBeLessThanOrEqual(day.theoreticalRevenueUsd);
        expect(day.profitUsd).toBe(day.revenueUsd - 87_072);
        expect(day.costProfitMargin).toBeCloseTo(day.profitUsd / 87_072, 9);
      }),
    );
  });

  test('meets cost at the break-even share of free traffic, or never', () => {
    fc.assert(
      fc.property(anySales, (sales) => {
        const { breakEvenFreeShare } = inferenceDay(serving, traffic, sales);
        const free = breakEvenFreeShare ?? 0;
        const { profitUsd } = inferenceDay(serving, traffic, { ...sales, freeShare: free });
        if (breakEvenFreeShare === null) expect(profitUsd).toBeLessThan(0);
        else expect(profitUsd).toBeCloseTo(0, 6);
      }),
    );
  });

  test('cannot break even when everything is given away', () => {
    const {
      revenueUsd,
      breakEvenFreeShare,
      costProfitMargin: margin,
    } = inferenceDay(serving, traffic, {
      ...allPaid,
      discountedShare: 1,
      discount: 1,
    });
    expect(revenueUsd).toBe(0);
    expect(margin).toBe(-1);
    expect(breakEvenFreeShare).toBeNull();
  });
});

describe('what cannot be is refused by name', () => {
  test.each(['freeShare', 'cheaperShare', 'discountedShare', 'discount'] as const)('%s above 1', (name) => {
    expect(() => inferenceDay(serving, traffic, { ...allPaid, [name]: 1.1 })).toThrow(
      new RangeError(`${name} must be a share from 0 to 1, not 1.1`),
    );
  });

  test.each(['nodes', 'gpusPerNode', 'rateUsdPerGpuHour'] as const)('%s of 0', (name) => {
    expect(() => servingCostUsdPerDay({ ...serving, [name]: 0 })).toThrow(
      new RangeError(`${name} must be a number above 0, not 0`),
    );
  });

  test.each(['inputHitTokens', 'inputMissTokens', 'outputTokens'] as const)('%s below 0', (name) => {
    const negative = { ...traffic, [name]: -1 };
    const message = `${name} must be a number from 0 up, not -1`;
    expect(() => inferenceDay(serving, negative, allPaid)).toThrow(new RangeError(message));
    expect(() => nodesNeeded(negative, { inputTokensPerSecond: 1, outputTokensPerSecond: 1 })).toThrow(message);
  });

  test.each(['inputHitUsd', 'inputMissUsd', 'outputUsd'] as const)('%s that is no number', (name) => {
    const prices = { ...r1Prices, [name]: NaN };
    expect(() => inferenceDay(serving, traffic, { ...allPaid, prices })).toThrow(
      new RangeError(`${name} must be a number from 0 up, not NaN`),
    );
  });

  test.each(['inputTokensPerSecond', 'outputTokensPerSecond'] as const)('%s of 0', (name) => {
    const node = { inputTokensPerSecond: 1, outputTokensPerSecond: 1, [name]: 0 };
    expect(() => nodesNeeded(traffic, node)).toThrow(`${name} must be a number above 0, not 0`);
  });

  test('nothing to compare with', () => {
    expect(() => costProfitMargin(1, 0)).toThrow('costUsd must be a number above 0, not 0');
    expect(() => daysToReach(1, 0)).toThrow('usdPerDay must be a number above 0, not 0');
  });
});
