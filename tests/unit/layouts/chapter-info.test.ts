import { expect, test } from 'vitest';
import { chapterInfos, type ChapterEntry } from '../../../src/layouts/chapter-info.ts';

const context = {
  numbers: { fact: (id: string) => `<${id}>`, model: (id: string) => `<<${id}>>` },
  references: ['deepseek-v3-report'],
  known: ['headline-number', 'hidden-costs'],
};
const entry = {
  id: 'headline-number',
  filePath: 'content/chapters/1-headline-number.mdx',
  body: 'word '.repeat(440),
  data: {
    number: 1,
    title: 'The headline number',
    question: 'Where does {fact:v3-usd-total} come from?',
    answer: 'From {model:v3-days}.',
    description: 'Where {fact:v3-usd-total} comes from.',
    prints: 'prints three lines',
    checked: '2026-11-22',
    scenes: 4,
    sources: ['deepseek-v3-report'],
  },
} satisfies ChapterEntry;
const other: ChapterEntry = { ...entry, id: 'hidden-costs', data: { ...entry.data, number: 2 } };

test('a chapter has its numbers filled in and its minutes counted', () => {
  expect(chapterInfos([entry], context)).toEqual([
    {
      id: 'headline-number',
      number: 1,
      title: 'The headline number',
      question: 'Where does <v3-usd-total> come from?',
      answer: 'From <<v3-days>>.',
      description: 'Where <v3-usd-total> comes from.',
      prints: 'prints three lines',
      checked: '2026-11-22',
      minutes: 4,
      entry,
    },
  ]);
});

test('chapters come in the order of their numbers', () => {
  expect(chapterInfos([other, entry], context).map(({ id }) => id)).toEqual(['headline-number', 'hidden-costs']);
});

test.each([
  ['a typed number', { answer: 'It cost $6 million.' }, '1-headline-number.mdx: answer: "$6" is typed by hand.'],
  [
    'a source that does not exist',
    { sources: ['nowhere'] },
    '1-headline-number.mdx: sources: there is no reference "nowhere"',
  ],
])('%s is refused, with file and field', (_, change, message) => {
  expect(() => chapterInfos([{ ...entry, data: { ...entry.data, ...change } }], context)).toThrow(message);
});

test('a chapter that the ledger does not know is refused', () => {
  expect(() => chapterInfos([{ ...entry, id: 'headline' }], context)).toThrow(
    '1-headline-number.mdx: the ledger has no chapter "headline"',
  );
});

test('two chapters with one number are refused', () => {
  expect(() => chapterInfos([entry, { ...other, data: entry.data }], context)).toThrow(
    'Two chapters have the number 1',
  );
});
