/**
 * `node scripts/servers.ts`: serves the built site (OUT_DIR, else dist; compressed by deploy/compress.mjs) with the real nginx
 * and Caddy and the configurations of deploy/, checks their headers, and sends them as many requests as `wrk` can in ten
 * seconds. Exits with 1 when a header is wrong or a request fails.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brokenPromises } from './servers/promises.ts';
import { isInstalled, serverNames, startServer } from './servers/start.ts';

const folder = process.env['OUT_DIR'] ?? 'dist';
const seconds = 10;
const connections = 16;

/** Requests a second, and how many failed. */
function load(url: string): { rate: string; errors: number } {
  const header = 'Accept-Encoding: br, gzip';
  const { stdout } = spawnSync('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-H', header, url], {
    encoding: 'utf8',
  });
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
  const socket = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout)?.slice(1) ?? [];
  const errors = socket.reduce((sum, count) => sum + Number(count), number(/Non-2xx or 3xx responses: (\d+)/));
  const latency = /99%\s+(\S+)/.exec(stdout)?.[1] ?? '?';
  return { rate: `${Math.round(number(/Requests\/sec:\s+([\d.]+)/))} requests/s, 99% within ${latency}`, errors };
}

const script = readdirSync(join(folder, '_astro')).find((name) => /^svelte\..*\.js$/.test(name)) ?? '';
let isFine = true;
for (const name of serverNames) {
  if (!isInstalled(name)) {
    console.log(`${name} is not installed: left out.`);
    continue;
  }
  const server = await startServer(name, folder);
  try {
    const broken = await brokenPromises(server, folder);
    console.log(`${name}: ${broken.length === 0 ? 'every header as promised' : broken.join('\n  ')}`);
    isFine &&= broken.length === 0;
    if (spawnSync('wrk', ['-v']).error) {
      console.log('wrk is not installed: no load.');
      continue;
    }
    for (const path of ['/headline-number/', `/_astro/${script}`]) {
      const { rate, errors } = load(server.origin + path);
      console.log(`${name} ${path}: ${rate}, ${errors} errors`);
      isFine &&= errors === 0;
    }
  } finally {
    await server.stop();
  }
}
if (!isFine) process.exitCode = 1;
