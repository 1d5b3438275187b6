/**
 * The numbers that E4M3 can hold, on a line, and what a number between them is rounded to. Pure.
 */
import { e4m3, representableValues, roundTo, stepAt } from '../../model/float8.ts';
import { boxStart, linearScale } from '../../ui/chart/axes.ts';
import { textWidth } from '../../ui/chart/text-width.ts';
import { plain } from './float8-view.ts';

export type AxisKind = 'log' | 'linear';

export interface NumberLineInput {
  /** The number over its scale; its sign has a bit of its own and is left out. */
  stored: number;
  axis: AxisKind;
  /** From 0, all of it, to 12: on a linear axis each step halves what is shown. */
  zoom: number;
  width: number;
}

export interface NumberLine {
  width: number;
  /** The ends of the axis. */
  left: number;
  right: number;
  /** Positions of representable numbers on it, and how many those are. */
  ticks: readonly number[];
  shown: number;
  labels: readonly { x: number; text: string }[];
  /** Where 0 stands: beside a logarithmic axis, which has none; null when it is out of view. */
  zeroX: number | null;
  isBroken: boolean;
  value: { x: number; flag: { x: number; width: number; text: string } };
  rounded: { x: number; label: string };
  description: string;
}

const values = representableValues(e4m3);
const smallest = values[1] ?? NaN;
export const mostZoom = 12;
/** On a logarithmic axis as many steps take in less: there, numbers stand evenly anyway. */
const logZoomShare = 1 / 3;
const inset = 14;
/** Beside a logarithmic axis, for the 0 that is not on it. */
const zeroRoom = 34;
const labelGap = 12;
/** Half of the smallest is what rounds to 0: the axis begins a little below that. */
const logStart = Math.log2(smallest) - 1.3;
const logEnd = Math.log2(e4m3.max) + 0.15;

export function numberLine({ stored, axis, zoom, width }: NumberLineInput): NumberLine {
  const magnitude = Math.abs(stored);
  const rounded = roundTo(e4m3, magnitude);
  const left = inset + (axis === 'log' ? zeroRoom : 0);
  const right = width - inset;
  const window = windowOf(magnitude, axis, zoom);
  const toAxis = linearScale(window, [left, right]);
  const hasZero = axis === 'log' ? window[0] <= logStart : window[0] <= 0;
  const zeroX = hasZero ? (axis === 'log' ? inset : left) : null;
  const toX = (value: number): number => {
    if (axis === 'linear') return toAxis(value);
    return value > 0 ? Math.max(left, toAxis(Math.log2(value))) : (zeroX ?? left);
  };
  const inView = values.filter((value) => {
    if (value === 0) return hasZero;
    const place = axis === 'log' ? Math.log2(value) : value;
    return place >= window[0] - 1e-9 && place <= window[1] + 1e-9;
  });
  const x = Math.min(right, toX(magnitude));
  const text = plain(magnitude);
  const flagWidth = textWidth(text, 'till') * 1.1 + 16;
  const label = plain(rounded);
  return {
    width,
    left,
    right,
    ticks: inView.map(toX),
    shown: inView.length,
    labels: labelsOf(inView, rounded, toX),
    zeroX,
    isBroken: axis === 'log' && hasZero,
    value: { x, flag: { x: boxStart(x, flagWidth, [1, width - 1]), width: flagWidth, text } },
    rounded: { x: Math.min(right, toX(rounded)), label },
    description:
      `The ${values.length} numbers from 0 up that E4M3 holds, on a ${axis === 'log' ? 'logarithmic' : 'linear'} line; ${inView.length} are in view. ` +
      `The picked number, divided by its scale, is ${text}. The nearest of them is ${label}.`,
  };
}

/** "23 of 127 numbers": what is in view, whatever the width. */
export function shownAt(input: Omit<NumberLineInput, 'width'>): string {
  return `${numberLine({ ...input, width: 640 }).shown} of ${values.length} numbers`;
}

/** What the axis shows, in its own units: a part of it around the number, never past its ends. */
function windowOf(magnitude: number, axis: AxisKind, zoom: number): readonly [number, number] {
  const [start, end] = axis === 'log' ? [logStart, logEnd] : [0, e4m3.max];
  // However close: the number and its neighbours on both sides stay in view.
  const least = axis === 'log' ? 2.4 : 4 * stepAt(e4m3, magnitude);
  const span = Math.max(least, (end - start) / 2 ** (axis === 'log' ? zoom * logZoomShare : zoom));
  const middle = axis === 'log' ? Math.log2(Math.max(magnitude, smallest / 4)) : magnitude;
  const from = Math.max(start, Math.min(middle - span / 2, end - span));
  return [from, from + span];
}

/** Names as many numbers as have room, the rounded one first, then round ones: powers of two before the rest. */
function labelsOf(
  inView: readonly number[],
  rounded: number,
  toX: (value: number) => number,
): { x: number; text: string }[] {
  const rank = (value: number) =>
    value === rounded ? 0 : value === 0 ? 1 : Number.isInteger(Math.log2(value)) ? 2 : 3;
  const placed: { x: number; text: string; half: number }[] = [];
  for (const value of inView.toSorted((a, b) => rank(a) - rank(b) || a - b)) {
    const text = plain(value);
    const label = { x: toX(value), text, half: textWidth(text, value === rounded ? 'bold' : 'label') / 2 };
    const meets = placed.some((other) => Math.abs(other.x - label.x) < other.half + label.half + labelGap);
    if (!meets) placed.push(label);
  }
  // The rounded number's own label is drawn by its mark.
  return placed.filter(({ text }) => text !== plain(rounded)).map(({ x, text }) => ({ x, text }));
}
