import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { namedIn, readerFiles, workerText } from '../../../src/integrations/offline.ts';

let folder: string;
const write = (file: string, text: string) => {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'receipt-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what scripts and pages name is found', () => {
  expect(namedIn('<link href="/base/_astro/a.B1.css">import"./b.C2.js";new Worker("/_astro/w-D3.js")')).toEqual([
    '_astro/a.B1.css',
    '_astro/w-D3.js',
    '_astro/b.C2.js',
  ]);
});

test('all that readers read is listed, by the address it is served at, and nothing else', () => {
  write('index.html', '<script src="/_astro/a.js">');
  write('claims/index.html', '');
  write('404.html', '');
  write('styleguide/x/index.html', '<script src="/_astro/guide.js">');
  write('_astro/a.js', 'import("./b.js")');
  write('_astro/b.js', 'url(/_astro/f.woff2)');
  write('_astro/f.woff2', '');
  write('_astro/guide.js', '');
  write('data/v1/ledger.json', '');
  write('favicon.svg', '');
  expect(Object.keys(readerFiles(folder)).toSorted()).toEqual([
    '',
    '404.html',
    '_astro/a.js',
    '_astro/b.js',
    '_astro/f.woff2',
    'claims/',
    'favicon.svg',
  ]);
});

test('the worker is a script, and another one when anything changed', () => {
  write('index.html', 'one');
  const one = workerText(readerFiles(folder));
  expect(workerText(readerFiles(folder))).toBe(one);
  // Parses, and leans on nothing but its arguments.
  expect(() => new Function('self', one)).not.toThrow();
  write('index.html', 'two');
  expect(workerText(readerFiles(folder))).not.toBe(one);
});
