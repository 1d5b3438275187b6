import { expect, test } from '../support/page.ts';
import { wide } from '../support/story.ts';

const path = '/what-it-bought/';

test('the scores can be seen like for like, and as an article compares them', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const figure = page.locator('#benchmarks');
  await figure.scrollIntoViewIfNeeded();
  const title = figure.getByRole('heading').first();
  await expect(title).toHaveText('Like for like, R1 is ahead of o1 on 5 of 10 tests and behind on 5');
  const asAnArticle = figure.getByRole('radio', { name: 'as the explainer compares' });
  await expect(asAnArticle).toBeEnabled();
  await asAnArticle.click({ force: true });
  await expect(title).toContainText('8.6× on AIME');
  await expect(figure.getByRole('link', { name: 'Garbled' }).first()).toHaveAttribute('href', /claims\/#s3-/);
});

test('the inference day is DeepSeek’s own until the reader says who pays', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const figure = page.locator('#inference-day');
  await figure.scrollIntoViewIfNeeded();
  const title = figure.getByRole('heading').first();
  await expect(title).toContainText('$562,027');
  await expect(title).toContainText('545%');
  await figure.getByRole('button', { name: 'break-even' }).click();
  await expect(title).not.toContainText('545%');
  await expect(figure).toContainText('64 days');
});
