/** Puts the table of the baseline into docs/BENCHMARKS.md, between two marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const file = 'docs/BENCHMARKS.md';
const start = '<!-- baseline: written by npm run bench -- --markdown -->';
const end = '<!-- end of baseline -->';

/** The text with what stands between the marks replaced. Throws when a mark is missing. */
export function replaceBaseline(text: string, table: string): string {
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has lost the marks around its table`);
  return `${before}${start}\n\n${table}\n\n${end}${after}`;
}

export async function writeDocument(table: string): Promise<void> {
  const text = replaceBaseline(readFileSync(file, 'utf8'), table);
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
}
