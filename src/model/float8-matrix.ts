/**
 * A matrix in few bits, with one scale for all of it, for every block or for every tile.
 *
 *   scale of a group = largest magnitude in it ÷ largest number of the format
 *   stored           = number ÷ scale, rounded;   read back = stored × scale
 *
 * Source: DeepSeek-V3 Technical Report, s3.3.2: 1×128 tiles for activations, 128×128 blocks for weights, scales online
 * from the largest magnitude. There, scales are FP32; here they are not rounded, which changes the seventh digit.
 */
import { requireFinite, requireInteger, requirePositive } from './check.ts';
import { type FloatFormat, roundTo } from './float8.ts';

export interface Matrix {
  rows: number;
  columns: number;
  /** Row after row. */
  values: ArrayLike<number>;
}

/**
 * Which numbers share a scale: rectangles of this size from the top left corner, cut off at the edges; all of them; or
 * no scale at all, as with BF16 and FP32, whose range needs none.
 */
export type Grouping = { rows: number; columns: number } | 'tensor' | 'none';

export interface QuantisedMatrix {
  rows: number;
  columns: number;
  /** What is read back. */
  values: Float64Array;
  /** |read back − number| ÷ |number|; 0 for the number 0. The map of errors. */
  relativeErrors: Float64Array;
  /** One scale per group, row of groups after row of groups. */
  scales: readonly number[];
  error: QuantisationError;
}

export interface QuantisationError {
  /** √(sum of squared errors ÷ sum of squares). Large numbers dominate it. */
  relativeRms: number;
  /** Mean of the relative errors of all numbers but 0. Small numbers count like large ones. */
  meanRelative: number;
  /** The largest relative error. 1 as soon as a number has vanished. */
  maxRelative: number;
  /** Share of the numbers other than 0 that became 0. */
  flushedShare: number;
  /** Signal to noise in decibels: −20 log₁₀ of the relative RMS. Infinite without error. */
  signalToNoiseDb: number;
}

/**
 * Stores a matrix in a format and reads it back.
 * Throws a RangeError that names what is wrong: sizes that do not fit, numbers that are not finite.
 */
export function quantise(matrix: Matrix, format: FloatFormat, grouping: Grouping): QuantisedMatrix {
  const { rows, columns, values } = matrix;
  requirePositive('rows', requireInteger('rows', rows));
  requirePositive('columns', requireInteger('columns', columns));
  if (values.length !== rows * columns) {
    throw new RangeError(`values must have ${rows} × ${columns} entries, not ${values.length}`);
  }
  const group = typeof grouping === 'string' ? { rows, columns } : grouping;
  requirePositive('group rows', requireInteger('group rows', group.rows));
  requirePositive('group columns', requireInteger('group columns', group.columns));

  const readBack = new Float64Array(values.length);
  const scales: number[] = [];
  for (let top = 0; top < rows; top += group.rows) {
    for (let left = 0; left < columns; left += group.columns) {
      const cells = cellsOf(matrix, top, left, group);
      const scale = grouping === 'none' ? 1 : scaleOf(cells, values, format);
      scales.push(scale);
      for (const cell of cells) readBack[cell] = roundTo(format, (values[cell] ?? NaN) / scale) * scale;
    }
  }

  const relativeErrors = Float64Array.from(readBack, (value, cell) => relativeError(values[cell] ?? NaN, value));
  return { rows, columns, values: readBack, relativeErrors, scales, error: measure(values, readBack, relativeErrors) };
}

/** Positions of one group's numbers. */
function cellsOf({ rows, columns }: Matrix, top: number, left: number, group: { rows: number; columns: number }) {
  const cells: number[] = [];
  for (let row = top; row < Math.min(rows, top + group.rows); row++) {
    for (let column = left; column < Math.min(columns, left + group.columns); column++) {
      cells.push(row * columns + column);
    }
  }
  return cells;
}

function scaleOf(cells: readonly number[], values: ArrayLike<number>, format: FloatFormat): number {
  let largest = 0;
  for (const cell of cells) largest = Math.max(largest, Math.abs(requireFinite('every value', values[cell] ?? NaN)));
  const scale = largest / format.max;
  // A group of zeros, or one too small for a scale of its own, is stored as it is.
  return scale > 0 ? scale : 1;
}

function relativeError(value: number, readBack: number): number {
  return value === 0 ? 0 : Math.abs(readBack - value) / Math.abs(value);
}

function measure(values: ArrayLike<number>, readBack: Float64Array, relative: Float64Array): QuantisationError {
  let squares = 0;
  let squaredErrors = 0;
  let sumRelative = 0;
  let maxRelative = 0;
  let flushed = 0;
  let nonZero = 0;
  for (const [cell, after] of readBack.entries()) {
    const before = values[cell] ?? NaN;
    squares += before * before;
    squaredErrors += (after - before) ** 2;
    if (before === 0) continue;
    nonZero++;
    const error = relative[cell] ?? NaN;
    sumRelative += error;
    maxRelative = Math.max(maxRelative, error);
    if (after === 0) flushed++;
  }
  const relativeRms = squares > 0 ? Math.sqrt(squaredErrors / squares) : 0;
  return {
    relativeRms,
    meanRelative: nonZero > 0 ? sumRelative / nonZero : 0,
    maxRelative,
    flushedShare: nonZero > 0 ? flushed / nonZero : 0,
    // Subtracting from 0 keeps a perfect copy at +Infinity and a plain 0 from printing as −0.
    signalToNoiseDb: 0 - 20 * Math.log10(relativeRms),
  };
}
