/**
 * What "a lesson in sums" says: a learner with five habits, round after round; curve, habits, words and table out.
 */
import { formatShare } from '../../ledger/format.ts';
import { type Habit, type Learner, type Lesson, startLesson, stepLesson } from '../../model/grpo-lesson.ts';
import { linearScale } from '../../ui/chart/axes.ts';
import { evenLine } from '../../ui/chart/compact-path.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import { signed } from './group-view.ts';

/** How the learner starts, all of it ours: right now and then, wrong in ways that are likelier. */
const habits: readonly Habit[] = [
  { label: 'Adds rightly', offset: 0, initialWeight: 0 },
  { label: 'Forgets to carry', offset: -10, initialWeight: 1 },
  { label: 'One too many', offset: 1, initialWeight: 0.5 },
  { label: 'One too few', offset: -1, initialWeight: 0 },
  { label: 'Carries twice', offset: 10, initialWeight: 0 },
];
const learningRate = 0.5;
const epsilon = 1e-6;
const seed = 1;

export const rounds = 80;
export const lessonGroupRange = { min: 1, max: 16, step: 1, isLog: false } as const;

/** The learner before the first round and after each. */
export function learn(groupSize: number): readonly Learner[] {
  const lesson: Lesson = { habits, groupSize, learningRate, epsilon, seed };
  const path = [startLesson(lesson)];
  for (let round = 0; round < rounds; round++) {
    const last = path.at(-1);
    if (last) path.push(stepLesson(lesson, last));
  }
  return path;
}

export interface HabitRow {
  label: string;
  isRight: boolean;
  share: number;
  text: string;
}

export interface LessonView {
  title: string;
  lead: string;
  note: string;
  habits: readonly HabitRow[];
  /** What was asked in this round, what came back, and what it taught. */
  round: string;
  alt: string;
  table: DataTable;
}

/** Everything the lesson shows at a round. */
export function lessonView(path: readonly Learner[], round: number, groupSize: number): LessonView {
  const learner = path[round];
  const first = path[0];
  const last = path.at(-1);
  if (!learner || !first || !last) throw new RangeError(`round must be from 0 to ${path.length - 1}, not ${round}`);
  const silent = path.slice(1).filter((step) => step.last?.teaches === false).length;
  const from = formatShare(first.rightShare);
  const to = formatShare(last.rightShare);
  return {
    title:
      groupSize === 1
        ? `Groups of one: after ${rounds} rounds it is right as often as before, ${to} of the time`
        : `From ${from} right to ${to} in ${rounds} rounds, and ${silent} of them taught nothing`,
    lead: `How likely a right answer is, round by round, with ${groupSize} ${groupSize === 1 ? 'answer' : 'answers'} to each question. Ticks below mark rounds that were all right or all wrong.`,
    note: 'A toy with five habits instead of billions of parameters; habits, pace and questions are ours, the same for every reader. The update is that of GRPO at its first step, without the penalty for leaving the model before training.',
    habits: habits.map(({ label, offset }, index) => {
      const share = learner.probabilities[index] ?? NaN;
      return { label, isRight: offset === 0, share, text: formatShare(share) };
    }),
    round: roundText(learner, round),
    alt: `Curve of how likely a right answer is: ${from} at first, ${formatShare(learner.rightShare)} after ${round} rounds, ${to} after ${rounds}. ${silent} rounds taught nothing.`,
    table: {
      caption: `The lesson with groups of ${groupSize}, every tenth round.`,
      columns: [
        { label: 'After round' },
        ...habits.map(({ label }) => ({ label, unit: 'share of answers' })),
        { label: 'Rounds that taught nothing', unit: 'rounds' },
      ],
      rows: path
        .map((step, index) => ({ step, index }))
        .filter(({ index }) => index % 10 === 0)
        .map(({ step, index }) => {
          const quiet = path.slice(1, index + 1).filter((before) => before.last?.teaches === false).length;
          return [
            { value: index, text: String(index) },
            ...step.probabilities.map((share) => ({ value: share, text: formatShare(share) })),
            { value: quiet, text: String(quiet) },
          ];
        }),
    },
  };
}

function roundText({ last }: Learner, round: number): string {
  if (!last) return 'Nothing has been asked yet.';
  const { question, answers, teaches } = last;
  const right = answers.filter(({ reward }) => reward === 1);
  const wrong = answers.filter(({ reward }) => reward === 0);
  const asked = `Round ${round} asked ${question.first} + ${question.second}: ${right.length} of ${answers.length} right.`;
  if (!teaches) return `${asked} All alike, so nothing was learnt.`;
  return `${asked} Each right answer counted ${signed(right[0]?.advantage ?? 0)}, each wrong one ${signed(wrong[0]?.advantage ?? 0)}.`;
}

export interface LessonChart {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  path: string;
  /** Puts the path in its place. */
  place: string;
  /** A tick for every round that taught nothing, in the same place. */
  silent: string;
  yTicks: readonly { y: number; text: string }[];
  xTicks: readonly { x: number; text: string; anchor: 'middle' | 'end' }[];
  reader: { x: number; y: number };
}

/** Insets of the plot; the slider below is told the same by the component's styles. */
const insets = { left: 48, right: 12, top: 12, foot: 42 };
const chartHeight = 250;
/** Between the curve's plot and the axis, for the ticks of rounds that taught nothing. */
const silentStrip = 14;

/** Lays the curve out in `width` pixels; the height is always the same. */
export function lessonChart(path: readonly Learner[], round: number, width: number): LessonChart {
  const plot = { left: insets.left, right: width - insets.right, top: insets.top, bottom: chartHeight - insets.foot };
  const toX = linearScale([0, rounds], [plot.left, plot.right]);
  const toY = linearScale([0, 1], [plot.bottom - silentStrip, plot.top]);
  return {
    width,
    height: chartHeight,
    plot,
    path: evenLine(path.map(({ rightShare }) => toY(rightShare))),
    place: `translate(${plot.left} 0) scale(${(toX(1) - toX(0)).toFixed(4)} 1)`,
    silent: path
      .map(({ last }, index) => (last?.teaches === false ? `M${index} ${plot.bottom - silentStrip + 4}v10` : ''))
      .join(''),
    yTicks: [0, 0.5, 1].map((share) => ({ y: toY(share), text: formatShare(share) })),
    xTicks: [0, 20, 40, 60, 80].map((index) => ({
      x: toX(index),
      text: String(index),
      anchor: index === rounds ? 'end' : 'middle',
    })),
    reader: { x: toX(round), y: toY(path[round]?.rightShare ?? 0) },
  };
}
