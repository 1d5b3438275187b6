/** Pages in letters of twice the usual size. */
import type { Page } from '@playwright/test';

/**
 * Sets the letters of a page to twice their size, as style sheets of readers do. Media queries in `em` know nothing of
 * it, so that columns must give way by themselves.
 */
export async function enlargeText(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
}

/** Sets the size of letters in the browser, as its settings do. To be called before the page is opened. */
export async function setBrowserText(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}

/** Blocks of running text in `main` that are narrower than `leastRem`: nobody could read them. */
export function narrowTexts(page: Page, leastRem: number): Promise<string[]> {
  return page.locator('main').evaluate((main, least) => {
    const found: string[] = [];
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    for (const block of main.querySelectorAll<HTMLElement>('h1, h2, h3, p, li, dd')) {
      const words = block.innerText.trim();
      if (words.length < 25 || !block.checkVisibility() || block.closest('.vh, .spine, svg, [popover]')) continue;
      const { paddingLeft, paddingRight } = getComputedStyle(block);
      const width = block.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      if (width > 1 && width / remPx < least) found.push(`${width} px: ${words.slice(0, 40)}`);
    }
    return found;
  }, leastRem);
}
