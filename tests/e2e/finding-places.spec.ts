/** Links to places on a page, and ways past what stands before them. */
import { expect, test } from '../support/page.ts';
import { readerPages } from '../support/pages.ts';

const path = '/headline-number/';

for (const { what, name, id } of [
  { what: 'a step', name: 'Link to step 3, Pre-training', id: 'hours-pre-training' },
  { what: 'a heading', name: 'Link to Is that plausible?', id: 'is-that-plausible' },
]) {
  test(`the link to ${what} is copied by keyboard, with the scenario, and that is said`, async ({
    page,
    context,
    baseURL,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${path}?rate=3.42`);
    const link = page.getByRole('link', { name });
    await link.focus();
    await expect(link.getByText('Link', { exact: true })).toHaveCSS('opacity', '1');
    await page.keyboard.press('Enter');
    await expect(page.locator('link-copier [role=status]')).toHaveText('Link copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}${path}?rate=3.42#${id}`);
    await expect(page).toHaveURL(`${path}?rate=3.42#${id}`);
  });
}

test('a finger sees the links to steps and headings, and a refused clipboard is told', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.goto(`${baseURL}${path}`);
  const link = page.getByRole('link', { name: 'Link to Counting hours' });
  await expect(link.getByText('Link', { exact: true })).toHaveCSS('opacity', '1');
  await link.tap();
  await expect(page.locator('link-copier [role=status]')).toHaveText('The link is in the address bar');
  await expect(page).toHaveURL(/#counting-hours$/);
  await context.close();
});

for (const address of readerPages.filter((page) => page !== '/' && page !== '/glossary/')) {
  test(`every heading of ${address} with an address has a link to it`, async ({ page }) => {
    await page.goto(address);
    const without = await page.locator('main h2[id]:not(.vh)').evaluateAll((headings) =>
      headings
        .filter((heading) => !heading.closest('astro-island'))
        .filter(({ id }) => !document.querySelector(`main a[href="#${id}"]`))
        .map(({ id }) => id),
    );
    expect(without).toEqual([]);
  });
}

for (const address of [path, '/hidden-costs/', '/lab/']) {
  for (const width of [1440, 390]) {
    test(`a keyboard skips to the receipt of ${address}, ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(address);
      await page.keyboard.press('Tab');
      await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: 'Skip to your receipt' });
      await expect(skip).toBeInViewport();
      await page.keyboard.press('Enter');
      await expect(page.locator('#your-receipt')).toBeFocused();
      // Docked or at the foot, it is in view already.
      expect(await page.evaluate(() => scrollY)).toBe(0);
      await expect(page.locator('.dock button:enabled').first()).toBeAttached();
      await page.keyboard.press('Tab');
      await expect(page.locator('.dock :focus')).toBeInViewport();
    });
  }
}

test('on a phone the tables of evidence keep their heads for those who listen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [address, heads] of [
    ['/claims/', ['Claim', 'Verdict', 'Why']],
    ['/sources/', ['Fact', 'Value', 'Where, and how checked']],
  ] as const) {
    await page.goto(address);
    const table = page.getByRole('table').first();
    await expect(table.getByRole('columnheader')).toHaveText([...heads]);
    await expect(table.getByRole('row').nth(1).getByRole('rowheader')).toHaveCount(1);
    await expect(table.getByRole('row').nth(1).getByRole('cell')).toHaveCount(2);
  }
});

test('without JavaScript a chapter says why nothing moves, and the links still lead there', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const address of [path, '/hidden-costs/', '/lab/']) {
    await page.goto(`${baseURL}${address}`);
    await expect(page.locator('noscript p')).toContainText('need JavaScript');
    await expect(page.locator('noscript p')).toBeVisible();
  }
  await page.goto(`${baseURL}${path}`);
  await page.getByRole('link', { name: 'Link to Is that plausible?' }).click();
  await expect(page).toHaveURL(/#is-that-plausible$/);
  await context.close();
});

test('no page names an address that the site was not given', async ({ page }) => {
  test.skip(process.env['SITE_URL'] !== undefined, 'it was given one');
  for (const address of readerPages) {
    await page.goto(address);
    expect(await page.content()).not.toContain('the-receipt.example');
    await expect(page.locator('link[rel=canonical]')).toHaveCount(0);
  }
});
