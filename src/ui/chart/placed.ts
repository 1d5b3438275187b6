/**
 * A chart with a size: shapes and texts in pixels. The only input of everything that draws.
 */
import type { Tone } from './spec.ts';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface PlacedRect {
  x: number;
  y: number;
  width: number;
  height: number;
  tone: Tone;
}

export interface PlacedPath {
  points: readonly (readonly [x: number, y: number])[];
  tone: Tone;
  isDashed: boolean;
}

export interface PlacedDot {
  x: number;
  y: number;
  radius: number;
  tone: Tone;
  isFilled: boolean;
}

/** grid: decorative; axis: carries meaning; lead: joins a label to what it means; zero: where amounts start. */
export interface PlacedLine {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  role: 'grid' | 'axis' | 'lead' | 'zero';
}

export interface PlacedText {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
  role: 'quiet' | 'ink' | 'bold' | 'money';
  /** Labels of data wear its colour. */
  tone?: Tone;
}

export interface PlacedFlag extends Omit<PlacedRect, 'tone'> {
  text: string;
}

/** What pointer and keyboard can reach, in reading order. */
export interface PlacedPoint {
  x: number;
  y: number;
  text: string;
}

export interface PlacedChart {
  width: number;
  height: number;
  plot: Box;
  /** The data: drawn by SVG in the still and by Chart.js when live. A chart has one sort of them. */
  rects: readonly PlacedRect[];
  paths: readonly PlacedPath[];
  dots: readonly PlacedDot[];
  /** All below is SVG in both. */
  lines: readonly PlacedLine[];
  texts: readonly PlacedText[];
  squares: readonly { x: number; y: number }[];
  flag: PlacedFlag | null;
  band: Omit<PlacedRect, 'tone'> | null;
  points: readonly PlacedPoint[];
}

/** Below this width labels stand above bars, and charts are lower. The widest still that a figure holds is as wide. */
const narrowBelow = 640;

export const isNarrow = (width: number): boolean => width < narrowBelow;
