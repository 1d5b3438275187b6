/** What a reader does, in WebKit, where there is one. */
import { expect, test } from '@playwright/test';
import { readerPages } from '../support/pages.ts';
import { hasWebkit, keys, openWebkit, type Webkit } from '../support/webkit.ts';

test.describe.configure({ mode: 'serial' });
test.skip(!hasWebkit, 'there is no WebKitGTK with its driver');

let webkit: Webkit;
test.beforeAll(async () => {
  if (hasWebkit) webkit = await openWebkit();
});
test.afterAll(() => webkit?.close());

const total = () => webkit.evaluate(() => document.querySelector('.till-bar-total')?.textContent ?? '');
const search = () => webkit.evaluate(() => location.search);

for (const path of readerPages) {
  test(`${path} opens and wakes, and nothing is wider than the window`, async ({ baseURL }) => {
    await webkit.resize(500, 900);
    await webkit.goto(`${baseURL}${path}`);
    const found = await webkit.evaluate(async () => {
      const errors: string[] = [];
      addEventListener('error', ({ message }) => errors.push(message));
      addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
      dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
      const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      for (const island of document.querySelectorAll('astro-island')) {
        island.closest('details')?.toggleAttribute('open', true);
        island.firstElementChild?.scrollIntoView({ block: 'center', behavior: 'instant' });
        for (let tries = 0; tries < 100 && island.matches('[ssr]:not([data-failed])'); tries++) await sleep(100);
      }
      const { scrollWidth, clientWidth } = document.documentElement;
      return {
        errors,
        asleep: [...document.querySelectorAll('astro-island[ssr]')].map((island) =>
          island.getAttribute('component-url'),
        ),
        tooWide: Math.max(0, scrollWidth - clientWidth),
        heading: document.querySelector('h1')?.textContent !== '',
      };
    });
    expect(found).toEqual({ errors: [], asleep: [], tooWide: 0, heading: true });
  });
}

test('a slider moves the receipt and the address, by keyboard', async ({ baseURL }) => {
  await webkit.goto(`${baseURL}/lab/`);
  await webkit.evaluate(async () => {
    const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    for (let tries = 0; tries < 100 && document.querySelector('astro-island[client=load][ssr]'); tries++)
      await sleep(100);
    document.querySelector<HTMLElement>('[data-assumption] input[type=range]')?.focus();
  });
  await webkit.press(keys.End);
  await expect.poll(total).toBe('$34,850,000');
  await expect.poll(search).toBe('?rate=12.5');
});

test('a link with a scenario opens it', async ({ baseURL }) => {
  await webkit.goto(`${baseURL}/headline-number/?rate=3.42`);
  await expect.poll(total).toBe('$9,534,960');
});

test('the steps of a story change its graphic', async ({ baseURL }) => {
  await webkit.resize(1440, 900);
  await webkit.goto(`${baseURL}/hidden-costs/`);
  const shown = await webkit.evaluate(async () => {
    const seen: string[] = [];
    for (const step of document.querySelectorAll('scrolly-story .step')) {
      step.scrollIntoView({ block: 'center', behavior: 'instant' });
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      if (!step.matches('[data-active]')) seen.push(`not active: ${step.id}`);
      seen.push(
        document.querySelector<HTMLElement>('scrolly-story > .stage')?.innerText.replace(/\d+ of \d+/, '') ?? '',
      );
    }
    return seen;
  });
  expect(shown.filter((text) => text.startsWith('not active'))).toEqual([]);
  expect(new Set(shown).size).toBeGreaterThan(shown.length / 2);
});

test('the search opens by keyboard and finds', async ({ baseURL }) => {
  await webkit.goto(`${baseURL}/glossary/`);
  await webkit.press(keys.Control, 'k');
  const isReady = () => webkit.evaluate(() => document.activeElement?.matches('dialog input[type=search]') ?? false);
  await expect.poll(isReady).toBe(true);
  for (const letter of '400 times') await webkit.press(letter);
  const headings = () =>
    webkit.evaluate(() => [...document.querySelectorAll('dialog h2')].map(({ textContent }) => textContent));
  await expect.poll(headings).toContain('Claims');
});
