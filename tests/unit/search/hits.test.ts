import { expect, test } from 'vitest';
import { countText, excerptParts, hitsOf } from '../../../src/search/hits.ts';

test('an excerpt is taken apart at its marks, and its entities are letters', () => {
  expect(excerptParts('rent &amp; <mark>power</mark> &lt;b&gt; of it')).toEqual([
    { text: 'rent & ', isMatch: false },
    { text: 'power', isMatch: true },
    { text: ' <b> of it', isMatch: false },
  ]);
});

test('an entity is decoded once', () => {
  expect(excerptParts('&amp;lt;')).toEqual([{ text: '&lt;', isMatch: false }]);
});

test('a record is one hit at its own address', () => {
  const hits = hitsOf({
    url: '/claims/#s0-x',
    excerpt: 'a',
    meta: { title: 'A claim', about: 'garbled, CNBC' },
    sub_results: [{ title: 'A claim', url: '/claims/#s0-x', excerpt: 'a' }],
  });
  expect(hits).toEqual([
    { title: 'A claim', about: 'garbled, CNBC', href: '/claims/#s0-x', excerpt: [{ text: 'a', isMatch: false }] },
  ]);
});

test('a chapter is a hit for each section that matched, named after it', () => {
  const sections = ['One', 'Two', 'Three', 'Four'].map((title) => ({ title, url: `/c/#${title}`, excerpt: '' }));
  const hits = hitsOf({ url: '/c/', excerpt: '', meta: { title: 'Chapter' }, sub_results: sections });
  expect(hits.map(({ title, about, href }) => [title, about, href])).toEqual([
    ['One', 'Chapter', '/c/#One'],
    ['Two', 'Chapter', '/c/#Two'],
    ['Three', 'Chapter', '/c/#Three'],
  ]);
});

test('how much was found is said in words', () => {
  expect(countText('', 0)).toBe('');
  expect(countText('x', 0)).toBe('Nothing has the words “x”.');
  expect(countText('x', 1)).toBe('1 place for “x”.');
  expect(countText('x', 7)).toBe('7 places for “x”.');
});
