import type { Page } from '@playwright/test';
import { expect, test } from '../support/page.ts';
import { wide } from '../support/story.ts';

const path = '/bottom-line/';
const dock = (page: Page) => page.getByRole('complementary', { name: 'Your receipt' });

test('a question of the last table can be put on the receipt', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  await page.locator('#answers').scrollIntoViewIfNeeded();
  await page.locator('#answers').getByRole('button', { name: 'Show this on my receipt' }).last().click();
  await expect(dock(page).getByRole('heading', { level: 2 })).toContainText(
    'To buy the whole fleet and run it for years',
  );
  await expect(page).toHaveURL(/[?&]q=fleet-years/);
});

test('what a reader moved stands beside what was published', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(`${path}?rate=3.42`);
  await page.locator('#answers').scrollIntoViewIfNeeded();
  await expect(page.locator('#answers')).toContainText('$9.535M');
  await expect(page.locator('#answers')).toContainText('$5.576M');
});

test('the receipt can be taken along as a picture and as numbers', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(`${path}?rate=3.42`);
  await page.locator('#take-it-with-you').scrollIntoViewIfNeeded();
  for (const [name, type] of [
    ['SVG', /\.svg$/],
    ['PNG', /\.png$/],
    ['JSON', /\.json$/],
    ['CSV', /\.csv$/],
  ] as const) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).last().click(),
    ]);
    expect(file.suggestedFilename()).toMatch(type);
  }
});
