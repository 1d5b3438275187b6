/** How long the whole site takes to build, with nothing cached. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { timed } from './statistics.ts';

export const build: Benchmark = {
  idsPerPage: [],
  measure: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-build-'));
    try {
      const { ms, result } = await timed(() =>
        spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
          env: { ...process.env, OUT_DIR: join(folder, 'dist'), CACHE_DIR: join(folder, 'cache') },
          stdio: ['ignore', 'ignore', 'inherit'],
        }),
      );
      if (result.status !== 0) throw new Error('The build failed');
      return [{ id: 'build', page: 'all pages', value: ms / 1000 }];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
