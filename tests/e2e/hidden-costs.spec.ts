import type { Page } from '@playwright/test';
import { expect, test } from '../support/page.ts';
import { testStory, wide } from '../support/story.ts';

const path = '/hidden-costs/';

const dock = (page: Page) => page.getByRole('complementary', { name: 'Your receipt' });

/** Brings a figure near, so that its island wakes, and gives it. */
async function reach(page: Page, id: string) {
  const figure = page.locator(`#${id}`);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByRole('slider').first()).toBeEnabled();
  return figure;
}

testStory(path, 'zoom');

test('each question has its own total, and the receipt says which', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const totals = [
    ['rent', '$5,576,000', 'To rent the GPUs for the final run'],
    ['rent-r1', '$5,870,000', 'To rent the GPUs for the final run and to train R1 on top'],
    ['own', '$5,303,205', 'To do the final run on machines you own'],
    ['programme', '$89,016,000', 'To find out how, and then rent the GPUs for the final run'],
    ['cluster', '$85,333,333', 'To buy the cluster that the final run was on'],
    ['fleet', '$1,595,679,012', 'To buy the whole fleet'],
    ['fleet-years', '$2,539,679,012', 'To buy the whole fleet and run it for years'],
  ] as const;
  for (const [question, total, heading] of totals) {
    await page.goto(`${path}?q=${question}`);
    await expect(dock(page)).toContainText(total);
    await expect(dock(page).getByRole('heading', { level: 2 })).toContainText(heading);
  }
});

test('how busy the machines are changes the price of an owned hour, the receipt and the address', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(`${path}?q=own`);
  await expect(dock(page)).toContainText('$5,303,205');
  const figure = await reach(page, 'rent-or-own-figure');
  await expect(figure.getByRole('heading').first()).toContainText('$1.90');
  const use = figure.getByRole('slider', { name: /use|busy/i }).first();
  await use.focus();
  await page.keyboard.press('End');
  await expect(figure.getByRole('heading').first()).toContainText('$1.61');
  await expect(dock(page)).toContainText('$4,474,958');
  await expect(page).toHaveURL(/use=1/);
});

test('dearer people move the range, and what a reader sets no longer varies', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const figure = page.locator('#how-sure-outcomes');
  await figure.scrollIntoViewIfNeeded();
  const title = figure.getByRole('heading').first();
  const before = await title.textContent();
  await page.goto(`${path}?pay=700K`);
  await page.locator('#how-sure-outcomes').scrollIntoViewIfNeeded();
  await expect(title).not.toHaveText(before ?? '');
  await expect(page.locator('#how-sure-outcomes')).toContainText('set or held');
});

test('the fleet can be walked by keyboard, square by square', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(`${path}#the-fleet`);
  const explorer = page.locator('#cluster');
  await explorer.scrollIntoViewIfNeeded();
  const canvas = explorer.locator('[tabindex="0"]').first();
  await expect(canvas).toBeVisible();
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await expect(explorer).toContainText('A100 number 1 of');
});

test('for each boundary the other labs stand beside V3, and the title says how far', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const figure = page.locator('#other-labs');
  await figure.scrollIntoViewIfNeeded();
  const choices = figure.getByRole('radio');
  await expect(choices.first()).toBeEnabled();
  const titles = new Set<string>();
  for (let index = 0; index < (await choices.count()); index++) {
    await choices.nth(index).press('Space');
    await expect(choices.nth(index)).toBeChecked();
    titles.add((await figure.getByRole('heading').first().textContent()) ?? '');
  }
  expect(titles.size).toBe(await choices.count());
});

test('a figure’s data can be had as a table and as a file with units and sources', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const figure = await reach(page, 'rent-or-own-figure');
  await figure.getByRole('button', { name: 'Table' }).click();
  await expect(figure.getByRole('table').first()).toBeVisible();
  await figure.getByRole('button', { name: 'Save or cite' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text).toMatch(/Source/i);
  expect(text).toMatch(/USD|dollars/i);
});

test('every claim of the chapter is one click away', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const claims = page.locator('section.claims');
  await claims.getByText(/^Show the \d+ claims$/).click();
  await expect(claims.getByRole('link').first()).toBeVisible();
  const count = await claims.getByRole('link').count();
  expect(count).toBeGreaterThan(60);
});
