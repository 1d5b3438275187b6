/** What a reader does, in another browser than the one that all other tests use. */
import { expect, type Page, test } from '@playwright/test';
import { stepsOf } from '../../src/scrolly/stories.ts';
import { visitIslands } from '../support/islands.ts';
import { readerPages } from '../support/pages.ts';

/** What the console and the page complain of. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  return complaints;
}

const total = (page: Page) => page.locator('.till-bar-total').first();

for (const path of readerPages) {
  test(`${path} opens and wakes without a complaint, and nothing is wider than a phone`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    await expect(page.locator('h1')).toBeVisible();
    await visitIslands(page);
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(tooWide).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
}

test('a slider moves the receipt and the address, by keyboard', async ({ page }) => {
  await page.goto('/lab/');
  const rent = page.locator('[data-assumption]').getByRole('slider', { name: 'Rent', exact: true });
  await expect(rent).toBeEnabled();
  await rent.focus();
  await page.keyboard.press('End');
  await expect(total(page)).toHaveText('$34,850,000');
  await expect(page).toHaveURL(/\?rate=12\.5$/);
});

test('a link with a scenario opens it, and the next page has it too', async ({ page }) => {
  await page.goto('/headline-number/?rate=3.42');
  await expect(total(page)).toHaveText('$9,534,960');
  await page.getByRole('link', { name: /Next, chapter/ }).click();
  await expect(page).toHaveURL(/hidden-costs\/\?rate=3\.42/);
  await expect(total(page)).toHaveText('$9,534,960');
});

test('the steps of a story change its graphic', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/hidden-costs/');
  const shown: string[] = [];
  const steps = stepsOf('zoom');
  for (const { id, number, count } of steps) {
    const step = page.locator(`#${id}`);
    await step.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await expect(step).toHaveAttribute('data-active', '');
    await expect(page.locator('scrolly-story [data-place]').first()).toContainText(`${number} of ${count}`);
    await page.waitForTimeout(900);
    shown.push((await page.locator('scrolly-story > .stage').innerText()).replace(/\d+ of \d+/, ''));
  }
  expect(new Set(shown).size).toBeGreaterThan(steps.length / 2);
});

test('the search finds, by keyboard', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto('/glossary/');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('400 times');
  await expect(dialog.getByRole('heading', { name: 'Claims' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the page can be printed', async ({ page }) => {
  // What stands on paper is looked at in Chromium; here it is enough that Firefox makes pages of it.
  await page.goto('/headline-number/');
  const paper = await page.pdf();
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  expect(paper.length).toBeGreaterThan(50_000);
});

test('a number’s slip opens and closes, and figures are drawn', async ({ page }) => {
  await page.goto('/headline-number/');
  const number = page.getByRole('button', { name: /^2,664K GPU-hours/ }).first();
  await number.click();
  const slip = page.getByRole('dialog', { name: 'About 2,664K GPU-hours' });
  await expect(slip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(slip).toBeHidden();
  const figure = page.locator('figure svg[role=img]:not(.mk):visible').first();
  await figure.scrollIntoViewIfNeeded();
  const box = await figure.boundingBox();
  expect(box?.width ?? 0).toBeGreaterThan(200);
});
