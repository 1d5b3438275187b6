/** What pages say of the chapters: numbers filled in, minutes counted, in order. Pure: entries in, words out. */
import { interpolate, type NumberTexts } from '../prose/interpolate.ts';
import { readingMinutes } from '../prose/outline.ts';

/** What the head of a chapter says that pages repeat. */
interface ChapterHead {
  number: number;
  title: string;
  question: string;
  answer: string;
  description: string;
  prints: string;
  /** When its facts were last checked, as an ISO date. */
  checked: string;
}

/** What this file reads of a chapter as Astro hands it over: its texts have placeholders for numbers. */
export interface ChapterEntry {
  id: string;
  filePath?: string | undefined;
  body?: string | undefined;
  data: ChapterHead & { scenes: number; sources: readonly string[] };
}

export interface ChapterInfo<Entry> extends ChapterHead {
  id: string;
  minutes: number;
  entry: Entry;
}

/** What the chapters lean on. */
export interface ChapterContext {
  numbers: NumberTexts;
  /** Ids of all references. */
  references: readonly string[];
  /** Ids that the ledger knows chapters by. */
  known: readonly string[];
}

/**
 * The chapters by number. Throws, naming file and field, when one is none that the ledger knows, when it names a source
 * that does not exist, when a number was typed by hand, and when two chapters share a number.
 */
export function chapterInfos<Entry extends ChapterEntry>(
  entries: readonly Entry[],
  context: ChapterContext,
): ChapterInfo<Entry>[] {
  const chapters = entries.map((entry) => chapterInfo(entry, context)).toSorted((a, b) => a.number - b.number);
  const twice = chapters.find((chapter, index) => chapter.number === chapters[index + 1]?.number);
  if (twice) throw new Error(`Two chapters have the number ${twice.number}`);
  return chapters;
}

function chapterInfo<Entry extends ChapterEntry>(
  entry: Entry,
  { numbers, references, known }: ChapterContext,
): ChapterInfo<Entry> {
  const { number, title, question, answer, description, prints, checked, scenes, sources } = entry.data;
  const file = entry.filePath ?? entry.id;
  if (!known.includes(entry.id)) throw new Error(`${file}: the ledger has no chapter "${entry.id}"`);
  const missing = sources.find((source) => !references.includes(source));
  if (missing !== undefined) throw new Error(`${file}: sources: there is no reference "${missing}"`);
  const fill = (field: string, text: string) => interpolate(text, numbers, `${file}: ${field}`);
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
}
