import { describe, expect, test } from 'vitest';
import { loadCitation } from '../../../src/prose/citation.ts';
import { citation, type CitedWork } from '../../../src/ui/citations.ts';

const site: CitedWork = {
  title: 'The Receipt: what DeepSeek’s number pays for & more',
  authors: ['The authors of The Receipt'],
  version: '0.1.0',
  released: '2026-11-22',
  url: 'https://the-receipt.example/',
  chapter: null,
};
const chapter: CitedWork = {
  ...site,
  url: 'https://the-receipt.example/bottom-line/',
  chapter: { number: 7, title: 'The bottom line' },
};

describe('plain text', () => {
  test('names authors, title, version, date and address', () => {
    expect(citation('plain', site)).toBe(
      'The authors of The Receipt. The Receipt: what DeepSeek’s number pays for & more. Version 0.1.0, 22 November 2026. https://the-receipt.example/',
    );
    expect(citation('plain', chapter)).toContain('“The bottom line”, chapter 7 of The Receipt:');
  });

  test('ends with a full stop where the site knows no address', () => {
    expect(citation('plain', { ...site, url: null })).toMatch(/22 November 2026\.$/);
  });
});

test('BibTeX keeps groups and capitals together and escapes what TeX would read', () => {
  expect(citation('bibtex', site)).toBe(`@misc{the-receipt-2026,
  author = {{The authors of The Receipt}},
  title = {{The Receipt: what DeepSeek's number pays for \\& more}},
  year = {2026},
  month = {11},
  version = {0.1.0},
  url = {https://the-receipt.example/}
}`);
  expect(citation('bibtex', chapter)).toContain('@misc{the-receipt-7-2026,');
  expect(citation('bibtex', chapter)).toContain('note = {Chapter 7 of The Receipt:');
});

test('CSL-JSON is a list of one item', () => {
  expect(JSON.parse(citation('csl', chapter))).toEqual([
    {
      id: 'the-receipt-7-2026',
      type: 'chapter',
      title: 'The bottom line',
      'container-title': site.title,
      'chapter-number': '7',
      author: [{ literal: 'The authors of The Receipt' }],
      issued: { 'date-parts': [[2026, 11, 22]] },
      version: '0.1.0',
      URL: 'https://the-receipt.example/bottom-line/',
    },
  ]);
  expect(JSON.parse(citation('csl', { ...site, url: null }))).toEqual([
    expect.not.objectContaining({ URL: expect.anything() as unknown }),
  ]);
});

test('the file CITATION.cff has all that a citation needs', () => {
  expect(loadCitation('CITATION.cff')).toMatchObject({
    authors: ['The authors of The Receipt'],
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    released: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
  });
});
