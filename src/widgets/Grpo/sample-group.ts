/**
 * A toy that answers a sum: right as often as it is told, in the form it was asked for as often as it is told, and
 * otherwise with the mistakes people make. The same settings and the same draw give every reader the same answers.
 */
import { requireInteger, requirePositive, requireShare } from '../../model/check.ts';
import { createRandom } from '../../model/random.ts';

export interface Sum {
  first: number;
  second: number;
}

export interface GroupSettings {
  /** How often an answer is right. */
  accuracy: number;
  /** How often it is in the form that was asked for. */
  formShare: number;
  /** G. */
  groupSize: number;
  /** Counts the reader's draws. */
  draw: number;
}

export interface Answer {
  value: number;
  isRight: boolean;
  isInForm: boolean;
}

const seed = 17;

/** What a wrong answer to a product may be: a lost carry, one row too few, a digit off, a sum instead of a product. */
export function mistakesFor({ first, second }: Sum): readonly number[] {
  const right = first * second;
  return [right - 10, right - 100, right - second, right - first, right + 1, right + 10, first + second].filter(
    (value) => value !== right,
  );
}

/** Draws a group of answers. Throws a RangeError that names what is impossible. */
export function sampleGroup(sum: Sum, { accuracy, formShare, groupSize, draw }: GroupSettings): Answer[] {
  requireShare('accuracy', accuracy);
  requireShare('formShare', formShare);
  requirePositive('groupSize', requireInteger('groupSize', groupSize));
  const mistakes = mistakesFor(sum);
  return Array.from({ length: groupSize }, (_, index) => {
    const random = createRandom(seed, draw, index);
    // All three are drawn for every answer, so that moving a slider changes as few answers as it must.
    const isRight = random.uniform() < accuracy;
    const isInForm = random.uniform() < formShare;
    const mistake = mistakes[random.below(mistakes.length)] ?? NaN;
    return { value: isRight ? sum.first * sum.second : mistake, isRight, isInForm };
  });
}

/** How likely a group is to be all right or all wrong, when only that is scored: it then teaches nothing. */
export function silentShare(accuracy: number, groupSize: number): number {
  requireShare('accuracy', accuracy);
  requirePositive('groupSize', requireInteger('groupSize', groupSize));
  return Math.min(1, accuracy ** groupSize + (1 - accuracy) ** groupSize);
}
