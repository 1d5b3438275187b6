import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLedger } from '../../src/ledger/load.ts';
import { chapterNames } from '../../src/ui/chapters.ts';
import { expect, test } from '../support/page.ts';

const dist = process.env['OUT_DIR'] ?? 'dist';
const ledger = loadLedger('seeds');
const chapters = Object.keys(chapterNames);
const html = (chapter: string) => readFileSync(join(dist, chapter, 'index.html'), 'utf8');

test('every claim of the five articles is linked from the chapter that treats it', () => {
  const claims = ledger.articles.flatMap((article) => article.claims);
  expect(claims).toHaveLength(233);
  const texts = new Map(chapters.map((chapter) => [chapter, html(chapter)]));
  const missing = claims.filter(({ id, chapter }) => !texts.get(chapter)?.includes(`claims/#${id}"`));
  expect(missing.map(({ id, chapter }) => `${chapter}: ${id}`)).toEqual([]);
});

test('the cover leads to all seven chapters, and each chapter to the next', async ({ page }) => {
  await page.goto('/');
  for (const chapter of chapters) {
    await expect(page.locator(`main a[href$="/${chapter}/"]`).first()).toBeVisible();
  }
  for (const [index, chapter] of chapters.entries()) {
    const next = chapters[index + 1];
    if (next) expect(html(chapter)).toMatch(new RegExp(`href="[^"]*/${next}/"[^>]*rel="next"`));
  }
});

test('the cover gives no figure away before the guess, and all of them after it', async ({ page }) => {
  await page.goto('/');
  const cover = page.getByRole('main');
  const figure = page.locator('.numbers').getByRole('link', { name: /^\$5\.576M/ });
  await expect(figure).toBeHidden();
  await expect(cover.getByText('$5.576M').filter({ visible: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Put it down here' }).click();
  await expect(figure).toBeVisible();
  await page.getByRole('button', { name: 'Guess again' }).click();
  await expect(figure).toBeHidden();
  await page.getByRole('button', { name: 'Show the six without guessing' }).click();
  await expect(figure).toBeFocused();
});
