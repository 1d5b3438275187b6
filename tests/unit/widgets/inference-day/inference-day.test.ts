import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { reproductions } from '../../../../src/scenario/reproduction.ts';
import { dayFacts } from '../../../../src/widgets/InferenceDay/day-facts.ts';
import { dayPlot } from '../../../../src/widgets/InferenceDay/day-plot.ts';
import {
  dayOf,
  dayPresets,
  type DaySetting,
  isSame,
  theoreticalDay,
} from '../../../../src/widgets/InferenceDay/day-setting.ts';
import { dayView } from '../../../../src/widgets/InferenceDay/inference-day.ts';
import { day as facts } from './fixture.ts';

const theory = theoreticalDay(facts);
const setting = (part: Partial<DaySetting>): DaySetting => ({ ...theory, ...part });
const titleOf = (part: Partial<DaySetting>) => dayView(setting(part), facts).title;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const price = fc.double({ min: 0.01, max: 20, noNaN: true });
const anySetting: fc.Arbitrary<DaySetting> = fc.record({
  traffic: fc.double({ min: 0.1, max: 10, noNaN: true }),
  hitShare: share,
  prices: fc.record({ inputHitUsd: price, inputMissUsd: price, outputUsd: price }),
  rateUsdPerGpuHour: fc.double({ min: 0.5, max: 12.5, noNaN: true }),
  freeShare: share,
  cheaperShare: share,
  cheaperPrice: share,
  discountHours: fc.double({ min: 0, max: 24, noNaN: true }),
  discount: share,
});

describe('DeepSeek’s own day', () => {
  const ledger = loadLedger('seeds');

  test('is in the ledger as published', () => {
    expect(dayFacts(ledger)).toEqual(facts);
  });

  test('costs, brings and earns what the site’s reproduction of it does, and what DeepSeek stated', () => {
    const { costUsd, revenueUsd, theoreticalRevenueUsd, costProfitMargin } = dayOf(theory, facts);
    const reproduced = (id: string) => reproductions(ledger).find((row) => row.id === id)?.value;
    expect(costUsd).toBe(87_072);
    expect(costUsd).toBe(reproduced('serving-day'));
    expect(revenueUsd).toBeCloseTo(562_027, 6);
    expect(theoreticalRevenueUsd).toBeCloseTo(562_027, 6);
    expect(costProfitMargin).toBeCloseTo(reproduced('serving-margin') ?? NaN, 10);
  });

  test('is told with 545%, not the 546% that rounded tokens would make', () => {
    const { title, readings } = dayView(theory, facts);
    expect(title).toBe('In theory, the day brings $562,027 and costs $87,072: 545% more than it costs');
    expect(readings.map(({ value }) => value)).toEqual(['+545%', '84.5% free', '64 days']);
  });

  test('its table sells 342, 266 and 168 billion tokens at $0.14, $0.55 and $2.19, which is 0.013% more than stated', () => {
    const { table } = dayView(theory, facts);
    const [hits, misses, output] = [47_880, 146_300, 367_920].map((usd) => (usd * 562_027) / 562_100);
    const amount = (row: string) => table.rows.find(([name]) => name === row)?.[1];
    expect(amount('Input found in the cache')).toMatchObject({ value: expect.closeTo(hits ?? NaN, 6) as number });
    expect(amount('Other input')).toMatchObject({ value: expect.closeTo(misses ?? NaN, 6) as number });
    expect(amount('Output')).toMatchObject({ value: expect.closeTo(output ?? NaN, 6) as number });
    expect(dayView(theory, facts).note).toContain('scale them by 0.013%');
  });

  test('says what is not published', () => {
    const { note } = dayView(theory, facts);
    expect(note).toContain('puts no number to free traffic');
  });
});

describe('presets', () => {
  test('half free: 281,014 USD, 223% more than the day costs', () => {
    const half = dayPresets(facts).find(({ id }) => id === 'half-free')?.setting ?? theory;
    expect(dayView(half, facts).title).toBe(
      'With 50% of the traffic free, the day brings $281,014 and costs $87,072: 223% more than it costs',
    );
  });

  test('break-even: 84.5% free', () => {
    const even = dayPresets(facts).find(({ id }) => id === 'break-even')?.setting ?? theory;
    expect(even.freeShare).toBeCloseTo(1 - 87_072 / 562_027, 10);
    const { title, readings } = dayView(even, facts);
    expect(title).toBe('With 84.5% of the traffic free, the day earns what it costs, $87,072');
    expect(readings[0]?.value).toBe('0%');
  });

  test('are found again when placeholders without effect were moved, and not when they count', () => {
    expect(isSame(setting({ discount: 0.9, cheaperPrice: 0.1 }), theory)).toBe(true);
    expect(isSame(setting({ discountHours: 8 }), theory)).toBe(false);
  });
});

