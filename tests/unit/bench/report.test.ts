import { describe, expect, test } from 'vitest';
import { type Baseline, mergeRows } from '../../../scripts/bench/baseline.ts';
import { type Budgets, judge } from '../../../scripts/bench/budgets.ts';
import { replaceBaseline } from '../../../scripts/bench/document.ts';
import { change, markdownTable, resultTable, summary } from '../../../scripts/bench/report.ts';

const budgets: Budgets = {
  chapters: ['/one/', '/two/', '/three/'],
  measures: {
    bytes: { what: 'First load', unit: 'KB', atMost: 140, on: 'chapters' },
    score: { what: 'Score', unit: '', atLeast: 98 },
    build: { what: 'Build', unit: 's' },
  },
};
const baseline: Baseline = {
  recorded: '2026-11-22',
  machine: { system: 'linux x64', cores: 2, memoryGb: 8, node: '24.21.0', chromium: '153.0', lighthouse: '13.5.0' },
  rows: [
    { id: 'bytes', page: '/one/', value: 100 },
    { id: 'bytes', page: '/two/', value: 150 },
    { id: 'bytes', page: '/claims/', value: 900 },
    { id: 'score', page: '/one/', value: 100 },
    { id: 'score', page: '/claims/', value: 99 },
  ],
};
const rows = [
  { id: 'bytes', page: '/one/', value: 112 },
  { id: 'bytes', page: '/two/', value: 139 },
  { id: 'score', page: '/two/', value: 91 },
  { id: 'bytes', page: '/three/', value: null },
  { id: 'score', page: '/three/', value: null },
].map((row) => judge(row, budgets));

describe('the table in the terminal', () => {
  const lines = resultTable(rows, budgets, baseline).split('\n');

  test('shows each number beside its budget and the baseline', () => {
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      ['', 'what', 'where', 'now', 'budget', 'baseline', 'change'],
      ['ok', 'First load', '/one/', '112 KB', 'at most 140', '100 KB', '+12%'],
      ['ok', 'First load', '/two/', '139 KB', 'at most 140', '150 KB', '−7%'],
      ['MISSED', 'Score', '/two/', '91', 'at least 98'],
      ['?', '2 numbers', '/three/', 'not built'],
    ]);
  });

  test('is summed up without taking what is missing for a success', () => {
    expect(summary(rows)).toBe('2 budgets are met, 1 is missed; 2 numbers could not be measured.');
  });
});

test('a change is a share of what was, where there was anything', () => {
  expect([change(100, 100.4), change(0, 0), change(0, 3), change(40, 10)]).toEqual(['same', 'same', 'from 0', '−75%']);
});

test('a run of some benchmarks leaves the rest of the baseline, and what was not measured, alone', () => {
  const merged = mergeRows(baseline.rows, rows);
  expect(merged).toHaveLength(6);
  expect(merged).toContainEqual({ id: 'bytes', page: '/two/', value: 139 });
  expect(merged).toContainEqual({ id: 'bytes', page: '/claims/', value: 900 });
  expect(merged).toContainEqual({ id: 'score', page: '/two/', value: 91 });
});

describe('the table in the document', () => {
  test('shows the worst page of those that a budget holds for', () => {
    const table = markdownTable(baseline, budgets);
    expect(table).toContain('| First load | 150 KB | /two/ | at most 140 | **missed** |');
    expect(table).toContain('| Score | 99 | /claims/ | at least 98 | met |');
    expect(table).toContain('| Build | not recorded | | | |');
    expect(table).toContain('2 cores, 8 GB, Node 24.21.0');
  });

  test('takes the place of the one before, and of nothing else', () => {
    const start = '<!-- baseline: written by npm run bench -- --markdown -->';
    const end = '<!-- end of baseline -->';
    expect(replaceBaseline(`before\n${start}\nold\n${end}\nafter`, 'new')).toBe(
      `before\n${start}\n\nnew\n\n${end}\nafter`,
    );
    expect(() => replaceBaseline('no marks', 'new')).toThrow('lost the marks');
  });
});
