/**
 * The board's total on a log scale of GPU-hours, with runs that were published in rows below it.
 */
import type { Basis } from '../../ledger/schema.ts';
import type { Factor } from '../../model/ablation.ts';
import { boxStart, logScale, logTicks } from '../../ui/chart/axes.ts';
import { textWidth } from '../../ui/chart/text-width.ts';
import { type BoardFacts, boardTotals, inThousands, millionsRange, type SwitchId, tricksOf } from './ablation-board.ts';

export interface ChartLabel {
  x: number;
  anchor: 'start' | 'end';
  text: string;
}

/** A published run: a mark and its name. */
export interface MarkRow {
  id: string;
  y: number;
  x: number;
  basis: Basis;
  isV3: boolean;
  label: ChartLabel;
}

/** An estimate: its range, its middle and its name. */
export interface BandRow {
  y: number;
  /** Null when it is the published number. */
  band: { x: number; width: number } | null;
  middleX: number;
  label: ChartLabel;
}

export interface BoardChart {
  width: number;
  height: number;
  axisY: number;
  /** What the axis counts, at its right end. Null where it would meet a tick: the flag says it too. */
  unit: string | null;
  ticks: readonly { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[];
  board: BandRow & { flag: { x: number; width: number; text: string } };
  rows: readonly MarkRow[];
  r1: BandRow;
  /** Where V3's own hours cross all rows. */
  v3X: number;
  /** What the drawing shows now. */
  alt: string;
}

const domain = [1e5, 5e7] as const;
export const flagHeight = 24;
const boardY = flagHeight + 18;
const rowHeight = 26;
export const bandHeight = 18;
const inset = 7;
const unit = 'GPU-hours';

/** Lays the drawing out in `width` pixels; its height is always the same. */
export function boardChart(facts: BoardFacts, off: readonly SwitchId[], width: number): BoardChart {
  const toX = logScale(domain, [inset, width - inset]);
  const { v3, r1 } = boardTotals(facts, off);
  const published = boardTotals(facts, []);
  const isAsPublished = tricksOf(off).length === 0;

  const runs = [
    { id: 'deepseek-v3', name: 'DeepSeek-V3', gpuHours: published.v3.central, basis: 'disclosed' as const },
    ...facts.runs.map(({ isMultiplied, ...run }) => ({
      ...run,
      basis: isMultiplied ? ('derived' as const) : ('disclosed' as const),
    })),
  ].toSorted((a, b) => b.gpuHours - a.gpuHours);
  const rowsTop = boardY + bandHeight / 2 + 20;
  const rows = runs.map(({ id, name, gpuHours, basis }, index): MarkRow => {
    const x = toX(gpuHours);
    return {
      id,
      y: rowsTop + index * rowHeight,
      x,
      basis,
      isV3: id === 'deepseek-v3',
      label: labelBeside(`${name}: ${shortHours(gpuHours)}`, x - 6, x + 6),
    };
  });
  const r1Y = rowsTop + runs.length * rowHeight + 8;
  const axisY = r1Y + 22;
  const flagText = `${shortHours(v3.central, !isAsPublished)} GPU-hours`;
  const flagWidth = textWidth(flagText, 'till') + 22;
  const r1Text = off.includes('no-critic')
    ? `R1 on top: ${inThousands(r1.low)} to ${inThousands(r1.high)}`
    : `R1 on top: ${inThousands(r1.central)}`;

  return {
    width,
    height: axisY + 28,
    axisY,
    unit: toX(1e7) + textWidth('10M') / 2 + 12 + textWidth(unit) <= width ? unit : null,
    ticks: logTicks(domain, [1]).map((tick, index) => ({
      x: toX(tick),
      text: shortHours(tick),
      anchor: index === 0 ? 'start' : 'middle',
    })),
    board: {
      ...bandRow(v3, boardY, isAsPublished ? 'with every trick on' : millionsRange(v3), isAsPublished),
      flag: { x: boxStart(toX(v3.central), flagWidth, [1, width - 1]), width: flagWidth, text: flagText },
    },
    rows,
    r1: bandRow(r1, r1Y, r1Text, !off.includes('no-critic')),
    v3X: toX(published.v3.central),
    alt:
      `Log scale of GPU-hours. Your board: ${isAsPublished ? shortHours(v3.central) : `${shortHours(v3.central, true)}, from ${millionsRange(v3)}`}. ` +
      `Published: ${runs.map(({ name, gpuHours }) => `${name} ${shortHours(gpuHours)}`).join(', ')}. ${r1Text}.`,
  };

  function bandRow(hours: Factor, y: number, text: string, isExact: boolean): BandRow {
    const [left, right] = [toX(hours.low), toX(hours.high)];
    return {
      y,
      band: isExact ? null : { x: left, width: Math.max(2, right - left) },
      middleX: toX(hours.central),
      label: labelBeside(text, left - 6, right + 6),
    };
  }

  /** To the right where there is room, else to the left. */
  function labelBeside(text: string, left: number, right: number): ChartLabel {
    const fitsRight = right + 4 + textWidth(text, 'bold') <= width;
    return fitsRight ? { x: right + 4, anchor: 'start', text } : { x: left - 4, anchor: 'end', text };
  }
}

/** "601K", "30.84M"; an estimate in two digits: "3.4M". */
export function shortHours(gpuHours: number, isEstimate = false): string {
  const [scale, letter] = gpuHours < 999_500 ? [1e3, 'K'] : [1e6, 'M'];
  const value = gpuHours / scale;
  if (isEstimate && value < 100) return `${value.toPrecision(2)}${letter}`;
  return `${Number(value.toPrecision(letter === 'K' ? 3 : 4))}${letter}`;
}
