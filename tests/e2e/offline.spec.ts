/** After one visit the site reads offline, and a new version takes its place without harm. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import sirv from 'sirv';
import { readerFiles, workerText } from '../../src/integrations/offline.ts';
import { readerPages } from '../support/pages.ts';

/** What the console complains of. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}

/** Waits until the page's worker has kept everything, without the pause that readers are given. */
async function keepAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.register(
      document.querySelector<HTMLElement>('keep-offline')?.dataset['worker'] ?? '',
    );
    await navigator.serviceWorker.ready;
  });
}

test('after one visit every page reads offline, with its styles and figures', async ({ page, context }) => {
  const complaints = complaintsOf(page);
  await page.goto('/');
  await keepAll(page);
  await context.setOffline(true);
  // The search has a test of its own.
  for (const path of readerPages.filter((page) => page !== '/search/')) {
    await page.goto(`${path}?rate=3.42`);
    await expect(page.locator('h1'), path).toBeVisible();
    expect(await page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--paper') !== ''), path).toBe(
      true,
    );
  }
  // A slider that wakes without a network, and an address without its last slash.
  await page.goto('/headline-number');
  await page.mouse.wheel(0, 300);
  await expect(page.locator('astro-island[client="engaged"][ssr]')).toHaveCount(0);
  await page.goto('/nowhere/');
  await expect(page.locator('h1')).toHaveText('This address is on no receipt');
  expect(complaints).toEqual([]);
});

test('whoever has searched can search offline', async ({ page, context }) => {
  await page.goto('/search/');
  await keepAll(page);
  await page.reload();
  await expect
    .poll(() => page.evaluate(() => caches.match('/pagefind/files.json').then((found) => found !== undefined)), {
      timeout: 30_000,
    })
    .toBe(true);
  await context.setOffline(true);
  await page.goto('/search/?q=tornado+OR+electricity');
  await page.getByRole('searchbox').fill('electricity');
  await expect(page.getByRole('status')).toContainText('for “electricity”');
  await expect(page.locator('.search-found a').first()).toBeVisible();
});

/** A site of a few pages, and a second version of it. */
test.describe('a new version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'receipt-offline-'));
  let server: Server;
  let origin = '';

  const write = (version: string) => {
    writeFileSync(
      join(folder, 'index.html'),
      `<!doctype html><title>${version}</title><link rel="stylesheet" href="/_astro/${version}.css">`,
    );
    writeFileSync(join(folder, `_astro/${version}.css`), 'p{}');
    writeFileSync(join(folder, 'sw.js'), workerText(readerFiles(folder)));
  };
  const cached = (page: Page) =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return keys.map((requests) => requests.map(({ url }) => new URL(url).pathname).toSorted());
    });

  test.beforeAll(async () => {
    cpSync(join(process.env['OUT_DIR'] ?? 'dist', 'favicon.svg'), join(folder, 'favicon.svg'));
    cpSync(join(process.env['OUT_DIR'] ?? 'dist', 'favicon.svg'), join(folder, '_astro/unused.svg'), {
      recursive: true,
    });
    write('one');
    server = createServer(sirv(folder, { dev: true }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  });
  test.afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  test('waits while a page of the old one is open, then replaces it', async ({ context }) => {
    const page = await context.newPage();
    await page.goto(origin);
    const register = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.register('/sw.js');
        await navigator.serviceWorker.ready;
        await registration.update();
      });
    await register();
    expect(await cached(page)).toEqual([['/', '/_astro/one.css', '/favicon.svg']]);

    write('two');
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });
    // Both are kept: the open page may still ask for what is its own.
    await expect.poll(() => cached(page)).toHaveLength(2);
    expect((await cached(page))[0]).toContain('/_astro/one.css');
    // With a network, a page is the new one at once.
    await page.goto(origin);
    await expect(page).toHaveTitle('two');

    // No page of the old one is left: the new one takes over.
    await page.close();
    const next = await context.newPage();
    await expect
      .poll(async () => {
        await next.goto(`${origin}/favicon.svg`);
        await next.goto('about:blank');
        await next.goto(origin);
        return cached(next);
      })
      .toEqual([['/', '/_astro/two.css', '/favicon.svg']]);
    await context.setOffline(true);
    await next.goto(origin);
    await expect(next).toHaveTitle('two');
  });

  test('is not kept while its files do not fit together', async ({ context }) => {
    const page = await context.newPage();
    await page.goto(origin);
    const right = readFileSync(join(folder, 'sw.js'), 'utf8');
    writeFileSync(join(folder, 'sw.js'), right.replace(/"favicon\.svg":"\w{4}/, '"favicon.svg":"0000'));
    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.register('/sw.js');
      const worker = registration.installing;
      await new Promise((resolve) => worker?.addEventListener('statechange', resolve));
      return worker?.state;
    });
    expect(state).toBe('redundant');
  });
});
