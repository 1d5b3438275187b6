import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantise } from '../../../../src/model/float8-matrix.ts';
import { type Bench, bellCurve, createBench } from '../../../../src/widgets/Float8/bench.ts';
import {
  cellAt,
  centre,
  changesBetween,
  curveSizes,
  lossCurve,
  outlierAt,
  outlierSize,
  patternCells,
  patternIds,
} from '../../../../src/widgets/Float8/outliers.ts';
import { groupMeans } from '../../../../src/widgets/Float8/group-means.ts';
import {
  bitsPerNumber,
  cellCount,
  scaleCount,
  side,
  storageIds,
  storages,
} from '../../../../src/widgets/Float8/storage.ts';

const base = bellCurve(1);

/** Everything in the bench must be what the model makes of the same numbers in one go. */
function expectAsModel(bench: Bench) {
  for (const id of storageIds) {
    const { format, grouping } = storages[id];
    const whole = quantise({ rows: side, columns: side, values: bench.values }, format, grouping);
    const { readBack, relativeErrors, loss } = bench.stored[id];
    expect(readBack.every((value, cell) => Object.is(value, whole.values[cell]))).toBe(true);
    expect(relativeErrors.every((error, cell) => error === whole.relativeErrors[cell])).toBe(true);
    expect(loss().meanRelative).toBeCloseTo(whole.error.meanRelative, 12);
    expect(loss().flushedShare).toBe(whole.error.flushedShare);
  }
}

describe('the bench', () => {
  test('stores as the model does, before and after outliers of every pattern', () => {
    const bench = createBench(base);
    expectAsModel(bench);
    let before = { cells: patternCells('none'), size: 1 };
    for (const pattern of patternIds) {
      const after = { cells: patternCells(pattern), size: 40_000 };
      bench.write(changesBetween(base, before, after));
      before = after;
    }
    expectAsModel(bench);
  });

  test('stores as the model does after any strokes of a reader', { timeout: 120_000 }, () => {
    const stroke = fc.record({
      cell: fc.integer({ min: 0, max: cellCount - 1 }),
      size: fc.constantFrom(1, 400, 40_000, 1e6),
      isOutlier: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 12 }), (strokes) => {
        const bench = createBench(base);
        for (const { cell, size, isOutlier } of strokes) {
          bench.write(new Map([[cell, isOutlier ? outlierAt(base, cell, size) : (base[cell] ?? NaN)]]));
        }
        expectAsModel(bench);
      }),
      { numRuns: 3 },
    );
  });

  test('knows the scale of every number', () => {
    const bench = createBench(base);
    const cell = cellAt(centre.row, centre.column);
    bench.write(new Map([[cell, 44_800]]));
    expect(bench.stored.tensor.scaleAt(0)).toBe(100);
    expect(bench.stored.block.scaleAt(cellAt(0, 127))).toBe(100);
    expect(bench.stored.block.scaleAt(cellAt(0, 128))).toBeLessThan(1);
    expect(bench.stored.tile.scaleAt(cellAt(centre.row, 127))).toBe(100);
    expect(bench.stored.tile.scaleAt(cellAt(centre.row + 1, 127))).toBeLessThan(1);
    expect(bench.stored.bf16.scaleAt(cell)).toBe(1);
  });

  test('tells which rows to draw again: all, the block’s, or the one that changed', () => {
    const { stored, write } = createBench(base);
    for (const id of storageIds) expect(stored[id].takeChangedRows()).toEqual({ from: 0, to: 256 });
    expect(stored.tensor.takeChangedRows()).toEqual({ from: 0, to: 0 });
    write(new Map([[cellAt(centre.row, centre.column), 40_000]]));
    expect(storageIds.map((id) => Object.values(stored[id].takeChangedRows()))).toEqual([
      [0, 256],
      [0, 128],
      [100, 101],
      [100, 101],
      [100, 101],
    ]);
    // Another outlier of the same size moves no scale of the tensor's.
    write(new Map([[cellAt(7, 200), 40_000]]));
    expect(stored.tensor.takeChangedRows()).toEqual({ from: 7, to: 8 });
  });

  test('refuses what has no relative error, or no size', () => {
    expect(() => createBench(new Float64Array(4))).toThrow('first must have 65536 numbers, not 4');
    expect(() => createBench(new Float64Array(cellCount))).toThrow(/not 0, which has no relative error/);
    expect(() => createBench(base).write(new Map([[0, NaN]]))).toThrow(RangeError);
  });
});

