/** A pair of scores on a line, in pixels, with labels that keep out of each other's way. Pure. */
import { linearScale } from '../../ui/chart/axes.ts';
import { textWidth } from '../../ui/chart/text-width.ts';
import type { BenchRow, Mark, Track } from './benchmarks.ts';

export interface PlacedMark {
  mark: Mark;
  /** The ends of its range; one and the same for a single score. */
  x: number;
  toX: number;
}

export interface PlacedLabel {
  x: number;
  anchor: 'start' | 'end';
  /** In reading order. */
  marks: readonly Mark[];
}

export interface TrackPlot {
  /** From the lowest mark to the highest; null for fewer than two. */
  bar: { from: number; to: number } | null;
  marks: readonly PlacedMark[];
  quiet: readonly { id: string; x: number }[];
  labels: readonly PlacedLabel[];
}

export interface Axis {
  domain: readonly [number, number];
  ticks: readonly number[];
}

/** Per cent, and ratings from 0 to beyond the highest. */
export const axes: Readonly<Record<BenchRow['unit'], Axis>> = {
  'percent-score': { domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
  rating: { domain: [0, 2400], ticks: [0, 600, 1200, 1800, 2400] },
};

/** Room for half a mark at both ends. */
const inset = 8;
/** From the middle of a mark to its label, and between two labels. */
const gap = 12;

export function toPixels(unit: BenchRow['unit'], width: number): (value: number) => number {
  return linearScale(axes[unit].domain, [inset, width - inset]);
}

export function trackPlot({ marks, quiet }: Track, unit: BenchRow['unit'], width: number): TrackPlot {
  const toX = toPixels(unit, width);
  const placed = marks
    .map((mark): PlacedMark => ({ mark, x: toX(mark.low), toX: toX(mark.high) }))
    .toSorted((a, b) => a.x - b.x);
  const [low, high] = placed;
  return {
    bar: low && high ? { from: low.x, to: high.toX } : null,
    marks: placed,
    quiet: quiet.map(({ id, value }) => ({ id, x: toX(value) })),
    labels: low ? (high ? twoLabels(low, high, width) : [oneLabel(low, width)]) : [],
  };
}

const widthOf = ({ label }: Mark): number => textWidth(label, 'bold');

function oneLabel({ mark, x, toX }: PlacedMark, width: number): PlacedLabel {
  return toX + gap + widthOf(mark) <= width
    ? { x: toX + gap, anchor: 'start', marks: [mark] }
    : { x: x - gap, anchor: 'end', marks: [mark] };
}

/** Outside the pair where there is room, else between the two, else both on the side that has room. */
function twoLabels(low: PlacedMark, high: PlacedMark, width: number): PlacedLabel[] {
  const [lowWidth, highWidth] = [widthOf(low.mark), widthOf(high.mark)];
  const between = high.x - low.toX - 2 * gap;
  const lowLeft: PlacedLabel = { x: low.x - gap, anchor: 'end', marks: [low.mark] };
  const lowInside: PlacedLabel = { x: low.toX + gap, anchor: 'start', marks: [low.mark] };
  const highRight: PlacedLabel = { x: high.toX + gap, anchor: 'start', marks: [high.mark] };
  const highInside: PlacedLabel = { x: high.x - gap, anchor: 'end', marks: [high.mark] };
  const fitsLeft = lowLeft.x - lowWidth >= 0;
  const fitsRight = highRight.x + highWidth <= width;

  if (fitsLeft && fitsRight) return [lowLeft, highRight];
  if (fitsRight && between >= lowWidth) return [lowInside, highRight];
  if (fitsLeft && between >= highWidth) return [lowLeft, highInside];
  if (between >= lowWidth + gap + highWidth) return [lowInside, highInside];
  // The nearer one first, so that the order of the words is that of the marks.
  return highRight.x + highWidth + gap + lowWidth <= width
    ? [{ ...highRight, marks: [low.mark, high.mark] }]
    : [{ ...lowLeft, marks: [low.mark, high.mark] }];
}
