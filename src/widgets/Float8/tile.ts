/**
 * The tile: a small part of the tensor in cells large enough to touch, the loupe over it, and its cursor. Pure.
 */
import { cellAt } from './outliers.ts';
import { side } from './storage.ts';

/** Rows and columns of the tile: odd, so that it has a middle. */
export const tileSize = 11;

export interface Loupe {
  row: number;
  column: number;
  size: number;
}

export interface Place {
  row: number;
  column: number;
}

const within = (place: number, end: number) => Math.max(0, Math.min(end, place));

/** The loupe with a place in its middle, as nearly as the edges allow. */
export function loupeAround({ row, column }: Place): Loupe {
  const half = (tileSize - 1) / 2;
  const last = side - tileSize;
  return { row: within(row - half, last), column: within(column - half, last), size: tileSize };
}

/** The loupe moved just far enough to hold a place. */
export function loupeWith(loupe: Loupe, { row, column }: Place): Loupe {
  const reach = (start: number, place: number) => Math.max(place - tileSize + 1, Math.min(start, place));
  return { ...loupe, row: reach(loupe.row, row), column: reach(loupe.column, column) };
}

/** A place moved, and held inside the tensor. */
export function moved({ row, column }: Place, rows: number, columns: number): Place {
  return { row: within(row + rows, side - 1), column: within(column + columns, side - 1) };
}

/** The cell under a point of the tile, where the tile is as wide and high as 1; null outside. */
export function placeUnder(loupe: Loupe, x: number, y: number): Place | null {
  if (!(x >= 0 && x < 1 && y >= 0 && y < 1)) return null;
  return { row: loupe.row + Math.floor(y * tileSize), column: loupe.column + Math.floor(x * tileSize) };
}

export const cellOf = ({ row, column }: Place): number => cellAt(row, column);

/** Places of the tile, row after row. */
export function placesOf(loupe: Loupe): Place[] {
  return Array.from({ length: tileSize * tileSize }, (_, index) => ({
    row: loupe.row + Math.floor(index / tileSize),
    column: loupe.column + (index % tileSize),
  }));
}
