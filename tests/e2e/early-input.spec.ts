import { expect, test } from '../support/page.ts';
import type { Page } from '@playwright/test';

// What a service worker answers, no test could hold back.
test.use({ serviceWorkers: 'block' });

const guess = (page: Page) => page.getByRole('slider', { name: /guess/i });

/** Opens the home page as it is before any script has come. Returns what lets them come. */
async function openAsleep(page: Page): Promise<() => Promise<void>> {
  let letCome = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letCome = resolve));
  await page.route('**/_astro/*.js', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.locator('astro-island[ssr]').first()).toBeAttached();
  await expect(guess(page)).toBeEnabled();
  return async () => {
    letCome();
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  };
}

test('Tab stops at the guess before its island has woken, and an arrow key pressed there counts', async ({ page }) => {
  const wake = await openAsleep(page);
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await guess(page).evaluate((slider) => slider === document.activeElement)) break;
  }
  await expect(guess(page)).toBeFocused();
  const before = await guess(page).inputValue();
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press('ArrowRight');
  const textBefore = await guess(page).getAttribute('aria-valuetext');

  await wake();
  await expect(guess(page)).not.toHaveAttribute('aria-valuetext', textBefore ?? '');
  expect(Number(await guess(page).inputValue())).toBeGreaterThan(Number(before) + 0.03);
  await expect(guess(page)).toBeFocused();
});

test('a press on a sleeping button is made good', async ({ page }) => {
  const wake = await openAsleep(page);
  await page.getByRole('button', { name: 'Put it down here' }).click();
  await wake();
  await expect(page.getByRole('button', { name: 'Guess again' })).toBeVisible();
});

test('a drag goes on while the island wakes', async ({ page }) => {
  const wake = await openAsleep(page);
  await guess(page).scrollIntoViewIfNeeded();
  const box = await guess(page).boundingBox();
  if (!box) throw new Error('The slider is not drawn');
  const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.5));
  await page.mouse.down();
  await page.mouse.move(...at(0.6), { steps: 3 });
  await wake();
  await page.mouse.move(...at(0.8), { steps: 3 });
  await page.mouse.up();
  expect(Number(await guess(page).inputValue())).toBeGreaterThan(0.75);
});
