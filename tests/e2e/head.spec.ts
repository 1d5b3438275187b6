/** What pages tell machines: pictures for shared links, structured data, manifest, robots. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { readerPages } from '../support/pages.ts';

const folder = process.env['OUT_DIR'] ?? 'dist';
const read = (path: string): Buffer => readFileSync(join(folder, path));
const htmlOf = (path: string): string => read(`${path}index.html`).toString();
const contentOf = (html: string, name: string): string =>
  new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? '';

/** Where a file of the build stands, from its address. */
const fileOf = (address: string): string => new URL(address, 'http://here').pathname;

for (const path of readerPages) {
  test(`${path} says what it is to whoever links to it`, () => {
    const html = htmlOf(path);
    expect(contentOf(html, 'twitter:card')).toBe('summary_large_image');
    expect(contentOf(html, 'og:description').length).toBeGreaterThan(20);
    const image = read(fileOf(contentOf(html, 'og:image')));
    // A PNG says its size in its first chunk.
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(image.length, 'bytes').toBeLessThan(300_000);
    for (const [, href = ''] of html.matchAll(
      /<link rel="(?:icon|apple-touch-icon|manifest|alternate)"[^>]* href="([^"]+)"/g,
    )) {
      expect(read(fileOf(href)).length, href).toBeGreaterThan(0);
    }
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
    expect(data['@context']).toBe('https://schema.org');
    expect(JSON.stringify(data)).not.toMatch(/undefined|null/);
  });
}

test('every chapter has a picture of its own', () => {
  const chapters = readerPages.filter((path) => contentOf(htmlOf(path), 'og:type') === 'article');
  expect(chapters.length).toBeGreaterThan(2);
  for (const path of chapters) expect(contentOf(htmlOf(path), 'og:image')).toContain(`/og${path.slice(0, -1)}.png`);
});

test('the manifest names icons of the sizes that it says', () => {
  const { icons, start_url: start } = JSON.parse(read('manifest.webmanifest').toString());
  expect(start).toBe('./');
  for (const { src, type, sizes } of icons) {
    const image = read(src);
    if (type === 'image/png') expect(`${image.readUInt32BE(16)}x${image.readUInt32BE(20)}`).toBe(sizes);
  }
});

test('robots may read everything', () => {
  expect(read('robots.txt').toString()).toMatch(/^User-agent: \*\nAllow: \/\n/);
});

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Matters of style, which the compilers of the site decide.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'no-inline-style': 'off',
    'long-title': 'off',
  },
});

for (const path of readerPages) {
  test(`${path} is valid HTML`, async () => {
    const { results } = await validator.validateString(htmlOf(path), path);
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
    );
    expect(found).toEqual([]);
  });
}
