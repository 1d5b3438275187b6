import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clusterLayout,
  extentOf,
  fleetLayout,
  gpuAt,
  neighbourOf,
  squareOf,
  usualNodesPerRow,
} from '../../../../src/widgets/GpuCluster/layout.ts';

const cluster = clusterLayout(2048, 8, 16);
const fleetShape = { gpusPerNode: 8, blockGpus: 10_000, blocksPerRow: 3, labelledBelow: 1 };
const fleet = fleetLayout({ ...fleetShape, lots: [10_000, 10_000, 10_000, 30_000], gpusPerSquare: 1 });
const middle = (layout: typeof cluster, gpu: number) => {
  const { x, y, size } = squareOf(layout, gpu);
  return { x: x + size / 2, y: y + size / 2 };
};

test('2,048 GPUs stand as 16 rows of 16 nodes of four by two', () => {
  expect(cluster.blocks).toHaveLength(1);
  expect(squareOf(cluster, 0)).toEqual({ x: 0, y: 0, size: 8 });
  expect(squareOf(cluster, 4)).toEqual({ x: 0, y: 10, size: 8 });
  expect(squareOf(cluster, 8)).toEqual({ x: 45, y: 0, size: 8 });
  expect(squareOf(cluster, 128)).toEqual({ x: 0, y: 25, size: 8 });
  expect(squareOf(cluster, 2047)).toEqual({ x: 15 * 45 + 30, y: 15 * 25 + 10, size: 8 });
  expect([cluster.width, cluster.height]).toEqual([713, 393]);
});

test('ten thousand GPUs are an exact square, and a type of 30,000 takes three', () => {
  expect(fleet.blocks.map(({ first, squares }) => [first, squares])).toEqual([
    [0, 10_000],
    [10_000, 10_000],
    [20_000, 10_000],
    [30_000, 10_000],
    [40_000, 10_000],
    [50_000, 10_000],
  ]);
  expect(fleet.lotBlocks).toEqual([0, 1, 2, 3]);
  const [block] = fleet.blocks;
  expect(block && [block.lines * block.stepX, block.nodesPerLine * block.stepY]).toEqual([1125, 1125]);
});

test('the still of the fleet has one square for 100 GPUs in a box of the same size', () => {
  const still = fleetLayout({ ...fleetShape, lots: [10_000, 10_000, 10_000, 30_000], gpusPerSquare: 100 });
  expect(still.squares).toBe(600);
  expect([still.width, still.height]).toEqual([fleet.width, fleet.height]);
  expect(still.blocks.map(({ x, y }) => [x, y])).toEqual(fleet.blocks.map(({ x, y }) => [x, y]));
});

test('there is room below the last row only for a label that stands there', () => {
  const only = { ...fleetShape, lots: [10_000, 10_000], gpusPerSquare: 1 };
  const room =
    fleetLayout({ ...only, labelledBelow: 1 }).height - fleetLayout({ ...only, labelledBelow: undefined }).height;
  expect(room).toBeGreaterThan(0);
  expect(fleet.height).toBe(2 * (1125 + room));
});

test('the GPU under the middle of a square is the one that stands there, for any cluster', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.constantFrom(1, 4, 8, 16),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(),
      (gpus, perNode, perRow, pick) => {
        const layout = clusterLayout(gpus, perNode, perRow);
        expect(gpuAt(layout, middle(layout, pick % gpus))).toBe(pick % gpus);
      },
    ),
  );
});

test('the same holds for any fleet, and no two squares meet', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 2500 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(1, 100),
      fc.nat(),
      (lots, gpusPerSquare, pick) => {
        const layout = fleetLayout({ ...fleetShape, lots, blockGpus: 1000, gpusPerSquare });
        const gpu = pick % layout.squares;
        expect(gpuAt(layout, middle(layout, gpu))).toBe(gpu);
        expect(layout.squares).toBeGreaterThanOrEqual(lots.reduce((sum, lot) => sum + lot / gpusPerSquare, 0));
      },
    ),
  );
});

test('a gap belongs to the square before it, and outside there is none', () => {
  expect(gpuAt(cluster, { x: 44, y: 0 })).toBe(3);
  expect(gpuAt(cluster, { x: -1, y: 0 })).toBeUndefined();
  expect(gpuAt(cluster, { x: 0, y: 394 })).toBeUndefined();
  // The last column of nodes is not full: nobody stands below its end.
  expect(gpuAt(clusterLayout(12, 8, 1), { x: 35, y: 25 })).toBe(11);
  expect(gpuAt(clusterLayout(12, 8, 1), { x: 5, y: 37 })).toBeUndefined();
});

test('arrow keys step over the gaps between nodes and blocks, and stop at the edge', () => {
  expect(neighbourOf(cluster, 3, 1, 0)).toBe(8);
  expect(neighbourOf(cluster, 4, 0, 1)).toBe(128);
  expect(neighbourOf(cluster, 0, -1, 0)).toBe(0);
  expect(neighbourOf(cluster, 2047, 0, 1)).toBe(2047);
  const lastOfFirstBlock = 24 * 50 * 8 + 3;
  expect(neighbourOf(fleet, lastOfFirstBlock, 1, 0)).toBe(10_000);
});

test('every GPU can be reached by arrow keys', () => {
  const layout = clusterLayout(96, 8, 4);
  const seen = new Set([0]);
  for (const gpu of seen) {
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
      seen.add(neighbourOf(layout, gpu, dx, dy));
  }
  expect(seen.size).toBe(96);
});

test('a GPU that does not exist is refused by name', () => {
  expect(() => squareOf(cluster, 2048)).toThrow(new RangeError('gpu must be a whole number from 0 to 2047, not 2048'));
  expect(() => squareOf(cluster, 1.5)).toThrow(RangeError);
  expect(() => clusterLayout(0, 8, 16)).toThrow(/gpus/);
});

test('a cluster of any size gets about the usual proportions', () => {
  expect(usualNodesPerRow(2048, 8)).toBe(16);
  const [block] = clusterLayout(1_000_000, 8, usualNodesPerRow(1_000_000, 8)).blocks;
  const { width, height } = block ? extentOf(block) : { width: 0, height: 1 };
  expect(width / height).toBeCloseTo(713 / 393, 1);
});
