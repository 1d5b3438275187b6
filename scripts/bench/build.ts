/**
 * How long the whole site takes to build with nothing cached, and how much memory: as it is, and with ten and a hundred times
 * its chapters and its claims, which are copies of the real ones (grow.ts). BENCH_BUILDS=7,70 takes only these sizes.
 *
 * A claim costs a thousandth of what the same build differs by from run to run. Growth with claims is therefore judged
 * over thousands of them, and by the quicker of two builds.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import type { Measured } from './budgets.ts';
import { growChapters, growClaims } from './grow.ts';
import { timed } from './statistics.ts';

/** What a build reads. */
const needed = [
  'astro.config.mjs',
  'bench',
  'CITATION.cff',
  'content',
  'package.json',
  'public',
  'scripts',
  'seeds',
  'src',
];
const alsoNeeded = ['svelte.config.js', 'tsconfig.json'];

interface Size {
  name: string;
  kind: 'chapters' | 'claims';
  count: number;
  /** How often it is built; the quicker counts. */
  builds: number;
}

const sizes: readonly Size[] = [
  // The site as it is, with 233 claims.
  { name: '7 chapters', kind: 'chapters', count: 7, builds: 2 },
  { name: '70 chapters', kind: 'chapters', count: 70, builds: 1 },
  { name: '700 chapters', kind: 'chapters', count: 700, builds: 1 },
  { name: '2,000 claims', kind: 'claims', count: 2_000, builds: 1 },
  { name: '10,000 claims', kind: 'claims', count: 10_000, builds: 2 },
  { name: '20,000 claims', kind: 'claims', count: 20_000, builds: 2 },
];

/** Between which sizes growth is judged, the smallest first. */
const judged: Readonly<Record<Size['kind'], readonly string[]>> = {
  chapters: ['7 chapters', '70 chapters', '700 chapters'],
  claims: ['7 chapters', '10,000 claims', '20,000 claims'],
};

interface Built {
  seconds: number;
  /** Of all its threads: what growth is judged by, since other work on the machine does not lengthen it. */
  processorSeconds: number | null;
  /** The most that the process held at once; null where the system does not say. */
  peakMegabytes: number | null;
}

export const build: Benchmark = {
  idsPerPage: [],
  measure: async () => {
    const wanted = process.env['BENCH_BUILDS']?.split(',').map(Number);
    const built = new Map<string, Built>();
    const rows: Measured[] = [];
    for (const size of sizes.filter(({ count }) => wanted?.includes(count) ?? true)) {
      const result = await quickest(size);
      built.set(size.name, result);
      rows.push({ id: 'build', page: size.name, value: result.seconds });
      if (result.peakMegabytes !== null)
        rows.push({ id: 'build-memory', page: size.name, value: result.peakMegabytes });
      console.error(
        `  ${size.name}: ${result.seconds.toFixed(1)} s (processors: ${result.processorSeconds?.toFixed(1)} s), ${result.peakMegabytes} MB`,
      );
    }
    for (const kind of ['chapters', 'claims'] as const) {
      const [small, middle, large] = judged[kind].map((name) => sizes.find((size) => size.name === name));
      const growth = small && middle && large ? growthOf([small, middle, large], built) : null;
      if (growth !== null) rows.push({ id: 'build-growth', page: kind, value: growth });
    }
    return rows;
  },
};

async function quickest(size: Size): Promise<Built> {
  const all: Built[] = [];
  while (all.length < size.builds) all.push(await buildAt(size));
  const known = (of: (built: Built) => number | null) => all.map(of).filter((value) => value !== null);
  const [times, peaks] = [known(({ processorSeconds }) => processorSeconds), known((built) => built.peakMegabytes)];
  return {
    seconds: Math.min(...all.map(({ seconds }) => seconds)),
    processorSeconds: times.length > 0 ? Math.min(...times) : null,
    peakMegabytes: peaks.length > 0 ? Math.max(...peaks) : null,
  };
}

/** What one more costs between the middle and the large size, over what it costs between the small and the middle one. */
function growthOf(
  [small, middle, large]: readonly [Size, Size, Size],
  built: ReadonlyMap<string, Built>,
): number | null {
  const seconds = ({ name }: Size): number => built.get(name)?.processorSeconds ?? built.get(name)?.seconds ?? NaN;
  const [first, second] = [countOf(small, middle.kind), countOf(middle, middle.kind)];
  const early = (seconds(middle) - seconds(small)) / (second - first);
  const late = (seconds(large) - seconds(middle)) / (large.count - second);
  return Number.isFinite(late / early) ? late / early : null;
}

/** The site as it is has 233 claims. */
const countOf = (size: Size, kind: Size['kind']): number => (size.kind === kind ? size.count : 233);

async function buildAt({ kind, count }: Size): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-build-'));
  try {
    const tree = join(folder, 'tree');
    for (const name of [...needed, ...alsoNeeded]) cpSync(name, join(tree, name), { recursive: true });
    symlinkSync(resolve('node_modules'), join(tree, 'node_modules'), 'junction');
    if (kind === 'chapters') growChapters(tree, count);
    else growClaims(tree, count);
    const env = { ...process.env, OUT_DIR: join(folder, 'dist'), CACHE_DIR: join(folder, 'cache') };
    // A hundred times as much may need more than Node's own limit.
    const args = ['--max-old-space-size=16384', 'node_modules/astro/bin/astro.mjs', 'build', '--silent'];
    let peakMegabytes: number | null = null;
    let processorSeconds: number | null = null;
    const { ms } = await timed(
      () =>
        new Promise<void>((done, failed) => {
          const child = spawn(process.execPath, args, { cwd: tree, env, stdio: ['ignore', 'ignore', 'inherit'] });
          const look = setInterval(() => {
            peakMegabytes = peakOf(child.pid) ?? peakMegabytes;
            processorSeconds = processorSecondsOf(child.pid) ?? processorSeconds;
          }, 250);
          child.once('error', failed);
          child.once('exit', (status) => {
            clearInterval(look);
            if (status === 0) done();
            else failed(new Error(`The build with ${count} ${kind} failed`));
          });
        }),
    );
    return { seconds: ms / 1000, processorSeconds, peakMegabytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The high-water mark that Linux keeps of a process. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}

/** What Linux has counted of its processors' time, in hundredths of a second: fields 14 and 15. */
function processorSecondsOf(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}
