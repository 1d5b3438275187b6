import { expect, test } from 'vitest';
import { interpolate, type NumberTexts } from '../../../src/prose/interpolate.ts';

const refuse = (id: string): never => {
  throw new Error(`There is no "${id}"`);
};
const numbers: NumberTexts = {
  fact: (id, entry) => {
    if (id === 'nvda-cap' && entry === 'Bloomberg, CNBC and Forbes') return '$589B';
    return id === 'v3-usd-total' && entry === undefined ? '$5.576M' : refuse(entry ?? id);
  },
  model: (id) => (id === 'v3-days' ? '56.7 days' : refuse(id)),
};
const fill = (text: string) => interpolate(text, numbers, 'x.mdx: answer');

test('placeholders are filled, each from its own source', () => {
  expect(fill('V3 took {model:v3-days} and {fact:v3-usd-total}, or {fact:v3-usd-total}.')).toBe(
    'V3 took 56.7 days and $5.576M, or $5.576M.',
  );
});

test('one entry of a series is named by its label, commas and blanks included', () => {
  expect(fill('What did {fact:nvda-cap@Bloomberg, CNBC and Forbes} of panic believe?')).toBe(
    'What did $589B of panic believe?',
  );
});

test('names and years stand as they are', () => {
  expect(fill('The H800s of January 2025')).toBe('The H800s of January 2025');
});

test.each([
  ['a typed number', 'It cost $6 million.', 'x.mdx: answer: "$6" is typed by hand. Write {fact:id}, {fact:id@'],
  ['a number beside a placeholder', '{fact:v3-usd-total} in 54.2 days', 'x.mdx: answer: "54.2" is typed by hand.'],
  ['a number that a placeholder would join to a word', 'took{model:v3-days}5', 'x.mdx: answer: "5" is typed by hand.'],
  ['an unknown fact', '{fact:v3-usd}', 'x.mdx: answer: There is no "v3-usd"'],
  ['a fact asked of the model', '{model:v3-usd-total}', 'x.mdx: answer: There is no "v3-usd-total"'],
  ['a misspelt kind', 'for {facts:v3-usd-total} in', 'x.mdx: answer: "{facts:v3-usd-total}" is no placeholder.'],
  ['an entry that the series lacks', '{fact:nvda-cap@Bloomberg}', 'x.mdx: answer: There is no "Bloomberg"'],
  ['an entry asked of the model', '{model:v3-days@1}', 'x.mdx: answer: "1" is typed by hand.'],
  ['an empty label', '{fact:nvda-cap@}', 'x.mdx: answer: "{fact:nvda-cap@}" is no placeholder.'],
  ['a blank in a placeholder', '{fact: v3-usd-total}', 'x.mdx: answer: "{fact:" is no placeholder.'],
])('%s is refused, with file and field', (_, text, message) => {
  expect(() => fill(text)).toThrow(message);
});
