import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { curl } from '../../../src/ui/typography.ts';

test.each([
  ["DeepSeek's six-million-dollar number", 'DeepSeek’s six-million-dollar number'],
  ['It "cost" $6 million.', 'It “cost” $6 million.'],
  ['"All of it."', '“All of it.”'],
  ['("all of it")', '(“all of it”)'],
  ['said—"no"', 'said—“no”'],
  ["She said: 'no'.", 'She said: ‘no’.'],
  ['"\'No\', he said"', '“‘No’, he said”'],
  ["the '90s", 'the ’90s'],
  ["the companies' bills", 'the companies’ bills'],
  ['two\n"lines"', 'two\n“lines”'],
  ['nothing to do', 'nothing to do'],
])('%s becomes %s', (typed, printed) => {
  expect(curl(typed)).toBe(printed);
});

test('nothing straight is left, nothing else is changed, and twice is the same as once', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '"', "'", '(', ')', '—', '9', '0', 's', '“', '’', '.') });
  fc.assert(
    fc.property(text, (typed) => {
      const printed = curl(typed);
      expect(printed).not.toMatch(/["']/);
      expect(printed.replace(/[“”‘’]/g, '_')).toBe(typed.replace(/["'“”‘’]/g, '_'));
      expect(curl(printed)).toBe(printed);
    }),
  );
});

test('every quotation in the ledger that is opened is closed', () => {
  const { facts, claims, references } = loadLedger('seeds');
  const texts = [
    ...facts.flatMap(({ statement, note, locator, text }) => [statement, note, locator, text]),
    ...claims.flatMap(({ statement, reason, attributedTo, printedAs }) => [statement, reason, attributedTo, printedAs]),
    ...references.flatMap(({ title, note }) => [title, note]),
  ].filter((text) => text !== undefined);
  for (const text of texts) {
    const marks = curl(text).replace(/[^“”]/g, '');
    expect(marks, text).toMatch(/^(“”)*$/);
  }
});
