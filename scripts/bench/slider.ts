/**
 * How soon a moved slider shows: from its input event to the end of the next frame, on a phone whose processor runs at
 * a quarter. The first slider of each page that has one; of 40 moves, what 95% keep.
 */
import type { Browser } from 'playwright';
import type { Benchmark } from './benchmark.ts';
import { open, phone, slowDown, withBrowser, withPage } from './browser.ts';
import type { Measured } from './budgets.ts';
import { quantileOf } from './statistics.ts';

const moves = 40;

export const slider: Benchmark = {
  // A page needs no slider.
  idsPerPage: [],
  measure: ({ origin, paths }) =>
    withBrowser(async (browser) => {
      const rows: Measured[] = [];
      for (const page of paths) {
        const delays = await delaysOf(browser, origin + page);
        if (delays.length > 0) rows.push({ id: 'slider', page, value: quantileOf(delays, 0.95) });
      }
      return rows;
    }),
};

/** Delays of moves of the page's first slider, in milliseconds; none when it has no slider. */
function delaysOf(browser: Browser, url: string): Promise<number[]> {
  return withPage(browser, phone, async (page) => {
    await open(page, url);
    const first = page.locator('main input[type=range]').first();
    if ((await first.count()) === 0) return [];
    await first.scrollIntoViewIfNeeded();
    // Its island must have woken up; when it never does, this throws.
    await page.locator('main input[type=range]:enabled').first().waitFor();
    await page.waitForLoadState('networkidle');
    await slowDown(page);
    return first.evaluate(async (element, count) => {
      if (!(element instanceof HTMLInputElement)) throw new Error('A slider is an input');
      const [min, max] = [Number(element.min), Number(element.max)];
      const delays: number[] = [];
      for (let move = 1; move <= count; move++) {
        // Away from where the last move began, so that every move changes something, and out of step with frames.
        await new Promise((resolve) => setTimeout(resolve, 150 + 7 * (move % 5)));
        const start = performance.now();
        element.value = String(min + ((max - min) * ((move * 17) % count)) / count);
        element.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise<void>((resolve) => {
          requestAnimationFrame(() => {
            // A message is delivered after the frame that this callback belongs to has been painted.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve();
            port2.postMessage(null);
          });
        });
        delays.push(performance.now() - start);
      }
      return delays;
    }, moves);
  });
}