describe('the reader’s day', () => {
  test('V3 on half of the paid traffic at half the price takes a quarter off', () => {
    const { revenueUsd } = dayOf(setting({ cheaperShare: 0.5, cheaperPrice: 0.5 }), facts);
    expect(revenueUsd).toBeCloseTo(562_027 * 0.75, 4);
    expect(titleOf({ cheaperShare: 0.5 })).toBe(
      'On your assumptions, the day brings $421,520 and costs $87,072: 384% more than it costs',
    );
  });

  test('a loss says which part of the cost comes in', () => {
    expect(titleOf({ freeShare: 0.9 })).toBe(
      'With 90% of the traffic free, the day brings $56,203 and costs $87,072: 65% of its cost',
    );
    expect(dayView(setting({ freeShare: 0.9 }), facts).readings[0]?.value).toBe('−35%');
    const dear = dayView(setting({ rateUsdPerGpuHour: 12.5, prices: { ...facts.prices, outputUsd: 0.1 } }), facts);
    expect(dear.day.breakEvenFreeShare).toBeNull();
    expect(dear.readings[1]).toMatchObject({ value: 'none' });
  });

  test('twice the traffic takes twice the machines: the margin stays, and the run is reached in 32 days', () => {
    const twice = dayView(setting({ traffic: 2 }), facts);
    expect(twice.day.costProfitMargin).toBeCloseTo(dayOf(theory, facts).costProfitMargin, 10);
    expect(twice.readings[2]?.value).toBe('32 days');
  });

  test('64 days whatever the rent: the run and the day pay the same one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 12.5, noNaN: true }), (rateUsdPerGpuHour) => {
        expect(dayView(setting({ rateUsdPerGpuHour }), facts).readings[2]?.value).toBe('64 days');
      }),
    );
  });

  test('what is taken off and what is left add up to what could be had, and the bars join', () => {
    fc.assert(
      fc.property(anySetting, (any) => {
        const { rows, day } = dayView(any, facts);
        const row = (id: string) => rows.find((each) => each.id === id) ?? { fromUsd: NaN, toUsd: NaN };
        const close = 1e-9 * day.theoreticalRevenueUsd;
        expect(row('theory').toUsd).toBe(row('free').toUsd);
        expect(row('free').fromUsd).toBe(row('cheaper').toUsd);
        expect(row('cheaper').fromUsd).toBe(row('night').toUsd);
        expect(Math.abs(row('night').fromUsd - row('income').toUsd)).toBeLessThanOrEqual(close);
        expect(row('income').toUsd).toBeLessThanOrEqual(row('night').toUsd + close);
      }),
    );
  });

  test('refuses a share above one, naming it', () => {
    expect(() => dayOf(setting({ freeShare: 1.01 }), facts)).toThrow(/^freeShare must be/);
  });
});

describe('the drawing', () => {
  test('has every bar within its width, on a scale from 0, and the cost as a line', () => {
    fc.assert(
      fc.property(anySetting, fc.constantFrom(284, 354, 640), (any, width) => {
        const { rows } = dayView(any, facts);
        const plot = dayPlot(rows, width);
        for (const bar of plot.bars) {
          expect(bar.x).toBeGreaterThanOrEqual(0);
          expect(bar.x + bar.width).toBeLessThanOrEqual(width + 1);
        }
        const cost = plot.bars.find(({ row }) => row.id === 'cost');
        // A bar too short to see is drawn a hairline wide.
        expect(Math.abs(plot.costX - (cost?.x ?? NaN) - (cost?.width ?? NaN))).toBeLessThanOrEqual(1.5);
        expect(plot.ticks[0]?.text).toBe('$0');
      }),
    );
  });

  test('refuses a day without any amount', () => {
    expect(() => dayPlot([], 284)).toThrow(/^rows must hold/);
  });
});
