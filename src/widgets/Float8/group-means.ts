/**
 * The still of a map of errors: one rectangle a group, as dark as its mean error, and groups that look alike merged, so
 * that the page holds a few rectangles and not 65,536. Pure.
 */
import type { Stored } from './bench.ts';
import { shadeOf } from './shade.ts';
import { groupSize, side, type Storage } from './storage.ts';

export interface GroupMean {
  x: number;
  y: number;
  width: number;
  height: number;
  meanError: number;
}

/** Shades that differ by less look alike. */
const shadeStep = 0.04;

/** The whole as one rectangle of the commonest shade, then every group that looks different. */
export function groupMeans({ relativeErrors }: Stored, storage: Storage): GroupMean[] {
  const size = groupSize(storage) ?? { rows: side, columns: side };
  const groups: GroupMean[] = [];
  for (let y = 0; y < side; y += size.rows) {
    for (let x = 0; x < side; x += size.columns) {
      let sum = 0;
      for (let row = y; row < y + size.rows; row++) {
        for (let cell = row * side + x; cell < row * side + x + size.columns; cell++) sum += relativeErrors[cell] ?? 0;
      }
      groups.push({ x, y, width: size.columns, height: size.rows, meanError: sum / (size.rows * size.columns) });
    }
  }
  const middle = groups.map(({ meanError }) => meanError).toSorted((a, b) => a - b)[Math.floor(groups.length / 2)] ?? 0;
  const differs = groups.filter(({ meanError }) => Math.abs(shadeOf(meanError) - shadeOf(middle)) > shadeStep);
  return [{ x: 0, y: 0, width: side, height: side, meanError: middle }, ...differs];
}
