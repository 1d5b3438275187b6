import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breakEvenElasticity,
  elasticityForSpend,
  priceRatioForSpend,
  quantityRatio,
  relativeChange,
  spendRatio,
} from '../../../src/model/demand.ts';

const priceRatio = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe('spend when the price falls', () => {
  test.each([
    [0, 0.1],
    [-0.5, 0.3162],
    [-1, 1],
    [-2, 10],
  ])('to a tenth at an elasticity of %s is %s times as much', (elasticity, ratio) => {
    expect(spendRatio(0.1, elasticity)).toBeCloseTo(ratio, 4);
  });

  test('rises beyond the break-even elasticity, falls before it and stays at it', () => {
    fc.assert(
      fc.property(priceRatio, fc.double({ min: 0.01, max: 3, noNaN: true }), (ratio, distance) => {
        expect(spendRatio(ratio, breakEvenElasticity - distance)).toBeGreaterThan(1);
        expect(spendRatio(ratio, breakEvenElasticity + distance)).toBeLessThan(1);
        expect(spendRatio(ratio, breakEvenElasticity)).toBe(1);
      }),
    );
  });

  test('is price times quantity', () => {
    fc.assert(
      fc.property(priceRatio, fc.double({ min: -4, max: 0, noNaN: true }), (ratio, elasticity) => {
        expect((ratio * quantityRatio(ratio, elasticity)) / spendRatio(ratio, elasticity)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('a fall of spend by 17%, as that of NVIDIA’s share price', () => {
  const fallen = 1 + relativeChange(142.62, 118.42);

  test('is −16.97% from close to close', () => {
    expect(relativeChange(142.62, 118.42)).toBeCloseTo(-0.1697, 4);
  });

  test('needs an elasticity of −0.919 when the price falls to a tenth', () => {
    expect(elasticityForSpend(0.1, fallen)).toBeCloseTo(-0.9192, 4);
  });

  test('needs a price fall of 17% when demand does not answer, and of 31% at −0.5', () => {
    expect(priceRatioForSpend(fallen, 0)).toBeCloseTo(0.8303, 4);
    expect(priceRatioForSpend(fallen, -0.5)).toBeCloseTo(0.6894, 4);
  });

  test('needs a higher price where demand answers more than in proportion', () => {
    expect(priceRatioForSpend(fallen, -2)).toBeCloseTo(1 / 0.8303, 3);
  });

  test('is brought about by no price at the break-even elasticity or next to it', () => {
    for (const spend of [fallen, 1, 2]) expect(priceRatioForSpend(spend, -1)).toBeNull();
    expect(priceRatioForSpend(fallen, -1 + 1e-9)).toBeNull();
    expect(priceRatioForSpend(fallen, -1 - 1e-9)).toBeNull();
  });
});

test('price and elasticity found for a spend bring that spend about', () => {
  const elasticity = fc.oneof(
    fc.double({ min: -0.9, max: 0, noNaN: true }),
    fc.double({ min: -4, max: -1.1, noNaN: true }),
  );
  fc.assert(
    fc.property(priceRatio, elasticity, fc.double({ min: 0.1, max: 10, noNaN: true }), (ratio, at, target) => {
      expect(spendRatio(ratio, elasticityForSpend(ratio, target)) / target).toBeCloseTo(1, 9);
      expect(spendRatio(priceRatioForSpend(target, at) ?? NaN, at) / target).toBeCloseTo(1, 9);
    }),
  );
});

test.each([
  ['priceRatio must be a number above 0, not 0', () => quantityRatio(0, -1)],
  ['elasticity must be a finite number, not NaN', () => spendRatio(0.5, NaN)],
  ['targetSpendRatio must be a number above 0, not 0', () => priceRatioForSpend(0, -0.5)],
  ['elasticity must be a finite number, not Infinity', () => priceRatioForSpend(0.5, Infinity)],
  ['priceRatio must be a number above 0, not -1', () => elasticityForSpend(-1, 0.5)],
  ['priceRatio must differ from 1', () => elasticityForSpend(1, 0.5)],
  ['targetSpendRatio must be a number above 0, not NaN', () => elasticityForSpend(0.5, NaN)],
  ['before must be a number above 0, not 0', () => relativeChange(0, 1)],
  ['after must be a finite number, not NaN', () => relativeChange(1, NaN)],
])('it is said that %s', (message, call) => {
  expect(call).toThrow(new RangeError(message));
});
