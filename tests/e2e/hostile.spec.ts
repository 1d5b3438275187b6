/**
 * Three hundred bad links and forty bad files, opened one after the other by one reader: no page complains, none shows
 * what is no number, and the receipt is the one that Node works out from the same link.
 */
import fc from 'fast-check';
import type { Page } from '@playwright/test';
import { formatQuantity } from '../../src/ledger/format.ts';
import { loadLedger } from '../../src/ledger/load.ts';
import { receipt } from '../../src/model/receipt.ts';
import { modelConstants } from '../../src/scenario/constants.ts';
import { readScenarioFile } from '../../src/scenario/scenario-file.ts';
import { initialScenario, type Scenario } from '../../src/scenario/scenario.ts';
import { encodeScenario, scenarioOnArrival } from '../../src/scenario/url.ts';
import { hostileFiles, hostileQueries } from '../support/hostile.ts';
import { visitIslands } from '../support/islands.ts';
import { expect, test } from '../support/page.ts';

const constants = modelConstants(loadLedger('seeds'));
const sound = [
  '?rate=3.42',
  '?q=own&hold=use',
  '?lines=pre,people',
  '?h=derived&wd=declining',
  '?pre=3M&people=199&q=programme',
];
// Always the same ones, so that a failure can be looked at. tests/unit/scenario/fuzz.test.ts takes new ones each time.
const links = fc.sample(hostileQueries(sound), { seed: 2024, numRuns: 300 });
const files = fc.sample(hostileFiles(['{"kind": "the-receipt-scenario", "version": 1, "lines": ["pre", "people"]}']), {
  seed: 2025,
  numRuns: 40,
});

// The receipt by itself opens in a fraction of the time.
const manyAt = '/styleguide/receipt/';
const pages = ['/headline-number/', '/hidden-costs/', '/architecture-tricks/', '/export-controls/', '/bottom-line/'];

const totalOf = ({ values, choices, ticked }: Scenario): string =>
  formatQuantity(Math.round(receipt(values, choices, ticked, constants).totalUsd), 'usd');

const shownTotal = (page: Page) => page.locator('.till-bar-total').first();

/** What the page says, shows and tells screen readers that is no word for a reader. Quotations of a link are. */
function nonsenseOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said: string[] = [];
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (node instanceof Element) {
        const spoken = [
          'aria-label',
          'aria-valuetext',
          'aria-description',
          'alt',
          'd',
          'points',
          'transform',
          'x',
          'width',
        ];
        said.push(...spoken.map((name) => node.getAttribute(name) ?? ''));
        if (node instanceof HTMLInputElement) said.push(node.value);
      } else if (!node.parentElement?.closest('script, style')) said.push(node.textContent ?? '');
    }
    return said.filter((text) => /\bNaN\b|Infinity|undefined|\[object/.test(text.replaceAll(/“[^”]*”/g, '')));
  });
}

/** Opens a link as far as that the receipt works. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('footer').last().waitFor({ state: 'attached' });
  await page.mouse.move(400, 401);
  await page.mouse.move(400, 400);
  await expect(page.locator('.dock astro-island[ssr]')).toHaveCount(0);
}

/** Every third link goes to a chapter, the others to the receipt alone, fifty by fifty. */
const toChapters = links.filter((_, index) => index % 3 === 0);
const toReceipt = links.filter((_, index) => index % 3 > 0);
const visits = [
  ...[0, 50, 100, 150].map((from) => ({ path: manyAt, share: toReceipt.slice(from, from + 50) })),
  ...pages.map((path, place) => ({ path, share: toChapters.filter((_, index) => index % pages.length === place) })),
];

for (const [visit, { path, share }] of visits.entries()) {
  test(`${share.length} bad links to ${path}, one after the other, visit ${visit + 1}`, async ({ page, baseURL }) => {
    let scenario = initialScenario;
    for (const link of share) {
      const address = new URL(path + link.toWellFormed(), baseURL);
      address.pathname = path;
      await open(page, address.href);
      ({ scenario } = scenarioOnArrival(address.search, encodeScenario(scenario)));
      await expect(shownTotal(page), JSON.stringify(link)).toHaveText(totalOf(scenario));
      expect(await nonsenseOn(page), JSON.stringify(link)).toEqual([]);
    }
  });
}

for (const path of pages) {
  test(`every figure of ${path} stands a link of nothing but limits`, async ({ page }) => {
    await page.goto(
      `${path}?lines=own-hardware,own-energy,people&rate=1e309&use=1e-309&life=-0&people=0&kwh=NaN&pre=9e99&mfu=0&tokens=0&active=0&h=derived&chip=NaN,-1,1e999&guess=Infinity&compare=__proto__`,
    );
    await visitIslands(page);
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    expect(await nonsenseOn(page)).toEqual([]);
  });
}

test('what the reader had set survives a link of which nothing can be read', async ({ page }) => {
  await open(page, '/headline-number/?rate=3.42&q=own');
  const before = await shownTotal(page).textContent();
  for (const link of [
    '?rate=abc',
    '?fbclid=x',
    '?q=everything&lines=lunch',
    '?%E0%A4=%',
    '?v=99',
    '?utm_source=y#main',
  ]) {
    await open(page, `/hidden-costs/${link}`);
    await expect(shownTotal(page), link).toHaveText(before ?? '');
    await expect(page).toHaveURL(/rate=3\.42/);
  }
});

test('forty bad files in the lab: each is refused in words, or becomes what Node reads from it', async ({ page }) => {
  await open(page, '/lab/?rate=3.42');
  await expect(page.locator('[data-assumption] input[type=range]').first()).toBeEnabled();
  let { scenario } = scenarioOnArrival('?rate=3.42', '');
  for (const [index, text] of files.entries()) {
    const name = `bad-${index}.json`;
    await page
      .getByLabel('Open a saved one')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    // What a file of bytes says, said again: half a pair of surrogates does not survive.
    const read = readScenarioFile(Buffer.from(text).toString('utf8'));
    scenario = read.scenario ?? scenario;
    const answer =
      read.problem === null ? `${name} is open.` : `${name} was not opened. ${read.problem} Nothing has changed.`;
    await expect(page.getByText(answer).first()).toBeAttached();
    await expect(page).toHaveURL(
      (url) => url.search === encodeScenario(scenario) || decodeURI(url.search) === encodeScenario(scenario),
    );
    await expect(shownTotal(page)).toHaveText(totalOf(scenario));
    expect(await nonsenseOn(page), text.slice(0, 400)).toEqual([]);
  }
});
