/**
 * What a chart shows: data and words, no pixels. `place.ts` gives it a size, `ChartStill.svelte` draws it at build, and
 * `ChartLive.svelte` draws the same placed shapes with Chart.js where exploring helps.
 *
 *   histogram   bars over intervals of x
 *   bars        horizontal bars from one value of x to another: a tornado, or a ranking
 *   line        y over x, one or more series
 *   scatter     points at x and y
 */
import type { CostKind } from '../../model/receipt.ts';

/** The colour of a mark: that of a kind of cost, or ink where it belongs to none. */
export type Tone = CostKind | 'ink' | 'quiet';

export interface Axis {
  /** What it measures and in which unit: "total, US dollars". A log axis says so by itself. */
  label: string;
  scale: 'linear' | 'log';
  /** Ascending; above 0 on a log scale. */
  domain: readonly [low: number, high: number];
  ticks: readonly { value: number; text: string }[];
}

/** What somebody published, in ink. With `y` it is a point, without it a line that stands on the x axis. */
export interface PublishedMark {
  x: number;
  y: number | null;
  /** The figure, and whose it is: "$5.576M", "DeepSeek: rent for V3". */
  figure: string;
  text: string;
}

/** Where the reader's own assumptions lead, in a yellow flag. */
export interface Flag {
  x: number;
  y: number | null;
  text: string;
}

/** An interval of x, as a yellow strip on the axis: "nine in ten: $43M to $221M". */
export interface Band {
  from: number;
  to: number;
  text: string;
}

interface Frame {
  x: Axis;
  marks: readonly PublishedMark[];
  flag: Flag | null;
  band: Band | null;
  /** The text alternative: what the chart shows now. */
  description: string;
}

export interface HistogramBar {
  from: number;
  to: number;
  /** Its height, in whatever the bars count. */
  size: number;
  /** Tails are paler. */
  tone: Tone;
  /** What keyboard and pointer read out. */
  text: string;
}

export interface HistogramSpec extends Frame {
  kind: 'histogram';
  bars: readonly HistogramBar[];
}

export interface BarRow {
  id: string;
  label: string;
  from: number;
  to: number;
  /** What stands at the bar's left and right end. */
  leftText: string;
  rightText: string;
  /** A figure in a column of its own, at the right edge. */
  note: string;
  tone: Tone;
  text: string;
}

export interface BarsSpec {
  kind: 'bars';
  x: Axis;
  rows: readonly BarRow[];
  /** A line through all bars. */
  baseline: { x: number; text: string } | null;
  /** What the notes at the right edge are. */
  noteLabel: string;
  description: string;
}

export interface ChartPoint {
  x: number;
  y: number;
  text: string;
}

export interface LineSeries {
  id: string;
  /** Stands at the end of the line. */
  label: string;
  tone: Tone;
  isDashed?: boolean;
  points: readonly ChartPoint[];
}

export interface LineSpec extends Frame {
  kind: 'line';
  y: Axis;
  series: readonly LineSeries[];
}

export interface ScatterPoint extends ChartPoint {
  id: string;
  /** Stands beside the point when there is room. */
  label: string;
  tone: Tone;
  /** Filled: disclosed. Outlined: estimated. */
  isFilled: boolean;
}

export interface ScatterSpec extends Frame {
  kind: 'scatter';
  y: Axis;
  points: readonly ScatterPoint[];
}

export type ChartSpec = HistogramSpec | BarsSpec | LineSpec | ScatterSpec;
