/**
 * Labels that stand beside data: at the ends of lines, and at dots.
 */
import { pushApart } from './axes.ts';
import { type Box, isNarrow, type PlacedDot, type PlacedPath, type PlacedText } from './placed.ts';
import type { LineSeries, ScatterPoint } from './spec.ts';
import { textWidth } from './text-width.ts';

const lineHeight = 16;

export interface EndLabels {
  /** Where the plot ends, so that the labels have room. */
  plotRight: number;
  texts: (paths: readonly PlacedPath[]) => PlacedText[];
}

/** The names of lines: right of their ends, moved apart where these are close; on narrow charts above the ends. */
export function placeLabels(series: readonly LineSeries[], plot: Box, width: number): EndLabels {
  const isBeside = !isNarrow(width);
  const widest = Math.max(0, ...series.map(({ label }) => textWidth(label, 'bold')));
  const plotRight = isBeside ? width - widest - 8 : width;
  return {
    plotRight,
    texts(paths) {
      const wanted = paths.map(({ points }) => (points.at(-1)?.[1] ?? plot.bottom) + (isBeside ? 4.5 : -9));
      const heights = pushApart(wanted, lineHeight, 'up');
      return series.map(({ label, tone }, index): PlacedText => {
        const y = heights[index] ?? plot.bottom;
        const place = isBeside ? { x: plotRight + 8, anchor: 'start' as const } : { x: width, anchor: 'end' as const };
        return { ...place, y, text: label, role: 'bold', tone };
      });
    },
  };
}

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The names of dots, right or left of them, where they meet no dot and no earlier name; the others are left out. */
export function dotLabels(points: readonly ScatterPoint[], dots: readonly PlacedDot[], width: number): PlacedText[] {
  const taken: Area[] = dots.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const texts: PlacedText[] = [];
  for (const [index, { label }] of points.entries()) {
    const dot = dots[index];
    if (!dot || label === '') continue;
    const wide = textWidth(label);
    for (const anchor of ['start', 'end'] as const) {
      const left = anchor === 'start' ? dot.x + dot.radius + 3 : dot.x - dot.radius - 3 - wide;
      const area: Area = { left, right: left + wide, top: dot.y - lineHeight / 2, bottom: dot.y + lineHeight / 2 };
      if (area.left < 0 || area.right > width || taken.some((other) => overlaps(area, other))) continue;
      taken.push(area);
      texts.push({ x: anchor === 'start' ? left : left + wide, y: dot.y + 4.5, text: label, anchor, role: 'ink' });
      break;
    }
  }
  return texts;
}

function overlaps(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
