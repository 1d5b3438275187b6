import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterLayout, fleetLayout, gpuAt } from '../../../../src/widgets/GpuCluster/layout.ts';
import { type Brush, paint, rasterOf, squareInPixels } from '../../../../src/widgets/GpuCluster/paint.ts';
import { brushesOf, stylesOf } from '../../../../src/widgets/GpuCluster/palette.ts';
import { fitView, toUnits, zoomAt, zoomOf } from '../../../../src/widgets/GpuCluster/viewport.ts';

const brushes: Brush[] = [
  { fill: 0, edge: 1, small: 2 },
  { fill: 3, edge: 3, small: 3 },
];
const canvas = (layout: { width: number; height: number }, width: number) => {
  const height = Math.ceil((width * layout.height) / layout.width);
  return { data: new Uint32Array(width * height), width, height };
};

test('every square has the same whole number of pixels, and the last one ends at the edge', () => {
  const layout = clusterLayout(2048, 8, 16);
  for (const width of [284, 320, 350, 600, 640, 900, 1280, 1800]) {
    const pixels = canvas(layout, width);
    paint(pixels, layout, new Uint8Array(2048).fill(1), brushes, fitView({ layout, ...pixels }));
    const { square } = squareSizes(layout, width);
    const filled = pixels.data.filter((pixel) => pixel === 3).length;
    expect(filled, `at ${width}`).toBe(2048 * square ** 2);
    expect(pixels.data[width - 1], `right edge at ${width}`).toBe(3);
  }
});

function squareSizes(layout: ReturnType<typeof clusterLayout>, width: number) {
  const [block] = layout.blocks;
  if (!block) throw new Error('a layout has a block');
  return rasterOf(block, width / layout.width);
}

test('a large square has an edge and a clear middle, a small one a single colour', () => {
  const layout = clusterLayout(1, 1, 1);
  const large = canvas(layout, 20);
  paint(large, layout, new Uint8Array(1), brushes, fitView({ layout, ...large }));
  expect(large.data[0]).toBe(1);
  expect(large.data[10 * 20 + 10]).toBe(0);

  const small = canvas(layout, 4);
  paint(small, layout, new Uint8Array(1), brushes, fitView({ layout, ...small }));
  expect([...small.data].every((pixel) => pixel === 2)).toBe(true);
});

test('where a square is drawn, there it is found again, at any zoom', () => {
  const layout = clusterLayout(2048, 8, 16);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2047 }),
      fc.integer({ min: 350, max: 1600 }),
      fc.double({ min: 1, max: 8, noNaN: true }),
      (gpu, width, zoom) => {
        const frame = { layout, width, height: Math.ceil((width * 393) / 713) };
        const view = zoomAt(fitView(frame), frame, zoom, { x: width / 3, y: 10 });
        const { x, y, size } = squareInPixels(layout, gpu, view);
        expect(gpuAt(layout, toUnits(view, { x: x + size / 2, y: y + size / 2 }))).toBe(gpu);
      },
    ),
  );
});

test('painting keeps nothing of the picture before', () => {
  const layout = clusterLayout(16, 8, 2);
  const pixels = canvas(layout, 200);
  const view = fitView({ layout, ...pixels });
  paint(pixels, layout, new Uint8Array(16).fill(1), brushes, view);
  paint(pixels, layout, new Uint8Array(16), brushes, view);
  expect(pixels.data.includes(3)).toBe(false);
});

test('nodes too small for squares keep one pixel between them', () => {
  const layout = fleetLayout({
    lots: [10_000],
    gpusPerNode: 8,
    blockGpus: 10_000,
    blocksPerRow: 1,
    gpusPerSquare: 1,
    labelledBelow: undefined,
  });
  const pixels = canvas(layout, 225);
  paint(pixels, layout, new Uint8Array(10_000).fill(1), brushes, fitView({ layout, ...pixels }));
  const row = pixels.data.subarray((pixels.height - 3) * 225, (pixels.height - 2) * 225);
  const gaps = [...row].join('').replaceAll('3', ' ').split(' ').filter(Boolean);
  expect(new Set(gaps.slice(0, -1))).toEqual(new Set(['0']));
});

test('a million squares are drawn', () => {
  const layout = clusterLayout(1_000_000, 8, 354);
  const pixels = canvas(layout, 600);
  paint(pixels, layout, new Uint8Array(1_000_000).fill(1), brushes, fitView({ layout, ...pixels }));
  expect(pixels.data.filter((pixel) => pixel === 3).length).toBeGreaterThan(0.5 * pixels.data.length);
});

test('zooming keeps the point under the pointer and never leaves the layout', () => {
  const layout = clusterLayout(2048, 8, 16);
  const frame = { layout, width: 713, height: 393 };
  const at = { x: 300, y: 200 };
  const view = zoomAt(fitView(frame), frame, 3, at);
  expect(zoomOf(view, frame)).toBeCloseTo(3, 10);
  expect(toUnits(view, at).x).toBeCloseTo(300, 0);
  expect(zoomAt(view, frame, 1e-6, at)).toEqual(fitView(frame));
  const { x, unit } = zoomAt(view, frame, 1, { x: 0, y: 0 });
  expect(x).toBeLessThanOrEqual(0);
  expect(x + layout.width * unit).toBeGreaterThanOrEqual(713);
});

test('colours become pixels in the order in which ImageData keeps them', () => {
  const colours = {
    compute: [16, 100, 198],
    hardware: [38, 29, 129],
    ink: [28, 26, 23],
    marker: [255, 216, 61],
  } as const;
  const [unspent, spent] = brushesOf(stylesOf('time', 16), colours);
  expect(spent?.fill).toBe(0xffc66410);
  expect(spent?.edge).toBe(spent?.fill);
  expect(unspent?.fill).toBe(0);
  expect((unspent?.edge ?? 0) >>> 24).toBe(Math.round(0.62 * 255));
});

test('the stages of the pipeline all look different', () => {
  const colours = {
    compute: [16, 100, 198],
    hardware: [38, 29, 129],
    ink: [28, 26, 23],
    marker: [255, 216, 61],
  } as const;
  const stages = brushesOf(stylesOf('parallelism', 16), colours).slice(5);
  expect(new Set(stages.map(({ fill }) => fill)).size).toBe(16);
});
