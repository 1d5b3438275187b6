import type { Page } from '@playwright/test';
import { expect, test } from '../support/page.ts';

/** Left edge, width and height of every number and term with a slip, stories aside: without scripts those are text. */
function triggersOn(page: Page): Promise<(readonly [string, number, number, number])[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('pop-slip > .trigger')]
      .filter((trigger) => !trigger.closest('.scrolly'))
      .map((trigger) => {
        const { left, width, height } = trigger.getBoundingClientRect();
        return [trigger.textContent.trim(), Math.round(left), Math.round(width), Math.round(height)] as const;
      }),
  );
}

for (const path of ['/export-controls/', '/bottom-line/']) {
  for (const width of [412, 1440]) {
    test(`numbers and terms of ${path} take as much room as links and as buttons, ${width} wide`, async ({
      browser,
      baseURL,
    }) => {
      const seen = [];
      for (const javaScriptEnabled of [false, true]) {
        const context = await browser.newContext({ javaScriptEnabled, viewport: { width, height: 820 } });
        const page = await context.newPage();
        await page.goto(`${baseURL}${path}`);
        const kind = javaScriptEnabled ? 'button' : 'a';
        await expect(page.locator(`pop-slip > ${kind}.trigger`).first()).toBeAttached();
        await page.evaluate(() => document.fonts.ready);
        seen.push(await triggersOn(page));
        await context.close();
      }
      const [links, buttons] = seen;
      expect(links?.length).toBeGreaterThan(3);
      expect(buttons).toEqual(links);
    });
  }
}
