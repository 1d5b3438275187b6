/**
 * Scrolling from top to end without a stop, on a phone whose processor runs at a quarter: how many frames a second, and the
 * frame time that 95% of them keep. Times are those at which frames began, as requestAnimationFrame gives them.
 */
import type { Browser } from 'playwright';
import type { Benchmark } from './benchmark.ts';
import { open, phone, slowDown, withBrowser, withPage } from './browser.ts';
import type { Measured } from './budgets.ts';
import { frameRate } from './statistics.ts';

const pixelsPerSecond = 1600;

export const scroll: Benchmark = {
  idsPerPage: ['scroll-rate', 'scroll-frame'],
  measure: ({ origin, paths }) =>
    withBrowser(async (browser) => {
      const rows: Measured[] = [];
      for (const page of paths) {
        const { fps, p95Ms } = frameRate(await framesOf(browser, origin + page));
        rows.push({ id: 'scroll-rate', page, value: fps }, { id: 'scroll-frame', page, value: p95Ms });
      }
      return rows;
    }),
};

/** When frames began while the page scrolled, in milliseconds. */
function framesOf(browser: Browser, url: string): Promise<number[]> {
  return withPage(browser, phone, async (page) => {
    await open(page, url);
    await slowDown(page);
    const height = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    const recorder = await page.evaluateHandle(() => {
      const state: { stamps: number[]; isOn: boolean } = { stamps: [], isOn: true };
      const record = (stamp: number) => {
        state.stamps.push(stamp);
        if (state.isOn) requestAnimationFrame(record);
      };
      requestAnimationFrame(record);
      return state;
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Input.synthesizeScrollGesture', {
      x: phone.viewport.width / 2,
      y: phone.viewport.height / 2,
      yDistance: -height,
      speed: pixelsPerSecond,
      // By wheel: headless Chromium lets synthetic fingers swipe to no effect.
      gestureSourceType: 'mouse',
    });
    const { stamps, end } = await recorder.evaluate((state) => {
      state.isOn = false;
      return { stamps: state.stamps, end: scrollY };
    });
    // Islands may have made the page a little longer on the way, but a gesture that went nowhere measures nothing.
    if (end < height * 0.9) throw new Error(`${url}: scrolled to ${end} of ${height} pixels`);
    return stamps;
  });
}
