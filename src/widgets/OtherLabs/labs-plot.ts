/**
 * The dot plot of "other laboratories": one row a figure, all boundaries on the same log axis, so that switching moves
 * dots and not the ruler.
 */
import { formatUsdShort } from '../../ledger/format.ts';
import { logScale } from '../../ui/chart/axes.ts';
import { textWidth } from '../../ui/chart/text-width.ts';
import type { LabRow } from './other-labs.ts';

export interface PlacedLab {
  row: LabRow;
  y: number;
  from: number;
  to: number;
  /** Middle of the mark; null where the words only leave a range. */
  at: number | null;
  /** "More than": an arrow to the right of the mark. */
  arrow: string;
  /** Where its two lines of text stand: to the right where they fit. */
  label: { x: number; anchor: 'start' | 'end' };
}

export interface LabsPlot {
  width: number;
  height: number;
  left: number;
  right: number;
  axisY: number;
  rows: readonly PlacedLab[];
  ticks: readonly { x: number; text: string }[];
  /** V3's own figure, as a line through all rows. */
  v3X: number | null;
}

/** USD. From below every figure to above the largest. */
const domain = [2e6, 5e9] as const;
const pitch = 52;
/** From a mark to its label, and what an arrow needs in between. */
const labelGap = 13;
const arrowLength = 44;
const inset = 8;

/** Lays `rows` out in `width` pixels, with room for `mostRows`: a switch must not move what stands below. */
export function labsPlot(rows: readonly LabRow[], mostRows: number, width: number): LabsPlot {
  const left = inset;
  const right = width - inset;
  const toX = logScale(domain, [left, right]);
  const axisY = mostRows * pitch + 8;
  const placed = rows.map((row, index): PlacedLab => {
    const { low, high, isMoreThan } = row.figure;
    const at = low === high ? toX(low) : null;
    const y = index * pitch + 24;
    const [from, to] = [toX(low), toX(high)];
    const after = to + (isMoreThan ? arrowLength : 0) + labelGap;
    const wide = Math.max(textWidth(row.name, 'bold'), textWidth(`${row.amount} ${row.ratio}`, 'bold') + 8);
    return {
      row,
      y,
      from,
      to,
      at,
      arrow: isMoreThan && at !== null ? `M${at + 8} ${y}h${arrowLength - 10}m-7 -6l7 6l-7 6` : '',
      label: after + wide <= width ? { x: after, anchor: 'start' } : { x: from - labelGap, anchor: 'end' },
    };
  });
  const v3 = rows.find(({ figure }) => figure.isV3);
  return {
    width,
    height: axisY + 30,
    left,
    right,
    axisY,
    rows: placed,
    ticks: [1e7, 1e8, 1e9].map((usd) => ({ x: toX(usd), text: formatUsdShort(usd) })),
    v3X: v3 ? toX(v3.figure.low) : null,
  };
}
