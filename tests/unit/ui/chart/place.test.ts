import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeChart } from '../../../../src/ui/chart/place.ts';
import type { PlacedChart, PlacedText } from '../../../../src/ui/chart/placed.ts';
import type { BarsSpec, ChartSpec, HistogramSpec, LineSpec, ScatterSpec } from '../../../../src/ui/chart/spec.ts';
import { textWidth } from '../../../../src/ui/chart/text-width.ts';

const histogram: HistogramSpec = {
  kind: 'histogram',
  x: {
    label: 'total, US dollars',
    scale: 'log',
    domain: [1e6, 1e8],
    ticks: [1e6, 1e7, 1e8].map((value) => ({ value, text: `$${value / 1e6}M` })),
  },
  bars: [
    { from: 1e6, to: 1e7, size: 10, tone: 'ink', text: 'low' },
    { from: 1e7, to: 1e8, size: 40, tone: 'quiet', text: 'high' },
  ],
  marks: [{ x: 1e7, y: null, figure: '$10M', text: 'somebody' }],
  flag: { x: 1e7, y: null, text: 'median $10M' },
  band: { from: 5e6, to: 2e7, text: 'nine in ten: $5M to $20M' },
  description: 'two bars',
};
const line: LineSpec = {
  kind: 'line',
  x: histogram.x,
  y: { label: 'price', scale: 'linear', domain: [0, 10], ticks: [0, 5, 10].map((v) => ({ value: v, text: `$${v}` })) },
  series: [
    { id: 'a', label: 'a long name', tone: 'compute', points: [1e6, 1e8].map((x) => ({ x, y: 5, text: `a ${x}` })) },
    { id: 'b', label: 'another one', tone: 'hardware', points: [1e6, 1e8].map((x) => ({ x, y: 5.1, text: `b ${x}` })) },
  ],
  marks: [],
  flag: null,
  band: null,
  description: 'two lines',
};
const scatter: ScatterSpec = {
  ...line,
  kind: 'scatter',
  points: [
    { id: '2', label: 'second', x: 1e7, y: 5, tone: 'ink', isFilled: true, text: 'second' },
    { id: '1', label: 'first', x: 2e6, y: 5, tone: 'ink', isFilled: false, text: 'first' },
    { id: '3', label: 'third, in the way', x: 1.01e7, y: 5, tone: 'ink', isFilled: true, text: 'third' },
  ],
};
const bars = (labels: readonly string[]): BarsSpec => ({
  kind: 'bars',
  x: {
    label: 'total',
    scale: 'linear',
    domain: [0, 100],
    ticks: [0, 50, 100].map((v) => ({ value: v, text: `$${v}` })),
  },
  rows: labels.map((label, index) => ({
    id: String(index),
    label,
    from: 0,
    to: 100,
    leftText: '$100,000',
    rightText: '$700,000',
    note: '62%',
    tone: 'people',
    text: label,
  })),
  baseline: { x: 40, text: 'your receipt: $40' },
  noteLabel: 'of the variance',
  description: 'bars',
});

const starts = { start: 0, middle: 0.5, end: 1 } as const;

function boxOf({ x, y, text, anchor }: PlacedText) {
  const width = textWidth(text);
  const left = x - width * starts[anchor];
  return { left, right: left + width, top: y - 12, bottom: y + 3 };
}

