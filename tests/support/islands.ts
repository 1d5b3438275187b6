/** Islands of a page, and what befalls their scripts. */
import type { Browser, Page, Route } from '@playwright/test';
import { expect } from './page.ts';

/** Brings every island into view, one after the other, until each has woken or failed. */
export async function visitIslands(page: Page): Promise<void> {
  await page.mouse.move(201, 400);
  await page.mouse.move(200, 400);
  await page.mouse.wheel(0, 10);
  const islands = page.locator('astro-island');
  const count = await islands.count();
  const visit = (index: number) =>
    islands.nth(index).evaluate((island) => {
      // Some wait folded away.
      const fold = island.closest('details');
      if (fold) fold.open = true;
      island.firstElementChild?.scrollIntoView({ block: 'center', behavior: 'instant' });
    });
  for (let index = 0; index < count; index++) {
    await visit(index);
    // Islands wake for readers who stay.
    await page.waitForTimeout(250);
  }
  const asleep = page.locator('astro-island[ssr]:not([data-failed])');
  for (let index = 0; index < count && (await asleep.count()) > 0; index++) {
    await visit(index);
    await expect
      .poll(() => islands.nth(index).evaluate((island) => island.matches(':not([ssr]), [data-failed]')), {
        timeout: 20_000,
      })
      .toBe(true);
  }
}

/** The file of each island, in the order of the page. */
export function islandFiles(page: Page): Promise<string[]> {
  return page
    .locator('astro-island')
    .evaluateAll((islands) => islands.map((island) => island.getAttribute('component-url') ?? ''));
}

/** The words in each island as the build wrote them: what stands there without scripts. */
export function wordsOfStills(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const html = await (await fetch(location.href)).text();
    const stills = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('astro-island');
    return [...stills].map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());
  });
}

/** The words in each island now. */
export function wordsOfIslands(page: Page): Promise<string[]> {
  return page
    .locator('astro-island')
    .evaluateAll((islands) => islands.map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim()));
}

/** Controls in sleeping islands that look as if they worked. */
export function deadControls(page: Page): Promise<string[]> {
  return page
    .locator('astro-island[ssr]')
    .evaluateAll((islands) =>
      islands.flatMap((island) =>
        [...island.querySelectorAll('button, input, select, textarea')]
          .filter((control) => control.checkVisibility() && !control.matches(':disabled'))
          .map((control) => control.outerHTML.slice(0, 120)),
      ),
    );
}

/** Which files fail when one of them does: itself, and all that import it. */
export async function dependants(
  page: Page,
  files: readonly string[],
  broken: readonly string[],
): Promise<Set<string>> {
  const imports = new Map<string, string[]>();
  const read = async (file: string): Promise<void> => {
    if (imports.has(file)) return;
    imports.set(file, []);
    const text = await (await page.request.get(file)).text();
    const folder = file.replace(/[^/]+$/, '');
    const named = [...text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)].map(([, name = '']) => folder + name);
    imports.set(file, named);
    for (const next of named) await read(next);
  };
  for (const file of files) await read(file);
  const failing = new Set(broken);
  for (let before = -1; before !== failing.size;) {
    before = failing.size;
    for (const [file, named] of imports) if (named.some((name) => failing.has(name))) failing.add(file);
  }
  return failing;
}

const script = { contentType: 'text/javascript' };

/** What may come instead of a script. */
export const failures = {
  'throws when it is read': (route: Route) => route.fulfill({ ...script, body: 'throw new Error("injected")' }),
  'has a component that throws when it wakes': (route: Route) =>
    route.fulfill({ ...script, body: 'export default () => { throw new Error("injected"); }' }),
  'is answered with an error of the server': (route: Route) => route.fulfill({ status: 500, body: 'Sorry' }),
  'is missing': (route: Route) => route.fulfill({ status: 404, body: 'Not found' }),
  'never arrives': (route: Route) => route.abort('connectionreset'),
} satisfies Record<string, (route: Route) => Promise<void>>;

/** The words of a page as somebody without scripts reads it, but for those about scripts. */
export async function plainWords(browser: Browser, address: string): Promise<Set<string>> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  const about = wordsIn((await page.locator('main noscript').allInnerTexts()).join(' '));
  const words = wordsIn(await page.locator('main').innerText());
  await context.close();
  return new Set([...words].filter((word) => !about.has(word)));
}

/** Fails when the page lacks some of the words. What is folded away can be opened, without scripts too. */
export async function expectReadable(page: Page, words: ReadonlySet<string>): Promise<void> {
  await expect(page.locator('h1')).toBeVisible();
  const folded = await page.locator('main details').allTextContents();
  const there = wordsIn([await page.locator('main').innerText(), ...folded].join(' '));
  const missing = [...words].filter((word) => !there.has(word));
  expect(missing.length / words.size, `missing: ${missing.join(' ')}`).toBeLessThanOrEqual(0.02);
}

const wordsIn = (text: string): Set<string> => new Set(text.toLowerCase().match(/[a-z]{3,}/g) ?? []);
