/**
 * The scale that everybody's number stands on, $100K to $100B, logarithmic: shapes and labels in pixels of a width. Pure.
 */
import { formatQuantity, formatRange, formatUsdShort } from '../ledger/format.ts';
import type { Basis } from '../ledger/schema.ts';

/** The ends of the scale, USD. What lies beyond stands at the end, and the text says so. */
const scaleEnds = { fromUsd: 1e5, toUsd: 1e11 } as const;

/** A published figure on the scale. */
export interface ScaleMark {
  id: string;
  label: string;
  amountUsd: number;
  /** Printed as "more than". */
  atLeast: boolean;
  basis: Basis;
}

/** A 90% range, USD. */
export interface UsdRange {
  lowUsd: number;
  highUsd: number;
}

export interface CostScaleInput {
  /** Pixels, from 240 up. */
  width: number;
  marks: readonly ScaleMark[];
  /** Null when the reader has no number yet; not above 0 when nothing is ticked. */
  yoursUsd: number | null;
  range: UsdRange | null;
  flagText: string;
}

interface Tick {
  x: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
}

interface PlacedMark {
  id: string;
  x: number;
  basis: Basis;
  /** What it stands for; several figures that would cover each other share a mark. */
  title: string;
}

interface MarkLabel {
  id: string;
  amount: string;
  /** Empty where there is room for the amount only. */
  name: string;
  x: number;
  textX: number;
  y: number;
}

export interface Flag {
  /** Where the number stands, and the left edge of the flag, which never leaves the scale. */
  x: number;
  left: number;
  width: number;
  text: string;
}

export interface CostScaleView {
  width: number;
  height: number;
  axisY: number;
  markY: number;
  ticks: readonly Tick[];
  /** Every power of ten. */
  decades: readonly number[];
  marks: readonly PlacedMark[];
  labels: readonly MarkLabel[];
  flag: Flag | null;
  band: { x: number; width: number } | null;
  /** The text alternative: what the scale shows now. */
  description: string;
}

export const flagHeight = 18;
export const markSize = 8;
const rowHeight = 17;
/** From here on there is room to name the marks. */
const labelsFrom = 520;
const mostRows = 8;
/** Marks nearer to each other than this would cover each other. */
const leastDistance = 7;
// Archivo at 13 px, on the generous side.
const letterWidth = 6.7;
const flagLetterWidth = 8;

/** Lays the scale out. From 520 px the marks carry their names, in rows above the axis. */
export function costScaleView({ width, marks, yoursUsd, range, flagText }: CostScaleInput): CostScaleView {
  if (!(width >= 240)) throw new RangeError(`width must be at least 240 pixels, not ${width}`);
  const toX = scaleOf(width);
  const ascending = marks.toSorted((a, b) => a.amountUsd - b.amountUsd);
  const { labels, rows } = width >= labelsFrom ? placeLabels(ascending, toX, width) : { labels: [], rows: 0 };
  // Room for a flag is kept whenever the reader may have a number.
  const markY = (yoursUsd === null ? 0 : flagHeight + 6) + rows * rowHeight;
  const axisY = markY + 14;
  const hasFlag = yoursUsd !== null && yoursUsd > 0;
  return {
    width,
    height: axisY + 30,
    axisY,
    markY,
    ticks: ticksOf(toX, width),
    decades: powers.map((power) => toX(10 ** power)),
    marks: mergeMarks(ascending, toX),
    labels: labels.map(({ row, ...label }) => ({ ...label, y: markY - 5 - row * rowHeight })),
    flag: hasFlag ? flagAt(toX(yoursUsd), flagText, width) : null,
    band: range ? bandOf(range, toX) : null,
    description: describe(ascending, hasFlag ? yoursUsd : null, range, flagText),
  };
}

/** The rows of the table behind the scale, the smallest figure first. */
export function scaleTable(marks: readonly ScaleMark[]): { id: string; label: string; amount: string; basis: Basis }[] {
  return marks
    .toSorted((a, b) => a.amountUsd - b.amountUsd)
    .map((mark) => ({ id: mark.id, label: mark.label, amount: amountOf(mark), basis: mark.basis }));
}

const powers = [5, 6, 7, 8, 9, 10, 11] as const;

function scaleOf(width: number): (usd: number) => number {
  const { fromUsd, toUsd } = scaleEnds;
  const span = Math.log(toUsd / fromUsd);
  return (usd) => (Math.log(Math.min(toUsd, Math.max(fromUsd, usd)) / fromUsd) / span) * width;
}

