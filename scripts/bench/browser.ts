/** A Chromium for measurements, and the pages in it. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { findChromium } from '../browser.mjs';

/** A middling phone, held upright. */
export const phone = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
} as const satisfies BrowserContextOptions;

/** Opens a browser for `use` and closes it, whatever happens. */
export async function withBrowser<Result>(
  use: (browser: Browser) => Promise<Result>,
  args: readonly string[] = [],
): Promise<Result> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...args] });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Opens a page with an empty cache for `use` and closes it, whatever happens. What the service worker keeps for later is
 * no part of a page, and what it answers would count as nothing.
 */
export async function withPage<Result>(
  browser: Browser,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Opens an address and waits until nothing loads any more. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

/** Slows the page's processor to a quarter, about a mid-range phone beside a laptop. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/**
 * Scrolls to the end as a reader does, part of a window at a time and resting, so that every island wakes up on the way,
 * those in closed details aside. Throws when one has not: what it would have loaded, or moved, must not be missing from
 * what is measured.
 */
export async function readToEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const rest = () => new Promise((resolve) => setTimeout(resolve, 400));
    const isAtEnd = () => scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    while (!isAtEnd()) {
      scrollBy({ top: innerHeight * 0.6, behavior: 'instant' });
      await rest();
    }
    // On a busy machine some may have been out of sight again before they knew that somebody looks.
    for (const island of document.querySelectorAll('astro-island[ssr]')) {
      if (island.closest('details:not([open])')) continue;
      island.firstElementChild?.scrollIntoView({ behavior: 'instant', block: 'center' });
      for (let rests = 0; rests < 25 && island.hasAttribute('ssr'); rests++) await rest();
    }
  });
  await page.waitForLoadState('networkidle');
  const asleep = await page.locator('astro-island[ssr]:not(details:not([open]) *)').count();
  if (asleep > 0) throw new Error(`${page.url()}: ${asleep} islands sleep after all of it has been read`);
}
