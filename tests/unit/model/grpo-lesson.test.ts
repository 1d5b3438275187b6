import { describe, expect, test } from 'vitest';
import { groupAdvantages } from '../../../src/model/grpo.ts';
import { type Learner, type Lesson, startLesson, stepLesson } from '../../../src/model/grpo-lesson.ts';

const lesson: Lesson = {
  habits: [
    { label: 'right', offset: 0, initialWeight: 0 },
    { label: 'forgets the carry', offset: -10, initialWeight: 1 },
    { label: 'one too many', offset: 1, initialWeight: 0.5 },
    { label: 'one too few', offset: -1, initialWeight: 0 },
  ],
  groupSize: 8,
  learningRate: 0.5,
  epsilon: 1e-6,
  seed: 1,
};

function after(rounds: number, change: Partial<Lesson> = {}): Learner {
  const changed = { ...lesson, ...change };
  let learner = startLesson(changed);
  for (let round = 0; round < rounds; round++) learner = stepLesson(changed, learner);
  return learner;
}

describe('the lesson', () => {
  test('starts with the habits as likely as their weights say', () => {
    const { probabilities, rightShare, rounds, last } = startLesson(lesson);
    const odds = [1, Math.E, Math.exp(0.5), 1];
    const sum = odds.reduce((total, odd) => total + odd, 0);
    odds.forEach((odd, habit) => expect(probabilities[habit]).toBeCloseTo(odd / sum, 10));
    expect(rightShare).toBe(probabilities[0]);
    expect(rounds).toBe(0);
    expect(last).toBeUndefined();
  });

  test('scores each answer by the rule: right 1, wrong 0, and gives it its advantage in the group', () => {
    const { last } = after(1);
    const { first = NaN, second = NaN } = last?.question ?? {};
    expect(last?.answers).toHaveLength(8);
    for (const { answer, reward, habit } of last?.answers ?? []) {
      expect(reward).toBe(answer === first + second ? 1 : 0);
      expect(answer).toBe(first + second + (lesson.habits[habit]?.offset ?? NaN));
    }
    const rewards = last?.answers.map(({ reward }) => reward) ?? [];
    expect(last?.answers.map(({ advantage }) => advantage)).toEqual(groupAdvantages(rewards, 1e-6).advantages);
  });

  test.each([1, 2, 3, 4, 5])(
    'learns to add: right in 16% of answers at first, in over 95% after 100 rounds (seed %s)',
    (seed) => {
      expect(after(0, { seed }).rightShare).toBeCloseTo(0.157, 3);
      expect(after(100, { seed }).rightShare).toBeGreaterThan(0.95);
    },
  );

  test('changes nothing in a round whose answers are all right or all wrong', () => {
    let learner = startLesson(lesson);
    let silent = 0;
    for (let round = 0; round < 100; round++) {
      const next = stepLesson(lesson, learner);
      if (next.last?.teaches === false) {
        silent++;
        expect(next.weights).toEqual(learner.weights);
      } else {
        expect(next.weights).not.toEqual(learner.weights);
      }
      learner = next;
    }
    expect(silent).toBeGreaterThan(10);
  });

  test('never learns from groups of one: an answer is always as good as itself', () => {
    expect(after(50, { groupSize: 1 }).weights).toEqual(startLesson(lesson).weights);
  });

  test('never finds a right answer it would never give', () => {
    const habits = lesson.habits.filter(({ offset }) => offset !== 0);
    const { rightShare, weights } = after(20, { habits });
    expect(rightShare).toBe(0);
    expect(weights).toEqual([1, 0.5, 0]);
  });

  test('moves weights by the gradient: one right of two, at rate 1', () => {
    const habits = [
      { label: 'right', offset: 0, initialWeight: 0 },
      { label: 'wrong', offset: 1, initialWeight: 0 },
    ];
    const pair: Lesson = { ...lesson, habits, groupSize: 2, learningRate: 1, epsilon: 0 };
    let learner = startLesson(pair);
    while (learner.last?.teaches !== true) learner = stepLesson(pair, learner);
    // Advantages ±1, probabilities ½: (1 × ½ + (−1) × (−½)) ÷ 2 = ½ for the right habit, −½ for the other.
    expect(learner.weights[0]).toBeCloseTo(0.5, 12);
    expect(learner.weights[1]).toBeCloseTo(-0.5, 12);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(after(10)).toEqual(after(10));
    expect(after(10, { seed: 2 }).weights).not.toEqual(after(10).weights);
  });

  test('keeps its probabilities at a sum of 1 and its weights finite for a thousand rounds at any rate', () => {
    const { probabilities, weights } = after(1000, { learningRate: 100 });
    expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
    expect(weights.every(Number.isFinite)).toBe(true);
  });

  test('takes only differences of weights for what they are, however large the weights', () => {
    const raised = lesson.habits.map((habit) => ({ ...habit, initialWeight: habit.initialWeight + 1000 }));
    startLesson({ ...lesson, habits: raised }).probabilities.forEach((probability, habit) => {
      expect(probability).toBeCloseTo(startLesson(lesson).probabilities[habit] ?? NaN, 9);
    });
  });

  test('refuses impossible lessons, naming what is wrong', () => {
    expect(() => startLesson({ ...lesson, habits: [] })).toThrow(/^the number of habits must be/);
    expect(() => startLesson({ ...lesson, groupSize: 0 })).toThrow(/^groupSize must be/);
    expect(() => startLesson({ ...lesson, learningRate: -1 })).toThrow(/^learningRate must be/);
    expect(() => startLesson({ ...lesson, epsilon: NaN })).toThrow(/^epsilon must be/);
    expect(() => startLesson({ ...lesson, habits: [{ label: '', offset: 0.5, initialWeight: 0 }] })).toThrow(
      /^every offset must be/,
    );
    expect(() => startLesson({ ...lesson, habits: [{ label: '', offset: 0, initialWeight: NaN }] })).toThrow(
      /^every initialWeight must be/,
    );
  });
});
