/**
 * Where the names above a short axis stand: in three rows, each tied to its point by a stem. No name meets another, a
 * stem of another, or the line of the limit. With a handful of points every arrangement can be tried. Pure.
 */
import { linearScale, type Scale } from '../../ui/chart/axes.ts';
import { textWidth } from '../../ui/chart/text-width.ts';
import type { SideAxis, SidePoint } from './side-axes.ts';

export const sideHeight = 98;
const rowHeight = 16;
const mostRows = 3;
/** From the top: the title, three rows of names, the axis, its numbers. */
export const axisY = 78;
/** Names may reach this far beyond the ends of the axis: the inset of SideAxes.svelte. */
const overhang = 10;
/** Between two names in a row, and between a name and a stem that passes it. */
const gap = 6;
const beside = 3;

export interface PlacedSide {
  x: Scale;
  points: readonly (SidePoint & { x: number; labelX: number; labelY: number })[];
}

interface Name {
  at: number;
  width: number;
}

interface Spot {
  row: number;
  labelX: number;
}

/** The names above the points. Where no arrangement keeps them apart, each is centred in a row of its own. */
export function placeSide({ domain, points, line }: SideAxis, left: number, right: number): PlacedSide {
  const x = linearScale(domain, [left, right]);
  const sorted = points.toSorted((a, b) => a.value - b.value);
  const names = sorted.map(({ value, text }) => ({
    at: Math.min(right, Math.max(left, x(value))),
    width: textWidth(text),
  }));
  const lineX = line === null ? null : x(line.value);
  const spots = arranged(names, lineX, left - overhang, right + overhang);
  return {
    x,
    points: sorted.map((point, index) => {
      const { at, width } = names[index] ?? { at: left, width: 0 };
      const { row, labelX } = spots?.[index] ?? { row: index % mostRows, labelX: at - width / 2 };
      return { ...point, x: at, labelX, labelY: axisY - 12 - row * rowHeight };
    }),
  };
}

/** The cheapest arrangement in which nothing meets: low rows first, then names over their points. */
function arranged(names: readonly Name[], lineX: number | null, from: number, to: number): readonly Spot[] | null {
  const stems = names.map(({ at }) => at);
  const choices = names.map((name) => spotsOf(name, [...stems, ...(lineX === null ? [] : [lineX])], from, to));
  const best: { spots: readonly Spot[] | null; cost: number } = { spots: null, cost: Infinity };

  const place = (spots: readonly Spot[], cost: number): void => {
    const index = spots.length;
    if (cost >= best.cost) return;
    const name = names[index];
    if (!name) {
      best.spots = spots;
      best.cost = cost;
      return;
    }
    for (const spot of choices[index] ?? []) {
      const meetsLine = lineX !== null && spot.row === 0 && covers(spot, name, lineX);
      const meets = spots.some((other, before) => clash(spot, name, other, names[before] ?? name));
      if (!meetsLine && !meets) place([...spots, spot], cost + spot.row + offCentre(spot, name));
    }
  };
  place([], 0);
  return best.spots;
}

const offCentre = ({ labelX }: Spot, { at, width }: Name): number => Math.abs(labelX + width / 2 - at) / 200;

/** Over its point, or moved aside until a stem just passes it; always above its own stem. */
function spotsOf({ at, width }: Name, stems: readonly number[], from: number, to: number): Spot[] {
  const places = [at - width / 2, from, to - width, ...stems.flatMap((stem) => [stem - beside - width, stem + beside])];
  const fitting = places.filter(
    (labelX) => labelX >= from && labelX + width <= to && labelX - gap <= at && at <= labelX + width + gap,
  );
  return [...new Set(fitting)].flatMap((labelX) => [0, 1, 2].map((row) => ({ row, labelX })));
}

const covers = ({ labelX }: Spot, { width }: Name, x: number): boolean =>
  x > labelX - beside && x < labelX + width + beside;

function clash(a: Spot, nameA: Name, b: Spot, nameB: Name): boolean {
  if (a.row === b.row) return a.labelX < b.labelX + nameB.width + gap && b.labelX < a.labelX + nameA.width + gap;
  // The stem of the higher name passes the row of the lower one.
  return a.row > b.row ? covers(b, nameB, nameA.at) : covers(a, nameA, nameB.at);
}
