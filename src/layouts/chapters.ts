/** The chapters of this site. Build time only. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { chapter } from '../ledger/schema.ts';
import { ledger } from '../ledger/site-ledger.ts';
import { siteNumbers } from '../prose/site-numbers.ts';
import { type ChapterInfo, chapterInfos } from './chapter-info.ts';

/** All chapters, by number. Throws, naming file and field, when one is broken. */
export async function allChapters(): Promise<ChapterInfo<CollectionEntry<'chapters'>>[]> {
  return chapterInfos(await getCollection('chapters'), {
    numbers: siteNumbers,
    references: ledger.references.map(({ id }) => id),
    known: chapter.options,
  });
}
