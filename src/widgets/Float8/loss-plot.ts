/**
 * Mean relative error against the size of the outliers, a curve for each way to scale. The x axis is the slider. Pure.
 */
import { logScale, logTicks, pushApart } from '../../ui/chart/axes.ts';
import { percent } from './float8-view.ts';
import { type LossCurve, sizeRange } from './outliers.ts';
import { type ScaledId, scaledIds, storages } from './storage.ts';

export interface LossPlot {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  yTicks: readonly { y: number; text: string }[];
  xTicks: readonly { x: number; text: string }[];
  curves: readonly { id: ScaledId; path: string; label: { x: number; y: number; text: string } }[];
  reader: { x: number; marks: readonly { id: ScaledId; x: number; y: number }[] };
  description: string;
}

/** Insets of the plot, pixels. The slider below is told the same by the widget's styles. */
const insets = { left: 46, right: 14, top: 28, bottom: 42 };
const height = 260;
/** Mean errors are never below 2% in eight bits, and never above 100%. */
const lossRange = [0.01, 1] as const;
const shortNames: Readonly<Record<ScaledId, string>> = { tensor: 'one scale', block: 'per block', tile: 'per tile' };
const compact = new Intl.NumberFormat('en-US', { notation: 'compact' });

/** `now`: the losses at the reader's size, as measured and not read off the curve. */
export function lossPlot(
  curve: LossCurve,
  size: number,
  now: Readonly<Record<ScaledId, number>>,
  width: number,
): LossPlot {
  const plot = { left: insets.left, right: width - insets.right, top: insets.top, bottom: height - insets.bottom };
  const toX = logScale([sizeRange.min, sizeRange.max], [plot.left, plot.right]);
  const scale = logScale(lossRange, [plot.bottom, plot.top]);
  const toY = (loss: number) => scale(Math.max(lossRange[0], loss));
  const point = (x: number, loss: number) => `${toX(x).toFixed(1)} ${toY(loss).toFixed(1)}`;
  const ends = scaledIds.map((id) => curve.losses[id].at(-1) ?? 0);
  // Curves end at the right edge: their names stand above them there.
  const labelYs = pushApart(
    ends.map((loss) => toY(loss) - 8),
    17,
    'up',
  );
  return {
    width,
    height,
    plot,
    yTicks: [0.01, 0.03, 0.1, 0.3, 1].map((share) => ({ y: toY(share), text: percent(share) })),
    xTicks: logTicks([sizeRange.min, sizeRange.max], [1]).map((tick) => ({ x: toX(tick), text: compact.format(tick) })),
    curves: scaledIds.map((id, index) => ({
      id,
      path: `M${curve.sizes.map((at, place) => point(at, curve.losses[id][place] ?? NaN)).join('L')}`,
      label: { x: plot.right, y: labelYs[index] ?? 0, text: shortNames[id] },
    })),
    reader: { x: toX(size), marks: scaledIds.map((id) => ({ id, x: toX(size), y: toY(now[id]) })) },
    description:
      `Curves of the mean relative error, on a logarithmic axis, against the size of the outliers, from 1 to a million times the rest. At ${compact.format(size)}: ` +
      `${scaledIds.map((id) => `${storages[id].short} ${percent(now[id])}`).join(', ')}.`,
  };
}
