/**
 * Bytes and requests of a page: once loaded, and after reading to the end. Transferred bytes as the browser's network
 * layer counts them, compressed, with response headers, those of workers included; 1 KB is 1,000 bytes. Fonts are counted
 * without headers, as scripts/fonts.mjs counts them.
 */
import type { Browser, Request } from 'playwright';
import type { Benchmark } from './benchmark.ts';
import { open, phone, readToEnd, withBrowser, withPage } from './browser.ts';
import type { Measured } from './budgets.ts';

interface Transfer {
  type: string;
  bodyBytes: number;
  headerBytes: number;
}

export const bytes: Benchmark = {
  idsPerPage: [
    'load-bytes',
    'load-script',
    'load-fonts',
    'load-requests',
    'read-bytes',
    'read-script',
    'read-requests',
  ],
  measure: ({ origin, paths }) =>
    withBrowser(async (browser) => {
      const rows: Measured[] = [];
      for (const path of paths) rows.push(...(await bytesOf(browser, origin, path)));
      return rows;
    }),
};

async function bytesOf(browser: Browser, origin: string, page: string): Promise<Measured[]> {
  const { load, read } = await withPage(browser, phone, async (tab) => {
    const transfers: Promise<Transfer>[] = [];
    tab.on('requestfinished', (request) => transfers.push(transferOf(request)));
    await open(tab, origin + page);
    const atLoad = await Promise.all(transfers);
    // Whoever looks at everything opens what is folded away.
    await tab.locator('main details:has(astro-island)').evaluateAll((folded) => {
      for (const details of folded) details.setAttribute('open', '');
    });
    await readToEnd(tab);
    return { load: atLoad, read: await Promise.all(transfers) };
  });

  const row = (id: string, value: number): Measured => ({ id, page, value });
  return [
    row('load-bytes', kilobytes(load)),
    row('load-script', kilobytes(load, 'text/javascript')),
    row('load-fonts', fontKilobytes(load)),
    row('load-requests', load.length),
    row('read-bytes', kilobytes(read)),
    row('read-script', kilobytes(read, 'text/javascript')),
    row('read-requests', read.length),
  ];
}

async function transferOf(request: Request): Promise<Transfer> {
  const response = await request.response();
  const { responseBodySize, responseHeadersSize } = await request.sizes();
  return {
    type: response?.headers()['content-type']?.split(';')[0] ?? '',
    bodyBytes: responseBodySize,
    headerBytes: responseHeadersSize,
  };
}

function kilobytes(transfers: readonly Transfer[], type?: string): number {
  const counted = type === undefined ? transfers : transfers.filter((transfer) => transfer.type === type);
  return sum(counted.map(({ bodyBytes, headerBytes }) => bodyBytes + headerBytes)) / 1000;
}

function fontKilobytes(transfers: readonly Transfer[]): number {
  return sum(transfers.filter(({ type }) => type === 'font/woff2').map(({ bodyBytes }) => bodyBytes)) / 1000;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
