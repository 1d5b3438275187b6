/**
 * The site, or a chapter of it, as a citation in three forms. Pure.
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

function plain({ title, authors, version, released, url, chapter }: CitedWork): string {
  const parts = [
    names(authors),
    ...(chapter ? [`“${chapter.title}”, chapter ${chapter.number} of ${title}`] : [title]),
    `Version ${version}, ${formatDate(released)}`,
    ...(url === null ? [] : [url]),
  ];
  return `${parts.join('. ')}${url === null ? '.' : ''}`;
}

function bibtex({ title, authors, version, released, url, chapter }: CitedWork): string {
  const [year = '', month = ''] = released.split('-');
  const fields: [string, string][] = [
    // A second pair of braces: the names are of groups and not to be taken apart, titles keep their capitals.
    ['author', authors.map((name) => `{${escaped(name)}}`).join(' and ')],
    ['title', `{${escaped(chapter?.title ?? title)}}`],
    ['year', year],
    ['month', String(Number(month))],
    ['version', version],
    ...(chapter ? [['note', `Chapter ${chapter.number} of ${escaped(title)}`] as [string, string]] : []),
    ...(url === null ? [] : [['url', url] as [string, string]]),
  ];
  return `@misc{the-receipt-${chapter ? `${chapter.number}-` : ''}${year},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}`;
}

function csl({ title, authors, version, released, url, chapter }: CitedWork): string {
  const item = {
    id: `the-receipt-${chapter ? `${chapter.number}-` : ''}${released.slice(0, 4)}`,
    type: chapter ? 'chapter' : 'webpage',
    title: chapter?.title ?? title,
    ...(chapter ? { 'container-title': title, 'chapter-number': String(chapter.number) } : {}),
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

/** What TeX would take as commands, and the apostrophe, which old styles do not know. */
function escaped(text: string): string {
  return text.replace(/[&%$#_{}]/g, '\\$&').replaceAll('’', "'");
}