/** Every second power is named; the outer names stay within the scale. */
function ticksOf(toX: (usd: number) => number, width: number): Tick[] {
  const named = width >= labelsFrom ? powers : ([5, 7, 9, 11] as const);
  return named.map((power) => ({
    x: toX(10 ** power),
    text: formatUsdShort(10 ** power),
    anchor: power === 5 ? 'start' : power === 11 ? 'end' : 'middle',
  }));
}

// Of several figures in one place, the mark of the firmest is drawn.
const firmness: readonly Basis[] = ['disclosed', 'derived', 'estimated', 'assumed', 'disputed'];

function mergeMarks(ascending: readonly ScaleMark[], toX: (usd: number) => number): PlacedMark[] {
  const groups: ScaleMark[][] = [];
  for (const mark of ascending) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && toX(mark.amountUsd) - toX(last.amountUsd) < leastDistance) group.push(mark);
    else groups.push([mark]);
  }
  return groups.flatMap((group) => {
    const firmest = group.toSorted((a, b) => firmness.indexOf(a.basis) - firmness.indexOf(b.basis))[0];
    if (!firmest) return [];
    return [
      {
        id: firmest.id,
        x: toX(firmest.amountUsd),
        basis: firmest.basis,
        title: group.map((mark) => `${mark.label}, ${amountOf(mark)}`).join('\n'),
      },
    ];
  });
}

interface RowedLabel extends Omit<MarkLabel, 'y'> {
  row: number;
}

/**
 * From right to left, each label goes to the lowest row where it covers neither another label nor the line that leads
 * up to one. A name that fits nowhere gives way to the amount alone, and that to nothing: the table has them all.
 */
function placeLabels(ascending: readonly ScaleMark[], toX: (usd: number) => number, width: number) {
  const placed: RowedLabel[] = [];
  for (const mark of ascending.toReversed()) {
    const x = toX(mark.amountUsd);
    const amount = formatUsdShort(mark.amountUsd);
    for (const name of [mark.label, '']) {
      const end = x + 4 + (amount.length + 1 + name.length) * letterWidth;
      const row = end > width ? undefined : freeRow(end, placed);
      if (row === undefined) continue;
      placed.push({ id: mark.id, amount, name, x, textX: x + 4, row });
      break;
    }
  }
  return { labels: placed, rows: Math.max(0, ...placed.map(({ row }) => row + 1)) };
}

function freeRow(end: number, placed: readonly { x: number; row: number }[]): number | undefined {
  for (let row = 0; row < mostRows; row++) {
    // Lines lead from the axis up to their label: they stand in every row below it.
    if (placed.every((other) => other.row < row || end + 6 < other.x)) return row;
  }
  return undefined;
}

function flagAt(x: number, text: string, scaleWidth: number): Flag {
  const width = Math.round(text.length * flagLetterWidth + 12);
  return { x, width, text, left: Math.min(scaleWidth - width, Math.max(0, x - width / 2)) };
}

function bandOf({ lowUsd, highUsd }: UsdRange, toX: (usd: number) => number): { x: number; width: number } {
  const x = toX(lowUsd);
  return { x, width: Math.max(2, toX(highUsd) - x) };
}

function describe(
  ascending: readonly ScaleMark[],
  yoursUsd: number | null,
  range: UsdRange | null,
  flagText: string,
): string {
  const { fromUsd, toUsd } = scaleEnds;
  const beyond =
    yoursUsd === null ? '' : yoursUsd < fromUsd ? ', below the scale' : yoursUsd > toUsd ? ', above the scale' : '';
  return [
    `Logarithmic scale from ${formatUsdShort(fromUsd)} to ${formatUsdShort(toUsd)}.`,
    yoursUsd === null ? '' : `${capital(flagText)}: ${formatQuantity(yoursUsd, 'usd', 'short')}${beyond}.`,
    range ? `90% range: ${formatRange(threeDigits(range.lowUsd), threeDigits(range.highUsd), 'usd', 'short')}.` : '',
    ascending.length > 0
      ? `Published: ${ascending.map((mark) => `${amountOf(mark)} (${mark.label})`).join('; ')}.`
      : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** A simulation has no more than three digits to say. */
export function threeDigits(usd: number): number {
  return Number(usd.toPrecision(3));
}

function amountOf({ amountUsd, atLeast }: ScaleMark): string {
  return `${atLeast ? 'more than ' : ''}${formatUsdShort(amountUsd)}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
