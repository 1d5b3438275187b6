import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostZoom, numberLine, shownAt } from '../../../../src/widgets/Float8/number-line.ts';
import { lossPlot } from '../../../../src/widgets/Float8/loss-plot.ts';
import { loupeAround, loupeWith, moved, placesOf, placeUnder } from '../../../../src/widgets/Float8/tile.ts';

describe('the number line', () => {
  test('shows all 127 numbers from 0 to 448 without zoom, on either axis', () => {
    expect(shownAt({ stored: 3, axis: 'linear', zoom: 0 })).toBe('127 of 127 numbers');
    expect(shownAt({ stored: 3, axis: 'log', zoom: 0 })).toBe('127 of 127 numbers');
  });

  test('zooms in on the number: between 15 and 16 there is nothing, and 15.2 becomes 15', () => {
    const line = numberLine({ stored: 15.2, axis: 'linear', zoom: 6, width: 640 });
    expect(line.rounded.label).toBe('15');
    expect(line.value.flag.text).toBe('15.2');
    expect(line.labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['16', '14']));
    expect(line.zeroX).toBeNull();
    expect(line.value.x).toBeGreaterThan(line.rounded.x);
  });

  test('on a linear axis most of them crowd at the left; on a logarithmic one they stand evenly', () => {
    const half = (axis: 'log' | 'linear') => {
      const { ticks, left, right } = numberLine({ stored: 448, axis, zoom: 0, width: 640 });
      return ticks.filter((x) => x < (left + right) / 2).length / ticks.length;
    };
    expect(half('linear')).toBeGreaterThan(0.9);
    expect(half('log')).toBeLessThan(0.6);
  });

  test('a number too small to hold goes to 0, which stands beside the logarithmic axis', () => {
    const line = numberLine({ stored: 0.0005, axis: 'log', zoom: 6, width: 640 });
    expect(line.rounded.label).toBe('0');
    expect(line.isBroken).toBe(true);
    expect(line.rounded.x).toBe(line.zeroX);
    expect(line.rounded.x).toBeLessThan(line.left);
  });

  test('the sign is left out', () => {
    expect(numberLine({ stored: -15.2, axis: 'log', zoom: 3, width: 400 }).value.flag.text).toBe('15.2');
  });

  test('the number and what it becomes are always in view, and labels never meet', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 448, noNaN: true }),
        fc.constantFrom('log' as const, 'linear' as const),
        fc.integer({ min: 0, max: mostZoom }),
        fc.integer({ min: 284, max: 900 }),
        (stored, axis, zoom, width) => {
          const line = numberLine({ stored, axis, zoom, width });
          for (const x of [line.value.x, line.rounded.x]) {
            expect(x).toBeGreaterThanOrEqual(-0.01);
            expect(x).toBeLessThanOrEqual(width);
          }
          const xs = line.labels.map(({ x }) => x).toSorted((a, b) => a - b);
          xs.slice(1).forEach((x, index) => expect(x - (xs[index] ?? 0)).toBeGreaterThan(12));
        },
      ),
    );
  });
});

describe('the tile', () => {
  test('has the outlier in its middle, and stops at the edges', () => {
    expect(loupeAround({ row: 100, column: 70 })).toEqual({ row: 95, column: 65, size: 11 });
    expect(loupeAround({ row: 0, column: 255 })).toEqual({ row: 0, column: 245, size: 11 });
  });

  test('follows the cursor just as far as it must', () => {
    const loupe = loupeAround({ row: 100, column: 70 });
    expect(loupeWith(loupe, { row: 105, column: 70 })).toEqual(loupe);
    expect(loupeWith(loupe, { row: 106, column: 64 })).toEqual({ row: 96, column: 64, size: 11 });
    expect(moved({ row: 0, column: 255 }, -1, 1)).toEqual({ row: 0, column: 255 });
  });

  test('finds the number under a pointer', () => {
    const loupe = loupeAround({ row: 100, column: 70 });
    expect(placeUnder(loupe, 0.5, 0.5)).toEqual({ row: 100, column: 70 });
    expect(placeUnder(loupe, 0, 0.999)).toEqual({ row: 105, column: 65 });
    expect(placeUnder(loupe, 1, 0.5)).toBeNull();
    expect(placeUnder(loupe, -0.01, 0.5)).toBeNull();
    expect(placesOf(loupe)).toHaveLength(121);
    expect(placesOf(loupe)[12]).toEqual({ row: 96, column: 66 });
  });
});

test('the curves name themselves apart, and the reader stands at the measured losses', () => {
  const curve = { sizes: [1, 1e6], losses: { tensor: [0.02, 1], block: [0.02, 0.99], tile: [0.02, 0.98] } };
  const plot = lossPlot(curve, 1000, { tensor: 0.1, block: 0.05, tile: 0.02 }, 640);
  const ys = plot.curves.map(({ label }) => label.y).toSorted((a, b) => a - b);
  ys.slice(1).forEach((y, index) => expect(y - (ys[index] ?? 0)).toBeGreaterThanOrEqual(17));
  const [tensor, , tile] = plot.reader.marks;
  expect(tensor?.y).toBeLessThan(tile?.y ?? NaN);
  expect(plot.reader.x).toBeCloseTo((plot.plot.left + plot.plot.right) / 2, 6);
  expect(plot.description).toContain('one scale 10%');
});
