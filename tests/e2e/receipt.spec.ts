import { expect, expectNoOverflow, expectNoViolations, test } from '../support/page.ts';
import type { Page } from '@playwright/test';

const path = '/headline-number/';
const dock = (page: Page) => page.getByRole('complementary', { name: 'Your receipt' });

/** Opens the chapter and wakes the receipt, as pointing anywhere does. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(path + query);
  await page.mouse.move(400, 400);
  await expect(dock(page).getByRole('button', { name: 'ask something else' })).toBeEnabled();
}

test('a number in the text is called by what is seen of it, and its slip takes the focus and gives it back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  const number = page.getByRole('button', { name: /^2,664K GPU-hours ?, that is 2\.664 million GPU-hours$/ }).first();
  await number.focus();
  await page.keyboard.press('Enter');
  const slip = page.getByRole('dialog', { name: 'About 2,664K GPU-hours' });
  await expect(slip).toBeFocused();
  await expect(number).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await expect(slip.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(slip.getByRole('link').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(slip).toBeHidden();
  await expect(number).toBeFocused();

  // Whoever tabs on leaves no open slip behind.
  await page.keyboard.press('Enter');
  await expect(slip).toBeFocused();
  // Past the button that closes it and its two links.
  for (let press = 0; press < 4; press++) await page.keyboard.press('Tab');
  await expect(slip).toBeHidden();
});

test('a refused line is announced, and the next press of Tab and Enter pays this way', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  await dock(page)
    .getByRole('button', { name: /more lines/ })
    .click();
  const own = dock(page).getByRole('checkbox', { name: 'Own machines' });
  await own.focus();
  await page.keyboard.press('Space');
  await expect(own).not.toBeChecked();
  await expect(dock(page).getByRole('status').filter({ hasText: 'Own machines stays off for now.' })).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(own).toBeChecked();
  await expect(own).toBeFocused();
  await expect(dock(page).getByRole('status').filter({ hasText: 'Own machines is ticked in place of' })).toHaveCount(1);
});

test('hours from the chart are on the receipt as they are on the chart', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  const chart = page.locator('figure', { has: page.getByRole('slider', { name: /peak reached/ }) });
  await chart.scrollIntoViewIfNeeded();
  const slider = chart.getByRole('slider', { name: /peak reached/ });
  await expect(slider).toBeEnabled();
  for (let press = 0; press < 3; press++) await slider.press('ArrowRight');
  await chart.getByRole('button', { name: /Use these hours/ }).click();
  await chart.getByRole('button', { name: 'Table', exact: true }).click();
  const row = await chart.getByRole('row', { name: /^Your setting/ }).textContent();
  const hours = Number(/([\d,]{7,})\s*$/.exec(row?.trim() ?? '')?.[1]?.replaceAll(',', ''));
  expect(hours).toBeGreaterThan(1e6);
  // At $2.00 an hour, to the dollar that a rounded hour is worth.
  const amount = await dock(page).locator('[data-line=pre] .till-amount > :first-child').textContent();
  expect(Math.abs(Number(amount?.replaceAll(',', '')) / 2 - hours)).toBeLessThanOrEqual(1);
});

for (const [width, height] of [
  [844, 390],
  [390, 667],
  [320, 568],
] as const) {
  test(`pulled up in a window of ${width} × ${height}, question and total stay while the lines scroll`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/hidden-costs/');
    await page.getByRole('button', { name: /^Your receipt:/ }).click({ force: true });
    const sheet = page.getByRole('dialog', { name: 'Your receipt' });
    await expect(sheet).toBeVisible();
    const lines = sheet.getByRole('group', { name: 'The receipt', exact: true });
    await expect(lines).toHaveAttribute('tabindex', '0');
    await expectNoViolations(page, 'dialog');
    await lines.evaluate((region) => region.scrollTo(0, region.scrollHeight / 2));
    await expect(sheet.getByRole('heading', { name: 'To rent the GPUs' })).toBeInViewport({ ratio: 1 });
    await expect(sheet.locator('.till-sheet-head').getByText('$5,576,000')).toBeInViewport({ ratio: 1 });
    await expectNoOverflow(page);
  });
}

test('on a phone without JavaScript the receipt stands in the text, once, with nothing that cannot be pressed', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${baseURL}${path}`);
  const receipt = page.getByRole('group', { name: 'Your copy of the receipt' });
  await expect(receipt).toHaveCount(1);
  await expect(receipt).toContainText('$5,576,000');
  await expect(receipt.getByText('Context extension', { exact: true })).toBeVisible();
  for (const name of ['ask something else', 'Send', 'Print', '14 more lines']) {
    await expect(receipt.getByText(name, { exact: true })).toBeHidden();
  }
  // The guess needs a script; the figures around it do not.
  await expect(page.getByRole('button', { name: 'Put it down here' })).toBeHidden();
  await expect(page.locator('.guess').getByText('$2.544B')).toBeVisible();
  await context.close();
});

test('in print the receipt has what is paid for and its address, and the guess has no form', async ({ page }) => {
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.goto(`${path}?rate=3.42&q=programme`);
  await expect(page.locator('.till-flow .till-total')).toContainText('$102,872,360');
  await page.emulateMedia({ media: 'print' });
  const receipt = page.locator('.till-flow');
  await expect(receipt).toBeVisible();
  await expect(receipt).toContainText(/To find out how/i);
  await expect(receipt.getByText('People', { exact: true })).toBeVisible();
  await expect(receipt.getByText('R1-Zero', { exact: true })).toBeHidden();
  await expect(receipt.getByText(/headline-number\/\?q=programme&rate=3\.42/)).toBeVisible();
  await expect(receipt.locator('.till-tear')).toBeVisible();
  expect((await receipt.boundingBox())?.width).toBeLessThan(310);
  await expect(page.getByRole('button', { name: 'Put it down here' })).toBeHidden();
  await expect(page.locator('.guess').getByText('$2.544B')).toBeVisible();
});
