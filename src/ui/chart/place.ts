/**
 * From data to pixels: the one place where it happens, for the still and for Chart.js alike.
 */
import { axisScale } from './axis-scale.ts';
import { placeBars } from './place-bars.ts';
import { framedBox, placeFrame } from './place-frame.ts';
import { dotLabels, placeLabels } from './place-labels.ts';
import { type Box, isNarrow, type PlacedChart, type PlacedDot, type PlacedRect } from './placed.ts';
import type { ChartSpec, HistogramSpec, LineSpec, ScatterSpec } from './spec.ts';

const histogramHeight = { narrow: 150, wide: 180 } as const;
const plotHeight = { narrow: 220, wide: 280 } as const;
const barGap = 1.2;
const dotRadius = 4.5;

/** Lays a chart out in `width` pixels. Its height depends on the spec and on whether it is narrow, on nothing else. */
export function placeChart(spec: ChartSpec, width: number): PlacedChart {
  switch (spec.kind) {
    case 'bars':
      return placeBars(spec, width);
    case 'histogram':
      return placeHistogram(spec, width);
    case 'line':
      return placeLines(spec, width);
    case 'scatter':
      return placeScatter(spec, width);
  }
}

function placeHistogram(spec: HistogramSpec, width: number): PlacedChart {
  const { plot, height } = framedBox(spec, width, histogramHeight[sizeOf(width)]);
  const toX = axisScale(spec.x, [plot.left, plot.right]);
  const tallest = Math.max(0, ...spec.bars.map(({ size }) => size));
  const perSize = tallest > 0 ? (plot.bottom - plot.top) / tallest : 0;
  const rects = spec.bars.map(({ from, to, size, tone }): PlacedRect => {
    const x = toX(from);
    const high = size * perSize;
    return { x, y: plot.bottom - high, width: Math.max(1, toX(to) - x - barGap), height: high, tone };
  });
  const topOf = (x: number) => rects.find((rect) => x >= rect.x && x < rect.x + rect.width + barGap)?.y ?? plot.bottom;
  return {
    ...bare(plot, width, height),
    ...placeFrame(spec, plot, width, topOf),
    rects,
    points: rects.map(({ x, y, width: wide }, index) => ({ x: x + wide / 2, y, text: spec.bars[index]?.text ?? '' })),
  };
}

function placeLines(spec: LineSpec, width: number): PlacedChart {
  const { plot: whole, height } = framedBox(spec, width, plotHeight[sizeOf(width)]);
  const labels = placeLabels(spec.series, whole, width);
  const plot = { ...whole, right: labels.plotRight };
  const toX = axisScale(spec.x, [plot.left, plot.right]);
  const toY = axisScale(spec.y, [plot.bottom, plot.top]);
  const paths = spec.series.map(({ points, tone, isDashed = false }) => ({
    points: points.map(({ x, y }) => [toX(x), toY(y)] as const),
    tone,
    isDashed,
  }));
  const frame = placeFrame(spec, plot, width, () => plot.top);
  return {
    ...bare(plot, width, height),
    ...frame,
    texts: [...frame.texts, ...labels.texts(paths)],
    paths,
    points: spec.series.flatMap(({ points }) => points.map(({ x, y, text }) => ({ x: toX(x), y: toY(y), text }))),
  };
}

function placeScatter(spec: ScatterSpec, width: number): PlacedChart {
  const { plot, height } = framedBox(spec, width, plotHeight[sizeOf(width)]);
  const toX = axisScale(spec.x, [plot.left, plot.right]);
  const toY = axisScale(spec.y, [plot.bottom, plot.top]);
  // In the order of x, which is how arrow keys walk.
  const ordered = spec.points.toSorted((a, b) => a.x - b.x);
  const dots = ordered.map(({ x, y, tone, isFilled }): PlacedDot => ({
    x: toX(x),
    y: toY(y),
    radius: dotRadius,
    tone,
    isFilled,
  }));
  const frame = placeFrame(spec, plot, width, () => plot.top);
  return {
    ...bare(plot, width, height),
    ...frame,
    texts: [...frame.texts, ...dotLabels(ordered, dots, width)],
    dots,
    points: dots.map(({ x, y }, index) => ({ x, y, text: ordered[index]?.text ?? '' })),
  };
}

function bare(plot: Box, width: number, height: number): PlacedChart {
  return {
    width,
    height,
    plot,
    rects: [],
    paths: [],
    dots: [],
    lines: [],
    texts: [],
    squares: [],
    flag: null,
    band: null,
    points: [],
  };
}

const sizeOf = (width: number) => (isNarrow(width) ? 'narrow' : 'wide');
