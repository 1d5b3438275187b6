import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  groupAdvantages,
  type RlMethod,
  rlFlopPerToken,
  savedFlopShare,
  totalFlopPerToken,
} from '../../../src/model/grpo.ts';

const flop = { forward: 2, update: 6 };
const rewards = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 32 });

describe('groupAdvantages', () => {
  test('two right of four: mean 0.5, deviation 0.5, advantages +1, −1, −1, +1', () => {
    expect(groupAdvantages([1, 0, 0, 1], 0)).toEqual({
      mean: 0.5,
      standardDeviation: 0.5,
      advantages: [1, -1, -1, 1],
      teaches: true,
    });
  });

  test('one right of four: mean 0.25, deviation 0.433, advantages +1.732 and three times −0.577', () => {
    const { mean, standardDeviation, advantages } = groupAdvantages([1, 0, 0, 0], 0);
    expect(mean).toBe(0.25);
    expect(standardDeviation).toBeCloseTo(0.433, 3);
    expect(advantages.map((advantage) => advantage.toFixed(3))).toEqual(['1.732', '-0.577', '-0.577', '-0.577']);
  });

  test.each([[[1, 1, 1, 1]], [[0, 0]], [[0.1, 0.1, 0.1]], [[7]]])('%j, all equal, teaches nothing', (equal) => {
    const { advantages, teaches, standardDeviation } = groupAdvantages(equal, 0);
    expect(advantages.every((advantage) => advantage === 0)).toBe(true);
    expect(standardDeviation).toBe(0);
    expect(teaches).toBe(false);
  });

  test('an epsilon shrinks advantages a little', () => {
    expect(groupAdvantages([1, 0, 0, 1], 0.5).advantages).toEqual([0.5, -0.5, -0.5, 0.5]);
  });

  test('advantages add up to 0, and their order is the order of the rewards', () => {
    fc.assert(
      fc.property(rewards, (group) => {
        const { advantages } = groupAdvantages(group, 1e-6);
        expect(advantages.reduce((sum, advantage) => sum + advantage, 0)).toBeCloseTo(0, 6);
        advantages.forEach((a, i) =>
          advantages.forEach((b, j) => {
            if ((group[i] ?? NaN) > (group[j] ?? NaN)) expect(a).toBeGreaterThanOrEqual(b);
          }),
        );
      }),
    );
  });

  test('advantages stay the same when all rewards are doubled and raised by one', () => {
    const group = [1, 0, 0, 1, 1];
    const scaled = group.map((reward) => 2 * reward + 1);
    groupAdvantages(scaled, 0).advantages.forEach((advantage, index) => {
      expect(advantage).toBeCloseTo(groupAdvantages(group, 0).advantages[index] ?? NaN, 12);
    });
  });

  test('refuses an empty group, a reward that is no number and a negative epsilon', () => {
    expect(() => groupAdvantages([], 0)).toThrow(/^the number of rewards must be/);
    expect(() => groupAdvantages([1, NaN], 0)).toThrow(/^every reward must be/);
    expect(() => groupAdvantages([1, 0], -1)).toThrow(/^epsilon must be/);
  });
});

describe('arithmetic per sampled token', () => {
  test.each<[RlMethod, number]>([
    ['ppo', 18],
    ['ppo-with-critic-rollout', 20],
    ['grpo-with-reward-model', 12],
    ['grpo-with-rules', 10],
  ])('%s takes %i operations per parameter', (method, perParameter) => {
    expect(totalFlopPerToken(rlFlopPerToken(method, 37e9, flop))).toBe(perParameter * 37e9);
  });

  test('PPO’s 18N are rollout 2, reference 2, reward model 2, policy 6 and critic 6', () => {
    expect(rlFlopPerToken('ppo', 1, flop).map(({ id, flopPerToken }) => [id, flopPerToken])).toEqual([
      ['rollout', 2],
      ['reference', 2],
      ['reward-model', 2],
      ['policy-update', 6],
      ['critic-update', 6],
    ]);
  });

  test.each<[RlMethod, RlMethod, string]>([
    ['grpo-with-reward-model', 'ppo', '33%'],
    ['grpo-with-rules', 'ppo', '44%'],
    ['grpo-with-reward-model', 'ppo-with-critic-rollout', '40%'],
    ['grpo-with-rules', 'ppo-with-critic-rollout', '50%'],
  ])('%s saves against %s %s', (method, baseline, saved) => {
    expect(`${(savedFlopShare(method, baseline, flop) * 100).toFixed(0)}%`).toBe(saved);
  });

  test('refuses a model without parameters', () => {
    expect(() => rlFlopPerToken('ppo', 0, flop)).toThrow(/^parameters must be/);
    expect(() => rlFlopPerToken('ppo', 1, { forward: NaN, update: 6 })).toThrow(/^forward must be/);
    expect(() => rlFlopPerToken('ppo', 1, { forward: 2, update: 0 })).toThrow(/^update must be/);
  });
});
