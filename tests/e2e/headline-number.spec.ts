import type { Page } from '@playwright/test';
import { stepsOf } from '../../src/scrolly/stories.ts';
import { expect, expectNoViolations, test } from '../support/page.ts';
import { phone, testStory, wide } from '../support/story.ts';

const path = '/headline-number/';

const dock = (page: Page) => page.getByRole('complementary', { name: 'Your receipt' });
const rent = (page: Page) => page.locator('#rent').getByRole('slider').first();
const rentTyped = (page: Page) => page.locator('#rent').getByRole('spinbutton').first();

/**
 * Goes to the rent slider and waits until its island has woken, which it does when it comes near. Controls work before
 * (early-input.spec.ts), but what Playwright marks in a field may lose its mark in the very moment.
 */
async function reachRent(page: Page): Promise<void> {
  await page.locator('#rent').scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island[ssr]:has(#rent)')).toHaveCount(0);
  await expect(rent(page)).toBeEnabled();
}

test('the rent a reader sets is on the receipt and in the address, and the link shows the same to others', async ({
  page,
  context,
}) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  await reachRent(page);
  await rentTyped(page).fill('3.42');
  await rentTyped(page).press('Enter');
  await expect(page.locator('#rent').getByRole('heading')).toContainText('$9,534,960');
  await expect(dock(page)).toContainText('$9,534,960');
  await expect(page).toHaveURL(`${path}?rate=3.42`);

  const elsewhere = await context.newPage();
  await elsewhere.setViewportSize(wide);
  await elsewhere.goto(page.url());
  await expect(dock(elsewhere)).toContainText('$9,534,960');
  await reachRent(elsewhere);
  await expect(rentTyped(elsewhere)).toHaveValue('3.42');
  await expect(elsewhere.locator('#rent').getByRole('heading')).toContainText('$9,534,960');

  await rentTyped(page).fill('2');
  await rentTyped(page).press('Enter');
  await expect(page).toHaveURL(path);
});

test('what a reader sets goes along to the next page and back', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(`${path}?rate=3.42`);
  await expect(dock(page)).toContainText('$9,534,960');
  await page.getByRole('navigation', { name: 'Site', exact: true }).getByRole('link', { name: 'Claims' }).click();
  await expect(page.locator('h1')).toContainText('claim');
  await page.goto(path);
  await expect(dock(page)).toContainText('$9,534,960');
});

test('the rent slider works by keyboard alone', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  await reachRent(page);
  await rent(page).focus();
  const before = await dock(page).textContent();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/rate=/);
  await expect(dock(page)).not.toHaveText(before ?? '');
  await expect(rent(page)).toHaveAttribute('aria-valuetext', /\$\d/);
});

testStory(path, 'hours');

test('the graphic tells the run as the steps go by, forward and back, by buttons alone', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize(wide);
  await page.goto(`${path}#hours-cluster`);
  const graphic = page.locator('scrolly-story > .stage');
  await expect(graphic).toContainText('$0');
  // By key: a click may scroll the page first to bring the button into view, and a scroll is a step as well.
  await page.getByRole('button', { name: 'Next step' }).press('Enter');
  await expect(page.locator('#hours-mid-run')).toHaveAttribute('data-active', '');
  await expect(graphic).toContainText('1,673K');
  for (const state of ['pre-training', 'context', 'post-training', 'priced']) {
    await page.getByRole('button', { name: 'Next step' }).press('Enter');
    await expect(page.locator(`#hours-${state}`)).toHaveAttribute('data-active', '');
  }
  await expect(graphic).toContainText('$5,576,000');
  await page.getByRole('button', { name: 'Back a step' }).press('Enter');
  await expect(page.locator('#hours-post-training')).toHaveAttribute('data-active', '');
});

test('the story is still right after the window has changed its size', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(`${path}#hours-context`);
  await expect(page.locator('#hours-context')).toHaveAttribute('data-active', '');
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.locator('#hours-pre-training').evaluate((step) => step.scrollIntoView());
  await expect(page.locator('#hours-pre-training')).toHaveAttribute('data-active', '');
});

