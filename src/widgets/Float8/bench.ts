/**
 * A tensor stored in five ways at once, for a reader who changes a few of its numbers in every frame. The arithmetic is
 * that of `quantise` in src/model/float8-matrix.ts, which a test holds it to; but only what a change touches is done
 * again: a group whose scale moved, else the changed numbers alone.
 */
import { createRounder, type FloatFormat } from '../../model/float8.ts';
import { createRandom } from '../../model/random.ts';
import { cellCount, groupSize, type GroupSize, side, type StorageId, storageIds, storages } from './storage.ts';

export interface Stored {
  /** What is read back. */
  readBack: Float64Array;
  /** |read back − number| ÷ |number|. */
  relativeErrors: Float64Array;
  /** The scale that a number was divided by; 1 where there is none. */
  scaleAt: (cell: number) => number;
  /** What this way of storing loses, over the whole tensor. */
  loss: () => Loss;
  /** The rows stored again since it was last asked, for whoever draws them: from the first up to, not including, `to`. */
  takeChangedRows: () => { from: number; to: number };
}

export interface Loss {
  /** Mean of the relative errors of all numbers. */
  meanRelative: number;
  /** Share of the numbers that became 0. */
  flushedShare: number;
}

export interface Bench {
  values: Float64Array;
  stored: Readonly<Record<StorageId, Stored>>;
  /** Writes new numbers, and stores again what they touch. */
  write: (changes: ReadonlyMap<number, number>) => void;
}

/** Normal numbers, mean 0 and variance 1, as FP32 holds them. The same for every reader. */
export function bellCurve(seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: cellCount }, () => Math.fround(random.normal()));
}

/** Stores `first`, and keeps it stored. Throws a RangeError unless it is 256 × 256 numbers, finite and not 0. */
export function createBench(first: Float64Array): Bench {
  if (first.length !== cellCount) throw new RangeError(`first must have ${cellCount} numbers, not ${first.length}`);
  const values = first.map(requireNumber);
  const make = (id: StorageId) => createStore(values, storages[id].format, groupSize(storages[id]));
  const stored = {
    tensor: make('tensor'),
    block: make('block'),
    tile: make('tile'),
    bf16: make('bf16'),
    fp32: make('fp32'),
  };
  return {
    values,
    stored,
    write(changes) {
      for (const [cell, value] of changes) values[cell] = requireNumber(value);
      const cells = [...changes.keys()];
      for (const id of storageIds) stored[id].update(cells);
    },
  };
}

/** A store of one way, and what must be told to it. */
interface Store extends Stored {
  update: (cells: readonly number[]) => void;
}

function createStore(values: Float64Array, format: FloatFormat, scaled: GroupSize | null): Store {
  const round = createRounder(format);
  const readBack = new Float64Array(cellCount);
  const relativeErrors = new Float64Array(cellCount);
  const group = scaled ?? { rows: side, columns: side };
  const groupsAcross = side / group.columns;
  const groups = groupsAcross * (side / group.rows);
  // No scale is like one of 1 that never moves.
  const scales = new Float64Array(groups);
  const sums = new Float64Array(groups);
  const zeros = new Float64Array(groups);
  const groupOf = (cell: number) =>
    Math.floor(cell / side / group.rows) * groupsAcross + Math.floor((cell % side) / group.columns);
  /** The first cell of each row of a group. */
  const rowStarts = (index: number): number[] => {
    const first = Math.floor(index / groupsAcross) * group.rows * side + (index % groupsAcross) * group.columns;
    return Array.from({ length: group.rows }, (_, row) => first + row * side);
  };

  function store(cell: number, scale: number): void {
    const value = values[cell] ?? NaN;
    const after = round(value / scale) * scale;
    readBack[cell] = after;
    relativeErrors[cell] = Math.abs((after - value) / value);
  }

  function scaleOf(index: number): number {
    if (!scaled) return 1;
    let largest = 0;
    for (const start of rowStarts(index)) {
      for (let cell = start; cell < start + group.columns; cell++) {
        const size = Math.abs(values[cell] ?? NaN);
        if (size > largest) largest = size;
      }
    }
    const scale = largest / format.max;
    return scale > 0 ? scale : 1;
  }

  let changed = { from: 0, to: side };
  function markRows(from: number, to: number): void {
    changed =
      changed.from < changed.to ? { from: Math.min(changed.from, from), to: Math.max(changed.to, to) } : { from, to };
  }

  /** Stores a whole group on a new scale. */
  function storeGroup(index: number, scale: number): void {
    let sum = 0;
    let zero = 0;
    for (const start of rowStarts(index)) {
      for (let cell = start; cell < start + group.columns; cell++) {
        // Written out: this runs for tens of thousands of numbers in every frame.
        const value = values[cell] ?? NaN;
        const after = round(value / scale) * scale;
        const error = Math.abs((after - value) / value);
        readBack[cell] = after;
        relativeErrors[cell] = error;
        sum += error;
        if (after === 0) zero++;
      }
    }
    const top = Math.floor(index / groupsAcross) * group.rows;
    markRows(top, top + group.rows);
    scales[index] = scale;
    sums[index] = sum;
    zeros[index] = zero;
  }

  /** Stores one number again on the scale it has. */
  function storeCell(cell: number): void {
    const index = groupOf(cell);
    const errorBefore = relativeErrors[cell] ?? 0;
    const zeroBefore = readBack[cell] === 0 ? 1 : 0;
    store(cell, scales[index] ?? NaN);
    markRows(Math.floor(cell / side), Math.floor(cell / side) + 1);
    sums[index] = (sums[index] ?? 0) + (relativeErrors[cell] ?? NaN) - errorBefore;
    zeros[index] = (zeros[index] ?? 0) + (readBack[cell] === 0 ? 1 : 0) - zeroBefore;
  }

  function update(cells: readonly number[]): void {
    const moved = new Set<number>();
    for (const index of new Set(cells.map(groupOf))) {
      const scale = scaleOf(index);
      if (scale === scales[index]) continue;
      storeGroup(index, scale);
      moved.add(index);
    }
    for (const cell of cells) if (!moved.has(groupOf(cell))) storeCell(cell);
  }

  for (let index = 0; index < groups; index++) storeGroup(index, scaleOf(index));
  return {
    readBack,
    relativeErrors,
    scaleAt: (cell) => scales[groupOf(cell)] ?? NaN,
    loss: () => ({ meanRelative: total(sums) / cellCount, flushedShare: total(zeros) / cellCount }),
    takeChangedRows() {
      const taken = changed;
      changed = { from: 0, to: 0 };
      return taken;
    },
    update,
  };
}

const total = (numbers: Float64Array): number => numbers.reduce((sum, each) => sum + each, 0);

function requireNumber(value: number): number {
  if (!Number.isFinite(value) || value === 0) {
    throw new RangeError(`every number must be finite and not 0, which has no relative error, not ${value}`);
  }
  return value;
}
