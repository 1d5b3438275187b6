import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { chapter } from '../../../src/ledger/schema.ts';
import { chapterNames } from '../../../src/ui/chapters.ts';

const written = readdirSync('content/chapters').map((file) => ({
  file,
  id: file.replace(/^\d+-|\.mdx$/g, ''),
  number: Number(file.split('-')[0]),
  source: readFileSync(`content/chapters/${file}`, 'utf8'),
}));

test.each(written)('$file has the place and the title that links give it', ({ id, number, source }) => {
  const [, title] = /^title: '?(.+?)'?$/m.exec(source) ?? [];
  expect(Object.entries(chapterNames)[number - 1]).toEqual([id, title]);
  expect(source).toContain(`\nnumber: ${number}\n`);
});

test('every chapter that the ledger knows has a name, in the same order, and claims', () => {
  expect(Object.keys(chapterNames)).toEqual(chapter.options);
  const { claimsOf } = loadLedger('seeds');
  for (const id of chapter.options) expect(claimsOf(id), id).not.toEqual([]);
});
