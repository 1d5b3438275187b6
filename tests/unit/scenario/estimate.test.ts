import { describe, expect, test } from 'vitest';
import { sampleCount } from '../../../src/model/uncertainty.ts';
import { initialValues } from '../../../src/scenario/assumptions.ts';
import { estimate } from '../../../src/scenario/estimate.ts';
import { constants, estimateFor, scenarioFor } from '../widgets/uncertainty/fixture.ts';

describe('estimate', () => {
  test('counts every draw once, in bins of equal proportion that touch each other', () => {
    const { bins } = estimateFor('programme');
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(sampleCount);
    const ratio = (bins[0]?.toUsd ?? 0) / (bins[0]?.fromUsd ?? 1);
    for (const [index, { fromUsd, toUsd }] of bins.entries()) {
      expect(toUsd / fromUsd).toBeCloseTo(ratio, 9);
      if (index > 0) expect(fromUsd).toBe(bins[index - 1]?.toUsd);
    }
    expect(bins.length).toBeGreaterThan(20);
    expect(bins.length).toBeLessThan(80);
  });

  test('keeps the edges of its bins where they are while a slider moves', () => {
    const edges = (projectYears: number) =>
      new Set(
        estimateFor('programme', { values: { ...initialValues, projectYears } }).bins.map(({ fromUsd }) =>
          Math.round(Math.log10(fromUsd) * 192),
        ),
      );
    const before = edges(1.25);
    const common = [...edges(1.75)].filter((edge) => before.has(edge));
    expect(common.length).toBeGreaterThan(15);
  });

  test('is the median for half of the draws', () => {
    const { bins, p50Usd } = estimateFor('fleet-years');
    const below = bins.filter(({ toUsd }) => toUsd <= p50Usd).reduce((sum, { count }) => sum + count, 0);
    const above = bins.filter(({ fromUsd }) => fromUsd > p50Usd).reduce((sum, { count }) => sum + count, 0);
    expect(below).toBeLessThanOrEqual(sampleCount / 2 + 1);
    expect(above).toBeLessThanOrEqual(sampleCount / 2 + 1);
  });

  test('gives each assumption the kind of the line that it moves', () => {
    const kinds = Object.fromEntries(estimateFor('programme').swings.map(({ id, kind }) => [id, kind]));
    expect(kinds).toEqual({
      rentUsdPerGpuHour: 'compute',
      experimentFactor: 'compute',
      people: 'people',
      projectYears: 'people',
      payUsdPerPersonYear: 'people',
      dataUsd: 'data',
    });
  });

  test('has no bins and no swings when all is held, and one total', () => {
    const all = estimateFor('rent', { held: ['rentUsdPerGpuHour'] });
    expect(all).toMatchObject({ bins: [], swings: [], centralUsd: 5_576_000, p5Usd: 5_576_000, p95Usd: 5_576_000 });
  });

  test('can be sent from a worker', () => {
    const result = estimateFor('own');
    expect(structuredClone(result)).toEqual(result);
  });

  test('answers for no lines at all', () => {
    expect(estimate({ ...scenarioFor('rent'), ticked: [] }, constants)).toMatchObject({ centralUsd: 0, swings: [] });
  });
});
