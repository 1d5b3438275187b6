/** What a figure gives away: its data as CSV, the code that frames it, and the work to cite. */
import { type Embed, embedAt, embedPath } from '../../embeds/embeds.ts';
import { snippetHtml } from '../../embeds/snippet.ts';
import { formatDate } from '../../ledger/format.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { chapterNames } from '../chapters.ts';
import { thisWork } from '../cited.ts';
import type { CitedWork } from '../citations.ts';
import type { SavedFile } from '../save.ts';
import { scenarioWords } from '../scenario-words.ts';
import { siteName } from '../site.ts';
import { figureAddress } from './address.ts';
import { csvOf } from './csv.ts';
import type { DataTable, FigureSource } from './data-table.ts';

export interface FigurePlace {
  id: string;
  /** The address of the figure with its scenario, where the site is published. */
  address: string;
  /** The root of the site. */
  root: string;
  /** The name of its page: "headline-number". */
  page: string;
  /** Where others may frame it. */
  embed: Embed | undefined;
}

/** Where the figure stands, on the page that is open at `href`. */
export function placeOf(id: string, href: string): FigurePlace {
  const here = figureAddress(id, href, document.documentElement.dataset['home']);
  const root = new URL(import.meta.env.BASE_URL.replace(/\/?$/, '/'), import.meta.env.SITE ?? here).href;
  const { pathname, search, hash } = new URL(here);
  const path = pathname.slice(new URL(root).pathname.length);
  const page = path.replace(/\/.*$/, '');
  return { id, root, page, address: root + path + search + hash, embed: embedAt(page, id) };
}

export interface TitledFigure extends FigurePlace {
  title: string;
}

/** Its data as a file that says what it is, whose, and under which assumptions. */
export function csvFile(
  name: string,
  table: DataTable,
  { title, address, sources, scenario }: TitledFigure & { sources: readonly FigureSource[]; scenario: Scenario },
): SavedFile {
  const { version, released } = thisWork;
  const heading = {
    title,
    address,
    sources: sources.map(({ label, href }) => ({ label, ...(href ? { href: new URL(href, address).href } : {}) })),
    remarks: [`Scenario: ${scenarioWords(scenario)}`, `${siteName}, version ${version}, ${formatDate(released)}`],
  };
  return { name: `${name}.csv`, content: new Blob([csvOf(table, heading)], { type: 'text/csv;charset=utf-8' }) };
}

/** The code that puts the figure, as it is now, into another page. */
export function embedCode({ root, address, embed }: FigurePlace): string {
  if (!embed) return '';
  const { title, height } = embed;
  const src = root + embedPath(embed) + new URL(address).search;
  return snippetHtml({ src, title: `${title}: ${siteName}`, height }, `${root}embed/embed.js`);
}

/** The figure as a work to cite. */
export function citedFigure({ id, page, title, address }: TitledFigure): CitedWork {
  const index = Object.keys(chapterNames).indexOf(page);
  const [, chapterTitle = ''] = Object.entries(chapterNames)[index] ?? [];
  return {
    ...thisWork,
    url: address,
    chapter: index === -1 ? null : { number: index + 1, title: chapterTitle },
    figure: { id, title },
  };
}

/** What a cell says. Words in blocks of their own are apart for those who see them: here by semicolons. */
function textOf(cell: Element): string {
  const parts = [...cell.childNodes].map((node) => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element)) return '';
    const { display } = getComputedStyle(node);
    const words = textOf(node);
    return display.startsWith('inline') || display === 'contents' ? words : `;${words};`;
  });
  return parts
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/(?:\s*;)+\s*/g, '; ')
    .replace(/^; |; $/g, '')
    .trim();
}

/** The first table of a figure that has no data of its own at hand, as it is read. */
export function tableIn(figure: Element): DataTable | undefined {
  const found = figure.querySelector('table');
  if (!found) return undefined;
  const cellsOf = (row: Element) => [...row.querySelectorAll('th, td')].map(textOf);
  const [head, ...rows] = [...found.querySelectorAll('tr')].map(cellsOf);
  if (!head) return undefined;
  return {
    caption: found.caption ? textOf(found.caption) : 'As the page shows it',
    columns: head.map((label) => ({ label })),
    rows,
  };
}
