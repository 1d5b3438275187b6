/**
 * Bytes and requests of a page: once loaded, after reading to the end, and after unfolding what is folded away.
 * Transferred bytes as the browser's network layer counts them, compressed, those of workers included; 1 KB is 1,000
 * bytes. The sum of all files has their response headers, scripts and fonts alone have not: a server's choice of headers
 * says nothing about them.
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
    'unfolded-script',
  ],
  measure: ({ origin, paths }) =>
    withBrowser(async (browser) => {
      const rows: Measured[] = [];
      for (const path of paths) rows.push(...(await bytesOf(browser, origin, path)));
      return rows;
    }),
};

async function bytesOf(browser: Browser, origin: string, page: string): Promise<Measured[]> {
  const { load, read, unfolded } = await withPage(browser, phone, async (tab) => {
    const transfers: Promise<Transfer>[] = [];
    tab.on('requestfinished', (request) => transfers.push(transferOf(request)));
    await open(tab, origin + page);
    const atLoad = await Promise.all(transfers);
    await readToEnd(tab);
    const atEnd = await Promise.all(transfers);
    await tab.locator('main details:has(astro-island)').evaluateAll((folded) => {
      for (const details of folded) details.setAttribute('open', '');
    });
    await readToEnd(tab);
    return { load: atLoad, read: atEnd, unfolded: await Promise.all(transfers) };
  });

  const row = (id: string, value: number): Measured => ({ id, page, value });
  return [
    row('load-bytes', kilobytes(load)),
    row('load-script', bodyKilobytes(load, 'text/javascript')),
    row('load-fonts', bodyKilobytes(load, 'font/woff2')),
    row('load-requests', load.length),
    row('read-bytes', kilobytes(read)),
    row('read-script', bodyKilobytes(read, 'text/javascript')),
    row('read-requests', read.length),
    row('unfolded-script', bodyKilobytes(unfolded, 'text/javascript')),
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

function kilobytes(transfers: readonly Transfer[]): number {
  return sum(transfers.map(({ bodyBytes, headerBytes }) => bodyBytes + headerBytes)) / 1000;
}

function bodyKilobytes(transfers: readonly Transfer[], of: string): number {
  return sum(transfers.filter(({ type }) => type === of).map(({ bodyBytes }) => bodyBytes)) / 1000;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
