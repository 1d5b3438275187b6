/**
 * The chart of "the electricity myth": cost against the price of a kWh, one straight line for each way of counting the
 * power, and above them what prices have been reported.
 */
import { formatUsdShort, formatQuantity } from '../../ledger/format.ts';
import { boxStart, linearScale, pushApart, roundTicks } from '../../ui/chart/axes.ts';
import { type Ground, groundBehind } from '../../ui/chart/ground.ts';
import { textWidth } from '../../ui/chart/text-width.ts';
import type { PowerBasis } from './energy-bill.ts';

/** A price or range of prices that somebody reported, USD per kWh. */
export interface ReportedPrice {
  id: string;
  name: string;
  low: number;
  high: number;
  /** Weakly sourced: drawn with a dashed line. */
  isWeak: boolean;
}

export interface PriceRange {
  min: number;
  max: number;
}

export interface PlacedPrice {
  id: string;
  y: number;
  from: number;
  to: number;
  text: string;
  textX: number;
  textY: number;
  ground: Ground;
  isWeak: boolean;
}

export interface EnergyCurve {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  lines: readonly { id: PowerBasis['id']; path: string; text: string; textY: number; isYours: boolean }[];
  yTicks: readonly { y: number; text: string }[];
  xTicks: readonly { x: number; text: string }[];
  reported: readonly PlacedPrice[];
  reader: { x: number; y: number; flagX: number; flagWidth: number; text: string };
}

/** Insets of the plot; the slider below is told the same by the component's styles. */
const energyInsets = { left: 52, right: 90, foot: 42 };
const flagHeight = 26;
const reportedPitch = 22;
const plotHeight = 210;
const labelGap = 17;

/** Lays the chart out in `width` pixels; its height is always the same. */
export function energyCurve(
  bases: readonly PowerBasis[],
  priceUsdPerKwh: number,
  reported: readonly ReportedPrice[],
  { min, max }: PriceRange,
  width: number,
): EnergyCurve {
  const top = flagHeight + 10 + reported.length * reportedPitch + 10;
  const plot = { left: energyInsets.left, right: width - energyInsets.right, top, bottom: top + plotHeight };
  const dearest = Math.max(...bases.map(({ kwh }) => kwh)) * max;
  const ticks = roundTicks(dearest, 4);
  const toX = linearScale([min, max], [plot.left, plot.right]);
  const toY = linearScale([0, ticks.at(-1) ?? dearest], [plot.bottom, plot.top]);
  const ends = pushApart(
    bases.map(({ kwh }) => toY(kwh * max) + 4.5),
    labelGap,
    'up',
  );
  const yours = bases.find(({ id }) => id === 'yours');
  const text = yours ? formatUsdShort(Number(yours.usd.toPrecision(2))) : '';
  const flagWidth = textWidth(text, 'till') + 24;
  const x = toX(priceUsdPerKwh);
  return {
    width,
    height: plot.bottom + energyInsets.foot,
    plot,
    lines: bases.map(({ id, kwh, short }, index) => ({
      id,
      path: `M${toX(min)} ${toY(kwh * min)}L${toX(max)} ${toY(kwh * max)}`,
      text: short,
      textY: ends[index] ?? 0,
      isYours: id === 'yours',
    })),
    yTicks: ticks.map((usd) => ({ y: toY(usd), text: formatUsdShort(usd) })),
    xTicks: (width < 340 ? [0.1, 0.2] : [0.05, 0.1, 0.15, 0.2, 0.25])
      .filter((price) => price >= min && price <= max)
      .map((price) => ({ x: toX(price), text: formatQuantity(price, 'usd-per-kwh', 'number') })),
    reported: reported.map(({ id, name, low, high, isWeak }, index) => {
      const y = flagHeight + 14 + index * reportedPitch;
      const to = toX(high);
      const [textX, textY] = [to + 9, y + 4.5];
      const ground = groundBehind(textX, textY, textWidth(name));
      return { id, y, from: toX(low), to, text: name, textX, textY, ground, isWeak };
    }),
    reader: {
      x,
      y: toY(yours?.usd ?? 0),
      flagX: boxStart(x, flagWidth, [0, width]),
      flagWidth,
      text,
    },
  };
}
