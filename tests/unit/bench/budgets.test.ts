import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Budgets, judge, readBudgets } from '../../../scripts/bench/budgets.ts';

const budgets: Budgets = {
  chapters: ['/one/'],
  measures: {
    bytes: { what: 'Bytes', unit: 'KB', atMost: 140, on: 'chapters' },
    score: { what: 'Score', unit: '', atLeast: 98 },
    blocking: { what: 'Blocking', unit: 'ms', below: 50 },
    shift: { what: 'Shift', unit: '', atMost: 0 },
    drawing: { what: 'Drawing', unit: 'fps', atLeast: 59, on: ['60,000 squares'] },
    build: { what: 'Build', unit: 's' },
  },
};
const ok = (id: string, value: number | null, page = '/one/') => judge({ id, page, value }, budgets).ok;

describe('a measured number', () => {
  test('keeps a budget up to and including its bound', () => {
    expect([ok('bytes', 140), ok('bytes', 140.2)]).toEqual([true, false]);
    expect([ok('score', 98), ok('score', 97)]).toEqual([true, false]);
    expect([ok('blocking', 49), ok('blocking', 50)]).toEqual([true, false]);
  });

  test('is judged as printed', () => {
    expect([ok('shift', 0.0004), ok('shift', 0.0006)]).toEqual([true, false]);
    expect(judge({ id: 'bytes', page: '/one/', value: 117.94 }, budgets).value).toBe(117.9);
  });

  test('is held to a budget only where the budget holds', () => {
    expect(judge({ id: 'bytes', page: '/claims/', value: 900 }, budgets)).toMatchObject({ budget: null, ok: true });
    expect([ok('drawing', 14, '1,000,000 squares'), ok('drawing', 14, '60,000 squares')]).toEqual([true, false]);
    expect(judge({ id: 'build', page: 'all pages', value: 99 }, budgets)).toMatchObject({ budget: null, ok: true });
  });

  test('that could not be measured is no success, with a budget or without', () => {
    expect([ok('bytes', null), ok('build', null), ok('bytes', NaN)]).toEqual([false, false, false]);
  });

  test('must be one that the budgets know', () => {
    expect(() => ok('beauty', 1)).toThrow('no measure "beauty"');
  });
});

describe('the budgets', () => {
  const written = (content: object) => {
    const file = join(mkdtempSync(join(tmpdir(), 'budgets-')), 'budgets.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  };

  test('of the site can be read', () => {
    expect(readBudgets().chapters).toContain('/headline-number/');
  });

  test('refuse a bound that is misspelled or one of two', () => {
    expect(() => readBudgets(written({ ...budgets, measures: { x: { what: 'X', unit: 'ms', most: 1 } } }))).toThrow(
      'most',
    );
    const both = { what: 'X', unit: 'ms', atMost: 1, atLeast: 0 };
    expect(() => readBudgets(written({ ...budgets, measures: { x: both } }))).toThrow('x has more than one bound');
  });
});
