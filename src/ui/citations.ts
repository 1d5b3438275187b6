/**
 * The site, a chapter or a figure of it, as a citation in three forms. Pure.
 */
import { formatDate } from '../ledger/format.ts';

export interface CitedWork {
  /** Of the whole site. */
  title: string;
  authors: readonly string[];
  version: string;
  /** ISO date. */
  released: string;
  /** Null where the site does not know its own address. */
  url: string | null;
  /** Null for the site as a whole. */
  chapter: { number: number; title: string } | null;
  /** Its anchor and its title as they are now. Left out for all but figures. */
  figure?: { id: string; title: string };
}

export const citationForms = ['plain', 'bibtex', 'csl'] as const;
export type CitationForm = (typeof citationForms)[number];
export const citationNames: Readonly<Record<CitationForm, string>> = {
  plain: 'Plain text',
  bibtex: 'BibTeX',
  csl: 'CSL-JSON',
};

/** The citation in one of the forms. */
export function citation(form: CitationForm, work: CitedWork): string {
  return { plain, bibtex, csl }[form](work);
}

/** Where a figure stands: "Figure in chapter 1, “The headline number”, of The Receipt". */
function placeOf({ title, chapter }: CitedWork): string {
  return chapter ? `Figure in chapter ${chapter.number}, “${chapter.title}”, of ${title}` : `Figure in ${title}`;
}

/** What tells the work from the others of the year: "1-", "1-rent-". */
const keyOf = ({ chapter, figure }: CitedWork): string =>
  `${chapter ? `${chapter.number}-` : ''}${figure ? `${figure.id}-` : ''}`;

function plain(work: CitedWork): string {
  const { title, authors, version, released, url, chapter, figure } = work;
  const ofChapter = chapter ? `“${chapter.title}”, chapter ${chapter.number} of ${title}` : title;
  const parts = [
    names(authors),
    ...(figure ? [`“${figure.title}”`, placeOf(work)] : [ofChapter]),
    `Version ${version}, ${formatDate(released)}`,
    ...(url === null ? [] : [url]),
  ];
  return `${parts.join('. ')}${url === null ? '.' : ''}`;
}

function bibtex(work: CitedWork): string {
  const { title, authors, version, released, url, chapter, figure } = work;
  const note = figure ? placeOf(work) : chapter ? `Chapter ${chapter.number} of ${title}` : null;
  const [year = '', month = ''] = released.split('-');
  const fields: [string, string][] = [
    // A second pair of braces: the names are of groups and not to be taken apart, titles keep their capitals.
    ['author', authors.map((name) => `{${escaped(name)}}`).join(' and ')],
    ['title', `{${escaped(figure?.title ?? chapter?.title ?? title)}}`],
    ['year', year],
    ['month', String(Number(month))],
    ['version', version],
    ...(note === null ? [] : [['note', escaped(note)] as [string, string]]),
    ...(url === null ? [] : [['url', url] as [string, string]]),
  ];
  return `@misc{the-receipt-${keyOf(work)}${year},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}`;
}

function csl(work: CitedWork): string {
  const { title, authors, version, released, url, chapter, figure } = work;
  const item = {
    id: `the-receipt-${keyOf(work)}${released.slice(0, 4)}`,
    type: figure ? 'figure' : chapter ? 'chapter' : 'webpage',
    title: figure?.title ?? chapter?.title ?? title,
    ...((chapter ?? figure) ? { 'container-title': title } : {}),
    ...(chapter ? { 'chapter-number': String(chapter.number) } : {}),
    author: authors.map((literal) => ({ literal })),
    issued: { 'date-parts': [released.split('-').map(Number)] },
    version,
    ...(url === null ? {} : { URL: url }),
  };
  return JSON.stringify([item], null, 2);
}

function names(authors: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(authors);
}

/** What TeX would take as commands, and the marks that old styles do not know. */
function escaped(text: string): string {
  return text
    .replace(/[&%$#_{}]/g, '\\$&')
    .replaceAll('’', "'")
    .replace(/[“”]/g, (quote) => (quote === '“' ? '``' : "''"));
}
