/** Corrections to published pages, read and checked once per build. */
import { z } from 'astro/zod';
import { readYaml } from './read-yaml.ts';

const correctionSchema = z.strictObject({
  date: z.iso.date(),
  /** The path of the page, from the root of the site. */
  page: z.string().startsWith('/'),
  was: z.string().min(1),
  now: z.string().min(1),
  why: z.string().min(1),
});

export type Correction = z.infer<typeof correctionSchema>;

/** The corrections in a file, newest first. Throws, naming file and field, when the file is broken. */
export function loadCorrections(file: string): Correction[] {
  return readYaml(file, z.array(correctionSchema)).toSorted((a, b) => b.date.localeCompare(a.date));
}
