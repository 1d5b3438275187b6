import { expect, test } from '../support/page.ts';
import { testStory, wide } from '../support/story.ts';

const path = '/export-controls/';

testStory(path, 'rounds');

test('the plane follows the dates: what was free in 2022 is caught in 2023', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize(wide);
  const graphic = page.locator('scrolly-story > .stage');
  await page.goto(`${path}#rounds-gap`);
  await expect(graphic).toContainText('Not caught: A800 and H800');
  await page.goto(`${path}#rounds-round-2`);
  await expect(graphic).toContainText('presumed to be denied: A100, A800, H100 and H800');
});

test('a design is judged by clause and margin, and can be sent', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const figure = page.locator('#design-chip');
  await figure.scrollIntoViewIfNeeded();
  const h20 = figure.getByRole('radio', { name: 'H20', exact: true });
  await expect(h20).toBeEnabled();
  await h20.click({ force: true });
  await expect(h20).toBeChecked();
  await figure.getByRole('radio', { name: '17 November 2023' }).click({ force: true });
  await expect(figure).toContainText('under 3A090.b.1 by 32 TPP');
  await expect(page).toHaveURL(/[?&]chip=/);
  const address = page.url();
  await page.goto(path);
  await page.goto(address);
  await page.locator('#design-chip').scrollIntoViewIfNeeded();
  await expect(page.locator('#design-chip')).toContainText('under 3A090.b.1 by 32 TPP');
});
