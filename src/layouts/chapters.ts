/** The chapters of this site. Build time only. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { chapter } from '../ledger/schema.ts';
import { ledger } from '../ledger/site-ledger.ts';
import { siteNumbers } from '../prose/site-numbers.ts';
import { type ChapterInfo, chapterInfos } from './chapter-info.ts';

type Chapters = ChapterInfo<CollectionEntry<'chapters'>>[];

let once: Promise<Chapters> | undefined;

/**
 * All chapters, by number. Throws, naming file and field, when one is broken. Every page asks for all of them, so a build reads
 * them once, or its time would grow with the square of their number; while somebody writes, they are read anew.
 */
export function allChapters(): Promise<Chapters> {
  if (import.meta.env.DEV) return readChapters();
  once ??= readChapters();
  return once;
}

async function readChapters(): Promise<Chapters> {
  return chapterInfos(await getCollection('chapters'), {
    numbers: siteNumbers,
    references: ledger.references.map(({ id }) => id),
    known: chapter.options,
  });
}
