import type { Page } from '@playwright/test';
import { expect, test } from '../support/page.ts';
import { testStory, wide } from '../support/story.ts';

const path = '/architecture-tricks/';

const dock = (page: Page) => page.getByRole('complementary', { name: 'Your receipt' });
const titleOf = (page: Page, id: string) => page.locator(`#${id}`).getByRole('heading').first();

testStory(path, 'token');

test('the graphic follows one token, and then a batch, through the layer', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize(wide);
  const graphic = page.locator('scrolly-story > .stage');
  for (const [id, text] of [
    ['token-token', 'experts in one layer'],
    ['token-nodes', '4 of 8 nodes'],
    ['token-eight', 'experts work on this token'],
    ['token-batch', 'the mean load falls on the busiest expert'],
  ] as const) {
    await page.goto(`${path}#${id}`);
    await expect(graphic).toContainText(text);
  }
});

test('the parameters are counted from the configuration, and follow its sliders', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const figure = page.locator('#parameter-count');
  await figure.scrollIntoViewIfNeeded();
  await expect(titleOf(page, 'parameter-count')).toContainText('671B parameters are stored; 36.63B');
  const perToken = figure.getByRole('slider', { name: /per token/i }).first();
  await perToken.focus();
  await page.keyboard.press('End');
  await expect(titleOf(page, 'parameter-count')).not.toContainText('36.63B');
  await figure.getByRole('button', { name: 'Back to DeepSeek-V3' }).click();
  await expect(titleOf(page, 'parameter-count')).toContainText('36.63B');
});

test('a longer conversation leaves room for fewer', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const figure = page.locator('#kv-cache');
  await figure.scrollIntoViewIfNeeded();
  await expect(titleOf(page, 'kv-cache')).toContainText('69 conversations of 8,192 tokens');
  await figure.getByRole('slider', { name: /Tokens in a conversation/ }).focus();
  await page.keyboard.press('End');
  await expect(titleOf(page, 'kv-cache')).toContainText('4 conversations of 131,072 tokens');
});

test('a trick switched off goes on the receipt, into the address, and back', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const board = page.locator('#switch-them-off-figure');
  await board.scrollIntoViewIfNeeded();
  await board.getByRole('switch', { name: 'Mixture of experts' }).click();
  await expect(titleOf(page, 'switch-them-off-figure')).toContainText('Without');
  await board.getByRole('button', { name: 'Put it on my receipt' }).click();
  await expect(
    dock(page)
      .getByText(/^\$24,148,000/)
      .first(),
  ).toBeVisible();
  await expect(page).toHaveURL(/[?&]pre=11\.95M/);
  await board.getByRole('button', { name: 'Undo' }).click();
  await expect(dock(page).getByText(/^\$24,148,000/)).toHaveCount(0);
  await expect(page).not.toHaveURL(/[?&]pre=/);
});

test('every claim of the chapter is one click away', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const claims = page.locator('section.claims');
  await claims.getByText(/^Show the \d+ claims$/).click();
  await expect(claims.getByRole('link').first()).toBeVisible();
  expect(await claims.getByRole('link').count()).toBeGreaterThanOrEqual(21);
});
