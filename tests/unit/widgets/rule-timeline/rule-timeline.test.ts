import { expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import type { SourcedFact } from '../../../../src/ledger/ledger.ts';
import { timelineRows, timelineTitle } from '../../../../src/widgets/RuleTimeline/rule-timeline.ts';

const ledger = loadLedger('seeds');
const period = { from: '2024-04-01', to: '2026-05-31' };
const rowsWith = (fact: (id: string) => SourcedFact) => timelineRows(ledger.exportRules, fact, period);
const rows = rowsWith((id) => ledger.fact(id));

test('official documents, filings and press reports are told apart', () => {
  expect(rows.map(({ date, evidence }) => [date, evidence])).toEqual([
    ['2024-04-04', 'official'],
    ['2024-12-02', 'official'],
    ['2025-01-15', 'official'],
    ['2025-04-09', 'filing'],
    ['2025-05-13', 'official'],
    ['2025-07-15', 'press'],
    ['2025-08-11', 'press'],
    ['2025-12-08', 'press'],
    ['2026-01-15', 'official'],
    ['2026-04-26', 'filing'],
    ['2026-05-31', 'official'],
  ]);
});

test('a fact that rests on memory makes its entry one from memory', () => {
  const forgetful = rowsWith((id) =>
    id === 'ec-2024-12' ? { ...ledger.fact(id), confirmed: 'memory only' } : ledger.fact(id),
  );
  expect(forgetful.find(({ date }) => date === '2024-12-02')?.evidence).toBe('memory');
});

test('what was read only as a summary or a quotation says so', () => {
  const checked = (date: string) => rows.find((row) => row.date === date)?.checked;
  expect(checked('2024-04-04')).toContain('Read in a secondary summary only.');
  expect(checked('2024-04-04')).not.toContain('Read in a copy');
  expect(checked('2026-05-31')).toContain('Read as quoted elsewhere.');
  expect(checked('2025-08-11')).toContain('no official text of the 15% was found');
});

test('the title counts the evidence', () => {
  expect(timelineTitle(rows)).toBe(
    '11 steps after the second round: 6 in official documents, 2 in company filings, 3 in press reports only',
  );
});

test('a letter and a policy say what they do', () => {
  const text = (date: string) => rows.find((row) => row.date === date)?.text;
  expect(text('2025-04-09')).toBe('Letter to NVIDIA of 9 April 2025: the H20 needs a licence.');
  expect(text('2026-01-15')).toBe(
    'Review policy of January 2026: case by case with TPP below 21,000 and memory bandwidth below 6,500 GB/s.',
  );
  expect(text('2025-05-13')).toBe('The AI Diffusion framework is not enforced. Its rescission is announced.');
});
