/**
 * The data of a placed chart by Chart.js: loaded only when a chart comes into view. Both its scales count pixels of the
 * box, so a shape stands exactly where the still had it. Axes, labels and text are SVG and no business of Chart.js.
 */
import {
  BarController,
  BarElement,
  Chart,
  type ChartDataset,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import type { PlacedChart } from './placed.ts';
import type { ChartColours } from './theme.ts';

Chart.register(BarController, BarElement, LinearScale, LineController, LineElement, PointElement);

export interface CanvasChart {
  readonly canvas: HTMLCanvasElement;
  /** Draws another chart, or the same one in other colours or with another point lifted out, at once. */
  show(chart: PlacedChart, colours: ChartColours, active: number | undefined): void;
  destroy(): void;
}

type Dataset = ChartDataset<'bar' | 'line', ({ x: number; y: number } | { x: number; y: [number, number] })[]>;

export function createDrawing(canvas: HTMLCanvasElement): CanvasChart {
  const drawn = new Chart<'bar' | 'line', Dataset['data']>(canvas, {
    type: 'bar',
    data: { datasets: [] },
    options: {
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      events: [],
      layout: { autoPadding: false, padding: 0 },
    },
  });

  return {
    canvas,
    show(chart, colours, active) {
      drawn.data.datasets = datasetsOf(chart, colours);
      drawn.options.scales = scalesOf(chart);
      if (drawn.width !== chart.width || drawn.height !== chart.height) drawn.resize(chart.width, chart.height);
      drawn.update('none');
      if (active === undefined) return;
      drawn.setActiveElements(elementAt(chart, active));
      drawn.render();
    },
    destroy: () => drawn.destroy(),
  };
}

/** Pixels in, pixels out: the domain of each scale is the box. */
function scalesOf({ width, height }: PlacedChart) {
  const bare = { type: 'linear', display: false, bounds: 'data', min: 0, offset: false } as const;
  return { x: { ...bare, max: width }, y: { ...bare, max: height, reverse: true } };
}

function datasetsOf({ rects, paths, dots }: PlacedChart, colours: ChartColours): Dataset[] {
  const bars = rects.map((rect): Dataset => ({
    type: 'bar',
    data: [{ x: rect.x + rect.width / 2, y: [rect.y, rect.y + rect.height] }],
    barThickness: rect.width,
    grouped: false,
    borderSkipped: false,
    backgroundColor: colours[rect.tone],
    hoverBackgroundColor: colours[rect.tone],
    hoverBorderColor: colours.ground,
    hoverBorderWidth: Math.min(2, rect.width / 3),
  }));
  const lines = paths.map(({ points, tone, isDashed }): Dataset => ({
    type: 'line',
    data: points.map(([x, y]) => ({ x, y })),
    borderColor: colours[tone],
    borderWidth: 2,
    borderJoinStyle: 'round',
    borderDash: isDashed ? [5, 4] : [],
    pointRadius: 0,
    pointHoverRadius: 4.5,
    pointHoverBackgroundColor: colours[tone],
  }));
  const circles = dots.map(({ x, y, radius, tone, isFilled }): Dataset => ({
    type: 'line',
    showLine: false,
    data: [{ x, y }],
    pointRadius: radius,
    pointHoverRadius: radius + 2,
    pointBackgroundColor: isFilled ? colours[tone] : colours.ground,
    pointHoverBackgroundColor: colours[tone],
    pointBorderColor: colours[tone],
    pointBorderWidth: isFilled ? 0 : 1.5,
  }));
  return [...bars, ...lines, ...circles];
}

/** Where Chart.js keeps a point: bars and dots have a dataset each, lines one for all their points. */
function elementAt({ paths }: PlacedChart, point: number): { datasetIndex: number; index: number }[] {
  if (paths.length === 0) return [{ datasetIndex: point, index: 0 }];
  let before = 0;
  for (const [datasetIndex, { points }] of paths.entries()) {
    if (point < before + points.length) return [{ datasetIndex, index: point - before }];
    before += points.length;
  }
  return [];
}
