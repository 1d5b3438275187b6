import { expect, test } from 'vitest';
import {
  articleStructure,
  datasetStructure,
  homeStructure,
  pageStructure,
} from '../../../src/layouts/structured-data.ts';

const facts = {
  site: new URL('https://receipt.example'),
  homePath: '/',
  authors: ['The authors'],
  version: '0.1.0',
  released: '2026-11-22',
};
const page = {
  ...facts,
  path: '/headline-number/',
  title: 'The headline number',
  description: 'Where it comes from.',
  checked: '2026-11-23',
  number: 1,
  imagePath: '/og/headline-number.png',
};

test('a chapter is an article of the site, with the way to it', () => {
  expect(articleStructure(page)).toMatchObject({
    '@graph': [
      {
        '@type': 'Article',
        headline: 'The headline number',
        description: 'Where it comes from.',
        url: 'https://receipt.example/headline-number/',
        image: 'https://receipt.example/og/headline-number.png',
        datePublished: '2026-11-22',
        dateModified: '2026-11-23',
        author: [{ '@type': 'Organization', name: 'The authors' }],
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
  const text = JSON.stringify(articleStructure({ ...page, homePath: '/receipt/', path: '/receipt/headline-number/' }));
  expect(text).toContain('"url":"https://receipt.example/receipt/"');
  expect(text).toContain('"item":"https://receipt.example/receipt/headline-number/"');
});

test('without the address of the site, paths stand for addresses', () => {
  const text = JSON.stringify(articleStructure({ ...page, site: undefined }));
  expect(text).toContain('"url":"/headline-number/"');
  expect(text).not.toContain('undefined');
});

test('the home page says how the site is searched', () => {
  expect(homeStructure({ ...facts, homePath: '/receipt/' })).toMatchObject({
    '@type': 'WebSite',
    url: 'https://receipt.example/receipt/',
    potentialAction: { target: { urlTemplate: 'https://receipt.example/receipt/search/?q={words}' } },
  });
});

test('the ledger is a data set that names its files', () => {
  const files = [{ title: 'Claims', path: '/data/v1/claims.csv', type: 'text/csv; charset=utf-8' }];
  expect(datasetStructure({ ...facts, path: '/data/', description: 'All of it.', files })).toMatchObject({
    '@graph': [
      {
        '@type': 'Dataset',
        url: 'https://receipt.example/data/',
        version: '0.1.0',
        distribution: [
          {
            '@type': 'DataDownload',
            encodingFormat: 'text/csv',
            contentUrl: 'https://receipt.example/data/v1/claims.csv',
          },
        ],
      },
      { '@type': 'BreadcrumbList' },
    ],
  });
});

test('any other page says the way to it', () => {
  expect(pageStructure(facts, 'About', '/about/')).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [{ position: 1 }, { position: 2, name: 'About', item: 'https://receipt.example/about/' }],
  });
});
