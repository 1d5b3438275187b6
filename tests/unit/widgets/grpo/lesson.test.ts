import { describe, expect, test } from 'vitest';
import { learn, lessonChart, lessonView, rounds } from '../../../../src/widgets/Grpo/lesson.ts';

const path = learn(8);

describe('the lesson', () => {
  test('starts with one right answer in seven and ends with nearly all', () => {
    // Weights 0, 1, 0.5, 0 and 0: 1 ÷ (3 + e + e^0.5).
    expect(path[0]?.rightShare).toBeCloseTo(1 / (3 + Math.E + Math.exp(0.5)), 9);
    expect(path).toHaveLength(rounds + 1);
    expect(path.at(-1)?.rightShare).toBeGreaterThan(0.95);
    expect(lessonView(path, 0, 8).title).toMatch(
      /^From 14% right to 99% in 80 rounds, and \d+ of them taught nothing$/,
    );
  });

  test('counts the rounds that taught nothing, and marks each', () => {
    const silent = path.filter(({ last }) => last?.teaches === false).length;
    expect(silent).toBeGreaterThan(10);
    expect(lessonView(path, 0, 8).title).toContain(`and ${silent} of them`);
    expect(lessonChart(path, 0, 640).silent.match(/M/g)).toHaveLength(silent);
  });

  test('never learns from groups of one', () => {
    const alone = learn(1);
    expect(alone.at(-1)?.rightShare).toBe(alone[0]?.rightShare);
    expect(lessonView(alone, 5, 1).title).toBe(
      'Groups of one: after 80 rounds it is right as often as before, 14% of the time',
    );
  });

  test('says what a round asked and what it taught', () => {
    expect(lessonView(path, 0, 8).round).toBe('Nothing has been asked yet.');
    const teaching = path.findIndex(({ last }) => last?.teaches === true);
    const silent = path.findIndex(({ last }) => last?.teaches === false);
    expect(lessonView(path, teaching, 8).round).toMatch(
      / of 8 right\. Each right answer counted \+[\d.]+, each wrong one −[\d.]+\.$/,
    );
    expect(lessonView(path, silent, 8).round).toMatch(/All alike, so nothing was learnt\.$/);
  });

  test('shows habits that add up to the whole', () => {
    const { habits } = lessonView(path, 12, 8);
    expect(habits.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(habits.filter(({ isRight }) => isRight)).toHaveLength(1);
  });

  test('has every tenth round in its table', () => {
    expect(lessonView(path, 12, 8).table.rows).toHaveLength(9);
  });

  test('refuses a round that never was', () => {
    expect(() => lessonView(path, rounds + 1, 8)).toThrow(/^round must be from 0 to 80, not 81/);
  });
});
