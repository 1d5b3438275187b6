/** The configurations of deploy/ on the real servers, where they are installed. Their load: node scripts/servers.ts. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { brokenPromises } from '../../scripts/servers/promises.ts';
import { isInstalled, serverNames, startServer } from '../../scripts/servers/start.ts';

for (const name of serverNames) {
  test(`${name} sends what docs/PUBLISHING.md promises: types, caching, policies, brotli, 404`, async () => {
    test.skip(!isInstalled(name), `${name} is not installed`);
    const folder = mkdtempSync(join(tmpdir(), 'receipt-served-'));
    cpSync(process.env['OUT_DIR'] ?? 'dist', folder, {
      recursive: true,
      filter: (path) => !/styleguide/.test(path),
    });
    // One page stands for all: the strongest compression takes its time.
    execFileSync(process.execPath, ['deploy/compress.mjs', join(folder, 'headline-number')], { stdio: 'ignore' });
    const server = await startServer(name, folder);
    try {
      expect(await brokenPromises(server, folder)).toEqual([]);
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true });
    }
  });
}
