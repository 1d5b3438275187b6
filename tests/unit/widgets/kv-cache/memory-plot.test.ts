import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CacheSetting, fitOf } from '../../../../src/widgets/KvCache/kv-cache.ts';
import { memoryPlot, pathOf, type Piece, piecesOf } from '../../../../src/widgets/KvCache/memory-plot.ts';

const frame = { width: 200, lines: 10, lineHeight: 15, lineGap: 2 };
const setting: CacheSetting = { contextTokens: 8192, conversations: 4, memoryGb: 80, shareLeft: 0.5 };
const length = (pieces: readonly Piece[]) => pieces.reduce((sum, { width }) => sum + width, 0);

describe('piecesOf', () => {
  test('wraps a stretch of the strip at the ends of its lines', () => {
    expect(piecesOf(150, 420, 200)).toEqual([
      { x: 150, y: 0, width: 50 },
      { x: 0, y: 1, width: 200 },
      { x: 0, y: 2, width: 20 },
    ]);
  });

  test('loses and adds no length, and stays inside the lines', () => {
    const pixels = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(pixels, pixels, fc.integer({ min: 1, max: 900 }), (from, more, lineWidth) => {
        const pieces = piecesOf(from, from + more, lineWidth);
        expect(length(pieces)).toBeCloseTo(more, 4);
        for (const { x, width } of pieces) expect(x + width).toBeLessThanOrEqual(lineWidth + 1e-6);
      }),
    );
  });
});

describe('memoryPlot', () => {
  test('everything is as long as the memory it stands for', () => {
    const fit = fitOf('groups', 249_856, setting);
    const plot = memoryPlot(fit, setting, frame);
    // 80 GB are 2,000 pixels; the free half holds 19 of 2.05 GB.
    expect(length(plot.taken)).toBeCloseTo(1000, 6);
    expect(length(plot.used)).toBeCloseTo(4 * (51.17 - 1.5), 0);
    expect(length(plot.spare)).toBeCloseTo(15 * (51.17 - 1.5), 0);
    expect(length(plot.rest)).toBeCloseTo(1000 - 19 * 51.1705, 1);
    expect(plot.perBlock).toBe(1);
    expect(plot.height).toBe(168);
  });

  test('conversations that would be a blur are drawn in tens or hundreds', () => {
    const short = { ...setting, contextTokens: 512 };
    const plot = memoryPlot(fitOf('latent', 70_272, short), short, frame);
    // 36 MB are 0.9 pixels.
    expect(plot.perBlock).toBe(10);
  });

  test('where not one fits, what is left is drawn as the part of one', () => {
    const long = { ...setting, contextTokens: 131_072 };
    const plot = memoryPlot(fitOf('heads', 3_997_696, long), long, frame);
    expect(plot.used).toEqual([]);
    expect(plot.spare).toEqual([]);
    expect(length(plot.rest)).toBeCloseTo(1000, 6);
  });

  test('a reader with more conversations than fit sees the GPU full, not overflowing', () => {
    const many = { ...setting, conversations: 10_000 };
    const plot = memoryPlot(fitOf('groups', 249_856, many), many, frame);
    expect(plot.spare).toEqual([]);
    expect(length(plot.used)).toBeLessThanOrEqual(1000);
  });
});

test('pieces become one path', () => {
  expect(pathOf([{ x: 1.234, y: 17, width: 10 }], 15)).toBe('M1.2 32v-15h10V32z');
});
