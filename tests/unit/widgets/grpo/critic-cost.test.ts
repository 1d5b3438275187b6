import { describe, expect, test } from 'vitest';
import { type CriticFacts, type CriticSettings, criticView } from '../../../../src/widgets/Grpo/critic-cost.ts';

const facts: CriticFacts = { activeParameters: 37e9, totalParameters: 671e9, trainedBytes: 13, runningBytes: 1 };
const view = (change: Partial<CriticSettings> = {}) =>
  criticView(facts, { ppo: 'ppo', grpo: 'grpo-with-rules', ...change });

describe('the count of derivation D12', () => {
  test.each<[Partial<CriticSettings>, string, string, string, string]>([
    [{}, '18N', '10N', '44%', '33%'],
    [{ grpo: 'grpo-with-reward-model' }, '18N', '12N', '33%', '33%'],
    [{ ppo: 'ppo-with-critic-rollout' }, '20N', '10N', '50%', '40%'],
    [{ ppo: 'ppo-with-critic-rollout', grpo: 'grpo-with-reward-model' }, '20N', '12N', '40%', '40%'],
  ])('%o: %s against %s, %s less, the critic alone %s', (change, ppo, grpo, saved, critic) => {
    const { bars, title } = view(change);
    expect(bars.map(({ totalText }) => totalText)).toEqual([ppo, grpo]);
    expect(title).toBe(`By this count GRPO takes ${saved} less arithmetic than PPO; the critic alone is ${critic}`);
  });

  test('says how far it depends on how one counts', () => {
    expect(view().range).toMatch(/33% if a reward model .* 44% if rules do, 50% if the critic also reads/);
  });

  test('parts of a bar follow each other and add up to it', () => {
    for (const { parts, total } of view({ ppo: 'ppo-with-critic-rollout' }).bars) {
      let end = 0;
      for (const { from, size } of parts) {
        expect(from).toBe(end);
        end += size;
      }
      expect(end).toBe(total);
    }
  });

  test('is 666 GFLOP per token with a critic and 370 without, at 37 billion parameters', () => {
    const row = view().table.rows.find(([name]) => name === 'Together, GFLOP per token');
    expect(row?.slice(1).map((cell) => (typeof cell === 'string' ? cell : cell.value))).toEqual([666, 370]);
  });
});

describe('memory', () => {
  test('is two trained models and two that only run, against one and one: 28 and 14 bytes a parameter', () => {
    const { bars, memory } = view();
    expect(bars.map(({ bytes }) => bytes)).toEqual([28, 14]);
    expect(memory).toBe('Weights and training state: 19 TB with the critic, 9.4 TB without, 50% less');
  });

  test('keeps the reward model where it scores', () => {
    expect(view({ grpo: 'grpo-with-reward-model' }).bars[1]?.models.map(({ text }) => text)).toEqual([
      'The model',
      'Its copy from before',
      'Reward model',
    ]);
  });
});
