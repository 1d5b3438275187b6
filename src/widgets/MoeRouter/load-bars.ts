/** The bars of the explorable: what each routed expert had to do in a batch, against the mean and a capacity. */
import { linearScale, roundTicks } from '../../ui/chart/axes.ts';
import { barsPath, evenLine } from '../../ui/chart/compact-path.ts';
import { textWidth } from '../../ui/chart/text-width.ts';

export type BarOrder = 'node' | 'load';

export interface BarInput {
  loads: readonly number[];
  /** Those of the run's first batch, drawn behind; as many experts, or none are drawn. */
  firstLoads: readonly number[];
  nodes: number;
  /** An expert takes at most this many times the mean load. */
  capacityFactor: number;
  order: BarOrder;
  /** The axis reaches at least this many times the mean: the most seen in this run. */
  reach: number;
}

export interface LoadBars {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  /** Puts the paths in their place: they have one unit from bar to bar, whatever the width. */
  place: string;
  /** The first batch, behind. */
  ghost: string;
  /** Bars up to the capacity, and what stands above it. */
  within: string;
  above: string;
  yTicks: readonly { y: number; text: string }[];
  mean: { y: number };
  capacity: { y: number; text: string; labelX: number; labelY: number };
  /** Names along the axis. */
  names: readonly { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[];
  /** Where one node ends and the next begins. */
  seams: readonly number[];
}

const insets = { left: 34, right: 2, top: 12, bottom: 24 };
const height = 196;
/** Of a bar in its pitch. */
const fill = 0.78;
/** Between nodes, as a share of what their bars take. */
const seamShare = 0.1;

/** Lays the bars out in `width` pixels; their height is always the same. */
export function loadBars(
  { loads, firstLoads, nodes, capacityFactor, order, reach }: BarInput,
  width: number,
): LoadBars {
  const plot = {
    left: insets.left,
    right: width - insets.right,
    top: insets.top,
    bottom: height - insets.bottom,
  };
  const ticks = roundTicks(Math.max(reach, capacityFactor, 2), 5);
  const toY = linearScale([0, ticks.at(-1) ?? 1], [plot.bottom, plot.top]);
  const isByNode = order === 'node';
  const inOrder = (list: readonly number[]) => {
    const mean = list.reduce((sum, load) => sum + load, 0) / list.length;
    const times = list.map((load) => load / mean);
    return isByNode ? times : times.toSorted((a, b) => b - a);
  };
  const shown = inOrder(loads);
  const before = firstLoads.length === loads.length ? inOrder(firstLoads) : [];

  const seams = isByNode ? nodes - 1 : 0;
  const perNode = shown.length / nodes;
  const seam = Math.max(1, Math.round(perNode * seamShare));
  const pitch = (plot.right - plot.left) / (shown.length - 1 + fill + seams * seam);
  const unitOf = (place: number) => place + (isByNode ? Math.floor(place / perNode) * seam : 0);
  const xOf = (place: number) => plot.left + unitOf(place) * pitch;
  const bars = (values: readonly number[], floor: number) =>
    barsPath(
      values.map((value, place) => ({ at: unitOf(place), height: toY(floor) - toY(Math.max(floor, value)) })),
      toY(floor),
      fill,
    );

  const capacityText = `capacity ${capacityFactor.toFixed(2)}×`;
  const capacityY = toY(capacityFactor);
  return {
    width,
    height,
    plot,
    place: `translate(${plot.left} 0) scale(${pitch.toFixed(4)} 1)`,
    ghost: bars(before, 0),
    within: bars(
      shown.map((value) => Math.min(value, capacityFactor)),
      0,
    ),
    above: bars(shown, capacityFactor),
    yTicks: ticks.map((tick) => ({ y: toY(tick), text: `${Number(tick.toFixed(1))}×` })),
    mean: { y: toY(1) },
    capacity: {
      y: capacityY,
      text: capacityText,
      labelX: plot.right - textWidth(capacityText, 'bold') - 2,
      labelY: capacityY - 6,
    },
    names: isByNode ? nodeNames() : orderNames(),
    seams: Array.from({ length: seams }, (_, index) => xOf((index + 1) * perNode) - (seam * pitch) / 2),
  };

  function nodeNames(): LoadBars['names'] {
    const middle = (node: number) => (xOf(node * perNode) + xOf((node + 1) * perNode - 1) + pitch * fill) / 2;
    const isNarrow = width < 480;
    return Array.from({ length: nodes }, (_, node) => ({
      x: middle(node),
      text: isNarrow ? String(node + 1) : `node ${node + 1}`,
      anchor: 'middle',
    }));
  }

  function orderNames(): LoadBars['names'] {
    return [
      { x: plot.left, text: 'busiest expert', anchor: 'start' },
      { x: plot.right, text: 'idlest', anchor: 'end' },
    ];
  }
}

export interface BalanceLine {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  path: string;
  /** Puts the path in its place. */
  place: string;
  yTicks: readonly { y: number; text: string }[];
  xTicks: readonly { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[];
  now: { x: number; y: number; text: string; anchor: 'start' | 'end'; labelY: number } | null;
}

const lineHeight = 128;

/** MaxVio over a run's batches, `batches` of them from end to end. */
export function balanceLine(violations: readonly number[], batches: number, width: number): BalanceLine {
  const plot = { left: insets.left, right: width - insets.right, top: 10, bottom: lineHeight - 24 };
  const ticks = roundTicks(Math.max(1, ...violations), 3);
  const toX = linearScale([1, batches], [plot.left, plot.right]);
  const toY = linearScale([0, ticks.at(-1) ?? 1], [plot.bottom, plot.top]);
  const last = violations.at(-1);
  const lastX = toX(violations.length);
  const isLeft = lastX > (plot.left + plot.right) / 2;
  return {
    width,
    height: lineHeight,
    plot,
    path: evenLine(violations.map(toY)),
    place: `translate(${plot.left} 0) scale(${(toX(2) - toX(1)).toFixed(4)} 1)`,
    yTicks: ticks.map((tick) => ({ y: toY(tick), text: String(Number(tick.toFixed(1))) })),
    xTicks: [1, batches / 4, batches / 2, (batches * 3) / 4, batches].map((batch) => ({
      x: toX(batch),
      text: batch === 1 ? 'batch 1' : String(batch),
      anchor: batch === 1 ? 'start' : batch === batches ? 'end' : 'middle',
    })),
    now:
      last === undefined
        ? null
        : {
            x: lastX,
            y: toY(last),
            text: `MaxVio ${last.toFixed(2)}`,
            anchor: isLeft ? 'end' : 'start',
            labelY: Math.max(plot.top + 12, toY(last) - 10),
          },
  };
}
