import { expect, expectNoOverflow, expectNoViolations, test } from '../support/page.ts';
import { builtPages, readerPages } from '../support/pages.ts';

// Figures for the pages of others have tests of their own.
for (const path of builtPages().filter((page) => !page.startsWith('/embed/'))) {
  test(`${path} gives axe nothing to find`, async ({ page }) => {
    await page.goto(path);
    await expectNoViolations(page);
  });

  test(`${path} fits a window of 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(path);
    await expectNoOverflow(page);
  });
}

/** What a reader can see, but for what only tells how to work controls that need scripts. */
function readableText(main: Element): string {
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const seen: string[] = [];
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (parent?.checkVisibility() && !parent.closest('button, [data-needs-script]')) {
      seen.push(texts.currentNode.textContent ?? '');
    }
  }
  return seen.join(' ');
}

for (const path of readerPages) {
  test(`${path} gives axe nothing to find in the dark`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(path);
    await expectNoViolations(page);
  });

  test(`${path} says its words without JavaScript`, async ({ browser, page }) => {
    await page.goto(path);
    const withScripts = await page.locator('main').evaluate(readableText);
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const plainPage = await plain.newPage();
    await plainPage.goto(path);
    const without = await plainPage.locator('main').innerText();
    await plain.close();
    const words = (text: string) => new Set(text.toLowerCase().match(/[a-z]{3,}/g) ?? []);
    const wanted = [...words(withScripts)];
    const there = words(without);
    const missing = wanted.filter((word) => !there.has(word));
    expect(missing.length / wanted.length, `missing: ${missing.join(' ')}`).toBeLessThanOrEqual(0.02);
  });

  test(`${path} has one h1, a description and a title of its own`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('h1')).toHaveCount(1);
    const description = await page.locator('meta[name=description]').getAttribute('content');
    expect(description?.length).toBeGreaterThan(40);
    await expect(page).toHaveTitle(/The Receipt/);
  });
}