test('going back to an older step does not bring an older scenario back', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  await page.getByRole('link', { name: /^Link to step 2/ }).click();
  await reachRent(page);
  await rentTyped(page).fill('3.42');
  await rentTyped(page).press('Enter');
  await expect(page).toHaveURL(`${path}?rate=3.42#hours-mid-run`);
  await page.goBack();
  await expect(page).toHaveURL(`${path}?rate=3.42`);
});

test('a link that cannot be read in full says so, keeps the rest, and the notice can be dismissed', async ({
  page,
}) => {
  await page.setViewportSize(wide);
  await page.goto(`${path}?rate=99&colour=red&kwh=0.05`);
  const notices = page.locator('.notices');
  await expect(notices).toContainText('colour');
  await expect(notices).toContainText('99');
  await expect(page).toHaveURL(/kwh=0\.05/);
  const buttons = notices.getByRole('button');
  await expect(buttons).toHaveCount(2);
  await buttons.first().click();
  await expect(buttons).toHaveCount(1);
});

test('a number in the text opens a slip that says who says so, by keyboard, and Escape closes it', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const number = page.getByRole('button', { name: /2\.664 million GPU-hours/ }).first();
  await number.focus();
  await page.keyboard.press('Enter');
  const slip = page.locator('.slip:popover-open');
  await expect(slip).toContainText('2,664,000 GPU-hours');
  await expect(slip).toContainText('Table 1');
  await expect(slip).toContainText('Read in the source itself');
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(slip).toHaveCount(0);
  await expect(number).toBeFocused();
});

test('a line that would be paid twice is refused with a reason, and can be swapped in', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  // Pointing anywhere wakes the receipt.
  await page.mouse.move(400, 400);
  await dock(page)
    .getByRole('button', { name: /more lines/ })
    .click();
  const own = dock(page).getByRole('checkbox', { name: /Own machines/ });
  await own.click();
  await expect(dock(page)).toContainText(/pay for the same thing|already/);
  await expect(dock(page)).toContainText('$5,576,000');
  await dock(page)
    .getByRole('button', { name: /instead/ })
    .first()
    .click();
  await expect(own).toBeChecked();
  await expect(dock(page)).not.toContainText('$5,576,000 ');
  await expectNoViolations(page, '.dock');
});

test('on a phone the receipt pulls up from the foot, and Escape puts it back', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto(path);
  const bar = page.getByRole('button', { name: /^Your receipt: .*\$5,576,000/ });
  // The very first touch, of a button that still sleeps, counts.
  await bar.click({ force: true });
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  await expect(sheet.getByRole('checkbox', { name: /Pre-training/ })).toBeChecked();
  await expectNoViolations(page, 'dialog');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(bar).toBeFocused();
});

test('without JavaScript the receipt, the figures and the claims are there', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: wide });
  const page = await context.newPage();
  await page.goto(`${baseURL}${path}`);
  await expect(dock(page)).toContainText('$5,576,000');
  await expect(page.locator('scrolly-story > .stage svg[viewBox]:not(.mk)').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /2\.664 million GPU-hours/ }).first()).toHaveAttribute(
    'href',
    /sources\/#v3-hours-pretrain$/,
  );
  await context.close();
});

test('nothing moves when the fonts come late', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.route('**/*.woff2', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await route.continue();
  });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(path);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(1500);
  const total = await page.evaluate(() =>
    (Reflect.get(globalThis, 'shifts') as number[]).reduce((sum, shift) => sum + shift, 0),
  );
  expect(total).toBe(0);
});

test('a value on the receipt opens its slider, which moves the total', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  await page.mouse.move(400, 400);
  await dock(page).getByRole('button', { name: /Rent/ }).first().click();
  const slider = dock(page).getByRole('slider').first();
  await expect(slider).toBeEnabled();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/rate=/);
});

test('a jump along the rail shows the step that it leads to', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  for (const { id, number, count } of stepsOf('hours').toReversed()) {
    await page.evaluate((hash) => location.assign(`#${hash}`), id);
    await expect(page.locator('[data-place]')).toHaveText(`${number} of ${count}`);
  }
});
