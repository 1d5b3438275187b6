/** The pages of the built site that are measured. */
import { existsSync } from 'node:fs';
import { UsageError } from './benchmark.ts';

export interface Page {
  path: string;
  /** False for a chapter that the site is to have and has not. */
  isBuilt: boolean;
}

/** Pages for readers whose path contains `part`, with the chapters that are missing. Throws a UsageError without a build. */
export async function pagesToMeasure(
  folder: string,
  chapters: readonly string[],
  part: string | undefined,
): Promise<Page[]> {
  if (!existsSync(folder)) throw new UsageError(`There is no ${folder}: build the site first, by npm run build`);
  const { readerPages } = await import('../../tests/support/pages.ts');
  return [...new Set([...chapters, ...readerPages])]
    .filter((path) => path.includes(part ?? ''))
    .map((path) => ({ path, isBuilt: readerPages.includes(path) }));
}
