import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headerRules, headersFor, serveBuilt, type Server } from '../../../scripts/bench/server.ts';

const headersFile = `# For hosts that read this file.
/*
  Cache-Control: public, max-age=0
  X-Content-Type-Options: nosniff
/_astro/*
  Cache-Control: public, max-age=31536000, immutable
`;
const page = `<!doctype html><p>${'The hours were counted. '.repeat(200)}`;

let server: Server;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'server-'));
  mkdirSync(join(folder, 'claims'));
  mkdirSync(join(folder, '_astro'));
  writeFileSync(join(folder, '_headers'), headersFile);
  writeFileSync(join(folder, '404.html'), 'Nobody lives here');
  writeFileSync(join(folder, 'claims/index.html'), page);
  writeFileSync(join(folder, '_astro/text.woff2'), Buffer.alloc(2000));
  server = await serveBuilt(folder);
});
afterAll(() => server.close());

interface Answer {
  status: number | undefined;
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
}

/** Node's fetch would unpack the body. */
function get(path: string, headers: Record<string, string> = { 'Accept-Encoding': 'gzip, br' }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(server.origin + path, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('the server of the benchmarks', () => {
  test('sends pages in Brotli to browsers that take it', async () => {
    const { status, headers, body } = await get('/claims/');
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'text/html; charset=utf-8' });
    expect(body.length).toBeLessThan(page.length / 10);
    expect(brotliDecompressSync(body).toString()).toBe(page);
  });

  test('sends them plain to others, and fonts plain to all', async () => {
    expect((await get('/claims/', {})).body.toString()).toBe(page);
    const font = await get('/_astro/text.woff2');
    expect(font.headers['content-encoding']).toBeUndefined();
    expect(font.body.length).toBe(2000);
  });

  test('sends the headers of _headers, and not the file itself', async () => {
    expect((await get('/claims/')).headers['cache-control']).toBe('public, max-age=0');
    expect((await get('/_astro/text.woff2')).headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect((await get('/_headers')).status).toBe(404);
  });

  test('says that a page is unchanged or missing', async () => {
    const etag = String((await get('/claims/')).headers['etag']);
    expect((await get('/claims/', { 'If-None-Match': etag })).status).toBe(304);
    const missing = await get('/nowhere/', {});
    expect([missing.status, missing.body.toString()]).toEqual([404, 'Nobody lives here']);
  });
});

test('of two rules for one header the later holds', () => {
  const rules = headerRules(headersFile);
  expect(headersFor('/about/', rules)['Cache-Control']).toBe('public, max-age=0');
  expect(headersFor('/_astro/x.js', rules)['Cache-Control']).toContain('immutable');
});
