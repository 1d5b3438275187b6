/** The glossary, read and checked once per build. */
import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { describeProblems } from '../ledger/problems.ts';
import { interpolate, type NumberTexts } from '../prose/interpolate.ts';

const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens'),
  term: z.string().min(1),
  also: z.array(z.string().min(1)).optional(),
  means: z.string().min(1),
});

export type GlossaryEntry = z.infer<typeof entrySchema>;

/**
 * The entries of a glossary file in alphabetical order, their numbers filled in. Throws, naming file, entry and reason,
 * when the file is broken or an id stands twice.
 */
export function loadGlossary(file: string, numbers: NumberTexts): GlossaryEntry[] {
  const result = z.array(entrySchema).safeParse(parse(readFileSync(file, 'utf8')));
  if (!result.success) throw new Error(describeProblems(file, result.error));
  const ids = result.data.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new Error(`${file}: two terms have the id "${twice}"`);
  return result.data
    .map((entry) => ({ ...entry, means: interpolate(entry.means, numbers, `${file}: ${entry.id}`) }))
    .toSorted((a, b) => a.term.localeCompare(b.term, 'en'));
}