function meetings({ texts }: PlacedChart): string[] {
  const boxes = texts.map((text) => ({ text: text.text, ...boxOf(text) }));
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} / ${b.text}`),
  );
}

describe('placeChart', () => {
  test('puts equal factors at equal distances on a log axis, and heights in proportion', () => {
    const { rects, plot, points } = placeChart(histogram, 640);
    expect(rects.map(({ x }) => x)).toEqual([0, expect.closeTo(320, 6)]);
    expect(rects.map(({ height }) => height)).toEqual([45, 180]);
    expect(rects.every(({ y, height }) => y + height === plot.bottom)).toBe(true);
    expect(points.map(({ text }) => text)).toEqual(['low', 'high']);
  });

  test('stands the flag on the bar below it and the published figure on the axis', () => {
    const { lines, squares, plot, flag } = placeChart(histogram, 640);
    const leads = lines.filter(({ role }) => role === 'lead');
    expect(leads.map(({ x1, y2 }) => [x1, y2])).toEqual([
      [expect.closeTo(320, 6), plot.top],
      [expect.closeTo(320, 6), plot.bottom],
    ]);
    expect(squares).toEqual([{ x: expect.closeTo(320, 6), y: plot.bottom }]);
    expect(flag && flag.x + flag.width / 2).toBeCloseTo(320, 6);
  });

  test('keeps the flag inside however far out its value lies', () => {
    for (const x of [1e6, 1e8]) {
      const { flag, width } = placeChart({ ...histogram, flag: { x, y: null, text: 'median $10M' } }, 340);
      expect(flag?.x).toBeGreaterThanOrEqual(0);
      expect((flag?.x ?? 0) + (flag?.width ?? 0)).toBeLessThanOrEqual(width);
    }
  });

  test('has a height that hangs on narrow or wide alone, so that nothing below moves', () => {
    for (const spec of [histogram, line, scatter]) {
      expect(placeChart(spec, 284).height).toBe(placeChart(spec, 500).height);
      expect(placeChart(spec, 640).height).toBe(placeChart(spec, 1200).height);
    }
  });

  test('moves the names of lines apart that end in the same place', () => {
    const names = placeChart(line, 640).texts.filter(({ tone }) => tone !== undefined);
    expect(Math.abs((names[0]?.y ?? 0) - (names[1]?.y ?? 0))).toBeGreaterThanOrEqual(16);
  });

  test('walks the points of a scatter chart from left to right, and leaves out a name that has no room', () => {
    const { points, texts } = placeChart(scatter, 340);
    expect(points.map(({ text }) => text)).toEqual(['first', 'second', 'third']);
    const names = texts.map(({ text }) => text);
    expect(names).toContain('first');
    expect(names).toContain('second');
  });

  test('says of a log axis that it is one', () => {
    expect(placeChart(histogram, 640).texts.map(({ text }) => text)).toContain('total, US dollars (log scale)');
    expect(placeChart(bars(['one']), 640).texts.map(({ text }) => text)).toContain('total');
  });

  test('keeps every label of bars clear of every other, at any width and with names of any length', () => {
    const label = fc.constantFrom(
      'Rent',
      'Cost of a person-year',
      'Power of the building over that of its servers (PUE)',
      'Network, share of the fleet’s price',
    );
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 284, max: 1000 }),
        (labels, width) => {
          const chart = placeChart(bars(labels), width);
          expect(meetings(chart)).toEqual([]);
          for (const { left, right } of chart.texts.map(boxOf)) {
            expect(left).toBeGreaterThanOrEqual(-1);
            expect(right).toBeLessThanOrEqual(width + 1);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('keeps every label of a histogram clear of the others wherever flag, figures and band lie', () => {
    const value = fc.double({ min: 1e6, max: 1e8, noNaN: true });
    fc.assert(
      fc.property(value, value, value, fc.integer({ min: 284, max: 1000 }), (a, b, c, width) => {
        const [from = 1e6, to = 1e8] = [b, c].toSorted((x, y) => x - y);
        const spec: HistogramSpec = {
          ...histogram,
          marks: [
            { x: a, y: null, figure: '$1.6B', text: 'SemiAnalysis: servers' },
            { x: b, y: null, figure: 'more than $500M', text: 'SemiAnalysis: GPUs so far' },
          ],
          flag: { x: c, y: null, text: 'median $10M' },
          band: { from, to, text: 'nine in ten: $5M to $20M' },
        };
        expect(meetings(placeChart(spec, width))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('gives every shape finite pixels inside the chart', () => {
    const specs: ChartSpec[] = [histogram, line, scatter, bars(['one', 'two'])];
    for (const spec of specs) {
      const { points, width, height } = placeChart(spec, 340);
      expect(points.length).toBeGreaterThan(0);
      for (const { x, y } of points) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(height);
      }
    }
  });
});
