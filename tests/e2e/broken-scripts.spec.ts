/**
 * Scripts that fail, are missing or come late. Whatever happens to an island, its still stays, no control of it pretends to
 * work, and the rest of the page does what it did.
 */
import { test as plain } from '@playwright/test';
import { chapterNames } from '../../src/ui/chapters.ts';
import {
  deadControls,
  dependants,
  expectReadable,
  failures,
  islandFiles,
  plainWords,
  visitIslands,
  wordsOfIslands,
  wordsOfStills,
} from '../support/islands.ts';
import { expect } from '../support/page.ts';

// The console complains, as it should, so these tests do without the fixture that forbids it.
const test = plain.extend({});
test.use({ serviceWorkers: 'block' });

const pages = ['/', ...Object.keys(chapterNames).map((id) => `/${id}/`), '/lab/'];

for (const path of pages) {
  for (const half of [0, 1]) {
    test(`${path} keeps the stills of islands that throw, and the others work, half ${half + 1}`, async ({ page }) => {
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(path);
      const files = await islandFiles(page);
      const different = [...new Set(files)];
      const broken = different.filter((_, index) => index % 2 === half || different.length === 1);
      // One throws when it is read, the next when it wakes.
      const ways = [failures['throws when it is read'], failures['has a component that throws when it wakes']] as const;
      for (const [index, file] of broken.entries()) {
        await page.route((url) => url.pathname === file, ways[index % 2 === half ? 0 : 1]);
      }
      const failing = await dependants(page, different, broken);
      const stills = await wordsOfStills(page);

      await page.goto(path);
      await visitIslands(page);
      const islands = page.locator('astro-island');
      for (const [index, file] of files.entries()) {
        if (failing.has(file)) await expect(islands.nth(index), file).toHaveAttribute('ssr');
        else await expect(islands.nth(index), file).not.toHaveAttribute('ssr', { timeout: 15_000 });
      }
      await expect.poll(() => deadControls(page)).toEqual([]);
      const words = await wordsOfIslands(page);
      for (const [index, file] of files.entries())
        if (failing.has(file)) expect(words[index], file).toBe(stills[index]);
      await expect(page.locator('h1')).toBeVisible();
      expect(errors.filter((message) => !message.includes('injected'))).toEqual([]);
    });
  }

  for (const [how, fail] of Object.entries(failures).slice(2)) {
    // One kind of failure to a page is enough: a browser treats them alike. The home page has them all.
    const kinds = Object.keys(failures).slice(2);
    if (path !== '/' && kinds.indexOf(how) !== pages.indexOf(path) % kinds.length) continue;
    test(`${path} reads well when every script ${how}`, async ({ page, browser, baseURL }) => {
      const words = await plainWords(browser, `${baseURL}${path}`);
      await page.route('**/*.js', fail);
      // With a scenario that nothing can show: the stills come back all the same.
      await page.goto(`${path}?rate=3.42`);
      await visitIslands(page);
      await expect(page.locator('html[data-restoring]')).toHaveCount(0, { timeout: 6_000 });
      await expect.poll(() => deadControls(page), { timeout: 8_000 }).toEqual([]);
      await expectReadable(page, words);
    });
  }
}

for (const path of ['/headline-number/', '/lab/']) {
  test(`${path} reads well for the five seconds that its scripts take, and works then`, async ({
    page,
    browser,
    baseURL,
  }) => {
    const words = await plainWords(browser, `${baseURL}${path}`);
    await page.route('**/*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      await route.continue();
    });
    await page.goto(path, { waitUntil: 'commit' });
    await page.locator('footer').last().waitFor({ state: 'attached' });
    await page.mouse.move(401, 400);
    await page.mouse.move(400, 400);
    const stills = await wordsOfStills(page);
    expect(await wordsOfIslands(page)).toEqual(stills);
    await expectReadable(page, words);
    // Pressed too early, and kept until somebody listens. Scripts that import others take five seconds each.
    const question = page.locator('.dock').getByRole('button', { name: 'ask something else' });
    await question.click();
    await expect(page.locator('.dock astro-island[ssr]')).toHaveCount(0, { timeout: 60_000 });
    await expect(page.locator('.dock').getByRole('button', { name: 'ask something else' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  });
}

test('the receipt says that it has no range when the script that works it out is missing', async ({ page }) => {
  await page.route('**/estimate.worker*', failures['is missing']);
  await page.goto('/headline-number/?rate=3.42&q=own');
  const range = page.locator('.dock dd').first();
  await expect(range).not.toHaveText(/…|pending/, { timeout: 10_000 });
  await expect(page.locator('.till-bar-total').first()).toContainText('$');
  expect(await range.textContent()).not.toMatch(/NaN|undefined|Infinity/);
});

test('the field of the search is off when its script is missing, and the lists are there', async ({ page }) => {
  await page.route('**/_astro/*.js', failures['is missing']);
  await page.goto('/search/?q=rent');
  await expect(page.getByRole('searchbox')).toBeDisabled();
  await expect(page.getByRole('link', { name: 'Every claim, with its verdict' })).toBeVisible();
});

test('the search says so when its index is missing', async ({ page }) => {
  await page.route('**/pagefind/**', failures['is answered with an error of the server']);
  await page.goto('/search/?q=rent');
  await expect(page.getByRole('status')).toHaveText(/^The index could not be loaded\./);
  await expect(page.getByRole('searchbox')).toHaveValue('rent');
});

test('a page whose search cannot come leads to the page of the search', async ({ page }) => {
  await page.route('**/search/open.js', failures['is missing']);
  await page.goto('/glossary/');
  await page.keyboard.press('Control+k');
  await expect(page).toHaveURL(/\/search\/$/);
});
