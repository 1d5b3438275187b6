/**
 * `node scripts/sample.ts`: copies the project, adds what docs/ADDING.md adds, and builds that below /receipt/ into
 * test-results/sample. One build shows that the guide holds and that a sub-path does (tests/e2e/sub-path.spec.ts).
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { carryOut, guideSamples } from './guide.ts';
import { sampleBase, sampleFolder, sampleSite } from './sample-place.ts';

/** What a build reads. */
const needed = ['astro.config.mjs', 'CITATION.cff', 'content', 'package.json', 'public', 'scripts', 'seeds', 'src'];
const alsoNeeded = ['bench', 'docs', 'svelte.config.js', 'tsconfig.json'];

const tree = mkdtempSync(join(tmpdir(), 'receipt-sample-'));
try {
  for (const name of [...needed, ...alsoNeeded]) cpSync(name, join(tree, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'), 'junction');
  carryOut(guideSamples(), tree);
  rmSync(sampleFolder, { recursive: true, force: true });
  const env = {
    ...process.env,
    BASE_PATH: sampleBase,
    SITE_URL: sampleSite,
    OUT_DIR: resolve(sampleFolder),
    CACHE_DIR: join(tree, 'cache'),
  };
  const steps = [['scripts/fonts.mjs'], ['node_modules/astro/bin/astro.mjs', 'build', '--silent']];
  for (const args of steps) {
    const { status } = spawnSync(process.execPath, args, { cwd: tree, env, stdio: 'inherit' });
    if (status !== 0) throw new Error('The project with the samples of docs/ADDING.md could not be built');
  }
} finally {
  rmSync(tree, { recursive: true, force: true });
}
