/**
 * What the search index answers, as what readers see. Pure.
 */

/** The parts of Pagefind's answer that are used. */
export interface FoundPage {
  url: string;
  excerpt: string;
  meta: { title?: string; about?: string };
  sub_results: readonly { title: string; url: string; excerpt: string }[];
}

export interface Hit {
  title: string;
  /** Where it stands: the chapter, the article, the publisher. */
  about: string;
  href: string;
  excerpt: readonly ExcerptPart[];
}

export interface ExcerptPart {
  text: string;
  isMatch: boolean;
}

/** The kinds of things that are found, in the order in which they are shown, and how many of each. */
export const kinds = [
  { id: 'term', title: 'Glossary', most: 3 },
  { id: 'chapter', title: 'Chapters', most: 6 },
  { id: 'claim', title: 'Claims', most: 6 },
  { id: 'source', title: 'Sources', most: 4 },
  { id: 'page', title: 'Pages', most: 3 },
] as const;

export type KindId = (typeof kinds)[number]['id'];

/** A record as one hit, or a page as one for each of its sections that matched. */
export function hitsOf({ url, excerpt, meta, sub_results: sections }: FoundPage, sectionsMost = 3): Hit[] {
  const title = meta.title ?? url;
  if (meta.about !== undefined) return [{ title, about: meta.about, href: url, excerpt: excerptParts(excerpt) }];
  return sections.slice(0, sectionsMost).map((section) => ({
    title: section.title,
    about: section.title === title ? '' : title,
    href: section.url,
    excerpt: excerptParts(section.excerpt),
  }));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const decoded = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole);

/** An excerpt with `<mark>` around what matched, as parts, so that no page has to take it for markup. */
export function excerptParts(excerpt: string): ExcerptPart[] {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/gs)
    .map((text, index) => ({ text: decoded(text), isMatch: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** What is said of how much was found. */
export function countText(words: string, count: number): string {
  if (words === '') return '';
  if (count === 0) return `Nothing has the words “${words}”.`;
  return `${count} ${count === 1 ? 'place' : 'places'} for “${words}”.`;
}
