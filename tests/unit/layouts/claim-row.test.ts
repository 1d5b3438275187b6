import { describe, expect, test } from 'vitest';
import { claimRow } from '../../../src/layouts/claim-row.ts';
import { loadLedger } from '../../../src/ledger/load.ts';
import type { Claim } from '../../../src/ledger/schema.ts';

const claim: Claim = {
  id: 's0-x',
  topic: 'headline',
  chapter: 'headline-number',
  statement: "DeepSeek's model cost six million",
  value: 6_000_000,
  unit: 'usd',
  date: '2025-01-27',
  attributedTo: "CNBC's report",
  verdict: 'garbled',
  reason: 'It is "a rent".',
  source: { reference: 'deepseek-v3-report', locator: 'table 1' },
  confirmed: 'primary document read',
  checkedAgainst: ['v3-usd-total'],
};
const { value: _value, unit: _unit, ...withoutFigure } = claim;

test('the row of a claim has its words, figure, credit, verdict, reason and check', () => {
  expect(claimRow(claim)).toEqual({
    id: 's0-x',
    statement: 'DeepSeek’s model cost six million',
    credit: 'CNBC’s report, 27 January 2025',
    figure: '$6M',
    verdict: 'garbled',
    reason: 'It is “a rent”.',
    checked: 'Read in the source itself.',
    unconfirmed: false,
  });
});

test.each([
  ['a month', '2023-05', 'CNBC’s report, May 2023'],
  ['a year', '2024', 'CNBC’s report, 2024'],
  ['a period', '2022-10/2024-12', 'CNBC’s report, October 2022 to December 2024'],
  ['no date', null, 'CNBC’s report'],
])('the credit says %s', (_, date, credit) => {
  expect(claimRow({ ...claim, date }).credit).toBe(credit);
});

describe('the figure', () => {
  test.each<[string, Claim, string]>([
    ['with what it means', { ...claim, printedAs: 'lower bound' }, '$6M (lower bound)'],
    ['a date', { ...withoutFigure, valueDate: '2025-06-09' }, '9 June 2025'],
    ['a date with what it means', { ...withoutFigure, valueDate: '2025', printedAs: "Nvidia's" }, '2025 (Nvidia’s)'],
    ['words alone', { ...withoutFigure, printedAs: 'tens of millions' }, 'tens of millions'],
    ['nothing', withoutFigure, ''],
    ['zero, which is a figure', { ...claim, value: 0, unit: 'people' }, '0 people'],
  ])('is %s', (_, each, figure) => {
    expect(claimRow(each).figure).toBe(figure);
  });
});

test('what is not confirmed says so', () => {
  expect(claimRow({ ...claim, confirmed: 'memory only' })).toMatchObject({
    checked: 'Not confirmed: from memory.',
    unconfirmed: true,
  });
});

test('every claim of the ledger has a row without typewriter quotes', () => {
  const rows = loadLedger('seeds').claims.map(claimRow);
  for (const row of rows) expect(Object.values(row).join(' ')).not.toMatch(/["']/);
  expect(rows.length).toBeGreaterThan(100);
});
