/**
 * Fields that several seed files share.
 */
import { z } from 'astro/zod';

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens');

/** Some words: never empty, and no blanks that a diff would not show. */
export const text = z.string().regex(/^\S(.*\S)?$/s, 'expected text without blanks at its ends');

/** A day, a month or a year, as exactly as it is known: "2025-01-27", "2023-05", "2024". */
export const partialDate = z.string().refine(isPartialDate, 'expected a date: YYYY-MM-DD, YYYY-MM or YYYY');

/** A partial date, or a period as ISO 8601 writes it: "2022-10/2024-12". */
export const dateOrPeriod = z
  .string()
  .refine(
    (value) => value.split('/').length <= 2 && value.split('/').every(isPartialDate),
    'expected a date (YYYY-MM-DD, YYYY-MM or YYYY), or two with a slash between them',
  );

/** How a value was checked. What these words mean is told to readers by `confirmation.ts`. */
export const confirmed = z.enum([
  'primary document read',
  'primary or data-set file read',
  'primary file read, and recomputed',
  'copy of the source read',
  'secondary table read',
  'web page copy read',
  'recomputed',
  'partly',
  'memory only',
  'not confirmed',
]);

export type Confirmed = z.infer<typeof confirmed>;

/** Whether the text is a year, a month or a day that the calendar has. */
function isPartialDate(value: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const time = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // The constructor carries 30 February over into March instead of refusing it.
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(`${year}-${month}-${day}`);
}
