/** The bars of the day in pixels. Pure. Each has a line of text above it, so that no text depends on a bar's length. */
import { formatUsdShort } from '../../ledger/format.ts';
import { linearScale, roundTicks } from '../../ui/chart/axes.ts';
import type { DayRow } from './inference-day.ts';

export interface PlacedBar {
  row: DayRow;
  /** Of the line of text, and of the bar's upper edge. */
  textY: number;
  y: number;
  x: number;
  width: number;
}

export interface DayPlot {
  width: number;
  height: number;
  axisY: number;
  barHeight: number;
  bars: readonly PlacedBar[];
  ticks: readonly { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[];
  /** Where the cost stands, through all bars below its own. */
  costX: number;
}

const pitch = 50;
const barHeight = 22;
const textHeight = 16;
/** Nothing that exists is thinner than a hairline. */
const hairline = 1.5;

/** Lays the rows out in `width` pixels. Throws a RangeError when none of them is above 0. */
export function dayPlot(rows: readonly DayRow[], width: number): DayPlot {
  const most = Math.max(...rows.map(({ toUsd }) => toUsd));
  if (!(most > 0)) throw new RangeError(`rows must hold an amount above 0, not ${most}`);
  const ticks = roundTicks(most, width < 420 ? 3 : 5);
  const end = ticks.at(-1) ?? most;
  const toX = linearScale([0, end], [hairline / 2, width - hairline / 2]);
  const axisY = rows.length * pitch + 4;
  return {
    width,
    height: axisY + 28,
    axisY,
    barHeight,
    bars: rows.map((row, index) => ({
      row,
      textY: index * pitch + textHeight - 3,
      y: index * pitch + textHeight + 4,
      x: toX(row.fromUsd),
      width: Math.max(hairline, toX(row.toUsd) - toX(row.fromUsd)),
    })),
    ticks: ticks.map((usd, index) => ({
      x: toX(usd),
      text: formatUsdShort(usd),
      anchor: index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle',
    })),
    costX: toX(rows.find(({ id }) => id === 'cost')?.toUsd ?? 0),
  };
}
