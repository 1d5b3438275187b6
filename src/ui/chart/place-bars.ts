/**
 * Horizontal bars with their names in a column at the left, or above them where there is no room for one. What stands at
 * the ends of a bar has room in every row, so nothing can meet the names or the column at the right.
 */
import { boxStart } from './axes.ts';
import { axisScale, axisTitle, fittingTicks } from './axis-scale.ts';
import { isNarrow, type PlacedChart, type PlacedLine, type PlacedRect, type PlacedText } from './placed.ts';
import type { BarRow, BarsSpec } from './spec.ts';
import { textWidth, wrapText } from './text-width.ts';

const barHeight = 18;
const lineHeight = 16;
const endGap = 6;
const widestLabel = 200;
const header = 24;
const belowBars = 52;

export function placeBars(spec: BarsSpec, width: number): PlacedChart {
  const narrow = isNarrow(width);
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text)));
  const noteColumn = Math.max(widest(spec.rows.map(({ note }) => note)), textWidth(spec.noteLabel));
  const notes = noteColumn > 0 ? noteColumn + 16 : 0;
  const labelWidth = narrow ? width - notes : widestLabel;
  const labels = spec.rows.map(({ label }) => wrapText(label, labelWidth, 'bold'));
  const labelColumn = narrow ? 0 : Math.max(0, ...labels.flat().map((line) => textWidth(line, 'bold'))) + 12;
  const lines = Math.max(1, ...labels.map((label) => label.length));
  const rowHeight = narrow ? lines * lineHeight + barHeight + 16 : Math.max(barHeight + 14, lines * lineHeight + 8);

  const plot = {
    ...roomForEnds(spec, labelColumn, width - (narrow ? 0 : notes)),
    top: header,
    bottom: header + spec.rows.length * rowHeight,
  };
  const toX = axisScale(spec.x, [plot.left, plot.right]);
  const barTop = (row: number) =>
    plot.top + (row + 1) * rowHeight - barHeight - (narrow ? 8 : (rowHeight - barHeight) / 2);
  const rects = spec.rows.map(({ from, to, tone }, row): PlacedRect => {
    const x = toX(from);
    return { x, y: barTop(row), width: Math.max(1.5, toX(to) - x), height: barHeight, tone };
  });

  const shapes: PlacedLine[] = [];
  const texts: PlacedText[] = [];
  /** A vertical line: through all rows where names stand aside, else along each bar, not through the names. */
  const vertical = (x: number, role: PlacedLine['role']) => {
    if (!narrow) shapes.push({ x1: x, x2: x, y1: plot.top, y2: plot.bottom, role });
    else for (const { y } of rects) shapes.push({ x1: x, x2: x, y1: y - 4, y2: y + barHeight + 4, role });
  };
  for (const { at, text, anchor } of fittingTicks(spec.x, [plot.left, plot.right])) {
    vertical(at, 'grid');
    texts.push({ x: at, y: plot.bottom + 20, text, anchor, role: 'quiet' });
  }
  texts.push({ x: width, y: plot.bottom + 42, text: axisTitle(spec.x), anchor: 'end', role: 'quiet' });
  if (notes > 0) texts.push({ x: width, y: 12, text: spec.noteLabel, anchor: 'end', role: 'quiet' });

  for (const [row, { leftText, rightText, note, tone }] of spec.rows.entries()) {
    const rect = rects[row];
    if (!rect) continue;
    const middle = rect.y + barHeight / 2 + 4.5;
    const label = labels[row] ?? [];
    const firstLine = narrow
      ? rect.y - 7 - (label.length - 1) * lineHeight
      : middle - ((label.length - 1) * lineHeight) / 2;
    for (const [line, text] of label.entries()) {
      const place = narrow ? { x: 0, anchor: 'start' as const } : { x: labelColumn - 12, anchor: 'end' as const };
      texts.push({ ...place, y: firstLine + line * lineHeight, text, role: 'bold', tone });
    }
    texts.push({ x: rect.x - endGap, y: middle, text: leftText, anchor: 'end', role: 'quiet' });
    texts.push({ x: rect.x + rect.width + endGap, y: middle, text: rightText, anchor: 'start', role: 'quiet' });
    if (note !== '') texts.push({ x: width, y: narrow ? rect.y - 7 : middle, text: note, anchor: 'end', role: 'ink' });
  }
  if (spec.baseline) {
    const x = toX(spec.baseline.x);
    vertical(x, 'zero');
    texts.push({ ...baselineText(spec.baseline.text, x, width - notes), y: 12, role: 'bold' });
  }

  return {
    width,
    height: plot.bottom + belowBars,
    plot,
    rects,
    paths: [],
    dots: [],
    lines: shapes,
    texts,
    squares: [],
    flag: null,
    band: null,
    points: rects.map((rect, row) => pointOf(rect, spec.rows[row])),
  };
}

/**
 * How far the bars may reach so that what stands at their ends stays between `left` and `right`. Drawing one end in moves
 * the other, a little less each time.
 */
function roomForEnds({ x, rows }: BarsSpec, left: number, right: number): { left: number; right: number } {
  const room = { left, right };
  for (let round = 0; round < 12; round++) {
    const toX = axisScale(x, [room.left, room.right]);
    room.left += Math.max(0, ...rows.map(({ from, leftText }) => left - (toX(from) - endGap - textWidth(leftText))));
    room.right -= Math.max(0, ...rows.map(({ to, rightText }) => toX(to) + endGap + textWidth(rightText) - right));
  }
  return room;
}

function pointOf({ x, y, width, height }: PlacedRect, row: BarRow | undefined): PlacedChart['points'][number] {
  return { x: x + width / 2, y: y + height / 2, text: row?.text ?? '' };
}

/** Above its line, inside the chart. */
function baselineText(text: string, x: number, right: number): Pick<PlacedText, 'x' | 'text' | 'anchor'> {
  return { x: boxStart(x, textWidth(text, 'bold'), [0, right]), text, anchor: 'start' };
}
