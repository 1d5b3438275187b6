/**
 * What stands around the data of a histogram, line or scatter chart: axes, published figures, the reader's flag, the
 * band. From the top: a row for the flag, one for each published figure, the plot, ticks, the band's text, the title of
 * the axis. As each has a row of its own, none can meet another.
 */
import { boxStart } from './axes.ts';
import { axisScale, axisTitle, fittingTicks } from './axis-scale.ts';
import type { Box, PlacedChart, PlacedFlag, PlacedLine, PlacedText } from './placed.ts';
import type { Axis, HistogramSpec, LineSpec, PublishedMark, ScatterSpec } from './spec.ts';
import { textWidth } from './text-width.ts';

export type FramedSpec = HistogramSpec | LineSpec | ScatterSpec;

const flagHeight = 24;
const flagPadding = 12;
const markRow = 36;
const belowPlot = 44;
/** The band's text, where there is a band. */
const bandRow = 18;
const lineHeight = 16;
const bandHeight = 8;

export type PlacedFrame = Pick<PlacedChart, 'lines' | 'texts' | 'squares' | 'flag' | 'band'>;

/** Room for the rows above and below a plot of this height; its height does not depend on the width. */
export function framedBox(spec: FramedSpec, width: number, plotHeight: number): { plot: Box; height: number } {
  const top = (spec.flag ? flagHeight + 8 : 0) + spec.marks.length * markRow + (yTitle(spec) ? lineHeight + 8 : 8);
  const yTicks = 'y' in spec ? spec.y.ticks.map(({ text }) => textWidth(text)) : [];
  const left = yTicks.length > 0 ? Math.max(...yTicks) + 8 : 0;
  return {
    plot: { left, top, right: width, bottom: top + plotHeight },
    height: top + plotHeight + belowPlot + (spec.band ? bandRow : 0),
  };
}

/** Axes, marks, flag and band around a plot. `topOf` is the upper end of the data at an x, where a lead may stop. */
export function placeFrame(spec: FramedSpec, plot: Box, width: number, topOf: (x: number) => number): PlacedFrame {
  const toX = axisScale(spec.x, [plot.left, plot.right]);
  const toY = 'y' in spec ? axisScale(spec.y, [plot.bottom, plot.top]) : null;
  const lines: PlacedLine[] = [];
  const texts: PlacedText[] = [];
  const squares: { x: number; y: number }[] = [];

  if ('y' in spec && toY) placeYAxis(spec.y, toY, plot, lines, texts);
  lines.push({ x1: plot.left, x2: plot.right, y1: plot.bottom, y2: plot.bottom, role: 'zero' });
  for (const { at, text, anchor } of fittingTicks(spec.x, [plot.left, plot.right])) {
    lines.push({ x1: at, x2: at, y1: plot.bottom, y2: plot.bottom + bandHeight + 3, role: 'axis' });
    texts.push({ x: at, y: plot.bottom + 24, text, anchor, role: 'quiet' });
  }
  texts.push({
    x: plot.right,
    y: plot.bottom + (spec.band ? 58 : 40),
    text: axisTitle(spec.x),
    anchor: 'end',
    role: 'quiet',
  });

  const flagX = spec.flag ? toX(spec.flag.x) : null;
  const flag = spec.flag && flagX !== null ? placeFlag(spec.flag.text, flagX, width) : null;
  if (spec.flag && flagX !== null) {
    const end = toY && spec.flag.y !== null ? toY(spec.flag.y) : topOf(flagX);
    lines.push({ x1: flagX, x2: flagX, y1: flagHeight, y2: end, role: 'lead' });
    if (toY && spec.flag.y !== null) squares.push({ x: flagX, y: end });
  }

  const rowsTop = spec.flag ? flagHeight + 8 : 0;
  // The leftmost on top: leads pass to the left of the labels below.
  for (const [row, mark] of spec.marks.toSorted((a, b) => a.x - b.x).entries()) {
    const x = toX(mark.x);
    const y = toY && mark.y !== null ? toY(mark.y) : plot.bottom;
    const top = rowsTop + row * markRow;
    lines.push({ x1: x, x2: x, y1: top, y2: y, role: 'lead' });
    squares.push({ x, y });
    const side = sideOf(mark, x, width, flagX);
    const textX = side === 'start' ? x + 6 : x - 6;
    texts.push({ x: textX, y: top + 13, text: mark.figure, anchor: side, role: 'money' });
    texts.push({ x: textX, y: top + 13 + lineHeight, text: mark.text, anchor: side, role: 'ink' });
  }

  return { lines, texts: [...texts, ...bandText(spec, toX, plot)], squares, flag, band: placeBand(spec, toX, plot) };
}

function yTitle(spec: FramedSpec): string | null {
  return 'y' in spec ? axisTitle(spec.y) : null;
}

function placeYAxis(
  axis: Axis,
  toY: (value: number) => number,
  plot: Box,
  lines: PlacedLine[],
  texts: PlacedText[],
): void {
  for (const { value, text } of axis.ticks) {
    if (value < axis.domain[0] || value > axis.domain[1]) continue;
    const y = toY(value);
    lines.push({ x1: plot.left, x2: plot.right, y1: y, y2: y, role: 'grid' });
    texts.push({ x: plot.left - 8, y: y + 4.5, text, anchor: 'end', role: 'quiet' });
  }
  texts.push({ x: 0, y: plot.top - 12, text: axisTitle(axis), anchor: 'start', role: 'quiet' });
}

function placeFlag(text: string, at: number, width: number): PlacedFlag {
  const flagWidth = textWidth(text, 'till') + 2 * flagPadding;
  const x = boxStart(at, flagWidth, [0.75, width - 0.75]);
  return { x, y: 0.75, width: flagWidth, height: flagHeight - 1.5, text };
}

/** To the right of its lead; to the left where there is no room, or where the flag's lead would cross the label. */
function sideOf({ figure, text }: PublishedMark, x: number, width: number, flagX: number | null): 'start' | 'end' {
  const wide = Math.max(textWidth(figure, 'till'), textWidth(text)) + 6;
  const fitsLeft = x - wide >= 0;
  if (x + wide > width) return fitsLeft || x > width / 2 ? 'end' : 'start';
  const isCrossed = flagX !== null && flagX > x + 2 && flagX < x + wide;
  return isCrossed && fitsLeft ? 'end' : 'start';
}

function placeBand({ band }: FramedSpec, toX: (value: number) => number, { bottom }: Box): PlacedFrame['band'] {
  if (!band) return null;
  const x = toX(band.from);
  return { x, y: bottom + 1, width: Math.max(2, toX(band.to) - x), height: bandHeight };
}

function bandText({ band }: FramedSpec, toX: (value: number) => number, plot: Box): PlacedText[] {
  if (!band) return [];
  const wide = textWidth(band.text, 'bold');
  const x = boxStart((toX(band.from) + toX(band.to)) / 2, wide, [plot.left, plot.right]) + wide / 2;
  return [{ x, y: plot.bottom + 42, text: band.text, anchor: 'middle', role: 'bold' }];
}
