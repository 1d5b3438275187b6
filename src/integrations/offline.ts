/**
 * Writes /sw.js: the service worker with the list of everything that a reader can read. `OFFLINE=no` writes one that
 * removes itself and what earlier ones kept.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { farewellWorker, type HashedFiles, offlineWorker } from '../offline/worker.ts';

/** Pages that are for the makers of the site, and for the pages of others, which are not read offline. */
const notForReaders = /^(styleguide|embed)\//;
/** What pages name beside the files of the build. */
const besides = ['favicon.svg', 'manifest.webmanifest', 'search/open.js'];

/** Files of the build that a page, a style or a script names: "_astro/x.js". */
export function namedIn(text: string): string[] {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, file = '']) => `_astro/${file}`);
  return [...all(/_astro\/([\w.-]+\.\w+)/g), ...all(/["'`(]\.\/([\w.-]+\.(?:js|css|woff2))["'`)]/g)];
}

/** "headline-number/index.html" is kept as "headline-number/". */
const pathOf = (file: string): string => file.replace(/(^|\/)index\.html$/, '$1');

/** The files of a built site that make up its reading, by path, with the hash of each. */
export function readerFiles(folder: string): HashedFiles {
  const onDisk = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')),
  );
  const pages = [...onDisk].filter((file) => file.endsWith('.html') && !notForReaders.test(file)).toSorted();
  const wanted = new Set([...pages, ...besides]);
  const hashed: Record<string, string> = {};
  // Grows on the way, by what files name.
  for (const file of wanted) {
    if (!onDisk.has(file)) continue;
    const content = readFileSync(join(folder, file));
    hashed[pathOf(file)] = createHash('sha256').update(content).digest('hex').slice(0, 16);
    if (/\.(html|css|js)$/.test(file)) for (const named of namedIn(content.toString())) wanted.add(named);
  }
  return hashed;
}

/** The text of /sw.js. */
export function workerText(files: HashedFiles): string {
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  return `(${inOneLine(offlineWorker)})(self,${JSON.stringify(version)},${JSON.stringify(files)})\n`;
}

/** Blanks stand where its types were. No text in it has two blanks or a line break. */
const inOneLine = (written: { toString: () => string }): string =>
  String(written)
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/\s+/g, ' ');

export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        const text =
          process.env['OFFLINE'] === 'no' ? `(${inOneLine(farewellWorker)})(self)\n` : workerText(readerFiles(folder));
        writeFileSync(join(folder, 'sw.js'), text);
      },
    },
  };
}
