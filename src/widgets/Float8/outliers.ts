/**
 * Which numbers of the tensor are outliers, and how large: a few patterns to choose, and what the reader paints.
 */
import { requirePositive } from '../../model/check.ts';
import { type Bench, createBench } from './bench.ts';
import { type ScaledId, scaledIds, side } from './storage.ts';

export const patternIds = ['none', 'one', 'row', 'column'] as const;
export type PatternId = (typeof patternIds)[number];

/** Where the patterns lie: inside the first block, off its middle. */
export const centre = { row: 100, column: 70 } as const;
export const cellAt = (row: number, column: number): number => row * side + column;

/** The cells of a pattern. */
export function patternCells(pattern: PatternId): ReadonlySet<number> {
  const line = Array.from({ length: side }, (_, index) => index);
  switch (pattern) {
    case 'none':
      return new Set();
    case 'one':
      return new Set([cellAt(centre.row, centre.column)]);
    case 'row':
      return new Set(line.map((column) => cellAt(centre.row, column)));
    case 'column':
      return new Set(line.map((row) => cellAt(row, centre.column)));
  }
}

/** How many times a typical number (standard deviation 1) an outlier is. */
export const sizeRange = { min: 1, max: 1e6 } as const;

/** The size nearest to one that was asked for: inside the range, and of three digits. */
export const outlierSize = (asked: number): number =>
  Number(Math.min(sizeRange.max, Math.max(sizeRange.min, asked)).toPrecision(3));

/** An outlier keeps the sign of the number in its place. */
export function outlierAt(base: Float64Array, cell: number, size: number): number {
  return (base[cell] ?? 0) < 0 ? -size : size;
}

/** What a bench must be told so that it goes from one set of outliers to another. */
export function changesBetween(
  base: Float64Array,
  before: { cells: ReadonlySet<number>; size: number },
  after: { cells: ReadonlySet<number>; size: number },
): Map<number, number> {
  const changes = new Map<number, number>();
  for (const cell of before.cells) if (!after.cells.has(cell)) changes.set(cell, base[cell] ?? NaN);
  for (const cell of after.cells) {
    if (!before.cells.has(cell) || before.size !== after.size) changes.set(cell, outlierAt(base, cell, after.size));
  }
  return changes;
}

/** Mean relative error against the size of the outliers, one point a size. */
export interface LossCurve {
  sizes: readonly number[];
  losses: Readonly<Record<ScaledId, readonly number[]>>;
}

/** Three points to each power of ten. */
export const curveSizes: readonly number[] = Array.from({ length: 19 }, (_, index) => 10 ** (index / 3));

/** Stores the tensor with its outliers at every size. Takes some 50 ms: not for every frame. */
export function lossCurve(base: Float64Array, cells: ReadonlySet<number>, sizes = curveSizes): LossCurve {
  const bench = createBench(base);
  const points = sizes.map((size) => {
    requirePositive('size', size);
    bench.write(new Map(Array.from(cells, (cell) => [cell, outlierAt(base, cell, size)])));
    return meanLosses(bench);
  });
  const of = (id: ScaledId) => points.map((point) => point[id]);
  return { sizes, losses: { tensor: of('tensor'), block: of('block'), tile: of('tile') } };
}

function meanLosses(bench: Bench): Record<ScaledId, number> {
  const [tensor = NaN, block = NaN, tile = NaN] = scaledIds.map((id) => bench.stored[id].loss().meanRelative);
  return { tensor, block, tile };
}
