/**
 * The files under /data/: what is in them and where they stand. Build time only.
 */
import { createHash } from 'node:crypto';
import { ledger } from '../ledger/site-ledger.ts';
import { loadCitation } from '../prose/citation.ts';
import { citation, type CitationForm, type CitedWork } from '../ui/citations.ts';
import { claimPath, factPath, pathTo } from '../ui/paths.ts';
import { allChapters } from './chapters.ts';
import { dataDocument, dataSchema, formatVersion } from './data-document.ts';
import { dataTables } from './data-tables.ts';

export interface DataFile {
  /** Its name under /data/v1/. */
  name: string;
  title: string;
  type: string;
  text: string;
  /** Of a table. */
  columns?: readonly { name: string; type: string }[];
  rowCount?: number;
}

export const cited = loadCitation('CITATION.cff');

/** Where a file stands, from its name. */
export const dataPath = (name: string): string => pathTo(`data/v${formatVersion}/${name}`);

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The address on the site's host; the path, where it does not know its host. */
export function addressOf(path: string, site: URL | undefined): string {
  return site ? new URL(path, site).href : path;
}

let made: { at: string | undefined; files: readonly DataFile[] } | undefined;

/** All files of the ledger, made once. `site` is the address it is published at. */
export function dataFiles(site: URL | undefined): readonly DataFile[] {
  if (!made || made.at !== site?.href) made = { at: site?.href, files: makeFiles(site) };
  return made.files;
}

function makeFiles(site: URL | undefined): DataFile[] {
  const at = (path: string) => addressOf(path, site);
  const schemaUrl = at(dataPath('ledger.schema.json'));
  const { title, version, released } = cited;
  const document = dataDocument(ledger, { title, version, released, url: at(pathTo('')), schemaUrl });
  const addresses = {
    claim: (id: string) => at(claimPath(id)),
    fact: (id: string) => at(factPath(id)),
    source: (id: string) => at(pathTo(`sources/#source-${id}`)),
  };
  const files: DataFile[] = [
    { name: 'ledger.json', title: 'The whole ledger', type: 'application/json', text: json(document) },
    {
      name: 'ledger.schema.json',
      title: 'The JSON Schema of the ledger',
      type: 'application/schema+json',
      text: json(dataSchema(schemaUrl)),
    },
    ...dataTables(ledger, addresses).map(({ name, csv, ...table }) => ({
      ...table,
      name: `${name}.csv`,
      type: 'text/csv; charset=utf-8',
      text: csv,
    })),
  ];
  return [...files, catalogue(files, at(pathTo('')))];
}

/** The files as a Data Package: names, columns, sizes and sums, so that a program can tell whether anything changed. */
function catalogue(files: readonly DataFile[], homepage: string): DataFile {
  const described = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'the-receipt',
    title: cited.title,
    version: cited.version,
    created: `${cited.released}T00:00:00Z`,
    ...(homepage.startsWith('http') ? { homepage } : {}),
    licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
    contributors: cited.authors.map((title) => ({ title, roles: ['author'] })),
    resources: files.map(({ name, title, type, text, columns }) => ({
      name: name.replace(/\.csv$/, '').replaceAll('.', '-'),
      title,
      path: name,
      mediatype: type.replace(/;.*$/, ''),
      bytes: Buffer.byteLength(text),
      hash: `sha256:${createHash('sha256').update(text).digest('hex')}`,
      ...(columns ? { type: 'table', encoding: 'utf-8', schema: { fields: columns } } : {}),
    })),
  };
  return {
    name: 'datapackage.json',
    title: 'What files there are, with sizes and checksums',
    type: 'application/json',
    text: json(described),
  };
}

/** The endings of citation files. */
export const citationFiles: Readonly<Record<CitationForm, { ending: string; type: string }>> = {
  plain: { ending: 'txt', type: 'text/plain; charset=utf-8' },
  bibtex: { ending: 'bib', type: 'application/x-bibtex; charset=utf-8' },
  csl: { ending: 'json', type: 'application/vnd.citationstyles.csl+json' },
};

export interface CitedPage {
  /** The name of its citation files. */
  name: string;
  label: string;
  work: CitedWork;
}

/** What can be cited: the site, and every chapter. */
export async function citedPages(site: URL | undefined): Promise<CitedPage[]> {
  const address = (path: string) => (site ? addressOf(pathTo(path), site) : null);
  const whole: CitedWork = { ...cited, url: address(''), chapter: null };
  const chapters = (await allChapters()).map(({ id, number, title }) => ({
    name: id,
    label: `${number}  ${title}`,
    work: { ...whole, url: address(`${id}/`), chapter: { number, title } },
  }));
  return [{ name: 'the-receipt', label: 'The whole site', work: whole }, ...chapters];
}

/** The text of a citation file. */
export const citationText = (form: CitationForm, work: CitedWork): string => `${citation(form, work)}\n`;
