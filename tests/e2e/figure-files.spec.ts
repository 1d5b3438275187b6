/** What a figure gives away: its data, its picture, the code for other pages, and citations. */
import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from '@playwright/test';
import { enlargeText } from '../support/large-text.ts';
import { expect, expectNoOverflow, expectNoViolations, test } from '../support/page.ts';

/** The menu of a figure, opened. */
async function openMenu(figure: Locator): Promise<Locator> {
  await figure.scrollIntoViewIfNeeded();
  const folded = figure.getByText('Table and sources');
  if ((await folded.count()) > 0) await folded.click();
  await figure.getByRole('button', { name: 'Save or cite' }).click();
  const menu = figure.getByRole('group', { name: 'Save or cite this figure' });
  await expect(menu).toBeVisible();
  return menu;
}

async function save(page: Page, menu: Locator, kind: string): Promise<{ name: string; content: Buffer }> {
  const [download]: [Download, unknown] = await Promise.all([
    page.waitForEvent('download'),
    menu.getByRole('button', { name: kind, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

/** What is wrong with an SVG, and how much it draws. On a page of its own, whose policy allows what a picture may have. */
async function inspectSvg(page: Page, svg: string) {
  const blank = await page.context().newPage();
  const found = await blank.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const root = parsed.documentElement;
    return {
      error: parsed.querySelector('parsererror')?.textContent ?? null,
      size: [Number(root.getAttribute('width')), Number(root.getAttribute('height'))],
      shapes: parsed.querySelectorAll('rect, path, circle, line, image').length,
      words: [...parsed.querySelectorAll('text')].map((node) => node.textContent).join(' '),
      // All that it would have to fetch or to be told by a page.
      foreign: [...text.matchAll(/(?:href="|url\()(?!#|data:)[^")]*|var\(|class="/g)].map(([match]) => match),
      missing: [...text.matchAll(/url\(#([^)]+)\)/g)]
        .map(([, id]) => id)
        .filter((id) => !parsed.querySelector(`[id="${id}"]`)),
    };
  }, svg);
  await blank.close();
  return found;
}

/** Drawn with shapes, on a canvas, with Chart.js, as a table, in a story, and by no script at all. */
const figures = [
  { path: '/headline-number/?rate=3.42', id: 'rent', says: '$9,534,960', hasImage: false },
  { path: '/hidden-costs/', id: 'cluster', says: '12,224', hasImage: true },
  { path: '/hidden-costs/', id: 'how-sure-outcomes', says: 'median', hasImage: false },
  { path: '/architecture-tricks/', id: 'eight-bits-figure', says: 'FP8', hasImage: true },
  { path: '/hidden-costs/', id: 'zoom-figure', says: 'SemiAnalysis', hasImage: false },
  { path: '/market-reaction/', id: 'voices', says: 'Bernstein', hasImage: false },
  { path: '/architecture-tricks/', id: 'synthetic-data-figure', says: 'Claimed in the articles', hasImage: false },
  { path: '/architecture-tricks/', id: 'switch-them-off-figure', says: 'Overlapped pipeline', hasImage: false },
] as const;

for (const { path, id, says, hasImage } of figures) {
  test(`${path}#${id} is saved as data and as pictures that stand alone`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 1000 });
    await page.goto(path);
    const figure = page.locator(`#${id}`);
    const menu = await openMenu(figure);

    const csv = await save(page, menu, 'CSV');
    expect(csv.name).toBe(`${id}.csv`);
    const text = csv.content.toString();
    expect(text).toMatch(/# Scenario: /);
    expect(text).toMatch(/# The Receipt, version \d+\.\d+\.\d+, /);
    expect(text).toContain(`#${id}`);
    const rows = text.split('\r\n').filter((line) => line !== '' && !/^"?#/.test(line));
    expect(rows.length).toBeGreaterThan(1);

    const svg = await save(page, menu, 'SVG');
    expect(svg.name).toBe(`${id}.svg`);
    const found = await inspectSvg(page, svg.content.toString());
    expect(found).toMatchObject({ error: null, foreign: [], missing: [] });
    expect(found.shapes).toBeGreaterThan(5);
    expect(found.words).toContain(says);
    expect(found.words).toContain(`#${id}`);
    expect(found.words).toMatch(/The Receipt, version \d/);
    expect(svg.content.includes('<image')).toBe(hasImage);
    expect(
      svg.content.includes('font-family:&quot;Archivo&quot;') || svg.content.includes('font-family:"Archivo"'),
    ).toBe(true);

    const png = await save(page, menu, 'PNG');
    expect(png.name).toBe(`${id}.png`);
    expect(png.content.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const [width = 0, height = 0] = found.size;
    const scale = png.content.readUInt32BE(16) / width;
    expect(scale).toBeGreaterThan(1.5);
    expect(png.content.readUInt32BE(20) / height).toBeCloseTo(scale, 1);
    // Not one colour: a blank picture of this size would be a few kilobytes.
    expect(png.content.length).toBeGreaterThan(20_000);
    await expect(menu.getByRole('status')).toHaveText('Saved as PNG.');
  });
}

test('a table of words is saved as it reads, and on a phone with the labels of its records', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/market-reaction/');
  const menu = await openMenu(page.locator('#voices'));
  const csv = (await save(page, menu, 'CSV')).content.toString();
  expect(csv).toContain('Marc Andreessen; co-founder of Andreessen Horowitz; 24 January 2025,');
  expect(csv).toMatch(/# Sources?: /);
  expect(csv).not.toContain('[');
  const svg = await save(page, menu, 'SVG');
  const { words } = await inspectSvg(page, svg.content.toString());
  expect(words.match(/At stake:/g)?.length).toBeGreaterThan(3);
  // And nothing of it stays on the page.
  await expect(page.locator('[data-written]')).toHaveCount(0);
});

test('in a story what unfolds can be reached while the graphic stands still', async ({ page }) => {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto('/hidden-costs/');
    const story = page.locator('.scrolly').first();
    await story
      .locator('.step')
      .nth(1)
      .evaluate((step) => step.scrollIntoView({ block: 'center' }));
    await story.getByText('Table and sources').click();
    await story.getByRole('button', { name: 'Save or cite' }).click();
    const button = story.getByRole('button', { name: 'PNG', exact: true });
    await expect(button).toBeInViewport({ ratio: 1 });
    await Promise.all([page.waitForEvent('download'), button.click()]);
  }
});

test('the code and the citations carry the scenario, and are copied', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/headline-number/?rate=3.42');
  const menu = await openMenu(page.locator('#rent'));
  const text = menu.getByRole('textbox');
  const ask = async (name: string) => {
    await menu.getByRole('button', { name, exact: true }).click();
    await expect(menu.getByRole('status')).toHaveText(`Copied: ${name}.`);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text.inputValue());
    return text.inputValue();
  };
  const code = await ask('Code for your page');
  expect(code).toContain(`src="${baseURL}/embed/rent-slider/?rate=3.42"`);
  expect(code).toContain(`src="${baseURL}/embed/embed.js"`);
  expect(await ask('Plain text')).toContain(`/headline-number/?rate=3.42#rent`);
  expect(await ask('BibTeX')).toContain('the-receipt-1-rent-');
  expect(JSON.parse(await ask('CSL-JSON'))).toMatchObject([{ type: 'figure', 'chapter-number': '1' }]);
});

test('the menu works by keyboard, and gives axe nothing to find', async ({ page }) => {
  await page.goto('/headline-number/');
  const figure = page.locator('#rent');
  await figure.scrollIntoViewIfNeeded();
  const button = figure.getByRole('button', { name: 'Save or cite' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(figure.getByRole('group', { name: 'Save or cite this figure' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(figure.getByRole('button', { name: 'CSV', exact: true })).toBeFocused();
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press('Tab');
  await expect(figure.getByRole('button', { name: 'Plain text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(figure.getByRole('textbox', { name: 'Plain text' })).toHaveValue(/The authors of The Receipt/);
  await expectNoViolations(page, '#rent');
  await button.click();
  await expect(figure.getByRole('group', { name: 'Save or cite this figure' })).toHaveCount(0);
});

for (const width of [320, 390]) {
  test(`the menu fits ${width} px, and twice the letters`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/headline-number/');
    const figure = page.locator('#rent');
    const menu = await openMenu(figure);
    await menu.getByRole('button', { name: 'BibTeX' }).click();
    await expectNoOverflow(page);
    await enlargeText(page);
    await expectNoOverflow(page);
    for (const button of await menu.getByRole('button').all()) {
      const box = await button.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    }
  });
}

test('nothing of the menu is loaded before it is opened', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/headline-number/');
  const figure = page.locator('#rent');
  await figure.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island[ssr]', { has: figure })).toHaveCount(0);
  expect(asked.filter((url) => /FigureMenu|figure-picture/.test(url))).toEqual([]);
  await openMenu(figure);
  expect(asked.filter((url) => /FigureMenu/.test(url))).not.toEqual([]);
});
