import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { predictionOptions, runPredictions } from '../../../../src/scenario/reproduction.ts';
import { predictedRuns, publishedRunsView } from '../../../../src/widgets/PublishedRuns/published-runs.ts';

const ledger = loadLedger('seeds');
const { predictions, coverage } = runPredictions(ledger);
const runs = predictedRuns(predictions, ledger);
const view = publishedRunsView(runs, coverage, predictionOptions.level, 'deepseek-v3');
const rows = view.groups.flatMap((group) => group.rows);

describe('published runs', () => {
  test('state their coverage in the title, and where V3 stands', () => {
    expect(view.title).toBe('17 of 20 runs lie in the range that the others predict; V3 took fewer hours');
    expect(view.lead).toContain('the range that should hold nine runs in ten');
    expect(view.note).toContain('It held in 85% of cases');
    expect(view.note).toContain('The fewer the others, the wider the range');
    expect([...new Set(runs.map(({ peers }) => peers))].toSorted()).toEqual([3, 7]);
  });

  test('are told which side of their range they are on', () => {
    expect(rows.filter(({ outside }) => outside !== null).map(({ id, outside }) => [id, outside])).toEqual([
      ['deepseek-v3', 'fewer'],
      ['llama31-8b', 'more'],
      ['bloomberggpt-50b', 'more'],
    ]);
  });

  test('have their numbers in a sentence', () => {
    expect(rows.find(({ id }) => id === 'deepseek-v3')?.sentence).toBe(
      'reported 2,664K GPU-hours; 3 other runs predict 4.49M, 69% more, in a range of 3.36M to 5.62M',
    );
    expect(rows.find(({ id }) => id === 'llama31-8b')?.sentence).toContain('50% less');
  });

  test('stand on the axis, each prediction inside its range', () => {
    expect(rows).toHaveLength(20);
    for (const { low, expected, high, reported } of rows) {
      expect(low).toBeGreaterThan(0);
      expect(high).toBeLessThan(1);
      expect(low).toBeLessThan(expected);
      expect(expected).toBeLessThan(high);
      expect(reported).toBeGreaterThan(0);
      expect(reported).toBeLessThan(1);
    }
  });

  test('are in the table with whole hours', () => {
    expect(view.table.rows).toHaveLength(20);
    expect(view.table.rows[0]?.[2]).toEqual({ value: 82_432, text: '82,432' });
    expect(view.table.rows.find(([name]) => name === 'DeepSeek-V3')?.[2]).toEqual({
      value: 2_664_000,
      text: '2,664,000',
    });
  });

  test('need the run that the title speaks of', () => {
    expect(() => publishedRunsView(runs, coverage, 0.9, 'gpt-9')).toThrow('There is no published run "gpt-9"');
  });
});
