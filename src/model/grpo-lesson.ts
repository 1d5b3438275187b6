/**
 * A toy that learns to add by group relative policy optimisation: it draws a group of answers to a sum, a rule scores
 * them (right 1, wrong 0), and better-than-average answers become likelier.
 *
 *   probability of habit j ∝ e^(weight j)
 *   weight j              += rate × mean over the group of advantage i × (1 if answer i came from habit j, else 0, − probability j)
 *
 * That is the gradient of the GRPO objective for the first update after sampling, where no ratio is clipped yet, and
 * without the penalty for leaving the reference model. DeepSeek-V3 Technical Report, equation 26. The toy has five habits
 * instead of 671 billion parameters; the mechanism is the real one.
 */
import { requireFinite, requireInteger, requireNonNegative, requirePositive } from './check.ts';
import { groupAdvantages } from './grpo.ts';
import { createRandom, type Random } from './random.ts';
import { portableExp } from './random-math.ts';

/** A way of answering. `offset` is added to the right sum: 0 is the right habit, −10 forgets a carry. */
export interface Habit {
  label: string;
  offset: number;
  /** How it starts: the higher, the likelier. */
  initialWeight: number;
}

export interface Lesson {
  habits: readonly Habit[];
  /** G: answers per question. */
  groupSize: number;
  learningRate: number;
  epsilon: number;
  seed: number;
}

export interface ScoredAnswer {
  /** Index of the habit it came from. */
  habit: number;
  answer: number;
  reward: 0 | 1;
  advantage: number;
}

/** One question with its group of answers. */
export interface Round {
  question: { first: number; second: number };
  answers: readonly ScoredAnswer[];
  mean: number;
  standardDeviation: number;
  /** False when all answers were right or all wrong. */
  teaches: boolean;
}

/** A learner after a number of rounds. Each step is a new object. */
export interface Learner {
  rounds: number;
  weights: readonly number[];
  /** How likely each habit is now. */
  probabilities: readonly number[];
  /** How likely a right answer is now. */
  rightShare: number;
  last?: Round;
}

/** A learner that has not been asked yet. Throws a RangeError that names what is impossible. */
export function startLesson(lesson: Lesson): Learner {
  requirePositive('the number of habits', lesson.habits.length);
  requirePositive('groupSize', requireInteger('groupSize', lesson.groupSize));
  requireNonNegative('learningRate', lesson.learningRate);
  requireNonNegative('epsilon', lesson.epsilon);
  for (const { offset, initialWeight } of lesson.habits) {
    requireInteger('every offset', offset);
    requireFinite('every initialWeight', initialWeight);
  }
  const weights = lesson.habits.map(({ initialWeight }) => initialWeight);
  return { rounds: 0, ...believe(lesson, weights) };
}

/** Asks one more question. The same lesson gives the same questions and draws to every reader. */
export function stepLesson(lesson: Lesson, learner: Learner): Learner {
  const random = createRandom(lesson.seed, learner.rounds);
  const question = { first: 11 + random.below(79), second: 11 + random.below(79) };
  const right = question.first + question.second;

  const drawn = Array.from({ length: lesson.groupSize }, () => {
    const habit = draw(random, learner.probabilities);
    const answer = right + (lesson.habits[habit]?.offset ?? NaN);
    return { habit, answer, reward: answer === right ? (1 as const) : (0 as const) };
  });
  const { advantages, mean, standardDeviation, teaches } = groupAdvantages(
    drawn.map(({ reward }) => reward),
    lesson.epsilon,
  );
  const answers = drawn.map((answer, index) => ({ ...answer, advantage: advantages[index] ?? NaN }));

  const weights = learner.weights.map((weight, habit) => {
    const probability = learner.probabilities[habit] ?? NaN;
    const gradient = answers.reduce(
      (sum, answer) => sum + answer.advantage * ((answer.habit === habit ? 1 : 0) - probability),
      0,
    );
    return weight + (lesson.learningRate * gradient) / lesson.groupSize;
  });

  return {
    rounds: learner.rounds + 1,
    ...believe(lesson, weights),
    last: { question, answers, mean, standardDeviation, teaches },
  };
}

/** What weights mean. Only their differences count, so the highest is taken as 0 and no exponential overflows. */
function believe(lesson: Lesson, weights: readonly number[]) {
  const highest = Math.max(...weights);
  const odds = weights.map((weight) => portableExp(Math.max(-50, weight - highest)));
  const sum = odds.reduce((total, odd) => total + odd, 0);
  const probabilities = odds.map((odd) => odd / sum);
  const rightShare = probabilities.reduce(
    (total, probability, habit) => total + (lesson.habits[habit]?.offset === 0 ? probability : 0),
    0,
  );
  return { weights, probabilities, rightShare };
}

function draw(random: Random, probabilities: readonly number[]): number {
  let left = random.uniform();
  const index = probabilities.findIndex((probability) => (left -= probability) < 0);
  // Probabilities may add up to a hair less than 1.
  return index === -1 ? probabilities.length - 1 : index;
}
