/**
 * The curve of "rent or own": USD per owned GPU-hour against the share of hours in use, in layers, with the rent across
 * it. Hardware weighs 1 ÷ utilisation; energy and hosting are charged for the hours used and stay level.
 */
import { formatShare } from '../../ledger/format.ts';
import { breakEvenUtilisation, ownedPricePerGpuHour } from '../../model/ownership.ts';
import { ownedServer } from '../../model/receipt-quantities.ts';
import { linearScale, roundTicks } from '../../ui/chart/axes.ts';
import { textWidth } from '../../ui/chart/text-width.ts';
import { type Assumptions, inCents, type PartKind } from './rent-or-own.ts';

/** Shares of hours between which the axis runs. */
export interface UseRange {
  min: number;
  max: number;
}

export interface CurveLayer {
  kind: PartKind;
  /** The area as an SVG path. */
  path: string;
}

export interface CurveLabel {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
}

export interface OwnCurve {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  layers: readonly CurveLayer[];
  /** The upper edge: the whole price. */
  edge: string;
  yTicks: readonly { y: number; text: string }[];
  xTicks: readonly CurveLabel[];
  rent: { y: number; label: CurveLabel };
  breakEven: { x: number; y: number; label: CurveLabel } | null;
  reader: { x: number; y: number; flag: { x: number; y: number; width: number; height: number; text: string } };
}

/** Insets of the plot, pixels. The slider below is told the same by rent-or-own's styles. */
const plotInsets = { left: 44, right: 12, top: 34, bottom: 42 };
const height = 296;
const samples = 32;
const flagHeight = 24;

/** Lays the curve out in `width` pixels; its height is always the same. */
export function ownCurve(assumptions: Assumptions, range: UseRange, width: number): OwnCurve {
  const { values } = assumptions;
  const server = ownedServer(assumptions);
  const priceAt = (utilisation: number) => ownedPricePerGpuHour({ ...server, utilisation });
  const reader = priceAt(values.utilisation);
  const rent = values.rentUsdPerGpuHour;

  const plot = {
    left: plotInsets.left,
    right: width - plotInsets.right,
    top: plotInsets.top,
    bottom: height - plotInsets.bottom,
  };
  // The curve leaves the plot at the upper left: nearly idle machines would flatten everything that matters.
  const ticks = roundTicks(Math.max(2.2 * priceAt(1).totalUsd, 1.5 * rent, 1.1 * reader.totalUsd), 4);
  const toX = linearScale([range.min, range.max], [plot.left, plot.right]);
  const toY = linearScale([0, ticks.at(-1) ?? 1], [plot.bottom, plot.top]);

  const shares = Array.from(
    { length: samples + 1 },
    (_, index) => range.min + ((range.max - range.min) * index) / samples,
  );
  const prices = shares.map((share) => ({ x: toX(share), ...priceAt(share) }));
  const line = (usd: (price: (typeof prices)[number]) => number) =>
    prices.map((price) => `${price.x.toFixed(1)} ${toY(usd(price)).toFixed(1)}`);
  const floor = line(() => 0);
  const energy = line((price) => price.energyUsd);
  const level = line((price) => price.energyUsd + price.hostingUsd);
  const whole = line((price) => price.totalUsd);
  const between = (upper: readonly string[], lower: readonly string[]) =>
    `M${upper.join('L')}L${lower.toReversed().join('L')}z`;

  const readerX = toX(values.utilisation);
  const flagText = `${inCents(reader.totalUsd)} owned`;
  const flagWidth = textWidth(flagText, 'till') + 22;

  return {
    width,
    height,
    plot,
    layers: [
      { kind: 'energy', path: between(energy, floor) },
      { kind: 'hosting', path: between(level, energy) },
      { kind: 'hardware', path: between(whole, level) },
    ],
    edge: `M${whole.join('L')}`,
    yTicks: ticks.map((usd) => ({ y: toY(usd), text: Number.isInteger(usd) ? `$${usd}` : inCents(usd) })),
    xTicks: [0.25, 0.5, 0.75, 1]
      .filter((share) => share >= range.min && share <= range.max)
      .map((share) => ({
        x: toX(share),
        y: plot.bottom + 36,
        text: formatShare(share),
        anchor: share === range.max ? 'end' : 'middle',
      })),
    rent: {
      y: toY(rent),
      label: rentLabel(`Rent, ${inCents(rent)}`),
    },
    breakEven: breakEvenMark(breakEvenUtilisation(server, rent)),
    reader: {
      x: readerX,
      y: toY(reader.totalUsd),
      flag: {
        x: Math.max(plot.left, Math.min(readerX - flagWidth / 2, width - flagWidth - 1)),
        y: 1,
        width: flagWidth,
        height: flagHeight,
        text: flagText,
      },
    },
  };

  /** At the left, where there is only the area below the curve, unless the reader stands there. */
  function rentLabel(text: string): CurveLabel {
    const isTaken = readerX < plot.left + textWidth(text, 'bold') + 20;
    return { x: isTaken ? plot.right - 4 : plot.left + 6, y: toY(rent) - 7, text, anchor: isTaken ? 'end' : 'start' };
  }

  function breakEvenMark(at: number | null): OwnCurve['breakEven'] {
    if (at === null || at < range.min) return null;
    const x = toX(at);
    const text = `even at ${formatShare(at)}`;
    // Under the line and to the left there is only the area below the curve.
    const fitsLeft = x - textWidth(text) - 12 > plot.left;
    return {
      x,
      y: toY(rent),
      label: { x: fitsLeft ? x - 8 : x + 8, y: toY(rent) + 20, text, anchor: fitsLeft ? 'end' : 'start' },
    };
  }
}
