/**
 * Recolouring the cluster in every frame with the widget's own layout, brushes and painting, unthrottled: a page made on
 * the fly runs cluster-page.ts in the browser. Frames per second, and the median work of a frame.
 */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import ts from 'typescript';
import { initialValues } from '../../src/scenario/assumptions.ts';
import type { Benchmark } from './benchmark.ts';
import { withBrowser, withPage } from './browser.ts';
import type { Measured } from './budgets.ts';
import type { draw } from './cluster-page.ts';
import { listen } from './server.ts';
import { frameRate, median } from './statistics.ts';

const { a100Units, h800Units, h100Units, h20Units } = initialValues;

/** The fleet in its blocks; every other number as one cluster. */
const drawings: readonly (readonly [name: string, lots: readonly number[]])[] = [
  ['2,048 squares', [2048]],
  ['60,000 squares', [a100Units, h800Units, h100Units, h20Units]],
  ['500,000 squares', [500_000]],
  ['1,000,000 squares', [1_000_000]],
];

export const cluster: Benchmark = {
  idsPerPage: [],
  measure: async () => {
    const server = await listen(answer);
    try {
      return await withBrowser((browser) =>
        withPage(browser, { viewport: { width: 1200, height: 900 } }, async (page) => {
          await page.goto(server.origin);
          const rows: Measured[] = [];
          for (const [name, lots] of drawings) {
            const { stampsMs, workMs } = await page.evaluate<Awaited<ReturnType<typeof draw>>>(
              `import('/scripts/bench/cluster-page.ts').then(({ draw }) => draw(${JSON.stringify(lots)}))`,
            );
            rows.push(
              { id: 'cluster-rate', page: name, value: frameRate(stampsMs).fps },
              { id: 'cluster-frame', page: name, value: median(workMs) },
            );
          }
          return rows;
        }),
      );
    } finally {
      await server.close();
    }
  },
};

/** An empty page, and the project's TypeScript files with their types taken off. */
function answer({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  if (url === '/') {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Cluster</title>');
  } else if (/^\/(src|scripts)\/[\w/-]+\.ts$/.test(url)) {
    const { outputText } = ts.transpileModule(readFileSync(`.${url}`, 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
    });
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(outputText);
  } else {
    response.writeHead(404).end();
  }
}
