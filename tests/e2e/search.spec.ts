/** Finding things by keyboard: the dialog over any page, and the page of its own. */
import type { Page } from '@playwright/test';
import { expect, expectNoOverflow, expectNoViolations, test } from '../support/page.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });

test('Ctrl+K, words, arrows and Enter lead to a claim, and nothing of it loads before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/glossary/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /pagefind|search/.test(path))).toEqual([]);

  await page.keyboard.press('Control+k');
  await expect(dialog(page).getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('400 times');
  await expect(dialog(page).getByRole('heading', { name: 'Claims' })).toBeVisible();
  await expect(dialog(page).getByRole('status')).toContainText('for “400 times”');
  await expectNoViolations(page, 'dialog');
  await page.keyboard.press('ArrowDown');
  await expect(dialog(page).getByRole('link').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(dialog(page).getByRole('searchbox')).toBeFocused();
  const claim = dialog(page).locator('a[href*="/claims/#"]').first();
  const href = (await claim.getAttribute('href')) ?? '';
  for (let presses = 0; presses < 20 && !(await claim.evaluate((link) => link === document.activeElement)); presses++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(href);
  await expect(page.locator(`[id="${href.replace(/.*#/, '')}"]`)).toBeInViewport();
});

test('Escape closes the dialog, and focus returns', async ({ page }) => {
  await page.goto('/glossary/');
  const link = page.getByRole('link', { name: 'FP8', exact: true });
  await link.focus();
  await page.keyboard.press('Control+k');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(link).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(dialog(page).getByRole('searchbox')).toBeFocused();
});

test('Enter opens what was found for the words that stand there, not for those before', async ({ page }) => {
  await page.goto('/glossary/');
  await page.keyboard.press('Control+k');
  await expect(dialog(page).getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('stargate');
  await expect(dialog(page).getByRole('status')).toContainText('for “stargate”');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('GRPO');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#/);
  await expect(page).not.toHaveURL(/market-reaction/);
});

test('with a scenario the link opens the dialog too, and no assumption is taken for words', async ({ page }) => {
  await page.goto('/lab/?q=fleet-years&rate=3.42');
  await expect(page.getByText('2 changes of yours')).toBeVisible();
  await page.getByRole('link', { name: 'Search', exact: true }).first().click();
  await expect(dialog(page)).toBeVisible();
  await expect(page).toHaveURL(/\/lab\/\?/);
  await page.keyboard.press('Escape');
  const link = page.getByRole('link', { name: 'Search', exact: true }).first();
  await expect(link).toHaveAttribute('href', '/search/');
});

test('a search has an address, and finds terms, chapters at their headings, and claims', async ({ page }) => {
  await page.goto('/search/?q=mixture+of+experts');
  await expect(page.getByRole('searchbox')).toHaveValue('mixture of experts');
  for (const group of ['Glossary', 'Chapters', 'Claims']) {
    await expect(page.getByRole('heading', { name: group, exact: true })).toBeVisible();
  }
  const hrefs = await page
    .locator('.search-found a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(hrefs).toContain('/glossary/#mixture-of-experts');
  expect(hrefs.some((href) => /^\/architecture-tricks\/#/.test(href))).toBe(true);
  // Each leads to a place that exists.
  for (const href of new Set(hrefs.filter((found) => found.includes('#')))) {
    const html = await (await page.request.get(href.replace(/#.*/, ''))).text();
    expect(html, href).toContain(`id="${href.replace(/.*#/, '')}"`);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoOverflow(page);
});

test('a source is found by a fact that was taken from it', async ({ page }) => {
  await page.goto('/search/?q=industrial+price+of+electricity');
  await expect(page.locator('.search-found a[href="/sources/#source-eia-industrial-electricity"]')).toBeVisible();
});

test('what is not there is told', async ({ page }) => {
  await page.goto('/search/');
  await page.getByRole('searchbox').fill('zzyzx');
  await expect(page.getByRole('status')).toHaveText('Nothing has the words “zzyzx”.');
  await expect(page).toHaveURL(/\?q=zzyzx$/);
});

test('without JavaScript the page says so, and lists where to look', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}/search/`);
  await expect(page.locator('noscript p', { hasText: 'The search needs JavaScript' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Every claim, with its verdict' })).toBeVisible();
  await context.close();
});
