/** The glossary, read and checked once per build. */
import { z } from 'astro/zod';
import { id } from '../ledger/fields.ts';
import { interpolate, type NumberTexts } from './interpolate.ts';
import { readYaml } from './read-yaml.ts';

const entrySchema = z.strictObject({
  id,
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
  const entries = readYaml(file, z.array(entrySchema));
  const ids = entries.map((entry) => entry.id);
  const twice = ids.find((each, index) => ids.indexOf(each) !== index);
  if (twice) throw new Error(`${file}: two terms have the id "${twice}"`);
  return entries
    .map((entry) => ({ ...entry, means: interpolate(entry.means, numbers, `${file}: ${entry.id}`) }))
    .toSorted((a, b) => a.term.localeCompare(b.term, 'en'));
}
