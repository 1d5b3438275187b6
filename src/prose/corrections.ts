/** Corrections to published pages, read and checked once per build. */
import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { describeProblems } from '../ledger/problems.ts';

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
  const result = z.array(correctionSchema).safeParse(parse(readFileSync(file, 'utf8')));
  if (!result.success) throw new Error(describeProblems(file, result.error));
  return result.data.toSorted((a, b) => b.date.localeCompare(a.date));
}
