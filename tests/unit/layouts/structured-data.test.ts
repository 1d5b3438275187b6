import { expect, test } from 'vitest';
import { chapterStructure } from '../../../src/layouts/structured-data.ts';

const page = {
  site: new URL('https://receipt.example'),
  path: '/headline-number/',
  title: 'The headline number',
  description: 'Where it comes from.',
  checked: '2026-11-22',
};

test('a chapter is an article of the site, with the way to it', () => {
  expect(chapterStructure(page)).toMatchObject({
    '@graph': [
      {
        '@type': 'Article',
        headline: 'The headline number',
        description: 'Where it comes from.',
        url: 'https://receipt.example/headline-number/',
        dateModified: '2026-11-22',
        isPartOf: { name: 'The Receipt', url: 'https://receipt.example/' },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { position: 1, name: 'The Receipt', item: 'https://receipt.example/' },
          { position: 2, name: 'The headline number', item: 'https://receipt.example/headline-number/' },
        ],
      },
    ],
  });
});

test('below a sub-path the home page is the sub-path', () => {
  const text = JSON.stringify(chapterStructure({ ...page, path: '/receipt/headline-number/' }));
  expect(text).toContain('"url":"https://receipt.example/receipt/"');
  expect(text).toContain('"item":"https://receipt.example/receipt/headline-number/"');
});

test('without the address of the site, paths stand for addresses', () => {
  const text = JSON.stringify(chapterStructure({ ...page, site: undefined }));
  expect(text).toContain('"url":"/headline-number/"');
  expect(text).not.toContain('undefined');
});
