import { enlargeText, narrowTexts, setBrowserText } from '../support/large-text.ts';
import { awaken, expect, expectNoOverflow, test } from '../support/page.ts';
import { readerPages } from '../support/pages.ts';

const widths = [390, 820, 1440];
/** A line of a dozen letters or so. */
const leastRem = 6;

for (const path of readerPages) {
  for (const width of widths) {
    test(`${path} can be read in letters of twice the size, ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      await enlargeText(page);
      await awaken(page);
      await expectNoOverflow(page);
      expect(await narrowTexts(page, leastRem)).toEqual([]);
    });
  }

  test(`${path} can be read when the browser is set to letters of twice the size`, async ({ page }) => {
    await setBrowserText(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path);
    await awaken(page);
    await expectNoOverflow(page);
    expect(await narrowTexts(page, leastRem)).toEqual([]);
  });
}

test('the menu and the colour scheme stay in reach in large letters on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await enlargeText(page);
  const menu = page.getByRole('button', { name: 'Menu' });
  await expect(menu).toBeInViewport({ ratio: 1 });
  await menu.click();
  await expect(page.getByRole('link', { name: 'Glossary' }).first()).toBeVisible();
  await page.locator('#site-menu').getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
