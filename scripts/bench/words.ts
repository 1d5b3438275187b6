/**
 * The share of a page's different words that stand there without JavaScript too. The names of buttons, and what is marked
 * as of use with scripts only, do not count: where they could do nothing they are left out on purpose.
 */
import type { Browser } from 'playwright';
import type { Benchmark } from './benchmark.ts';
import { open, readToEnd, withBrowser, withPage } from './browser.ts';
import type { Measured } from './budgets.ts';

export const words: Benchmark = {
  idsPerPage: ['words'],
  measure: ({ origin, paths }) =>
    withBrowser(async (browser) => {
      const rows: Measured[] = [];
      for (const page of paths) {
        const withScripts = [...(await wordsOf(browser, origin + page, true))];
        const without = await wordsOf(browser, origin + page, false);
        const kept = withScripts.filter((word) => without.has(word));
        rows.push({ id: 'words', page, value: (100 * kept.length) / withScripts.length });
      }
      return rows;
    }),
};

function wordsOf(browser: Browser, url: string, javaScriptEnabled: boolean): Promise<Set<string>> {
  return withPage(browser, { javaScriptEnabled }, async (page) => {
    await open(page, url);
    if (javaScriptEnabled) await readToEnd(page);
    const text = await page.locator('main').evaluate((main: HTMLElement) => {
      for (const control of main.querySelectorAll('button, [data-needs-script]')) control.remove();
      return main.innerText;
    });
    return new Set(text.toLowerCase().match(/[a-z]{3,}/g));
  });
}
