/**
 * What every reader test shares: a page that complains is not finished, so each test fails when the console has errors
 * or warnings, or when the page asks another host for anything.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ context, baseURL }, use) => {
      const complaints: string[] = [];
      // Reading offline has tests of its own (offline.spec.ts). Here it would answer before a test's own routes do.
      await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      context.on('weberror', (error) => complaints.push(error.error().message));
      context.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL ?? '') && !/^(data|blob|about):/.test(url)) complaints.push(`asked for ${url}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/**
 * Fails when axe finds anything against WCAG 2.2 A and AA, or its best practices, on the page as it stands, or in the
 * part of it that a test is about.
 */
export async function expectNoViolations(page: Page, part?: string): Promise<void> {
  // A colour on its way from one to the other is neither.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, timeline }) => playState !== 'running' || !(timeline instanceof DocumentTimeline)),
  );
  const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const builder =
    part === undefined
      ? new AxeBuilder({ page }).withTags([...standards, 'best-practice'])
      : new AxeBuilder({ page }).include(part).withTags(standards);
  const { violations } = await builder.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  expect(found).toEqual([]);
}

/** Fails when anything is wider than the window. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(width, 'pixels wider than the window').toBeLessThanOrEqual(0);
}

/** Waits until every island that is in view has woken up. */
export async function awaken(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await expect(page.locator('html[data-restoring]')).toHaveCount(0, { timeout: 5000 });
}
