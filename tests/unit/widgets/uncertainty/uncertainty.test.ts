import { describe, expect, test } from 'vitest';
import { initialValues } from '../../../../src/scenario/assumptions.ts';
import { estimate } from '../../../../src/scenario/estimate.ts';
import { outcomesTitle, outcomesView } from '../../../../src/widgets/Uncertainty/uncertainty.ts';
import { constants, estimateFor, scenarioFor } from './fixture.ts';

const view = (...of: Parameters<typeof estimateFor>) => outcomesView(estimateFor(...of), constants.published, 0);

describe('outcomesTitle', () => {
  test('says for the programme what is counted, and the band that the model finds', () => {
    expect(outcomesTitle(estimateFor('programme'))).toBe(
      'Count experiments, people and data, and on our ranges nine outcomes in ten lie between $42.6M and $221M',
    );
  });

  test('names only what is ticked beside the run', () => {
    const ticked = ['pre', 'ctx', 'post', 'people'] as const;
    expect(outcomesTitle(estimate({ ...scenarioFor('rent'), ticked }, constants))).toMatch(
      /^Count people, and on our ranges nine/,
    );
  });

  test('puts any other question first', () => {
    expect(outcomesTitle(estimateFor('rent'))).toBe(
      'To rent the GPUs for the final run costs $4.18M to $11.2M in nine outcomes out of ten',
    );
    expect(outcomesTitle(estimateFor('fleet-years'))).toMatch(
      /^To buy the whole fleet and run it for years costs \$1\.41B/,
    );
  });

  test('moves with what the reader sets', () => {
    const values = { ...initialValues, payUsdPerPersonYear: 1_000_000 };
    expect(outcomesTitle(estimateFor('programme', { values }))).not.toBe(outcomesTitle(estimateFor('programme')));
  });

  test('says so when nothing varies, and when nothing is ticked', () => {
    expect(outcomesTitle(estimateFor('rent', { held: ['rentUsdPerGpuHour'] }))).toBe(
      'Nothing is left to vary: the total is $5,576,000',
    );
    expect(outcomesTitle(estimate({ ...scenarioFor('rent'), ticked: [] }, constants))).toMatch(/^Tick a line/);
  });
});

describe('outcomesView', () => {
  test('marks the figure published for the question, and the headline where there is none', () => {
    const figures = (...of: Parameters<typeof estimateFor>) => view(...of).spec?.marks.map(({ figure }) => figure);
    expect(figures('programme')).toEqual(['$5.576M']);
    expect(figures('fleet')).toEqual(['more than $500M', '$1.6B']);
    expect(figures('cluster')).toEqual(['$51M']);
  });

  test('has an axis from one round number to another with all of it inside', () => {
    for (const id of ['rent', 'own', 'programme', 'cluster', 'fleet', 'fleet-years'] as const) {
      const spec = view(id).spec;
      const [low, high] = spec?.x.domain ?? [0, 0];
      for (const bar of spec?.bars ?? []) {
        expect(bar.from).toBeGreaterThanOrEqual(low);
        expect(bar.to).toBeLessThanOrEqual(high);
      }
      for (const { x } of spec?.marks ?? []) expect(x >= low && x <= high).toBe(true);
      expect(spec?.x.ticks.length).toBeGreaterThan(2);
    }
  });

  test('counts how many assumptions vary and how many of them are ours', () => {
    expect(view('programme').lead).toBe(
      '10,201 draws over the 6 assumptions that have a range; all of the ranges and 4 of the central values are ours. ' +
        'Each is drawn as if it did not depend on the others. At the values in force these lines come to $89.02M.',
    );
    expect(view('rent').lead).toBe(
      '10,201 draws over the one assumption that has a range; its range is ours. At the values in force these lines come to $5.576M.',
    );
  });

  test('describes the chart as it is now, and where the published figure lies', () => {
    expect(view('programme').spec?.description).toBe(
      'Histogram of totals on a log scale. Half of the draws come to less than $100M; nine in ten lie between $42.6M ' +
        'and $221M. Published, DeepSeek: rent for V3: $5.576M, below that range.',
    );
    expect(view('rent').spec?.description).toMatch(/inside that range\.$/);
  });

  test('draws nothing when nothing varies, and keeps title and table', () => {
    const nothing = view('rent', { held: ['rentUsdPerGpuHour'] });
    expect(nothing.spec).toBeNull();
    expect(nothing.table.rows).toEqual([]);
  });

  test('has a row of the table for each bar, and the shares add up to all', () => {
    const { spec, table } = view('programme');
    expect(table.rows).toHaveLength(spec?.bars.length ?? 0);
    const shares = table.rows.map((row) => (typeof row[2] === 'object' ? row[2].value : NaN));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });
});
