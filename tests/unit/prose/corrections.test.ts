import { expect, test } from 'vitest';
import { loadCorrections } from '../../../src/prose/corrections.ts';
import { fileWith } from './files.ts';

const correction = { date: '2026-03-01', page: '/headline-number/', was: '55 days', now: '54.2 days', why: 'Rounded.' };
/** JSON is YAML. */
const fileOf = (...corrections: object[]) => fileWith(JSON.stringify(corrections));

test('the newest correction comes first', () => {
  const dates = ['2026-03-01', '2026-11-20', '2025-12-31'];
  const file = fileOf(...dates.map((date) => ({ ...correction, date })));
  expect(loadCorrections(file).map(({ date }) => date)).toEqual(['2026-11-20', '2026-03-01', '2025-12-31']);
});

test.each([
  ['a day that the calendar lacks', { date: '2026-02-30' }, '[0].date: Invalid ISO date'],
  ['a day in words', { date: '1 March 2026' }, '[0].date: Invalid ISO date'],
  ['a page without its slash', { page: 'headline-number/' }, '[0].page: Invalid string: must start with "/"'],
  ['nothing that stood there', { was: '' }, '[0].was: Too small'],
  ['nothing that stands there', { now: '' }, '[0].now: Too small'],
  ['no reason', { why: undefined }, '[0].why: Invalid input: expected string'],
  ['a field that is misspelt', { because: 'x' }, '[0]: Unrecognized key: "because"'],
])('%s is refused, with file and field', (_, change, reason) => {
  const file = fileOf({ ...correction, ...change });
  expect(() => loadCorrections(file)).toThrow(`${file}: ${reason}`);
});

test('an empty file is refused: no corrections are an empty list', () => {
  const file = fileWith('# none yet');
  expect(() => loadCorrections(file)).toThrow(`${file}: Invalid input: expected array`);
});

test('the corrections of this site can be read', () => {
  expect(() => loadCorrections('content/corrections.yaml')).not.toThrow();
});
