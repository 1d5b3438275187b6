/**
 * `npm run bench`: measures the built site (folder OUT_DIR, else dist) and compares with budgets and baseline.
 * Exits with 1 when a budget is missed or something could not be measured.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readBaseline, recordBaseline } from './baseline.ts';
import { type Benchmark, type Site, UsageError } from './benchmark.ts';
import { type Budgets, judge, type Measured, readBudgets, type Row } from './budgets.ts';
import { writeDocument } from './document.ts';
import { markdownTable, resultTable, summary } from './report.ts';
import { serveBuilt } from './server.ts';
import { type Page, pagesToMeasure } from './site.ts';

/** In the order run. Each is loaded when its turn comes, so that one that is broken leaves the others alone. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  bytes: async () => (await import('./bytes.ts')).bytes,
  words: async () => (await import('./words.ts')).words,
  shift: async () => (await import('./shift.ts')).shift,
  scroll: async () => (await import('./scroll.ts')).scroll,
  slider: async () => (await import('./slider.ts')).slider,
  cluster: async () => (await import('./cluster.ts')).cluster,
  'monte-carlo': async () => (await import('./monte-carlo.ts')).monteCarlo,
  build: async () => (await import('./build.ts')).build,
  lighthouse: async () => (await import('./lighthouse.ts')).lighthouseScores,
};
const names = Object.keys(benchmarks);

const help = `Measures the built site: npm run build, then

  npm run bench -- [options]

  --only bytes,words   these benchmarks: ${names.join(', ')}
  --page claims        only pages whose path contains this
  --json               results as JSON
  --record             make them the baseline
  --markdown           measure nothing; write the baseline's table into docs/BENCHMARKS.md
  --help               this text
`;

function optionsFrom(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      page: { type: 'string' },
      json: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const only = values.only?.split(',') ?? names;
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new UsageError(`There is no benchmark ${unknown.join(', ')}. Known: ${names.join(', ')}`);
  return { ...values, only, isWhole: values.only === undefined && values.page === undefined };
}

/** Runs one benchmark. When it breaks down, that is said, and there is nothing measured. */
async function rowsOf(name: string, site: Site, pages: readonly Page[]): Promise<Measured[] | undefined> {
  console.error(`${name} …`);
  try {
    const benchmark = await benchmarks[name]?.();
    if (!benchmark) return undefined;
    const missing = pages
      .filter(({ isBuilt }) => !isBuilt)
      .flatMap(({ path }) => benchmark.idsPerPage.map((id) => ({ id, page: path, value: null })));
    return [...(await benchmark.measure(site)), ...missing];
  } catch (error) {
    console.error(`${name} could not be measured. ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Measures and prints. True when every budget is met. */
async function bench(options: ReturnType<typeof optionsFrom>, budgets: Budgets): Promise<boolean> {
  const folder = process.env['OUT_DIR'] ?? 'dist';
  const pages = await pagesToMeasure(folder, budgets.chapters, options.page);
  const paths = pages.filter(({ isBuilt }) => isBuilt).map(({ path }) => path);
  const rows: Row[] = [];
  const broken: string[] = [];
  const server = await serveBuilt(folder);
  try {
    for (const name of options.only) {
      const measured = await rowsOf(name, { origin: server.origin, paths }, pages);
      if (measured) rows.push(...measured.map((each) => judge(each, budgets)));
      else broken.push(name);
    }
  } finally {
    await server.close();
  }

  const results = JSON.stringify({ rows, broken }, null, 2);
  mkdirSync('bench-results', { recursive: true });
  writeFileSync('bench-results/latest.json', results);
  if (options.json) console.log(results);
  else {
    console.log(resultTable(rows, budgets, readBaseline()));
    console.log(`\n${summary(rows)}`);
    if (broken.length > 0) console.log(`Broken down: ${broken.join(', ')}.`);
  }
  if (options.record) await recordBaseline(rows, options.isWhole);
  return broken.length === 0 && rows.every(({ ok }) => ok);
}

try {
  const options = optionsFrom(process.argv.slice(2));
  const budgets = readBudgets();
  if (options.help) console.log(help);
  else if (options.markdown) {
    const baseline = readBaseline();
    if (!baseline) throw new UsageError('No baseline has been recorded');
    await writeDocument(markdownTable(baseline, budgets));
  } else if (!(await bench(options, budgets))) process.exitCode = 1;
} catch (error) {
  // parseArgs throws TypeErrors for options it does not know; anything else is a fault of ours and shows its trace.
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  if (!isUsage) throw error;
  console.error(`${error.message}\nTry: npm run bench -- --help`);
  process.exitCode = 2;
}
