import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { builtPages } from '../support/pages.ts';

const folder = process.env['OUT_DIR'] ?? 'dist';
const html = new Map(
  builtPages(folder).map((path) => [
    path,
    readFileSync(join(folder, path.endsWith('/') ? `${path}index.html` : path), 'utf8'),
  ]),
);

/** Values of an attribute, wherever it stands. */
function attributes(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&'),
  );
}

const idsOf = new Map([...html].map(([path, text]) => [path, new Set(attributes(text, 'id'))]));

for (const [path, text] of html) {
  test(`every link and anchor on ${path} leads somewhere`, () => {
    const broken: string[] = [];
    for (const href of new Set(attributes(text, 'href'))) {
      const url = new URL(href, `http://here${path}`);
      if (url.host !== 'here') continue;
      if (/\.[a-z0-9]+$/.test(url.pathname)) {
        if (!existsSync(join(folder, url.pathname))) broken.push(`${href}: no such file`);
        continue;
      }
      const ids = idsOf.get(url.pathname);
      if (!ids) broken.push(`${href}: no such page`);
      else if (url.hash !== '' && !ids.has(decodeURIComponent(url.hash.slice(1))))
        broken.push(`${href}: no such anchor`);
    }
    expect(broken).toEqual([]);
  });

  test(`no id stands twice on ${path}`, () => {
    const ids = attributes(text, 'id');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
}

test('the ledger of claims gives every claim an address of its own', () => {
  const ids = idsOf.get('/claims/') ?? new Set<string>();
  expect([...ids].filter((id) => /^s\d-/.test(id))).toHaveLength(233);
});

test.describe('on a phone, where records out of sight have guessed heights,', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  for (const path of ['/claims/', '/sources/']) {
    test(`the address of one on ${path} opens at it, and so does a link from elsewhere on the page`, async ({
      page,
    }) => {
      const ids = [...(html.get(path) ?? '').matchAll(/<tr role="row" id="([^"]+)"/g)].map(([, id = '']) => id);
      const some = ids.filter((_, index) => index % 40 === 20);
      expect(some.length).toBeGreaterThan(4);
      const top = (id: string) => page.locator(`[id="${id}"]`).evaluate((row) => row.getBoundingClientRect().top);
      for (const id of some) {
        await page.goto('about:blank');
        await page.goto(`${path}#${id}`);
        await expect.poll(() => top(id)).toBeGreaterThan(0);
        await expect.poll(() => top(id)).toBeLessThan(120);
      }
      await page.goto('about:blank');
      await page.goto(path);
      for (const id of some) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, id);
        await expect.poll(() => top(id)).toBeGreaterThan(0);
        await expect.poll(() => top(id)).toBeLessThan(120);
      }
    });
  }
});

/** Addresses of this site in files that are no pages: by path, or with the host when the site knows it. */
function addressesIn(text: string): string[] {
  const site = process.env['SITE_URL']?.replace(/\/$/, '') ?? '';
  const found = [
    ...text.matchAll(
      /(?:href="|url": ?"|address": ?"|id": ?"|url = \{|,)((?:https?:\/\/[^/\s"]+)?\/[a-z0-9][^\s"},<]*)/g,
    ),
  ];
  return found
    .map(([, address = '']) => (site !== '' && address.startsWith(site) ? address.slice(site.length) : address))
    .filter((address) => /^\/[a-z-]+\/(?:[^/]|$)/.test(address));
}

test('every address in the feed, the data and the citations leads somewhere', () => {
  const files = [
    'feed.xml',
    ...['data/v1', 'data/cite'].flatMap((sub) => readdirSync(join(folder, sub)).map((file) => `${sub}/${file}`)),
  ];
  const broken: string[] = [];
  let count = 0;
  for (const file of files) {
    for (const address of new Set(addressesIn(readFileSync(join(folder, file), 'utf8')))) {
      const url = new URL(address, 'http://here');
      const ids = idsOf.get(url.pathname);
      count++;
      if (!ids && !existsSync(join(folder, url.pathname))) broken.push(`${file}: ${address}`);
      else if (ids && url.hash !== '' && !ids.has(decodeURIComponent(url.hash.slice(1))))
        broken.push(`${file}: ${address}`);
    }
  }
  expect(broken).toEqual([]);
  expect(count).toBeGreaterThan(50);
});