describe('what outliers do', () => {
  const at = (pattern: (typeof patternIds)[number], size: number) => {
    const { losses } = lossCurve(base, patternCells(pattern), [size]);
    const rounded = ([loss = NaN]: readonly number[]) => Number((100 * loss).toFixed(1));
    return [rounded(losses.tensor), rounded(losses.block), rounded(losses.tile)];
  };

  test('one number 400 times the rest does hardly any harm; 40,000 times does', () => {
    expect(at('none', 1)).toEqual([2.3, 2.3, 2.2]);
    expect(at('one', 400)).toEqual([2.4, 2.3, 2.2]);
    expect(at('one', 40_000)).toEqual([15.8, 5.6, 2.3]);
  });

  test('a row stays inside its own tiles; a column spoils a tile of every row, as much as its blocks', () => {
    const [, , rowTile = NaN] = at('row', 40_000);
    const [columnTensor = NaN, columnBlock, columnTile = NaN] = at('column', 40_000);
    expect(rowTile).toBeLessThan(2.4);
    expect(columnTile).toBeGreaterThan(3 * rowTile);
    expect(columnTile).toBeCloseTo(columnBlock ?? NaN, 0);
    expect(columnTile).toBeLessThan(columnTensor);
  });

  test('a curve has a point for each size, and finer scales are never worse by more than chance', () => {
    const { losses } = lossCurve(base, patternCells('one'));
    for (const [index] of curveSizes.entries()) {
      const [tensor = NaN, block = NaN, tile = NaN] = [losses.tensor[index], losses.block[index], losses.tile[index]];
      expect(block).toBeLessThan(tensor * 1.01);
      expect(tile).toBeLessThan(block * 1.01);
    }
  });
});

describe('patterns', () => {
  test('are one number, a row or a column of it', () => {
    expect(patternIds.map((pattern) => patternCells(pattern).size)).toEqual([0, 1, 256, 256]);
    for (const pattern of ['one', 'row', 'column'] as const) {
      expect(patternCells(pattern).has(cellAt(centre.row, centre.column))).toBe(true);
    }
  });

  test('only what differs is written, and an outlier keeps the sign in its place', () => {
    const numbers = new Float64Array([-2, 3, 0.5]);
    const changes = changesBetween(numbers, { cells: new Set([0, 1]), size: 10 }, { cells: new Set([1, 2]), size: 10 });
    expect([...changes]).toEqual([
      [0, -2],
      [2, 10],
    ]);
    expect(outlierAt(numbers, 0, 10)).toBe(-10);
    expect(changesBetween(numbers, { cells: new Set([1]), size: 10 }, { cells: new Set([1]), size: 20 }).get(1)).toBe(
      20,
    );
  });
});

test('a size asked for stays between 1 and a million times the rest, and has three digits', () => {
  expect([0, 1, 1234.5, 44_668.36, 1e6, 2e6, Infinity].map(outlierSize)).toEqual([1, 1, 1230, 44_700, 1e6, 1e6, 1e6]);
});

test('scales cost little: a quarter of a bit a number for tiles, next to nothing for blocks', () => {
  expect(storageIds.map((id) => scaleCount(storages[id]))).toEqual([1, 4, 512, 0, 0]);
  expect(bitsPerNumber(storages.tile)).toBe(8.25);
  expect(bitsPerNumber(storages.block)).toBeCloseTo(8.002, 3);
  expect(bitsPerNumber(storages.bf16)).toBe(16);
});

test('the still shows the groups that suffer: a block, and a strip of one tile', () => {
  const bench = createBench(base);
  bench.write(changesBetween(base, { cells: new Set(), size: 1 }, { cells: patternCells('one'), size: 40_000 }));
  const box = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => [
    x,
    y,
    width,
    height,
  ];
  expect(groupMeans(bench.stored.tensor, storages.tensor)).toHaveLength(1);
  expect(groupMeans(bench.stored.block, storages.block).slice(1).map(box)).toEqual([[0, 0, 128, 128]]);
  expect(groupMeans(bench.stored.tile, storages.tile).slice(1).map(box)).toContainEqual([0, 100, 128, 1]);
});
