/** Where the points of "after" and their labels lie. The price axis is linear and begins at nothing. */
import { formatUnitPrice } from '../../ledger/format.ts';
import { linearScale, roundTicks } from '../../ui/chart/axes.ts';
import { textWidth } from '../../ui/chart/text-width.ts';
import { type CloseFacts, dayNumber, firstBack, referenceClose, shortDay } from './nvidia-closes.ts';

export interface CloseMark {
  day: string;
  x: number;
  y: number;
  isReference: boolean;
  /** The first one back at Friday's close. */
  isBack: boolean;
  price: string;
  date: string;
  /** Of both lines; `y` is the price's baseline. */
  label: { x: number; y: number; anchor: 'start' | 'middle' | 'end' };
  /** What the label covers. */
  area: Area;
}

export interface ClosesPlot {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  marks: readonly CloseMark[];
  /** Friday's close. */
  levelY: number;
  yTicks: readonly { y: number; text: string }[];
  /** The first days of quarters. */
  xTicks: readonly { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[];
}

export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const insets = { left: 40, narrowLeft: 34, right: 16, top: 14, foot: 34 };
/** Below this width the labels of the points need the room of the axis's numbers, and say as much. */
const narrowBelow = 480;
const height = 330;
const radius = 6;
const lineHeight = 16;

/** Lays the points out in `width` pixels; the height is always the same. */
export function closesPlot(facts: CloseFacts, width: number): ClosesPlot {
  const { closes } = facts;
  const reference = referenceClose(facts);
  const back = firstBack(facts);
  const days = closes.map(({ day }) => dayNumber(day));
  const isNarrow = width < narrowBelow;
  const plot = {
    left: isNarrow ? insets.narrowLeft : insets.left,
    right: width - insets.right,
    top: insets.top,
    bottom: height - insets.foot,
  };
  const ticks = roundTicks(Math.max(...closes.map(({ usd }) => usd)) * 1.15, 5);
  const begin = Math.min(...days);
  const quarterTicks = quarters(facts);
  const toX = linearScale([Math.min(begin, quarterTicks[0]?.day ?? begin), Math.max(...days)], [plot.left, plot.right]);
  const toY = linearScale([0, ticks.at(-1) ?? 1], [plot.bottom, plot.top]);
  const dots = closes.map((close) => ({ close, x: toX(dayNumber(close.day)), y: toY(close.usd) }));
  const levelY = toY(reference.usd);
  const fixed: Area[] = [
    ...dots.map(({ x, y }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })),
    ...dots.map(({ x, y }) => ({ left: x - 2, right: x + 2, top: Math.min(y, levelY), bottom: Math.max(y, levelY) })),
  ];
  const frame = { left: isNarrow ? 0 : plot.left - 4, right: width, top: 0, bottom: plot.bottom };
  const named = dots.map(({ close, x, y }) => {
    const isBack = close === back;
    const price = formatUnitPrice(close.usd);
    const date = isBack ? `${shortDay(close.day)}: back` : shortDay(close.day);
    const wide = Math.max(textWidth(price, 'till') * 1.08, textWidth(date, 'bold'));
    return { close, x, y, isBack, price, date, tries: triesAt({ x, y }, wide, close.usd < reference.usd, levelY) };
  });
  const labels = placeLabels(
    named.map(({ tries }) => tries),
    fixed,
    frame,
  );
  const marks = named.map(({ close, x, y, isBack, price, date }, index): CloseMark => {
    const label = labels[index] ?? { left: x, right: x, top: y, bottom: y, anchor: 'start' };
    const at = { start: label.left, middle: (label.left + label.right) / 2, end: label.right }[label.anchor];
    return {
      day: close.day,
      x,
      y,
      isReference: close === reference,
      isBack,
      price,
      date,
      area: label,
      label: { x: at, y: label.top + 12, anchor: label.anchor },
    };
  });
  return {
    width,
    height,
    plot,
    marks,
    levelY,
    yTicks: ticks.map((usd) => ({ y: toY(usd), text: isNarrow && usd > 0 ? '' : `$${usd}` })),
    xTicks: quarterTicks.map(({ day, text }, index, all) => ({
      x: toX(day),
      text,
      anchor: index === 0 ? 'start' : index === all.length - 1 && toX(day) > plot.right - 30 ? 'end' : 'middle',
    })),
  };
}

interface LabelPlace extends Area {
  anchor: 'start' | 'middle' | 'end';
}

/** Where a label of two lines may stand, the best place first: at the end of its stem, at a side, at the stem's foot. */
function triesAt({ x, y }: { x: number; y: number }, wide: number, isBelow: boolean, levelY: number): LabelPlace[] {
  const high = 2 * lineHeight;
  const above = y - radius - 6 - high;
  const below = y + radius + 4;
  const at = (left: number, top: number, anchor: LabelPlace['anchor']): LabelPlace => ({
    left,
    right: left + wide,
    top,
    bottom: top + high,
    anchor,
  });
  const vertical = isBelow ? [below, above] : [above, below];
  const foot = isBelow ? levelY - 5 - high : levelY + 4;
  return [
    ...vertical.map((top) => at(x - wide / 2, top, 'middle')),
    ...vertical.map((top) => at(x - radius, top, 'start')),
    ...vertical.map((top) => at(x + radius - wide, top, 'end')),
    at(x + radius + 5, y - high / 2, 'start'),
    at(x - radius - 5 - wide, y - high / 2, 'end'),
    at(x - wide / 2, foot, 'middle'),
    at(x + radius - wide, foot, 'end'),
  ];
}

/** One place for each label, so that none meets another or anything fixed; the first ones where that cannot be. */
function placeLabels(tries: readonly (readonly LabelPlace[])[], fixed: readonly Area[], frame: Area): LabelPlace[] {
  const isInside = (area: Area) =>
    area.left >= frame.left && area.right <= frame.right && area.top >= frame.top && area.bottom <= frame.bottom;
  const open = tries.map((places) =>
    places.filter((place) => isInside(place) && !fixed.some((other) => overlaps(place, other))),
  );
  const search = (index: number, placed: readonly LabelPlace[]): readonly LabelPlace[] | null => {
    const places = open[index];
    if (!places) return placed;
    for (const place of places) {
      if (placed.some((other) => overlaps(place, other))) continue;
      const all = search(index + 1, [...placed, place]);
      if (all) return all;
    }
    return null;
  };
  return [...(search(0, []) ?? tries.flatMap((places) => places.slice(0, 1)))];
}

/** Whether two areas share a pixel; touching edges do not. */
export function overlaps(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The starts of quarters within the closes, the years named where they begin. */
function quarters({ closes }: CloseFacts): { day: number; text: string }[] {
  const first = closes[0]?.day ?? '';
  const last = closes.at(-1)?.day ?? '';
  const found: { day: number; text: string }[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    for (const [month, name] of [
      ['01', 'Jan'],
      ['04', 'Apr'],
      ['07', 'July'],
      ['10', 'Oct'],
    ] as const) {
      const day = `${year}-${month}-01`;
      if (day.slice(0, 7) >= first.slice(0, 7) && day <= last) {
        found.push({ day: dayNumber(day), text: month === '01' ? String(year) : name });
      }
    }
  }
  return found;
}
