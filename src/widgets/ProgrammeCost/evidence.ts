/**
 * What is known about experiments elsewhere, on the axis of the reader's own factor: all compute over the final run.
 */
import { formatQuantity, formatTimes } from '../../ledger/format.ts';
import type { Basis } from '../../ledger/schema.ts';
import { boxStart, logScale } from '../../ui/chart/axes.ts';
import { type Ground, groundBehind } from '../../ui/chart/ground.ts';
import { textWidth } from '../../ui/chart/text-width.ts';

export interface Evidence {
  id: string;
  /** "Epoch, older models": who and what, in few words. */
  name: string;
  low: number;
  central: number | null;
  high: number;
  basis: Basis;
}

export interface FactorRange {
  min: number;
  max: number;
}

export interface PlacedEvidence {
  id: string;
  text: string;
  textX: number;
  textY: number;
  ground: Ground;
  /** The line from low to high, and the mark; a single figure has only a mark. */
  y: number;
  from: number;
  to: number;
  at: number | null;
  basis: Basis;
}

export interface EvidenceChart {
  width: number;
  height: number;
  left: number;
  right: number;
  axisY: number;
  rows: readonly PlacedEvidence[];
  /** That DeepSeek has published nothing. */
  unknown: { text: string; x: number; y: number; ground: Ground };
  ticks: readonly { x: number; text: string }[];
  reader: { x: number; flagX: number; flagWidth: number; text: string };
}

/** Insets; the slider below is told the same by the component's styles. */
const evidenceInsets = { left: 12, right: 12, foot: 42 };
const top = 40;
const pitch = 40;
const unknownText = 'DeepSeek: nothing published';

/** Lays the evidence out in `width` pixels. */
export function evidenceChart(
  evidence: readonly Evidence[],
  factor: number,
  { min, max }: FactorRange,
  width: number,
): EvidenceChart {
  const left = evidenceInsets.left;
  const right = width - evidenceInsets.right;
  const toX = logScale([min, max], [left, right]);
  const axisY = top + (evidence.length + 1) * pitch;
  const unknownY = axisY - pitch + 12;
  const text = formatTimes(factor);
  const flagWidth = textWidth(text, 'till') + 24;
  const x = toX(factor);
  return {
    width,
    height: axisY + evidenceInsets.foot,
    left,
    right,
    axisY,
    rows: evidence.map(({ id, name, low, central, high, basis }, index) => {
      const label = `${name}: ${rangeText(low, central, high)}`;
      const [from, to] = [toX(low), toX(high)];
      const textX = boxStart((from + to) / 2, textWidth(label), [left, right]);
      const textY = top + index * pitch + 12;
      return {
        id,
        text: label,
        textX,
        textY,
        ground: groundBehind(textX, textY, textWidth(label)),
        y: top + index * pitch + 24,
        from,
        to,
        at: central === null ? null : toX(central),
        basis,
      };
    }),
    unknown: { text: unknownText, x: left, y: unknownY, ground: groundBehind(left, unknownY, textWidth(unknownText)) },
    ticks: [1, 2, 5, 10, 20]
      .filter((tick) => tick >= min && tick <= max)
      .map((tick) => ({ x: toX(tick), text: formatTimes(tick) })),
    reader: { x, flagX: Math.max(0, Math.min(x - flagWidth / 2, width - flagWidth)), flagWidth, text },
  };
}

/** "1.2 to 4, middle 2.2", "2": factors. Two digits: the sources have no more. */
export function rangeText(low: number, central: number | null, high: number): string {
  const factor = (value: number) => formatQuantity(Number(value.toPrecision(2)), 'number');
  if (low === high) return `about ${factor(low)}`;
  // 10.4 is printed so by its source; two digits would make a rounder claim of it.
  const end = high >= 10 ? formatQuantity(Number(high.toPrecision(3)), 'number') : factor(high);
  return `${factor(low)} to ${end}${central === null ? '' : `, middle ${factor(central)}`}`;
}

/** The text alternative. */
export function evidenceText(evidence: readonly Evidence[], factor: number): string {
  const rows = evidence.map(({ name, low, central, high }) => `${name}: ${rangeText(low, central, high)}`).join('. ');
  return `Log axis of all compute over the final run, as a factor. ${rows}. ${unknownText}. Yours: ${formatTimes(factor)}.`;
}
