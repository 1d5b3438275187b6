/**
 * Writes a .br and a .gz beside every text of a built site, for servers that send compressed files as they are:
 * `node deploy/compress.mjs dist`. Takes a while, as the strongest compression does.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = process.argv[2] ?? 'dist';
/** What is not compressed already. */
const texts = /\.(html|css|js|json|svg|xml|txt|csv|bib|webmanifest)$/;
/** Below this, the headers weigh more than what is saved. */
const worthBytes = 1024;

let before = 0;
let after = 0;
for (const file of readdirSync(folder, { recursive: true })) {
  if (!texts.test(file)) continue;
  const content = readFileSync(join(folder, file));
  if (content.length < worthBytes) continue;
  const brotli = brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  writeFileSync(join(folder, `${file}.br`), brotli);
  writeFileSync(join(folder, `${file}.gz`), gzipSync(content, { level: 9 }));
  before += content.length;
  after += brotli.length;
}
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`;
console.log(`${kilobytes(before)} of text, ${kilobytes(after)} as brotli`);
