/** How to cite the site: CITATION.cff, read and checked once per build. */
import { z } from 'astro/zod';
import { readYaml } from './read-yaml.ts';

const citationSchema = z
  .object({
    title: z.string().min(1),
    authors: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
    version: z.string().min(1),
    'date-released': z.iso.date(),
  })
  .transform(({ title, authors, version, 'date-released': released }) => ({
    title,
    authors: authors.map(({ name }) => name),
    version,
    released,
  }));

export type Citation = z.infer<typeof citationSchema>;

/** What the file says. Throws, naming file and field, when it is broken. */
export function loadCitation(file: string): Citation {
  return readYaml(file, citationSchema);
}
