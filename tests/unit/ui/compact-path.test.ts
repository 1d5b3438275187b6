import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barsPath, boxesPath, evenLine } from '../../../src/ui/chart/compact-path.ts';

/** Where the moves of a path lead, from subpath to subpath: the first point of each. */
function starts(path: string): { x: number; y: number }[] {
  let at = { x: 0, y: 0 };
  return path
    .split(/(?=[Mm])/)
    .filter((part) => part !== '')
    .map((part) => {
      const [x = NaN, y = NaN] = (/^[Mm](-?[\d.]+) (-?[\d.]+)/.exec(part) ?? []).slice(1).map(Number);
      at = part.startsWith('M') ? { x, y } : { x: at.x + x, y: at.y + y };
      return at;
    });
}

describe('boxes', () => {
  test('are drawn from their lower left corners, and repeat where they repeat', () => {
    const boxes = [0, 10, 20].map((x) => ({ x, y: 2, width: 3, height: 4 }));
    expect(boxesPath(boxes)).toBe('M0 6v-4h3V6zm10 0v-4h3V6zm10 0v-4h3V6z');
    expect(boxesPath([{ x: 1, y: 1, width: 0.5, height: 0.01 }])).toBe('');
  });

  test('lie within a tenth of a pixel of their places, however many there are', () => {
    const box = fc.record({
      x: fc.double({ min: 0, max: 600, noNaN: true }),
      y: fc.double({ min: 0, max: 300, noNaN: true }),
      width: fc.constant(3),
      height: fc.constant(5),
    });
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 200 }), (boxes) => {
        for (const [index, { x, y }] of starts(boxesPath(boxes)).entries()) {
          expect(Math.abs(x - (boxes[index]?.x ?? NaN))).toBeLessThan(0.06);
          expect(Math.abs(y - (boxes[index]?.y ?? NaN) - 5)).toBeLessThan(0.06);
        }
      }),
    );
  });
});

test('bars stand a unit apart on their line, and a gap is what was left out', () => {
  const heights = [5, 0, 7.4];
  expect(
    barsPath(
      heights.map((height, at) => ({ at, height })),
      172,
      0.78,
    ),
  ).toBe('M0 172v-5h.78V172m1.22 0v-7h.78V172');
});

test('a line goes a unit at a time and never drifts', () => {
  expect(evenLine([26.2, 27.2, 26.7, 32])).toBe('M0 26.2l1 1 1-.5 1 5.3');
  expect(evenLine([])).toBe('');
  const ys = Array.from({ length: 200 }, (_, index) => 0.333 * index);
  const moves =
    evenLine(ys)
      .split('l')[1]
      ?.split(' ')
      .filter((_, index) => index % 2 === 1)
      .map(Number) ?? [];
  expect(moves.reduce((sum, move) => sum + move, 0)).toBeCloseTo(0.333 * 199, 0);
});
