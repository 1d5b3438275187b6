/** Lighthouse with its mobile preset: a slow phone on a slow network, simulated. Medians of three runs. */
import lighthouse from 'lighthouse';
import type { Benchmark } from './benchmark.ts';
import { withBrowser } from './browser.ts';
import type { Measured } from './budgets.ts';
import { listen } from './server.ts';
import { median } from './statistics.ts';

const runs = 3;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const audits = {
  'largest-paint': 'largest-contentful-paint',
  'blocking-time': 'total-blocking-time',
  'layout-shift': 'cumulative-layout-shift',
} as const;

export const lighthouseScores: Benchmark = {
  idsPerPage: [...categories.map((category) => `lighthouse-${category}`), ...Object.keys(audits)],
  measure: async ({ origin, paths }) => {
    const port = await freePort();
    return withBrowser(async () => {
      const rows: Measured[] = [];
      for (const path of paths) rows.push(...(await mediansOf(origin, path, port)));
      return rows;
    }, [`--remote-debugging-port=${port}`]);
  },
};

async function mediansOf(origin: string, page: string, port: number): Promise<Measured[]> {
  const values = new Map<string, number[]>();
  for (let run = 0; run < runs; run++) {
    for (const [id, value] of await scores(origin + page, port)) values.set(id, [...(values.get(id) ?? []), value]);
  }
  return [...values].map(([id, each]) => ({ id, page, value: median(each) }));
}

async function scores(url: string, port: number): Promise<[id: string, value: number][]> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...categories],
  });
  if (!result) throw new Error(`Lighthouse gave no result for ${url}`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`);
  return [
    // NaN, where a score is missing, meets no budget.
    ...categories.map((category): [string, number] => [
      `lighthouse-${category}`,
      (lhr.categories[category]?.score ?? NaN) * 100,
    ]),
    ...Object.entries(audits).map(([id, audit]): [string, number] => [id, lhr.audits[audit]?.numericValue ?? NaN]),
  ];
}

async function freePort(): Promise<number> {
  const server = await listen(() => undefined);
  await server.close();
  return Number(new URL(server.origin).port);
}
