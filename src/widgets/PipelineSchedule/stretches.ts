/** What the first GPU of a schedule is busy with, in a few stretches: the labels over its row. */
import { textWidth } from '../../ui/chart/text-width.ts';
import type { Span, Timeline } from './timeline.ts';

export interface Stretch extends Span {
  /** As much as fits over it in a column of text, and on a phone: nothing, perhaps. */
  inColumn: string;
  onPhone: string;
}

/** How wide the axis is on a narrow phone, and in a column of text. */
const phoneWidth = 260;
const columnWidth = 616;

/**
 * Its first forward passes, its longest wait, what it does in turn or at once, and the passes back at the end. `end` is
 * the time at the right edge.
 */
export function stretchesOf({ schedule, lanes, makespan }: Timeline, end: number): Stretch[] {
  const [lane = []] = lanes;
  const firstBack = lane.findIndex(({ pieces }) => pieces.some(({ phase }) => phase === 'B'));
  const filled = lane[firstBack - 1]?.to ?? 0;
  const lastForward = lane.findLast(({ pieces }) => pieces.some(({ phase }) => phase === 'F'))?.to ?? makespan;
  const both = lane.filter(({ isOverlapped }) => isOverlapped);
  const middle =
    schedule === 'dualpipe'
      ? {
          texts: ['forward and backward at once', 'both at once', 'both'],
          from: both[0]?.from ?? lastForward,
          to: both.at(-1)?.to ?? lastForward,
        }
      : {
          texts: ['one forward, one backward, in turn', 'forward and backward', 'in turn'],
          from: lane[firstBack]?.from ?? filled,
          to: lastForward,
        };
  const stretches = [
    { texts: ['forward'], from: 0, to: filled },
    { texts: ['waiting', 'wait'], ...longestWait(lane, middle.from) },
    middle,
    { texts: ['backward'], from: Math.max(middle.to, lastForward), to: makespan },
  ];
  return stretches.flatMap(({ texts, from, to }) => {
    const fitting = (width: number) => texts.find((text) => textWidth(text) <= ((to - from) / end) * width) ?? '';
    const inColumn = fitting(columnWidth);
    return inColumn === '' ? [] : [{ from, to, inColumn, onPhone: fitting(phoneWidth) }];
  });
}

/** The longest gap between blocks that end by a time. */
function longestWait(lane: Timeline['lanes'][number], until: number): Span {
  let longest: Span = { from: 0, to: 0 };
  for (const [index, { from }] of lane.entries()) {
    const before = lane[index - 1]?.to ?? 0;
    if (from <= until && from - before > longest.to - longest.from) longest = { from: before, to: from };
  }
  return longest;
}
