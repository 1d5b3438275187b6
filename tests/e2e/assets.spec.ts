import type { APIRequestContext, Page } from '@playwright/test';
import { builtPages, readerPages } from '../support/pages.ts';
import { expect, test } from '../support/page.ts';

/** Fetched texts by address: pages share most of their files. */
type Texts = Map<string, Promise<string>>;

function textOf(request: APIRequestContext, texts: Texts, url: string): Promise<string> {
  const known = texts.get(url);
  if (known) return known;
  const text = request.get(url).then(async (response) => {
    expect(response.status(), url).toBe(200);
    return response.text();
  });
  texts.set(url, text);
  return text;
}

const allIn = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

/** What a script imports, at once or later, and what else of the build it names: workers, files to preload. */
const namedIn = (script: string): string[] => [
  ...allIn(script, /["'`]\.\/([\w.-]+\.(?:js|css))["'`]/g).map((file) => `/_astro/${file}`),
  ...allIn(script, /["'`]\/?(_astro\/[\w.-]+\.(?:js|css))["'`]/g).map((file) => `/${file}`),
];

test('every file that a page or a script names exists, and all styles of its parts are in the build', async ({
  request,
}) => {
  const texts: Texts = new Map();
  const urls = new Set<string>();
  let styles = '';
  for (const page of builtPages()) {
    const html = await textOf(request, texts, page);
    for (const url of allIn(html, /(?:href|src|component-url|renderer-url)="(\/_astro\/[^"]+)"/g)) urls.add(url);
    styles += allIn(html, /<style[^>]*>([\s\S]*?)<\/style>/g).join('\n');
  }
  let scripts = '';
  // Grows on the way, by what the scripts name.
  for (const url of urls) {
    const text = await textOf(request, texts, url);
    if (url.endsWith('.css')) styles += text;
    if (!url.endsWith('.js')) continue;
    scripts += text;
    for (const named of namedIn(text)) urls.add(named);
  }
  // The class by which Svelte ties elements to the styles of their component: svelte.config.js.
  const scopes = new Set(allIn(scripts, /["'` ](s-[a-z0-9]{3,5})\b/g));
  expect(scopes.size).toBeGreaterThan(20);
  expect([...scopes].filter((scope) => !styles.includes(`.${scope}`))).toEqual([]);
});

/** Components on the page, by their class, whose styles the page has not loaded. */
function unstyled(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const rules = [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText))
      .join();
    const scopes = [...document.querySelectorAll('[class*=s-]')].flatMap(({ classList }) =>
      [...classList].filter((name) => /^s-[a-z0-9]{3,5}$/.test(name)),
    );
    return [...new Set(scopes)].filter((scope) => !rules.includes(`.${scope}`));
  });
}

for (const path of readerPages) {
  test(`${path} has the styles of all that its islands draw`, async ({ page }) => {
    await page.goto(path);
    await page.mouse.wheel(0, 10);
    // Islands wake for readers who stay, not for those who fly by.
    for (const island of await page.locator('astro-island').all()) {
      await island.evaluate((element) => {
        // Some wait folded away.
        const fold = element.closest('details');
        if (fold) fold.open = true;
        element.firstElementChild?.scrollIntoView({ block: 'center', behavior: 'instant' });
      });
      await expect(island).not.toHaveAttribute('ssr');
    }
    // A value on the receipt opens its slider, which comes in a file of its own.
    const value = page.getByRole('complementary', { name: 'Your receipt' }).getByRole('button', { name: /Rent/ });
    if ((await value.count()) > 0) {
      await value.first().click();
      await expect(page.getByRole('complementary').getByRole('slider').first()).toBeVisible();
    }
    expect(await unstyled(page)).toEqual([]);
  });
}
