/**
 * What the H800's slower NVLink costs a token: settings in; words, curves, bars and table out. Times are for one layer,
 * there and back, forward and backward.
 */
import { formatQuantity, formatTimes } from '../../ledger/format.ts';
import { expertsPerNodeAtNoCost, stepWithOverlap, stepWithoutOverlap } from '../../model/pipeline-communication.ts';
import { linearScale, roundTicks } from '../../ui/chart/axes.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import {
  bothPasses,
  type Chip,
  computingSeconds,
  type LinkFacts,
  microseconds,
  movingShare,
  nvlinkOneWay,
  tokenTransfer,
} from './links.ts';

export interface LimitSettings {
  /** Experts that a token reaches on each node it is sent to. */
  expertsPerNode: number;
  nodesPerToken: number;
  isOverlapped: boolean;
}

/** The axis. */
export const expertsPerNodeRange = { min: 1, max: 10 };
export const nodesRange = { min: 1, max: 8, step: 1, isLog: false } as const;
const chips: readonly Chip[] = ['h800', 'h100'];
const chipNames: Record<Chip, string> = { h800: 'H800', h100: 'H100' };

/** V3's own routing. */
export function v3Limit({ traffic }: LinkFacts): LimitSettings {
  return {
    expertsPerNode: traffic.expertsPerToken / traffic.nodesPerToken,
    nodesPerToken: traffic.nodesPerToken,
    isOverlapped: true,
  };
}

export interface LimitBar {
  chip: Chip;
  label: string;
  /** In seconds. */
  computing: number;
  slowed: number;
  exposed: number;
  total: number;
  totalText: string;
  sending: number;
}

export interface LimitView {
  title: string;
  lead: string;
  note: string;
  bars: readonly LimitBar[];
  /** "NVLink sets the pace from 3.2 experts a node at 400 GB/s, from 7.2 at 900" */
  turn: string;
  alt: string;
  barsAlt: string;
  table: DataTable;
}

function sendingSeconds(facts: LinkFacts, { expertsPerNode, nodesPerToken }: LimitSettings, chip: Chip): number {
  const expertsPerToken = expertsPerNode * nodesPerToken;
  const pass = tokenTransfer(facts, { chip, infiniBandGbPerSecond: facts.infiniBand, nodesPerToken, expertsPerToken });
  return bothPasses(pass.seconds);
}

function barOf(facts: LinkFacts, settings: LimitSettings, chip: Chip): LimitBar {
  const computing = computingSeconds(facts);
  const sending = sendingSeconds(facts, settings, chip);
  const step = settings.isOverlapped
    ? stepWithOverlap(computing, sending, movingShare(facts))
    : stepWithoutOverlap(computing, sending);
  return {
    chip,
    label: `${chipNames[chip]}, ${facts.nvlinkPrinted[chip]} GB/s`,
    computing,
    slowed: step.computeSeconds - computing,
    exposed: step.exposedSeconds,
    total: step.totalSeconds,
    totalText: microseconds(step.totalSeconds),
    sending,
  };
}

/** Experts per node from which on NVLink is the slower link. */
export function turningPoint(facts: LinkFacts, chip: Chip): number {
  return expertsPerNodeAtNoCost({
    betweenNodesGbPerSecond: facts.infiniBand,
    withinNodeGbPerSecond: nvlinkOneWay(facts, chip),
  });
}

/** Everything the figure says. */
export function limitView(facts: LinkFacts, settings: LimitSettings): LimitView {
  const bars = chips.map((chip) => barOf(facts, settings, chip));
  const turns = chips.map((chip) => shortTurn(turningPoint(facts, chip)));
  const experts = formatQuantity(settings.expertsPerNode, 'number');
  const moving = `${facts.processors.moving} of ${facts.processors.all}`;
  const sent = bars.map(({ label, sending }) => `${microseconds(sending)} on the ${label}`).join(', ');
  return {
    title: titleOf(facts, settings, bars),
    lead: 'Microseconds that one layer sends one token to its experts and back, forward and backward, by the experts it uses on each node.',
    note:
      `Only traffic to experts is counted; tensor parallelism, which V3 did without, leans on NVLink far more. The computing is set as long as sending at V3’s own links, as the report has it; with overlap ${moving} processors move data. ` +
      `The H100’s NVLink is taken to reach the same share of what is printed as the H800’s ${facts.nvlinkMeasured} GB/s one way do.`,
    bars,
    turn: `NVLink is the slower link from ${turns[0]} experts a node at ${facts.nvlinkPrinted.h800} GB/s, from ${turns[1]} at ${facts.nvlinkPrinted.h100}`,
    alt: `Two curves of the time a token is sent, against experts per node. Both are level while InfiniBand sets the pace; the H800’s rises from ${turns[0]} experts a node, the H100’s from ${turns[1]}. At ${experts}: ${sent}.`,
    barsAlt: bars
      .map(
        ({ label, totalText, computing, slowed, exposed }) =>
          `${label}: ${totalText}, of it computing ${microseconds(computing + slowed)} and sending in view ${exposed > 0 ? microseconds(exposed) : 'nothing'}.`,
      )
      .join(' '),
    table: tableOf(facts, settings),
  };
}

