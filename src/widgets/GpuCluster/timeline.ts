/**
 * The line under the squares: ticks and labels along a stretch of days, with the labels that would collide left out.
 */
import { dayOf } from './describe.ts';
import type { SimulatedRun } from './failures.ts';
import type { RunMoment } from './run-timeline.ts';

interface TimelineTick {
  /** From 0 to 1 along the line. */
  at: number;
  kind: 'stage' | 'hardware' | 'other';
}

interface TimelineLabel {
  at: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
  /** Where we are. */
  isNow: boolean;
  /** Only where there is room. */
  isWideOnly: boolean;
}

export interface Timeline {
  /** The filled part. */
  at: number;
  ticks: readonly TimelineTick[];
  labels: readonly TimelineLabel[];
  /** What a screen reader hears at the slider. */
  valueText: string;
}

/** A short label takes about this share of the line on a phone, where lines are shortest. */
const SHORT = 0.14;
/** A long one, with half of the label of the present, on the shortest line that has room for it. */
const LONG = 0.345;
/** A label that ends here leaves room for the one at the end of the line. */
const BEFORE_LAST = 0.935;

/** The line of the run itself: stages end at ticks. */
export function runTimeline({ progress, stages, stage, day }: RunMoment): Timeline {
  const days = stages.at(-1)?.endDay ?? 0;
  const firstEnd = stages[0]?.endDay ?? 0;
  return {
    at: progress,
    ticks: stages.slice(0, -1).map(({ endDay }) => ({ at: endDay / days, kind: 'stage' })),
    labels: withNow(progress, `day ${dayOf(day)}`, [
      { at: 0, text: 'day 0', anchor: 'start', isNow: false, isWideOnly: false },
      {
        at: Math.min(firstEnd / days - 0.012, BEFORE_LAST),
        text: `${stages[0]?.name ?? ''} ends, ${dayOf(firstEnd)}`,
        anchor: 'end',
        isNow: false,
        isWideOnly: true,
      },
      { at: 1, text: dayOf(days), anchor: 'end', isNow: false, isWideOnly: false },
    ]),
    valueText: progress === 1 ? `day ${dayOf(day)}, the run is done` : `day ${dayOf(day)}, ${stage.name}`,
  };
}

/** The line of a simulated run: each interruption is a tick. */
export function failureTimeline({ interruptions, calendarDays, workDays }: SimulatedRun, at: number): Timeline {
  const day = at * calendarDays;
  const past = interruptions.filter((event) => event.day <= day).length;
  return {
    at,
    ticks: [
      ...interruptions.map((event): TimelineTick => ({
        at: event.day / calendarDays,
        kind: event.isHardware ? 'hardware' : 'other',
      })),
      { at: workDays / calendarDays, kind: 'stage' },
    ],
    labels: withNow(at, `day ${dayOf(day)}`, [
      { at: 0, text: 'day 0', anchor: 'start', isNow: false, isWideOnly: false },
      {
        at: Math.min(workDays / calendarDays - 0.012, BEFORE_LAST),
        text: `without them, ${dayOf(workDays)}`,
        anchor: 'end',
        isNow: false,
        isWideOnly: true,
      },
      { at: 1, text: dayOf(calendarDays), anchor: 'end', isNow: false, isWideOnly: false },
    ]),
    valueText: `day ${dayOf(day)}, ${past} of ${interruptions.length} interruptions`,
  };
}

/** The label of the present, and those of the others that it leaves room for. */
function withNow(at: number, text: string, others: readonly TimelineLabel[]): TimelineLabel[] {
  const anchor = at < SHORT / 1.5 ? 'start' : at > 1 - SHORT / 1.5 ? 'end' : 'middle';
  const clear = others.filter((label) => {
    // A long label reaches to the left of its anchor.
    const reach = label.isWideOnly ? LONG : SHORT * 1.5;
    return label.anchor === 'start' ? at > reach : label.at - at > reach;
  });
  return [...clear, { at, text, anchor, isNow: true, isWideOnly: false }];
}
