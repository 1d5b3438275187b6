/** Figures in the pages of others: framed by another host with a strict policy, plain and sandboxed. */
import { expect, type Frame, type Page, test } from '@playwright/test';
import { embeds, embedPath } from '../../src/embeds/embeds.ts';
import { type Host, startHost } from '../support/host.ts';
import { expectNoOverflow, expectNoViolations, test as quietTest } from '../support/page.ts';

/** What consoles complain of, those of frames among them. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Waits until all of the page has woken, from its top to its foot. */
async function awakenAll(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.locator('footer').last().hover();
  await expect(page.locator('astro-island[client="near"][ssr]')).toHaveCount(0);
}

test.describe('in the page of another host', () => {
  let host: Host;
  let site = '';

  test.beforeAll(async ({ baseURL }) => {
    site = baseURL ?? '';
    const scriptUrl = `${site}/embed/embed.js`;
    const frame = (name: string, query = '') => ({
      src: `${site}/embed/${name}/${query}`,
      title: 'A figure of The Receipt',
      height: 300,
    });
    const rent = frame('rent-slider', '?rate=3.42');
    host = await startHost(site, {
      '/plain': { frame: rent, isPlain: true, scriptUrl },
      '/sandboxed': { frame: rent, scriptUrl },
      '/unheard': { frame: rent },
      '/worker': { frame: frame('how-sure-outcomes', '?theme=dark'), scriptUrl },
      '/router': { frame: frame('moe-router'), scriptUrl },
      '/story': { frame: frame('run-cluster', '?step=cluster'), scriptUrl },
      '/page': { frame: { src: `${site}/headline-number/`, title: 'A chapter', height: 300 }, isPlain: true },
    });
  });
  test.afterAll(() => host.close());

  async function open(page: Page, path: string): Promise<Frame> {
    await page.goto(host.origin + path);
    const inside = () => page.frames().find((each) => each.url().startsWith(site));
    await expect.poll(inside).toBeDefined();
    const frame = inside();
    if (!frame) throw new Error('The page frames nothing of this site');
    await expect(frame.locator('astro-island[client="near"][ssr]')).toHaveCount(0);
    return frame;
  }
  const heightOf = (page: Page) => page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height);
  const contentHeight = (frame: Frame) => frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));

  for (const path of ['/plain', '/sandboxed']) {
    test(`${path}: the scenario of the address is shown, moves, and goes back to the chapter`, async ({ page }) => {
      const complaints = complaintsOf(page);
      const frame = await open(page, path);
      expect(await frame.evaluate(() => origin)).toBe(path === '/plain' ? site : 'null');

      const rent = frame.getByRole('slider', { name: 'Rent per GPU-hour' });
      await expect(rent).toHaveAttribute('aria-valuetext', /3\.42/);
      await expect(frame.getByRole('heading', { level: 3 })).toContainText('$9,534,960');
      const link = frame.locator('[data-home-link]');
      await expect(link).toHaveAttribute('href', '/headline-number/?rate=3.42#rent');

      await rent.press('ArrowRight');
      await expect(rent).toHaveAttribute('aria-valuetext', /3\.47/);
      const [chapter] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
      await expect(chapter).toHaveURL(`${site}/headline-number/?rate=3.47#rent`);
      expect(complaints).toEqual([]);
    });

    test(`${path}: the frame is as tall as the figure, also when that changes`, async ({ page }) => {
      const complaints = complaintsOf(page);
      const frame = await open(page, path);
      await expect.poll(async () => (await heightOf(page)) - (await contentHeight(frame))).toBe(0);
      const before = await heightOf(page);
      expect(before).toBeGreaterThan(400);
      await frame.getByRole('button', { name: 'Table', exact: true }).click();
      await expect.poll(() => heightOf(page)).toBeGreaterThan(before + 50);
      await expect.poll(async () => (await heightOf(page)) - (await contentHeight(frame))).toBe(0);
      expect(complaints).toEqual([]);
    });
  }

  test('it says its height in the documented form, to whoever listens', async ({ page }) => {
    await page.addInitScript(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      addEventListener('message', ({ data }) => heard.push(data));
    });
    const frame = await open(page, '/unheard');
    await expect
      .poll(() => page.evaluate(() => ('heard' in window && Array.isArray(window.heard) ? window.heard.at(-1) : null)))
      .toEqual({ type: 'the-receipt:height', id: 'rent-slider', height: await contentHeight(frame) });
    // Nobody resized it, and what does not fit scrolls.
    expect(await heightOf(page)).toBe(300);
  });

  test('the listener believes its own frames alone', async ({ page }) => {
    await open(page, '/sandboxed');
    await expect.poll(() => heightOf(page)).toBeGreaterThan(400);
    const before = await heightOf(page);
    await page.evaluate(() => {
      for (const height of [5000, -1, '90', null]) postMessage({ type: 'the-receipt:height', id: 'x', height }, '*');
      postMessage('the-receipt:height', '*');
    });
    await page.waitForTimeout(100);
    expect(await heightOf(page)).toBe(before);
  });

  test('where no worker may start, the chances are worked out all the same, in the colours that were asked for', async ({
    page,
  }) => {
    const complaints = complaintsOf(page);
    const frame = await open(page, '/worker');
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
    const title = frame.getByRole('heading', { level: 3 });
    const before = await title.innerText();
    await frame.evaluate(() => {
      history.replaceState(null, '', '?theme=dark&rate=9');
      location.reload();
    });
    await expect(title).not.toHaveText(before);
    expect(complaints).toEqual([]);
  });

  test('where no worker may start, the router still routes', async ({ page }) => {
    const complaints = complaintsOf(page);
    const frame = await open(page, '/router');
    await frame.getByRole('button', { name: /^Play/ }).click();
    await expect(frame.locator('.batch')).not.toContainText(/\b120\b of/);
    await expect(frame.locator('.batch')).toContainText(/[2-9]|\d\d/);
    expect(complaints).toEqual([]);
  });

  test('a graphic of a story is led through its steps', async ({ page }) => {
    const complaints = complaintsOf(page);
    const frame = await open(page, '/story');
    await expect(frame.getByText('1 of 6: The cluster')).toBeVisible();
    await expect(frame.getByRole('button', { name: 'Back a step' })).toHaveAttribute('aria-disabled', 'true');
    const title = frame.locator('#hours-cluster-drawing-title');
    const before = (await title.textContent()) ?? '';
    await frame.getByRole('button', { name: 'Next step' }).click();
    await expect(frame.getByText('2 of 6: Reading')).toBeVisible();
    await expect(title).not.toHaveText(before);
    expect(complaints).toEqual([]);
  });

  test('no other page of the site can be framed', async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.goto(`${host.origin}/page`);
    await expect.poll(() => complaints.join()).toContain('frame-ancestors');
  });
});

for (const embed of embeds) {
  quietTest(`/${embedPath(embed)} opens without a complaint and fits 320 px`, async ({ page, request }) => {
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(`/${embedPath(embed)}`);
    await awakenAll(page);
    await expectNoOverflow(page);
    // What it says of itself to search engines and to programs, and that its chapter has the place it leads to.
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
    const described = await page.locator('link[type="application/json+oembed"]').getAttribute('href');
    expect(await (await request.get(described ?? '')).json()).toMatchObject({ type: 'rich', height: embed.height });
    const home = await page.locator('[data-home-link]').getAttribute('href');
    const [path = '', anchor = ''] = home?.split('#') ?? [];
    expect(await (await request.get(path)).text()).toContain(`id="${anchor}"`);
  });
}

for (const name of ['rent-slider', 'run-cluster', 'guess-first', 'receipt', 'voices', 'design-chip']) {
  for (const theme of ['light', 'dark']) {
    quietTest(`/embed/${name}/?theme=${theme} gives axe nothing to find`, async ({ page }) => {
      await page.goto(`/embed/${name}/?theme=${theme}`);
      await awakenAll(page);
      await expectNoViolations(page);
    });
  }
}
