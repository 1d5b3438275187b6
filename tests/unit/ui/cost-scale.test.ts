import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ledger } from '../../../src/ledger/site-ledger.ts';
import { costScaleView, type CostScaleInput, scaleTable, type ScaleMark } from '../../../src/ui/cost-scale.ts';
import { publishedMarks } from '../../../src/ui/published-marks.ts';

const marks = publishedMarks(ledger);
const scale = (input: Partial<CostScaleInput> = {}) =>
  costScaleView({ width: 600, marks: [], yoursUsd: null, range: null, flagText: 'yours', ...input });
const mark = (amountUsd: number, basis: ScaleMark['basis'] = 'estimated'): ScaleMark => ({
  id: String(amountUsd),
  label: 'A figure',
  amountUsd,
  atLeast: false,
  basis,
});

test('equal factors are equal distances: each power of ten is a sixth of the scale', () => {
  expect(scale().decades.map(Math.round)).toEqual([0, 100, 200, 300, 400, 500, 600]);
  expect(scale({ yoursUsd: 1e8 }).flag?.x).toBeCloseTo(300);
  expect(scale({ marks: [mark(1e7)] }).marks[0]?.x).toBeCloseTo(200);
});

test('the names of the powers stay within the scale, and a narrow one names every second', () => {
  expect(scale().ticks).toHaveLength(7);
  const narrow = scale({ width: 296 }).ticks;
  expect(narrow.map(({ text }) => text)).toEqual(['$100K', '$10M', '$1B', '$100B']);
  expect([narrow.at(0)?.anchor, narrow.at(-1)?.anchor]).toEqual(['start', 'end']);
});

test('the flag never leaves the scale', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 240, max: 1400 }),
      fc.double({ min: 1, max: 1e14, noNaN: true }),
      (width, yoursUsd) => {
        const { flag } = scale({ width, yoursUsd, flagText: 'your guess' });
        expect(flag?.left).toBeGreaterThanOrEqual(0);
        expect((flag?.left ?? NaN) + (flag?.width ?? NaN)).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('a number beyond the scale stands at its end, and the text says so', () => {
  expect(scale({ yoursUsd: 3e11 })).toMatchObject({ flag: { x: 600 } });
  expect(scale({ yoursUsd: 3e11 }).description).toContain('Yours: $300B, above the scale.');
  expect(scale({ yoursUsd: 20_000 }).description).toContain('below the scale');
});

test('nothing ticked has no flag, but keeps its room; no number at all needs none', () => {
  const [none, zero, some] = [scale(), scale({ yoursUsd: 0 }), scale({ yoursUsd: 1e7 })];
  expect([none.flag, zero.flag]).toEqual([null, null]);
  expect(zero.height).toBe(some.height);
  expect(none.height).toBeLessThan(zero.height);
});

test('the band runs from the low to the high end of the range', () => {
  expect(scale({ range: { lowUsd: 1e6, highUsd: 1e8 } }).band?.x).toBeCloseTo(100);
  expect(scale({ range: { lowUsd: 1e6, highUsd: 1e8 } }).band?.width).toBeCloseTo(200);
  expect(scale({ range: { lowUsd: 1e6, highUsd: 1e6 } }).band?.width).toBe(2);
});

test('figures that would cover each other share the mark of the firmest and all their names', () => {
  const [shared, other] = scale({ width: 296, marks: [mark(5.6e6, 'disclosed'), mark(5.4e6), mark(5e8)] }).marks;
  expect(shared).toMatchObject({ id: '5600000', basis: 'disclosed', title: 'A figure, $5.4M\nA figure, $5.6M' });
  expect(other?.id).toBe('500000000');
});

test('on the receipt the published figures make five marks, as far apart as they are wide', () => {
  const { marks: placed, labels } = scale({ width: 296, marks });
  expect(placed).toHaveLength(5);
  placed.slice(1).forEach(({ x }, index) => expect(x - (placed[index]?.x ?? NaN)).toBeGreaterThan(8));
  expect(labels).toEqual([]);
});

test('names cover neither each other nor the lines that lead to them, whatever the figures and the width', () => {
  const anyMarks = fc.uniqueArray(
    fc.double({ min: 1e5, max: 9e10, noNaN: true }).map((amountUsd) => mark(amountUsd)),
    { maxLength: 9, selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(anyMarks, fc.integer({ min: 520, max: 1400 }), (some, width) => {
      const { labels } = scale({ width, marks: some });
      const boxes = labels.map((label) => ({
        ...label,
        // The narrowest that 13 px Archivo could be; the layout reckons with more.
        end: label.textX + (label.amount.length + 1 + label.name.length) * 6,
      }));
      for (const box of boxes) {
        expect(box.end).toBeLessThanOrEqual(width);
        for (const other of boxes) {
          if (other === box || other.y > box.y) continue;
          // The line up to `other` passes this row, or it stands in it.
          expect(other.x < box.x || other.x > box.end || (other.x === box.x && other.y < box.y)).toBe(true);
        }
      }
    }),
  );
});

test('the text alternative says all that is drawn', () => {
  const { description } = scale({ marks, yoursUsd: 5_576_000, range: { lowUsd: 4_181_999, highUsd: 11_152_001 } });
  expect(description).toContain('Logarithmic scale from $100K to $100B.');
  expect(description).toContain('Yours: $5.576M.');
  expect(description).toContain('90% range: $4.18M to $11.2M.');
  expect(description).toContain('more than $500M (SemiAnalysis: GPUs so far)');
});

test('the table lists every published figure, the smallest first', () => {
  const rows = scaleTable(marks.toReversed());
  expect(rows).toHaveLength(marks.length);
  expect(rows[0]).toMatchObject({ amount: '$5M' });
  expect(rows.at(-1)).toMatchObject({ amount: '$2.544B', basis: 'estimated' });
});

test('DeepSeek’s own figure is disclosed, and a sum with an estimate in it is an estimate', () => {
  expect(marks.find(({ id }) => id === 'v3-rent')?.basis).toBe('disclosed');
  expect(marks.find(({ id }) => id === 'semianalysis-servers-and-operations')?.basis).toBe('estimated');
});

test.each([
  ['six-million', 'derived'],
  ['five-million', 'derived'],
  ['cluster-51m', 'disputed'],
])('%s, which only an article prints, is %s and nobody’s estimate', (figure, basis) => {
  expect(marks.find(({ id }) => id === figure)?.basis).toBe(basis);
});

test('a width too small to draw in is refused', () => {
  expect(() => scale({ width: 100 })).toThrow('width must be at least 240 pixels, not 100');
});
