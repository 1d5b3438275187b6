/**
 * What "a group of answers" says: settings in; bars, words, curve and table out.
 */
import { formatQuantity, formatShare } from '../../ledger/format.ts';
import { groupAdvantages } from '../../model/grpo.ts';
import { linearScale } from '../../ui/chart/axes.ts';
import { evenLine } from '../../ui/chart/compact-path.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import { type GroupSettings, sampleGroup, silentShare, type Sum } from './sample-group.ts';

export type Scoring = 'right' | 'right-and-form';

/** What is asked. */
const sum: Sum = { first: 17, second: 24 };
export const groupSizeRange = { min: 1, max: 16, step: 1, isLog: false } as const;
/** So that no group divides 0 by 0; the papers print none. */
const epsilon = 1e-6;

export interface GroupBar {
  index: number;
  answer: string;
  isRight: boolean;
  isInForm: boolean;
  reward: number;
  advantage: number;
  advantageText: string;
}

export interface GroupView {
  title: string;
  lead: string;
  note: string;
  bars: readonly GroupBar[];
  /** "Scores: mean 0.38, standard deviation 0.48" */
  statistics: string;
  /** What follows for the model, or that nothing does. */
  lesson: string;
  teaches: boolean;
  alt: string;
  table: DataTable;
}

/** Everything the group shows. */
export function groupView(settings: GroupSettings, scoring: Scoring): GroupView {
  const answers = sampleGroup(sum, settings);
  const rewards = answers.map(
    ({ isRight, isInForm }) => Number(isRight) + Number(scoring === 'right-and-form' && isInForm),
  );
  const { mean, standardDeviation, advantages, teaches } = groupAdvantages(rewards, epsilon);
  const bars = answers.map((answer, index) => ({
    index,
    answer: String(answer.value),
    isRight: answer.isRight,
    isInForm: answer.isInForm,
    reward: rewards[index] ?? NaN,
    advantage: advantages[index] ?? NaN,
    advantageText: signed(advantages[index] ?? NaN),
  }));
  const right = bars.filter(({ isRight }) => isRight).length;
  const statistics = `Scores: mean ${twoDigits(mean)}, standard deviation ${twoDigits(standardDeviation)}`;
  return {
    title: titleOf(right, bars, teaches),
    lead:
      `${formatQuantity(bars.length, 'number')} ${bars.length === 1 ? 'answer' : 'answers'} to ${sum.first} × ${sum.second}, as a toy model gives them. ` +
      'An answer’s advantage is its score less the group’s mean, in standard deviations.',
    note:
      'A toy: how often it is right and in form is set by you, and what it gets wrong is made up. The scores are ours too: 1 for a right answer' +
      (scoring === 'right-and-form' ? ', 1 more for the form that was asked for. ' : '. ') +
      'The formula is the one of the V3 and R1 papers.',
    bars,
    statistics,
    lesson: teaches
      ? 'Answers above the mean become likelier, those below it less likely. No second model had to guess what a good score is.'
      : 'Every answer scores the same, so each advantage is nothing: the model is left as it was, however right or wrong it is.',
    teaches,
    alt: `Bars to both sides of zero. ${bars.map(({ answer, isRight, advantageText }) => `${answer}, ${isRight ? 'right' : 'wrong'}: ${advantageText}`).join('; ')}. ${statistics}.`,
    table: {
      caption: `A group of ${bars.length} answers to ${sum.first} × ${sum.second}. ${statistics}.`,
      columns: [
        { label: 'Answer' },
        { label: 'Given', unit: 'number' },
        { label: 'Right' },
        { label: 'In form' },
        { label: 'Score', unit: 'points' },
        { label: 'Advantage', unit: 'standard deviations' },
      ],
      rows: bars.map(({ index, answer, isRight, isInForm, reward, advantage, advantageText }) => [
        String(index + 1),
        { value: Number(answer), text: answer },
        isRight ? 'yes' : 'no',
        isInForm ? 'yes' : 'no',
        { value: reward, text: String(reward) },
        { value: advantage, text: advantageText },
      ]),
    },
  };
}

function titleOf(right: number, bars: readonly GroupBar[], teaches: boolean): string {
  const all = bars.length;
  if (all === 1) return 'A group of one teaches nothing: an answer is always as good as itself';
  if (!teaches) {
    const how = right === all ? 'All right' : right === 0 ? 'All wrong' : 'All scored alike';
    return `${how}: these ${all} answers teach nothing`;
  }
  const best = Math.max(...bars.map(({ advantage }) => advantage));
  const worst = Math.min(...bars.map(({ advantage }) => advantage));
  return `${right} of ${all} are right: advantages run from ${signed(worst)} to ${signed(best)}`;
}

/** "+1.73", "−0.58", "0" */
export function signed(value: number): string {
  const digits = twoDigits(Math.abs(value));
  if (Number(digits) === 0) return '0';
  return `${value > 0 ? '+' : '−'}${digits}`;
}

const twoDigits = (value: number): string => value.toFixed(2);

export interface SilentCurve {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  path: string;
  /** Puts the path in its place. */
  place: string;
  yTicks: readonly { y: number; text: string }[];
  xTicks: readonly { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[];
  reader: { x: number; y: number };
  /** "18% of groups teach nothing" */
  text: string;
}

/** Insets of the plot; the slider below is told the same by the component's styles. */
const insets = { left: 48, right: 12, top: 12, foot: 42 };
const curveHeight = 190;
const samples = 100;

/** The share of groups that teach nothing, against how often an answer is right. */
export function silentCurve(accuracy: number, groupSize: number, width: number): SilentCurve {
  const plot = { left: insets.left, right: width - insets.right, top: insets.top, bottom: curveHeight - insets.foot };
  const toX = linearScale([0, 1], [plot.left, plot.right]);
  const toY = linearScale([0, 1], [plot.bottom, plot.top]);
  const shares = Array.from({ length: samples + 1 }, (_, index) => index / samples);
  return {
    width,
    height: curveHeight,
    plot,
    path: evenLine(shares.map((share) => toY(silentShare(share, groupSize)))),
    place: `translate(${plot.left} 0) scale(${((plot.right - plot.left) / samples).toFixed(4)} 1)`,
    yTicks: [0, 0.5, 1].map((share) => ({ y: toY(share), text: formatShare(share) })),
    xTicks: [0, 0.25, 0.5, 0.75, 1].map((share) => ({
      x: toX(share),
      text: formatShare(share),
      anchor: share === 1 ? 'end' : 'middle',
    })),
    reader: { x: toX(accuracy), y: toY(silentShare(accuracy, groupSize)) },
    text: silentText(accuracy, groupSize),
  };
}

/** "10% of such groups are all right or all wrong" */
export function silentText(accuracy: number, groupSize: number): string {
  return `${formatShare(silentShare(accuracy, groupSize))} of groups of ${groupSize} are all right or all wrong`;
}
