/**
 * The site below a path, as many hosts serve it, with the samples of docs/ADDING.md in it: what scripts/sample.ts has built.
 * Whatever asks for something outside of the path gets a 404, and fails a test.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import sirv from 'sirv';
import { sampleBase, sampleFolder, sampleSite } from '../../scripts/sample-place.ts';
import { builtPages } from '../support/pages.ts';

let server: Server;
let origin = '';

test.beforeAll(async () => {
  if (!existsSync(join(sampleFolder, 'index.html'))) {
    throw new Error(`There is no ${sampleFolder}: make it by node scripts/sample.ts (npm test does)`);
  }
  const files = sirv(sampleFolder, { etag: true });
  server = createServer((request, response) => {
    const missing = () => void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Nothing here');
    const url = request.url ?? '/';
    request.url = url.slice(sampleBase.length - 1);
    if (url.startsWith(sampleBase)) files(request, response, missing);
    else missing();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
});
test.afterAll(() => server?.close());

const home = () => `${origin}${sampleBase}`;

/** What the page asked for and did not get, and what the console complains of. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(home()))
      complaints.push(`asked for ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  return complaints;
}

const total = (page: Page) => page.locator('.till-bar-total').first();

test('every address that a page, a style or a file of data names is there, below the path', async ({ request }) => {
  const broken: string[] = [];
  const seen = new Map<string, string>();
  const idsOf = new Map<string, Set<string>>();
  const anchors: { from: string; to: string; id: string }[] = [];
  const add = (written: string, from: string) => {
    const url = new URL(written.replaceAll('&amp;', '&'), `${origin}${from}`);
    if (url.href.startsWith(`${sampleSite}/`)) url.href = origin + url.pathname + url.search + url.hash;
    if (url.origin !== origin) return;
    if (!url.pathname.startsWith(sampleBase)) broken.push(`${from}: ${written} leaves the path`);
    if (!seen.has(url.pathname)) seen.set(url.pathname, from);
    if (url.hash.length > 1) anchors.push({ from, to: url.pathname, id: decodeURIComponent(url.hash.slice(1)) });
  };

  for (const page of builtPages(sampleFolder)) seen.set(`${sampleBase}${page.slice(1)}`, 'the build');
  for (const file of [
    'feed.xml',
    'robots.txt',
    'manifest.webmanifest',
    'sitemap-index.xml',
    'data/v1/datapackage.json',
  ]) {
    seen.set(sampleBase + file, 'the test');
  }
  // Grows on the way, by what is named in what is found.
  for (const [path, from] of seen) {
    const response = await request.get(origin + path);
    if (response.status() !== 200) broken.push(`${from}: ${path} is ${response.status()}`);
    if (!/\.(html|xml|css|js|txt|json|webmanifest)$|\/$/.test(path) || response.status() !== 200) continue;
    const text = await response.text();
    if (/\/$|\.html$/.test(path)) {
      idsOf.set(path, new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id)));
      for (const [, url = ''] of text.matchAll(
        /\s(?:href|src|action|component-url|renderer-url|data-worker|data-base)="([^"]*)"/g,
      ))
        add(url, path);
      for (const [, url = ''] of text.matchAll(
        /<meta (?:property|name)="(?:og:image|og:url|twitter:image)" content="([^"]*)"/g,
      ))
        add(url, path);
      for (const [, url = ''] of text.matchAll(
        /"(?:url|item|@id|contentUrl|image)":"(\/[^"]*|https:\/\/receipt\.example[^"]*)"/g,
      ))
        add(url, path);
    } else if (path.endsWith('.xml') || path.endsWith('.txt')) {
      for (const [, url = ''] of text.matchAll(/(https:\/\/receipt\.example[^\s<"]*)/g)) add(url, path);
      for (const [, url = ''] of text.matchAll(/\shref="([^"]*)"/g)) add(url, path);
    } else if (path.endsWith('.css')) {
      for (const [, url = ''] of text.matchAll(/url\(["']?([^"')]+)["']?\)/g))
        if (!url.startsWith('data:')) add(url, path);
    } else if (path.endsWith('.webmanifest')) {
      const { start_url, icons, scope = './' } = JSON.parse(text);
      for (const url of [start_url, scope, ...icons.map(({ src }: { src: string }) => src)]) add(url, path);
    } else if (path.endsWith('datapackage.json')) {
      for (const { path: file } of JSON.parse(text).resources) add(file, path);
    }
  }
  for (const { from, to, id } of anchors) {
    const ids = idsOf.get(to);
    if (ids && !ids.has(id)) broken.push(`${from}: ${to}#${id} is no anchor`);
  }
  expect(broken).toEqual([]);
  expect(seen.size).toBeGreaterThan(150);
});

test('pages name their own address and their picture in full', () => {
  for (const page of builtPages(sampleFolder).filter((path) => !/styleguide|404|embed/.test(path))) {
    const html = readFileSync(join(sampleFolder, page, 'index.html'), 'utf8');
    const here = `${sampleSite}${sampleBase}${page.slice(1)}`;
    expect(html, page).toContain(`<link rel="canonical" href="${here}"`);
    expect(html, page).toMatch(
      new RegExp(`<meta property="og:image" content="${sampleSite}${sampleBase}og/[a-z-]+\\.png"`),
    );
  }
  const sitemap = readFileSync(join(sampleFolder, 'sitemap-0.xml'), 'utf8');
  expect(sitemap).toContain(`<loc>${sampleSite}${sampleBase}a-sample/</loc>`);
  expect(readFileSync(join(sampleFolder, 'robots.txt'), 'utf8')).toContain(
    `${sampleSite}${sampleBase}sitemap-index.xml`,
  );
});

test('a reader goes from page to page with a scenario, and everything wakes', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto(`${home()}headline-number/?rate=3.42`);
  await expect(total(page)).toHaveText('$9,534,960');
  await page.getByRole('link', { name: /Next, chapter/ }).click();
  await expect(page).toHaveURL(/\/receipt\/hidden-costs\/\?rate=3\.42$/);
  await expect(total(page)).toHaveText('$9,534,960');
  await page.locator('#rent-or-own-figure').scrollIntoViewIfNeeded();
  await expect(page.locator('#rent-or-own-figure').getByRole('slider').first()).toBeEnabled();
  await expect
    .poll(() => page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').length))
    .toBeGreaterThan(2);
  await page.goto(`${home()}lab/?q=own`);
  await expect(page.locator('[data-assumption] input[type=range]').first()).toBeEnabled();
  await page.goto(home());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the search finds, and its links stay below the path', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto(`${home()}glossary/`);
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('searchbox')).toBeFocused({ timeout: 15_000 });
  await page.keyboard.type('rent');
  await expect(dialog.getByRole('link').first()).toBeVisible();
  for (const href of await dialog
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
    expect(href).toMatch(/^\/receipt\//);
  }
  await dialog.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/receipt\//);
  await page.goto(`${home()}search/?q=sample`);
  await expect(page.locator('.search-found a[href^="/receipt/a-sample/"]').first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('after one visit it reads offline, and the worker minds nothing outside of the path', async ({
  page,
  context,
}) => {
  await page.goto(home());
  const scope = await page.evaluate(async () => {
    await navigator.serviceWorker.register(
      document.querySelector<HTMLElement>('keep-offline')?.dataset['worker'] ?? '',
    );
    return (await navigator.serviceWorker.ready).scope;
  });
  expect(scope).toBe(home());
  await context.setOffline(true);
  await page.goto(`${home()}a-sample/?rate=3.42`);
  await expect(page.locator('h1')).toHaveText('A sample');
});

test('what was added by the guide is where the guide says', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto(`${home()}a-sample/`);
  await expect(page.locator('main')).toContainText('A sample took 7 hours');
  const widget = page.getByRole('region', { name: 'A sample' });
  await widget.scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 10);
  await expect(widget.getByRole('slider')).toBeEnabled();
  await expect(page.locator('astro-island[component-url*=Sample]')).not.toHaveAttribute('ssr');
  await widget.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await expect(widget.getByRole('status')).toHaveText('3 of these take 21 hours.');

  await page.goto(`${home()}claims/#s4-sample`);
  await expect(page.locator('#s4-sample')).toContainText('A sample took eight hours.');
  await page.goto(`${home()}lab/?duty=0.1&q=own`);
  await expect(page.locator('[data-assumption] input[type=range]').first()).toBeEnabled();
  await expect(
    page.getByRole('slider', { name: 'Import duty on servers', exact: true, includeHidden: true }),
  ).toHaveValue('0.1');
  expect(complaints).toEqual([]);

  const text = (path: string) => readFileSync(join(sampleFolder, path), 'utf8');
  expect(text('feed.xml')).toContain('/a-sample/');
  expect(text('data/v1/claims.csv')).toContain('s4-sample');
  expect(text('data/v1/ledger.json')).toContain('sample-rule');
  expect(text('data/v1/assumptions.csv')).toContain('dutyShare');
  expect(text('export-controls/index.html')).toContain('A rule that nobody made');
  expect(text('data/cite/a-sample.bib')).toContain('A sample');
  expect(text('styleguide/sample/index.html')).toContain('2 of these take 14 hours.');
  expect(existsSync(join(sampleFolder, 'og/a-sample.png'))).toBe(true);
});