function titleOf(facts: LinkFacts, settings: LimitSettings, bars: readonly LimitBar[]): string {
  const [h800, h100] = bars;
  if (!h800 || !h100) throw new RangeError('bars must be one for each chip');
  const speeds = `${facts.nvlinkPrinted.h800} GB/s`;
  if (sameTime(h800.sending, h100.sending)) {
    return `NVLink at ${speeds} or at ${facts.nvlinkPrinted.h100}: the layer takes the same ${h800.totalText}, because InfiniBand sets the pace`;
  }
  if (settings.isOverlapped && sameTime(h800.total, h100.total)) {
    return `At ${speeds} NVLink is the slower link, but computing hides it: the layer takes the same ${h800.totalText}`;
  }
  return `At ${speeds} the layer takes ${h800.totalText}, ${formatTimes(h800.total / h100.total)} as long as at ${facts.nvlinkPrinted.h100}`;
}

const sameTime = (a: number, b: number): boolean => Math.abs(a - b) < 1e-12;
const shortTurn = (experts: number): string => formatQuantity(experts, 'number');

function tableOf(facts: LinkFacts, settings: LimitSettings): DataTable {
  const inMicroseconds = (seconds: number) => ({ value: seconds * 1e6, text: microseconds(seconds) });
  const columns = chips.flatMap((chip) => [
    { label: `Sending, ${chipNames[chip]}`, unit: 'microseconds' },
    { label: `Layer, ${chipNames[chip]}`, unit: 'microseconds' },
  ]);
  const own = v3Limit(facts).expertsPerNode;
  return {
    caption:
      `One layer, one token, forward and backward; sent to ${formatQuantity(settings.nodesPerToken, 'nodes')}, overlap ${settings.isOverlapped ? 'on' : 'off'}. ` +
      `V3 reaches ${formatQuantity(own, 'number')} experts a node on average when it uses all ${formatQuantity(facts.traffic.nodesPerToken, 'nodes')}.`,
    columns: [{ label: 'Experts per node' }, ...columns],
    rows: Array.from({ length: expertsPerNodeRange.max }, (_, index) => index + expertsPerNodeRange.min).map(
      (expertsPerNode) => [
        { value: expertsPerNode, text: String(expertsPerNode) },
        ...chips.flatMap((chip) => {
          const bar = barOf(facts, { ...settings, expertsPerNode }, chip);
          return [inMicroseconds(bar.sending), inMicroseconds(bar.total)];
        }),
      ],
    ),
  };
}

export interface LimitChart {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  yTicks: readonly { y: number; text: string }[];
  xTicks: readonly { x: number; text: string }[];
  curves: readonly {
    chip: Chip;
    path: string;
    label: { x: number; y: number; text: string; anchor: 'start' | 'end' };
  }[];
  /** What overlap can hide; null when it is off. */
  hides: { x: number; y: number; text: string } | null;
  /** Where V3 stands on the axis. */
  own: { x: number; text: string };
  level: { x: number; y: number; text: string };
  reader: { x: number; points: readonly { chip: Chip; y: number }[] };
}

/** Insets of the plot; the slider below is told the same by the component's styles. */
const insets = { left: 40, right: 12, top: 30, foot: 42 };
const chartHeight = 310;
/** Where, in experts per node, a label has room between the curves. */
const hidesAt = 8.5;
const risesAt = 8.6;

/** Lays the curves out in `width` pixels; the height is always the same. */
export function limitChart(facts: LinkFacts, settings: LimitSettings, width: number): LimitChart {
  const { min, max } = expertsPerNodeRange;
  const plot = { left: insets.left, right: width - insets.right, top: insets.top, bottom: chartHeight - insets.foot };
  const at = (expertsPerNode: number, chip: Chip) => sendingSeconds(facts, { ...settings, expertsPerNode }, chip) * 1e6;
  const computing = (computingSeconds(facts) / (1 - movingShare(facts))) * 1e6;
  const ticks = roundTicks(Math.max(at(max, 'h800'), computing), 6);
  const toX = linearScale([min, max], [plot.left, plot.right]);
  const toY = linearScale([0, ticks.at(-1) ?? 1], [plot.bottom, plot.top]);
  const point = (experts: number, chip: Chip) => `${toX(experts).toFixed(1)} ${toY(at(experts, chip)).toFixed(1)}`;
  const levelY = toY(at(min, 'h100'));
  return {
    width,
    height: chartHeight,
    plot,
    yTicks: ticks.map((value) => ({ y: toY(value), text: formatQuantity(value, 'number') })),
    xTicks: [2, 4, 6, 8, 10].map((experts) => ({ x: toX(experts), text: String(experts) })),
    curves: chips.map((chip) => {
      const turn = Math.min(max, Math.max(min, turningPoint(facts, chip)));
      return {
        chip,
        path: `M${point(min, chip)}L${point(turn, chip)}L${point(max, chip)}`,
        label:
          chip === 'h800'
            ? {
                x: toX(risesAt) - 10,
                y: toY(at(risesAt, chip)) - 2,
                text: `${facts.nvlinkPrinted[chip]} GB/s`,
                anchor: 'end' as const,
              }
            : {
                x: plot.right,
                y: levelY + 18,
                text: `${facts.nvlinkPrinted[chip]} GB/s`,
                anchor: 'end' as const,
              },
      };
    }),
    hides: settings.isOverlapped ? { y: toY(computing), x: toX(hidesAt), text: 'hidden below this' } : null,
    own: { x: toX(v3Limit(facts).expertsPerNode), text: 'V3' },
    level: { x: plot.left + 6, y: levelY + 18, text: 'InfiniBand sets the pace' },
    reader: {
      x: toX(settings.expertsPerNode),
      points: chips.map((chip) => ({ chip, y: toY(at(settings.expertsPerNode, chip)) })),
    },
  };
}
