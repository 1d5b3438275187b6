/** What is there to take away: the ledger, citations, the feed. */
import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { expect, test } from '../support/page.ts';
import { readerPages } from '../support/pages.ts';

const chapterIds = [...readFileSync('src/ui/chapters.ts', 'utf8').matchAll(/^ {2}'([a-z-]+)':/gm)]
  .map(([, id = '']) => id)
  .filter((id) => readerPages.includes(`/${id}/`));

test('the ledger holds to its published schema, and the schema can fail', async ({ request }) => {
  const ledger = await (await request.get('/data/v1/ledger.json')).json();
  const schema = z.fromJSONSchema(await (await request.get('/data/v1/ledger.schema.json')).json());
  expect(schema.safeParse(ledger).error).toBeUndefined();
  expect(ledger.articles.flatMap((article: { claims: unknown[] }) => article.claims)).toHaveLength(233);
  expect(schema.safeParse({ ...ledger, formatVersion: 2 }).success).toBe(false);
  const [article] = structuredClone(ledger.articles);
  article.claims[0].verdict = 'true';
  expect(schema.safeParse({ ...ledger, articles: [article] }).success).toBe(false);
});

test('the catalogue names every file, with its size and checksum', async ({ request }) => {
  const { resources, version } = await (await request.get('/data/v1/datapackage.json')).json();
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  for (const { path, bytes, hash } of resources) {
    const body = await (await request.get(`/data/v1/${path}`)).body();
    expect(body.length, path).toBe(bytes);
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(body));
    expect(`sha256:${Buffer.from(digest).toString('hex')}`, path).toBe(hash);
  }
});

test('the page of the data leads to every file, and every chapter can be cited in three forms', async ({ page }) => {
  await page.goto('/data/');
  const hrefs = await page
    .locator('main a[href*="/data/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const id of ['the-receipt', ...chapterIds]) {
    for (const ending of ['txt', 'bib', 'json']) expect(hrefs).toContain(`/data/cite/${id}.${ending}`);
  }
  for (const href of hrefs) expect((await page.request.get(href)).status(), href).toBe(200);
  const bibtex = await (await page.request.get('/data/cite/headline-number.bib')).text();
  expect(bibtex).toMatch(/^@misc\{[\w-]+,\n( {2}\w+ = \{.*\},?\n)+\}\n$/);
  expect(bibtex).toMatch(/version = \{\d+\.\d+\.\d+\}/);
  const [item] = await (await page.request.get('/data/cite/headline-number.json')).json();
  expect(item).toMatchObject({ type: 'chapter', title: 'The headline number' });
});

test('the feed is XML that names every chapter once', async ({ page }) => {
  await page.goto('/data/');
  const feed = await (await page.request.get('/feed.xml')).text();
  const { root, problems, links, ids } = await page.evaluate((xml) => {
    const document = new DOMParser().parseFromString(xml, 'application/xml');
    return {
      root: document.documentElement.nodeName,
      problems: document.querySelectorAll('parsererror').length,
      links: [...document.querySelectorAll('entry > link')].map((link) => link.getAttribute('href') ?? ''),
      ids: [...document.querySelectorAll('id')].map((id) => id.textContent),
    };
  }, feed);
  expect({ root, problems }).toEqual({ root: 'feed', problems: 0 });
  for (const id of chapterIds) expect(links.filter((link) => link.endsWith(`/${id}/`))).toHaveLength(1);
  expect(new Set(ids).size).toBe(ids.length);
});
