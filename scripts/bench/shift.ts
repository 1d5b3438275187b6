/**
 * Layout shift under worse conditions than Lighthouse's: with fonts that come 1.2 s late, and while reading to the end.
 * The sum of all shifts that no reader's action caused, the worse of a phone and a desktop.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import type { Benchmark } from './benchmark.ts';
import { open, phone, readToEnd, withBrowser, withPage } from './browser.ts';
import type { Measured } from './budgets.ts';

const fontDelayMs = 1200;
const windows: readonly BrowserContextOptions[] = [phone, { viewport: { width: 1440, height: 900 } }];

export const shift: Benchmark = {
  idsPerPage: ['layout-shift-late-fonts', 'layout-shift-reading'],
  measure: ({ origin, paths }) =>
    withBrowser(async (browser) => {
      const rows: Measured[] = [];
      for (const page of paths) {
        const shifts = [];
        for (const options of windows) shifts.push(await shiftsOf(browser, options, origin + page));
        rows.push(
          { id: 'layout-shift-late-fonts', page, value: Math.max(...shifts.map(({ loading }) => loading)) },
          { id: 'layout-shift-reading', page, value: Math.max(...shifts.map(({ reading }) => reading)) },
        );
      }
      return rows;
    }),
};

function shiftsOf(
  browser: Browser,
  options: BrowserContextOptions,
  url: string,
): Promise<{ loading: number; reading: number }> {
  return withPage(browser, options, async (page) => {
    await page.route('**/*.woff2', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, fontDelayMs));
      await route.continue();
    });
    await open(page, url);
    const loading = await sumOfShifts(page);
    await readToEnd(page);
    return { loading, reading: (await sumOfShifts(page)) - loading };
  });
}

/** All layout shifts since the page began. */
function sumOfShifts(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // TypeScript does not know layout-shift entries.
        const isOwn = 'hadRecentInput' in entry && entry.hadRecentInput === false;
        if (isOwn && 'value' in entry && typeof entry.value === 'number') sum += entry.value;
      }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    observer.disconnect();
    return sum;
  });
}
