import { expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { question } from '../../../src/model/questions.ts';
import { receipt } from '../../../src/model/receipt.ts';
import { modelConstants } from '../../../src/scenario/constants.ts';
import { initialScenario, type Scenario } from '../../../src/scenario/scenario.ts';
import { tillContent, tillReceipt } from '../../../src/scenario/till.ts';

const constants = modelConstants(loadLedger('seeds'));
const contentOf = ({ values, choices, ticked }: Scenario, range = { p5Usd: 42_640_000, p95Usd: 220_600_000 }) =>
  tillContent(receipt(values, choices, ticked, constants), range, constants);

test('the lines of a receipt carry their sums, and what is one sum carries none', () => {
  const { lines, total } = contentOf({ ...initialScenario, ticked: question('programme').lines });
  expect(lines.find(({ label }) => label === 'People')).toMatchObject({ kind: 'people', amount: '$67,500,000' });
  expect(lines.find(({ label }) => label === 'Data')?.sum).toBeNull();
  expect(lines[0]?.sum).toBe('2,664K GPU-hours × $2.00');
  expect(total).toBe('$89,016,000');
});

test('a published minimum that is near is said to be one', () => {
  const values = { ...initialScenario.values, people: 1_000 };
  const { remarks } = contentOf({ ...initialScenario, values, ticked: question('programme').lines });
  expect(remarks.at(-1)).toBe('Nearest published: more than $500M (SemiAnalysis: GPUs so far), to another question.');
});

test('a range that is a point says why', () => {
  expect(contentOf(initialScenario, { p5Usd: 5_576_000, p95Usd: 5_576_000 }).remarks[0]).toBe(
    'No range: all of it is disclosed or set by you.',
  );
});

test('on paper no line is longer than 40 columns', () => {
  const { values, choices } = initialScenario;
  const { lines } = question('fleet-years');
  const text = tillReceipt(receipt(values, choices, lines, constants), { p5Usd: 1.4e9, p95Usd: 3.1e9 }, constants);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  expect(text).toContain('TOTAL                     $2,539,679,012');
});
