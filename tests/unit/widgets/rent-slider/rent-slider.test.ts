import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { modelConstants } from '../../../../src/scenario/constants.ts';
import { quotesOf } from '../../../../src/widgets/RentSlider/quotes.ts';
import { insets, rentChart } from '../../../../src/widgets/RentSlider/rent-chart.ts';
import { rentSliderView, standing } from '../../../../src/widgets/RentSlider/rent-slider.ts';

const ledger = loadLedger('seeds');
const quotes = quotesOf(ledger);
const published = modelConstants(ledger).published.find(({ id }) => id === 'v3-rent');
if (!published) throw new Error('The figure v3-rent is missing');
const viewAt = (rentUsdPerGpuHour: number, gpuHours = 2_788_000) =>
  rentSliderView({ gpuHours, publishedGpuHours: 2_788_000, rentUsdPerGpuHour, quotes, published });

describe('the two dollars', () => {
  test.each([
    [2, 'At $2.00 an hour, the same hours cost $5,576,000', 'the same as the published $5,576,000'],
    [3.42, 'At $3.42 an hour, the same hours cost $9,534,960', '71% more than the published $5,576,000'],
    [1.5, 'At $1.50 an hour, the same hours cost $4,182,000', '25% less than the published $5,576,000'],
    [12.29, 'At $12.29 an hour, the same hours cost $34,264,520', '6.15× the published $5,576,000'],
  ])('at a rent of %s', (rent, title, comparison) => {
    expect(viewAt(rent)).toMatchObject({ title, comparison });
  });

  test('are priced with the hours that the reader has set, and the title says whose they are', () => {
    expect(viewAt(2, 3_000_000).title).toBe('At $2.00 an hour, your hours cost $6,000,000');
  });

  test('stand below all but two of the published rents', () => {
    expect(standing(quotes)).toMatch(/^Of 15 published rents, 13 are above the \$2\.00 that DeepSeek assumed\./);
    expect(standing(quotes)).toContain('All but one are for the H100');
    expect(quotes.filter(({ chip, kind }) => chip !== 'H100' && kind !== 'assumption')).toHaveLength(1);
    const below = quotes.filter(({ rentUsdPerGpuHour }) => rentUsdPerGpuHour < 2);
    expect(below.map(({ who, when }) => [who, when])).toEqual([
      ['market', 'low of October 2025'],
      ['Lambda', 'June 2023'],
    ]);
  });

  test('have every quote in the table, with whole dollars', () => {
    const { rows } = viewAt(2).table;
    expect(rows).toHaveLength(16);
    expect(rows.find(([who]) => who === 'CR8DL')).toEqual([
      'CR8DL',
      'August 2024 and March 2025',
      'H800',
      'disclosed',
      { value: 3.42, text: '$3.42' },
      { value: 9_534_960, text: '$9,534,960' },
    ]);
  });
});

describe.each([284, 340, 354, 640])('the chart at %i px', (width) => {
  const chart = rentChart(width, { gpuHours: 2_788_000, rentUsdPerGpuHour: 2, quotes, min: 0.5, max: 12.5 });

  test('has the reader’s mark on the line and the flag inside', () => {
    const { line, reader } = chart;
    const along = (reader.x - line.x1) / (line.x2 - line.x1);
    expect(reader.y).toBeCloseTo(line.y1 + along * (line.y2 - line.y1), 6);
    expect(reader.flagX).toBeGreaterThanOrEqual(0);
    expect(reader.flagX + reader.flagWidth).toBeLessThanOrEqual(width);
  });

  test('has one label for each price; none leaves the chart or meets another', () => {
    expect(chart.marks).toHaveLength(14);
    for (const [index, { ground }] of chart.marks.entries()) {
      expect(ground.x).toBeGreaterThanOrEqual(insets.left);
      expect(ground.x + ground.width).toBeLessThanOrEqual(width + 2);
      for (const { ground: other } of chart.marks.slice(index + 1)) {
        const apart =
          ground.x + ground.width <= other.x ||
          other.x + other.width <= ground.x ||
          ground.y + ground.height <= other.y ||
          other.y + other.height <= ground.y;
        expect(apart).toBe(true);
      }
    }
  });

  test('has no label on the line', () => {
    const { line, marks } = chart;
    const lineY = (x: number) => line.y1 + ((x - line.x1) / (line.x2 - line.x1)) * (line.y2 - line.y1);
    for (const { ground, anchor } of marks) {
      // Left of its mark a label is above the line, so its lower right corner must be; right of it, its upper left.
      if (anchor === 'end') expect(ground.y + ground.height).toBeLessThan(lineY(ground.x + ground.width) + 12);
      else expect(ground.y).toBeGreaterThan(lineY(ground.x) - 12);
    }
  });
});
