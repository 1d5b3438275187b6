import type { Page } from '@playwright/test';
import { expect, expectNoOverflow, expectNoViolations, test } from '../support/page.ts';

const path = '/lab/';
// With a scenario in the address, islands are hidden until they wake, and role queries skip what is hidden.
const slider = (page: Page, name: string) =>
  page.locator('[data-assumption]').getByRole('slider', { name, exact: true, includeHidden: true });
const radio = (page: Page, name: RegExp) => page.getByRole('radio', { name });
const ratio = (page: Page) => page.locator('#compare + astro-island output, section[aria-labelledby=compare] output');

/** Brings a section into view and waits until its island works. */
async function reach(page: Page, id: string): Promise<void> {
  await page.locator(`#${id}`).evaluate((heading) => heading.scrollIntoView());
  const island = page.locator(`section[aria-labelledby=${id}] astro-island`).first();
  await expect(island).not.toHaveAttribute('ssr');
}

test('a reader moves a slider by keyboard, and every question is answered anew', async ({ page }) => {
  await page.goto(path);
  await expect(slider(page, 'Rent')).toBeEnabled();
  await slider(page, 'Rent').focus();
  await page.keyboard.press('End');
  await expect(radio(page, /^To rent the GPUs for the final run \$34,850,000$/)).toBeChecked();
  await expect(page).toHaveURL(/\?rate=12\.5$/);
  await page.getByRole('button', { name: /^Back to \$2\.00 per GPU-hour ?: Rent$/ }).click();
  await expect(radio(page, /^To rent the GPUs for the final run \$5,576,000$/)).toBeChecked();
  await expect(page).toHaveURL(path);
});

test('a published figure can be taken over, moved on from, and undone', async ({ page }) => {
  await page.goto(path);
  await reach(page, 'presets');
  await page.getByRole('button', { name: /^Put on my receipt ?: The cluster at/ }).click();
  await expect(page.getByText('The cluster at $24,900 a GPU is on your receipt')).toBeVisible();
  await expect(page).toHaveURL(/q=cluster/);
  await expect(radio(page, /^To buy the cluster .* \$50,995,200$/)).toBeChecked();
  await page.getByRole('button', { name: 'Undo, bring mine back' }).click();
  await expect(radio(page, /^To rent the GPUs for the final run \$/)).toBeChecked();
});

test('a copied link opens the same lab elsewhere, with what it compares', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(path);
  await expect(slider(page, 'Rent')).toBeEnabled();
  await slider(page, 'Rent').focus();
  await page.keyboard.press('End');
  await reach(page, 'compare');
  await page.getByLabel('Compare yours with').selectOption('What the site starts with');
  await expect(ratio(page)).toHaveText('B is 6.25× A.');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const elsewhere = await context.newPage();
  await elsewhere.goto(link);
  await expect(radio(elsewhere, /^To rent the GPUs for the final run \$34,850,000$/)).toBeChecked();
  await reach(elsewhere, 'compare');
  await expect(elsewhere.getByLabel('Compare yours with')).toHaveValue('start');
  await expect(ratio(elsewhere)).toHaveText('B is 6.25× A.');
});

test('a saved file comes back, and a broken one says why and takes nothing away', async ({ page }) => {
  await page.goto(`${path}?rate=3.42&q=programme`);
  const total = radio(page, /^To find out how, .* \$102,872,360$/);
  await expect(total).toBeChecked();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as JSON' }).click();
  const saved = await (await saving).path();

  await page.getByRole('button', { name: 'Start over' }).first().click();
  await expect(radio(page, /^To rent the GPUs for the final run \$5,576,000$/)).toBeChecked();
  await page.getByLabel('Open a saved one').setInputFiles(saved);
  await expect(total).toBeChecked();

  await page.getByLabel('Open a saved one').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"kind": "the-receipt-sc'),
  });
  await expect(page.getByRole('alert')).toContainText('broken.json was not opened. The file is not JSON');
  await expect(total).toBeChecked();
});

test('the CSV holds every assumption with its unit, and the receipt', async ({ page }) => {
  await page.goto(path);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const stream = await (await saving).createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString('utf8');
  expect(text).toContain('To rent the GPUs for the final run: $5,576,000, 90% range $4.18M to $11.2M');
  expect(text).toMatch(/assumption,rentUsdPerGpuHour,Rent,2,usd-per-gpu-hour,2,1\.5,4,assumed,range,yes,/);
  expect(text).toMatch(/total,,Total,5576000,usd/);
});

test('“400 times” is shown as what it divides', async ({ page }) => {
  await page.goto(path);
  await reach(page, 'compare');
  await page.getByRole('button', { name: 'Show the “400 times”' }).click();
  await expect(ratio(page)).toHaveText('B is 455× A.');
  await expect(page.getByText('It divides a company by a run')).toBeVisible();
  await expect(page).toHaveURL(/q=fleet-years/);
});

test('how sure it can be follows the sliders, and the chart can be walked by keyboard', async ({ page }) => {
  await page.goto(`${path}?q=programme`);
  await reach(page, 'sure');
  const outcomes = page.locator('#lab-outcomes');
  await expect(outcomes.locator('h3')).toContainText('nine outcomes in ten lie between $42.6M and $221M');
  const walk = outcomes.getByRole('slider', { name: /^Outcomes/ });
  await walk.focus();
  await page.keyboard.press('End');
  await expect(walk).toHaveAttribute('aria-valuetext', /draws, .* of all$/);

  await slider(page, 'Cost of a person-year').evaluate((input) => (input as HTMLInputElement).focus());
  await page.keyboard.press('End');
  await expect(outcomes.locator('h3')).not.toContainText('$42.6M');
  await page.getByRole('button', { name: /^Let it vary ?: Cost of a person-year$/ }).click();
  await expect(outcomes.locator('h3')).toContainText('$42.6M and $221M');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing when everything has been changed, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`${path}?rate=3.42&q=programme&people=180&hold=data&h=derived&compare=semianalysis-years`);
    for (const id of ['sure', 'stands', 'presets', 'compare']) await reach(page, id);
    await page.getByLabel('Open a saved one').setInputFiles({
      name: 'odd.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"kind": "the-receipt-scenario", "version": 1, "lines": ["lunch"]}'),
    });
    await expect(page.getByText('which is no line of the receipt')).toBeVisible();
    // A control that happens to lie half under the bar would count as too small.
    await page.evaluate(() => scrollTo(0, 0));
    await expectNoViolations(page);
  });
}

test('on a phone the groups fold, and nothing is wider than the window', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${path}?q=fleet-years&compare=start`);
  await expect(slider(page, 'Rent')).toBeEnabled();
  await expect(slider(page, 'H20s')).toBeHidden();
  await page.getByText('The fleet', { exact: true }).first().click();
  await expect(slider(page, 'H20s')).toBeVisible();
  for (const id of ['sure', 'stands', 'presets', 'compare', 'table']) {
    await page.locator(`#${id}`).evaluate((heading) => heading.scrollIntoView());
    await expectNoOverflow(page);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('every assumption stands in a table with value, range and source, and no control pretends to work', async ({
    page,
  }) => {
    await page.goto(path);
    await expect(
      page.getByRole('row', { name: /^Rent \$2\.00 per GPU-hour Nine in ten: \$1\.50 to \$4\.00/ }),
    ).toBeVisible();
    await expect(slider(page, 'Rent')).toBeDisabled();
    await expect(page.getByRole('img', { name: /^Histogram of totals/ }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save as JSON' })).toBeDisabled();
  });
});
