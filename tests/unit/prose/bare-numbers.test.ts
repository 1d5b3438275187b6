import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { findBareNumbers } from '../../../src/prose/bare-numbers.ts';

const found = (text: string): string[] => findBareNumbers(text).map((number) => number.text);

test.each([
  // Names
  'Llama 3.1 405B',
  'Llama 3.1 70B and Llama 2 7B',
  'Llama 3’s herd',
  'GPT-4o',
  'GPT-4.1-mini',
  'Claude 3.5 Sonnet',
  'Qwen2.5 72B',
  'Qwen2.5-72B',
  'DeepSeek LLM 67B',
  'DeepSeek-V3-0324',
  'H800s',
  'E4M3',
  'BF16',
  'R1-Zero',
  'R1’s hours',
  'o1-1217',
  'the S&P 500 fell',
  'the S&P\n500 fell',
  'MATH-500',
  'AIME 2024.',
  'its form 10-Q',
  'arXiv 2412.19437',
  'caught by 3A090.b.2, not by 4A003',
  // Dates
  'in 2024',
  'in 2024, and in 2025.',
  '2023–2025',
  '2024-25',
  'the 1990s',
  'mid-2024',
  '27 January 2025',
  '27\nJanuary 2025',
  '27–28 February 2025',
  'on 9 June',
  'January 2025',
  '2025-01-27',
  // The site's own parts
  'chapter 2',
  'Steps 3 and 4',
  'Tables 1 and 2',
  'section 3.2.3',
  // Words
  'six million dollars',
])('“%s” may be typed', (text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  ['a sum', '$5.576 million', ['$5.576']],
  ['a sum in another currency', '€5 or £4', ['€5', '£4']],
  ['a sum with a code for its currency', 'USD5.576m', ['5.576']],
  ['a percentage', '93.3%', ['93.3%']],
  ['a percentage in words', '40 per cent', ['40']],
  ['a factor', '3.1 times, or 10x', ['3.1', '10']],
  ['thousands', '2,048 GPUs', ['2,048']],
  ['the end of a sentence, without its full stop', 'It has 2,048. Then', ['2,048']],
  ['thousands that look like a year', 'all 2048 of them', ['2048']],
  ['a year that is followed by a unit', '2000 GPUs and 2024 per cent', ['2000', '2024']],
  ['a year that is a sum', '$2024', ['$2024']],
  ['a year with decimals', '2024.5', ['2024.5']],
  ['days that are no date', '31 days', ['31']],
  ['a sum before a month', '$5 May', ['$5']],
  ['a number after a name', 'The H800 400 and V3 14.8T', ['400', '14.8']],
  ['a number after a name with a number', 'Llama 3.1 405B took 30,840,000 hours', ['30,840,000']],
  ['a name that runs into thousands', 'Llama 3,000', ['3,000']],
  ['a version that nobody has', 'Llama 30', ['30']],
  ['a quantity after a hyphen', 'top-8 of 256', ['8', '256']],
  ['a step that is none', 'step 3,000', ['3,000']],
  ['a fraction', '½ a million', ['½']],
  ['a power', '3.3 × 10²⁴', ['3.3', '10']],
])('%s is caught', (_, text, numbers) => {
  expect(found(text)).toEqual(numbers);
});

test('every published run of the ledger has a name that may be typed', () => {
  for (const { name } of loadLedger('seeds').runs) expect(found(name), name).toEqual([]);
});

describe('whatever the text', () => {
  test('a number is reported where it stands', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { text: number, index } of findBareNumbers(text)) {
          expect(text.slice(index, index + number.length)).toBe(number);
        }
      }),
    );
  });

  test('a number with thousands, a currency or a per cent sign never slips through', () => {
    const typed = fc.oneof(
      fc.integer({ min: 1000, max: 1e9 }).map((number) => number.toLocaleString('en-US')),
      fc.double({ min: 0.01, max: 1e6, noNaN: true }).map((number) => `$${number.toFixed(2)}`),
      fc.integer({ min: 0, max: 9999 }).map((number) => `${number}%`),
    );
    const before = fc.constantFrom('', 'Llama ', 'V3 ', 'in 2024 ', 'January ', 'chapter 2, ', 'GPT-4o, ');
    const after = fc.constantFrom('', '.', ' January', ' GPUs', ', 2024', ' and 3', 'B');
    fc.assert(
      fc.property(before, typed, after, (opening, number, ending) => {
        expect(found(`${opening}${number}${ending}`)).toContain(number);
      }),
    );
  });

  // Backtracking shows as a test that never ends: the runner's own limit fails it.
  test.each(['1', 'A-', '1,', 'A1.', '2024-', ' 1 ', 'Llama ', '3A090.'])('a long run of “%s” is read', (piece) => {
    const text = piece.repeat(30_000);
    expect(findBareNumbers(text).every(({ index }) => index < text.length)).toBe(true);
  });
});
