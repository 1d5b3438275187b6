/**
 * Pictures of every section of the style guide, compared with accepted ones in __screenshots__/. Letters come out a
 * little different in every browser, so one only is compared: the Chromium that comes as an npm package. What is there
 * now is accepted on purpose only, by `npm run look:accept`.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readToEnd } from '../../scripts/bench/browser.ts';
import { findChromium } from '../../scripts/browser.mjs';
import { awaken, expect, test } from '../support/page.ts';
import { builtPages } from '../support/pages.ts';

const sections = builtPages().filter((path) => /^\/styleguide\/.+/.test(path));

// Where @sparticuz/chromium unpacks itself.
const isNpmChromium = (await findChromium()) === join(tmpdir(), 'chromium');

test.use({ viewport: { width: 820, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

for (const path of sections) {
  const name = path.split('/')[2] ?? '';
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${path} looks as it was accepted, ${colorScheme}`, async ({ page }) => {
      test.skip(!isNpmChromium, 'the pictures were taken with the Chromium of the npm package');

      // A section may be several windows tall, and its picture is taken until two in a row agree.
      test.setTimeout(60_000);
      await page.emulateMedia({ colorScheme });
      // A receipt carries the day it is torn off.
      await page.clock.setFixedTime(new Date('2026-11-22T12:00:00Z'));
      await page.goto(path);
      await readToEnd(page);
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await awaken(page);
      await expect(page.locator('[data-guide]')).toHaveScreenshot(`${name}-${colorScheme}.png`, {
        animations: 'disabled',
        scale: 'css',
        maxDiffPixelRatio: 0.002,
        timeout: 30_000,
      });
    });
  }
}
