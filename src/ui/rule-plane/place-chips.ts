/**
 * Chips in the plane: those that share a place share a list beside it, and no list meets another, a point or the edge.
 */
import type { Outcome } from '../../model/export-rules.ts';
import { textWidth } from '../chart/text-width.ts';
import { cellBox, type PlaneCell, type PlaneFrame } from './plane.ts';

/** A chip as it stands in the plane on a day. */
export interface PlaneChip {
  label: string;
  tpp: number;
  density: number;
  outcome: Outcome;
  /** After the name: "announced", "by letter". */
  remark: string;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedGroup {
  /** The point. */
  x: number;
  y: number;
  box: Box;
  rows: readonly (PlaneChip & { text: string; y: number })[];
}

const rowHeight = 17;
/** The glyph before a name. */
export const glyphRoom = 15;
const padding = 3;
const pointRadius = 5;
const gap = 4;

/** Closer than this, in pixels, chips share a place. */
const samePlace = 3;

export function placeChips(chips: readonly PlaneChip[], frame: PlaneFrame, cells: readonly PlaneCell[]): PlacedGroup[] {
  const groups: { x: number; y: number; chips: PlaneChip[] }[] = [];
  for (const chip of chips) {
    const { x, y } = pointOf(chip, frame);
    const home = groups.find((group) => Math.abs(group.x - x) < samePlace && Math.abs(group.y - y) < samePlace);
    if (home) home.chips.push(chip);
    else groups.push({ x, y, chips: [chip] });
  }
  const points = groups.map(({ x, y }) => around(x, y));
  const placed: PlacedGroup[] = [];
  // The longest lists have least choice.
  for (const group of groups.toSorted((a, b) => b.chips.length - a.chips.length)) {
    const texts = group.chips.map(({ label, remark }) => (remark === '' ? label : `${label}, ${remark}`));
    const size = {
      width:
        (texts.length > 1 ? glyphRoom : 0) + Math.max(...texts.map((text) => textWidth(text, 'bold'))) + 2 * padding,
      height: texts.length * rowHeight + 2,
    };
    const taken = [...placed.map(({ box }) => box), ...points.filter((point) => !isAround(point, group))];
    const inside = candidates(group, size).filter((candidate) => isInside(candidate, frame));
    const free = inside.filter((candidate) => !taken.some((other) => meet(candidate, other)));
    // A list that lies in another region would seem to be judged as that region is.
    const foreign = foreignBoxes(group, cells, frame);
    const box = free.find((candidate) => !foreign.some((other) => meet(candidate, other))) ?? free[0] ?? inside[0];
    if (!box) continue;
    const rows = group.chips.map((chip, index) => ({
      ...chip,
      text: texts[index] ?? chip.label,
      y: box.y + 1 + (index + 0.5) * rowHeight,
    }));
    placed.push({ x: group.x, y: group.y, box, rows });
  }
  return placed;
}

/** The cells that are judged differently from the one around a point. */
function foreignBoxes({ x, y }: { x: number; y: number }, cells: readonly PlaneCell[], frame: PlaneFrame): Box[] {
  const boxes = cells.map((cell) => {
    const { x: left, y: top, right, bottom } = cellBox(cell, frame);
    return { outcome: cell.outcome, x: left, y: top, width: right - left, height: bottom - top };
  });
  const home = boxes.find((box) => box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height);
  return boxes.filter(({ outcome }) => home && outcome !== home.outcome);
}

/** Where a chip stands, kept inside the plane. */
export function pointOf({ tpp, density }: Pick<PlaneChip, 'tpp' | 'density'>, frame: PlaneFrame) {
  const { left, right, top, bottom, x, y } = frame;
  return {
    x: tpp > 0 ? Math.min(right, Math.max(left, x(tpp))) : left,
    y: density > 0 ? Math.min(bottom, Math.max(top, y(density))) : bottom,
  };
}

export interface PlacedTag {
  box: Box;
  text: string;
}

/** The name of each clause in a corner of its region where it meets nothing; where there is no room it is left out. */
export function placeTags(cells: readonly PlaneCell[], groups: readonly PlacedGroup[], frame: PlaneFrame): PlacedTag[] {
  const taken = groups.flatMap(({ x, y, box }) => [box, around(x, y)]);
  const tags: PlacedTag[] = [];
  for (const text of new Set(cells.map(({ tag }) => tag).filter((tag) => tag !== ''))) {
    const size = { width: textWidth(text, 'bold') + 6, height: rowHeight };
    const own = cells
      .filter(({ tag }) => tag === text)
      .map((cell) => cellBox(cell, frame))
      .toSorted((a, b) => (b.right - b.x) * (b.bottom - b.y) - (a.right - a.x) * (a.bottom - a.y));
    const corners = own.flatMap(({ x, y, right, bottom }): Box[] => {
      if (right - x < size.width + 4 || bottom - y < size.height + 4) return [];
      const [far, low] = [right - size.width - 2, bottom - size.height - 2];
      return [
        { ...size, x: far, y: low },
        { ...size, x: x + 2, y: y + 2 },
        { ...size, x: x + 2, y: low },
        { ...size, x: far, y: y + 2 },
      ];
    });
    const box = corners.find((corner) => !taken.some((other) => meet(corner, other)));
    if (!box) continue;
    taken.push(box);
    tags.push({ box, text });
  }
  return tags;
}

function candidates({ x, y }: { x: number; y: number }, { width, height }: Pick<Box, 'width' | 'height'>): Box[] {
  const [right, left] = [x + pointRadius + gap, x - pointRadius - gap - width];
  const [above, below] = [y - pointRadius - gap - height, y + pointRadius + gap];
  const beside = [y - height / 2, y - rowHeight / 2 - 1, y - height + rowHeight / 2 + 1];
  return [
    ...beside.map((top) => ({ x: right, y: top, width, height })),
    ...beside.map((top) => ({ x: left, y: top, width, height })),
    ...[above, below].flatMap((top) =>
      [x - width / 2, x - 8, x + 8 - width, right - gap, left + gap].map((start) => ({
        x: start,
        y: top,
        width,
        height,
      })),
    ),
  ];
}

const around = (x: number, y: number): Box => ({
  x: x - pointRadius,
  y: y - pointRadius,
  width: 2 * pointRadius,
  height: 2 * pointRadius,
});
const isAround = (box: Box, { x, y }: { x: number; y: number }): boolean =>
  box.x === x - pointRadius && box.y === y - pointRadius;

const isInside = ({ x, y, width, height }: Box, { left, right, top, bottom }: PlaneFrame): boolean =>
  x >= left && y >= top && x + width <= right + 8 && y + height <= bottom;

/** Whether two boxes overlap; touching edges do not. */
export function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
