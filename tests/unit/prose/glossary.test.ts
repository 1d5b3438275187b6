import { describe, expect, test } from 'vitest';
import { loadGlossary } from '../../../src/prose/glossary.ts';
import { siteGlossary } from '../../../src/prose/site-numbers.ts';
import { fileWith } from './files.ts';

const numbers = { fact: (id: string) => `<${id}>`, model: (id: string) => `<<${id}>>` };

test('entries come in the order of the alphabet, their numbers filled in', () => {
  const file = fileWith(`
- { id: pue, term: PUE, means: 'What a hall draws per {fact:pue} and {model:x}.' }
- { id: eflop, term: éFLOP, also: [eFLOPs], means: Many. }
- { id: bf16, term: BF16, means: A format. }`);
  expect(loadGlossary(file, numbers)).toEqual([
    { id: 'bf16', term: 'BF16', means: 'A format.' },
    { id: 'eflop', term: 'éFLOP', also: ['eFLOPs'], means: 'Many.' },
    { id: 'pue', term: 'PUE', means: 'What a hall draws per <pue> and <<x>>.' },
  ]);
});

describe('a broken glossary is refused, with file and field', () => {
  test.each([
    ['an empty file', '', 'Invalid input: expected array'],
    ['a field that is missing', '- { id: a, term: A }', '[0].means: Invalid input: expected string'],
    ['a field that is empty', '- { id: a, term: "", means: b }', '[0].term: Too small'],
    ['a field that is misspelt', '- { id: a, term: A, means: b, als: [c] }', '[0]: Unrecognized key: "als"'],
    ['an id with capitals', '- { id: PUE, term: A, means: b }', '[0].id: expected lower-case words joined by hyphens'],
    [
      'a form that is no text',
      '- { id: a, term: A, also: [1], means: b }',
      '[0].also[0]: Invalid input: expected string',
    ],
    [
      'an id that stands twice',
      '- { id: a, term: A, means: b }\n- { id: a, term: B, means: c }',
      'two terms have the id "a"',
    ],
    ['a typed number', '- { id: a, term: A, means: Some 40 per cent. }', 'a: "40" is typed by hand.'],
    ['no YAML', '- { id: a', 'Flow map'],
  ])('%s', (_, text, reason) => {
    const file = fileWith(text);
    expect(() => loadGlossary(file, numbers)).toThrow(`${file}: ${reason}`);
  });

  test('an unknown number', () => {
    const file = fileWith('- { id: a, term: A, means: "{fact:b}" }');
    const fact = () => {
      throw new Error('There is no fact "b"');
    };
    expect(() => loadGlossary(file, { ...numbers, fact })).toThrow(`${file}: a: There is no fact "b"`);
  });

  test('a file that is not there', () => {
    expect(() => loadGlossary('content/nowhere.yaml', numbers)).toThrow('content/nowhere.yaml: ENOENT');
  });
});

test('the glossary of this site explains each word once', () => {
  const words = siteGlossary.flatMap(({ term, also = [] }) => [term, ...also]).map((word) => word.toLowerCase());
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  expect(words.length).toBeGreaterThan(20);
});
