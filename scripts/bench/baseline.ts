/** What was measured when the baseline was recorded, and on what machine: bench/baseline.json. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import { z } from 'astro/zod';
import { withBrowser } from './browser.ts';
import type { Row } from './budgets.ts';

const baselineSchema = z.strictObject({
  recorded: z.iso.date(),
  machine: z.strictObject({
    system: z.string(),
    cores: z.int().positive(),
    memoryGb: z.number().positive(),
    node: z.string(),
    chromium: z.string(),
    lighthouse: z.string(),
  }),
  rows: z.array(z.strictObject({ id: z.string(), page: z.string(), value: z.number() })),
});

export type Baseline = z.infer<typeof baselineSchema>;

const file = 'bench/baseline.json';

/** The baseline, or undefined while none has been recorded. Throws when the file is not what it should be. */
export function readBaseline(): Baseline | undefined {
  if (!existsSync(file)) return undefined;
  const result = baselineSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** Replaces the baseline; after a run of some benchmarks only, the numbers of the others stay. */
export async function recordBaseline(rows: readonly Row[], isWhole: boolean): Promise<void> {
  const kept = isWhole ? [] : (readBaseline()?.rows ?? []);
  const baseline: Baseline = {
    recorded: new Date().toISOString().slice(0, 10),
    machine: await machineFacts(),
    rows: mergeRows(kept, rows),
  };
  writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`);
}

/** Rows measured now in place of the same ones kept; what could not be measured leaves no row. */
export function mergeRows(kept: Baseline['rows'], now: readonly Row[]): Baseline['rows'] {
  const measured = now.flatMap(({ id, page, value }) => (value === null ? [] : [{ id, page, value }]));
  const others = kept.filter((row) => !now.some(({ id, page }) => id === row.id && page === row.page));
  return [...others, ...measured];
}

async function machineFacts(): Promise<Baseline['machine']> {
  const { version: lighthouse } = z
    .object({ version: z.string() })
    .parse(createRequire(import.meta.url)('lighthouse/package.json'));
  return {
    system: `${process.platform} ${process.arch}`,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    chromium: await withBrowser(async (browser) => browser.version()),
    lighthouse,
  };
}
