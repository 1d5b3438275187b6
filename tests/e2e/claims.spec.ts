import { expect, test } from '../support/page.ts';

const shown = 'tr[data-verdict]:not([hidden])';

test('a reader narrows the claims by verdict, article and words, and the address keeps it', async ({ page }) => {
  await page.goto('/claims/');
  await expect(page.locator(shown)).toHaveCount(233);

  await page.getByRole('radio', { name: /contradicted/i }).check();
  await expect(page.locator(shown)).toHaveCount(10);
  await expect(page.getByRole('status')).toHaveText('10 of 233 claims');

  await page.getByRole('radio', { name: /wccftech/i }).check();
  await expect(page.locator(shown)).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Search the claims' }).fill('400 times');
  await expect(page.locator(shown)).toHaveCount(1);
  await expect(page).toHaveURL(/verdict=contradicted&article=wccftech&words=400\+times/);

  await page.reload();
  await expect(page.locator(shown)).toHaveCount(1);
  await expect(page.locator('#s4-title-400x')).toBeVisible();
});

test('the address of a claim opens at that claim', async ({ page }) => {
  await page.goto('/claims/#s1-cost-5576-comma');
  await expect(page.locator('#s1-cost-5576-comma')).toBeInViewport();
  await expect(page.locator('#s1-cost-5576-comma')).toContainText('Garbled');
});

test('without JavaScript every claim and its verdict can be read', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}/claims/`);
  await expect(page.locator('tr[data-verdict]')).toHaveCount(233);
  await expect(page.getByRole('searchbox')).toBeHidden();
  await context.close();
});

test('only chapters that there are can be chosen', async ({ page }) => {
  await page.goto('/claims/');
  for (const name of await page
    .locator('input[name=chapter]')
    .evaluateAll((inputs) =>
      inputs.map((input) => input.getAttribute('value') ?? '').filter((value) => value !== ''),
    )) {
    const response = await page.request.get(`/${name}/`);
    expect(response.status(), name).toBe(200);
  }
});
