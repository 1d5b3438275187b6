import { expect, test } from 'vitest';
import { layoutsOf, stillFill } from '../../../../src/widgets/GpuCluster/cluster-view.ts';
import { clusterLayout, type Layout } from '../../../../src/widgets/GpuCluster/layout.ts';
import { stylesOf } from '../../../../src/widgets/GpuCluster/palette.ts';
import { paintParallelism } from '../../../../src/widgets/GpuCluster/parallelism.ts';
import { paintRun } from '../../../../src/widgets/GpuCluster/run-timeline.ts';
import { stillOf } from '../../../../src/widgets/GpuCluster/still.ts';
import { facts } from './fixture.ts';

/** Squares that lie in the areas of a style: their corners are inside one of its rectangles. */
function squaresIn(layout: Layout, still: ReturnType<typeof stillOf>, style: number): number {
  let count = 0;
  for (const [index, block] of layout.blocks.entries()) {
    const rects = [
      ...(still.blocks[index]?.areas.find((area) => area.style === style)?.d ?? '').matchAll(
        /M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)/g,
      ),
    ].map(([, x, y, width, height]) => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }));
    const perLine = block.order === 'rows' ? block.nodesPerLine : block.lines;
    const lines = block.order === 'rows' ? block.lines : block.nodesPerLine;
    for (let nodeY = 0; nodeY < lines; nodeY++)
      for (let nodeX = 0; nodeX < perLine; nodeX++)
        for (let slot = 0; slot < block.squaresPerNode; slot++) {
          const x = nodeX * block.stepX + (slot % block.nodeCols) * block.pitch + block.square / 2;
          const y = nodeY * block.stepY + Math.floor(slot / block.nodeCols) * block.pitch + block.square / 2;
          if (rects.some((r) => x > r.x && x < r.x + r.width && y > r.y && y < r.y + r.height)) count++;
        }
  }
  return count;
}

test('the still fills exactly as many squares as the canvas, in well under 2 KB', () => {
  const layout = clusterLayout(2048, 8, 16);
  const brushOf = new Uint8Array(2048);
  paintRun(brushOf, facts, 0.4);
  const still = stillOf(layout, brushOf, stylesOf('time', 16));
  const filled = brushOf.filter((brush) => brush === 1).length;
  expect(squaresIn(layout, still, 1)).toBe(filled);
  expect(squaresIn(layout, still, 0)).toBe(2048 - filled);
  expect(JSON.stringify(still).length).toBeLessThan(2000);
});

test('each pipeline stage is one rectangle', () => {
  const layout = clusterLayout(2048, 8, 16);
  const brushOf = new Uint8Array(2048);
  paintParallelism(brushOf, facts, undefined);
  const still = stillOf(layout, brushOf, stylesOf('parallelism', 16));
  expect(still.blocks[0]?.areas).toHaveLength(16);
  for (const { d, style } of still.blocks[0]?.areas ?? []) {
    expect(d.match(/M/g)).toHaveLength(1);
    expect(squaresIn(layout, still, style)).toBe(128);
  }
});

test('the fleet’s still has 600 squares, 22 of them filled', () => {
  const layouts = layoutsOf(facts);
  const shown = stillFill('fleet', facts, layouts);
  if (!shown) throw new Error('the fleet has a still of its own');
  const brushOf = new Uint8Array(shown.layout.squares);
  shown.fill(brushOf);
  const still = stillOf(shown.layout, brushOf, stylesOf('fleet', 16));
  expect([0, 1, 2].map((style) => squaresIn(shown.layout, still, style))).toEqual([578, 2, 20]);
  expect([still.width, still.height]).toEqual([layouts.fleet.width, layouts.fleet.height]);
});

test('colours stay variables, so that the still follows the theme', () => {
  const layout = clusterLayout(8, 8, 1);
  const { patterns } = stillOf(layout, new Uint8Array(8).fill(2), stylesOf('time', 16));
  expect(patterns[0]?.fill).toBe('color-mix(in srgb, var(--ink) 62%, var(--compute))');
});
