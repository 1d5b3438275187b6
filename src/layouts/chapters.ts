/** The chapters as pages show them: numbers filled in, minutes counted, in order. Build time only. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { ledger } from '../ledger/site-ledger.ts';
import { interpolate } from '../prose/interpolate.ts';
import { readingMinutes } from '../prose/outline.ts';
import { siteNumbers } from '../prose/site-numbers.ts';

export interface ChapterInfo {
  id: string;
  number: number;
  title: string;
  question: string;
  answer: string;
  description: string;
  prints: string;
  checked: string;
  minutes: number;
  entry: CollectionEntry<'chapters'>;
}

/** All chapters, by number. Throws when two share a number or one names a source that does not exist. */
export async function allChapters(): Promise<ChapterInfo[]> {
  const entries = await getCollection('chapters');
  const chapters = entries.map((entry) => {
    const { number, title, question, answer, description, prints, checked, scenes, sources } = entry.data;
    const file = entry.filePath ?? entry.id;
    for (const source of sources) {
      if (!ledger.references.some(({ id }) => id === source)) {
        throw new Error(`${file}: sources: there is no reference "${source}"`);
      }
    }
    const fill = (field: string, text: string) => interpolate(text, siteNumbers, `${file}: ${field}`);
    return {
      id: entry.id,
      number,
      title: fill('title', title),
      question: fill('question', question),
      answer: fill('answer', answer),
      description: fill('description', description),
      prints: fill('prints', prints),
      checked,
      minutes: readingMinutes(entry.body ?? '', scenes),
      entry,
    };
  });
  const sorted = chapters.toSorted((a, b) => a.number - b.number);
  const twice = sorted.find((chapter, index) => chapter.number === sorted[index + 1]?.number);
  if (twice) throw new Error(`Two chapters have the number ${twice.number}`);
  return sorted;
}
