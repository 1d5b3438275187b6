/**
 * The ledger as tables, for spreadsheets: RFC 4180, UTF-8, one line of names, numbers unrounded. Pure.
 */
import type { Ledger, SourcedFact } from '../ledger/ledger.ts';
import { type AssumptionId, assumptionIds, assumptions } from '../scenario/assumptions.ts';

type Value = string | number | null | undefined;

/** As the Table Schema standard names them. */
type ColumnType = 'string' | 'number';

interface Table {
  name: string;
  /** What a row is. */
  title: string;
  columns: readonly { name: string; type: ColumnType }[];
  rows: readonly (readonly Value[])[];
}

/** One row of the catalogue of files. */
export interface TableFile {
  name: string;
  title: string;
  columns: Table['columns'];
  rowCount: number;
  csv: string;
}

/** Where the pages for a reader stand, from an id. */
export interface Addresses {
  claim: (id: string) => string;
  fact: (id: string) => string;
  source: (id: string) => string;
}

/** A table from rows of one kind, and what each column takes from a row. Names that end in "#" are numbers. */
function tableOf<Row>(
  name: string,
  title: string,
  rows: readonly Row[],
  columns: Readonly<Record<string, (row: Row) => Value>>,
): Table {
  const entries = Object.entries(columns);
  return {
    name,
    title,
    columns: entries.map(([key]) =>
      key.endsWith('#') ? { name: key.slice(0, -1), type: 'number' } : { name: key, type: 'string' },
    ),
    rows: rows.map((row) => entries.map(([, take]) => take(row))),
  };
}

/** All tables of the ledger, and that of the assumptions. */
export function dataTables(ledger: Ledger, addresses: Addresses): TableFile[] {
  return tables(ledger, addresses).map(({ name, title, columns, rows }) => ({
    name,
    title,
    columns,
    rowCount: rows.length,
    csv: [columns.map((column) => column.name), ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join(''),
  }));
}

function tables(ledger: Ledger, { claim, fact, source }: Addresses): Table[] {
  return [
    tableOf('claims', 'Every checkable claim of the articles, with its verdict', ledger.claims, {
      id: ({ id }) => id,
      article: ({ article }) => article.name,
      article_url: ({ article }) => article.url,
      topic: ({ topic }) => topic,
      chapter: ({ chapter }) => chapter,
      statement: ({ statement }) => statement,
      'value#': ({ value }) => value,
      unit: ({ unit }) => unit,
      value_date: ({ valueDate }) => valueDate,
      printed_as: ({ printedAs }) => printedAs,
      date: ({ date }) => date,
      attributed_to: ({ attributedTo }) => attributedTo,
      verdict: ({ verdict }) => verdict,
      reason: ({ reason }) => reason,
      source: ({ reference }) => reference.id,
      source_locator: ({ source: { locator } }) => locator,
      confirmed: ({ confirmed }) => confirmed,
      checked_against: ({ checkedAgainst }) => checkedAgainst.join(' '),
      page: ({ id }) => claim(id),
    }),
    tableOf('facts', 'Every fact taken from a source; a series has a row for each of its entries', factRows(ledger), {
      id: ({ fact: { id } }) => id,
      source: ({ fact: { reference } }) => reference.id,
      statement: ({ fact: { statement } }) => statement,
      basis: ({ fact: { basis } }) => basis,
      entry: ({ entry }) => entry,
      bound: ({ fact: { bound } }) => bound,
      'value#': ({ value }) => value,
      'low#': ({ fact: { range } }) => range?.low,
      'central#': ({ fact: { range } }) => range?.central,
      'high#': ({ fact: { range } }) => range?.high,
      unit: ({ unit }) => unit,
      text: ({ fact: { text } }) => text,
      date: ({ fact: { date } }) => date,
      unpublished: ({ fact: { unpublished } }) => unpublished,
      locator: ({ fact: { locator } }) => locator,
      confirmed: ({ fact: { confirmed } }) => confirmed,
      note: ({ fact: { note } }) => note,
      page: ({ fact: { id } }) => fact(id),
    }),
    tableOf('sources', 'The sources', ledger.references, {
      id: ({ id }) => id,
      title: ({ title }) => title,
      publisher: ({ publisher }) => publisher,
      published: ({ published }) => published,
      kind: ({ kind }) => kind,
      url: ({ url }) => url,
      note: ({ note }) => note,
      page: ({ id }) => source(id),
    }),
    tableOf('runs', 'Training runs with published GPU-hours', ledger.runs, {
      id: ({ id }) => id,
      name: ({ name }) => name,
      kind: ({ kind }) => kind,
      'parameters#': ({ parameters }) => parameters,
      'active_parameters#': ({ activeParameters }) => activeParameters,
      'training_tokens#': ({ trainingTokens }) => trainingTokens,
      'gpu_hours#': ({ gpuHours }) => gpuHours,
      gpu: ({ gpu }) => gpu,
      precision: ({ precision }) => precision,
      hours_kind: ({ hoursKind }) => hoursKind,
      source: ({ reference }) => reference,
      source_locator: ({ locator }) => locator,
      confirmed: ({ confirmed }) => confirmed,
      note: ({ note }) => note,
    }),
    tableOf('chips', 'Chips, and what export rules measure of them', ledger.chips, {
      id: ({ id }) => id,
      name: ({ name }) => name,
      'bf16_tflops#': ({ bf16Tflops }) => bf16Tflops,
      'eight_bit_tops#': ({ eightBitTops }) => eightBitTops,
      eight_bit_format: ({ eightBitFormat }) => eightBitFormat,
      'memory_gb#': ({ memoryGb }) => memoryGb,
      'memory_gb_per_second#': ({ memoryGbPerSecond }) => memoryGbPerSecond,
      'interconnect_gb_per_second#': ({ interconnectGbPerSecond }) => interconnectGbPerSecond,
      'pcie_gb_per_second#': ({ pcieGbPerSecond }) => pcieGbPerSecond,
      'tdp_watts#': ({ tdpWatts }) => tdpWatts,
      'die_mm2#': ({ dieMm2 }) => dieMm2,
      'tpp#': ({ tpp }) => tpp,
      'performance_density#': ({ performanceDensity }) => performanceDensity,
      confirmed: ({ confirmed }) => confirmed,
      note: ({ note }) => note,
    }),
    tableOf('contradictions', 'Where the articles contradict each other, or themselves', ledger.contradictions, {
      id: ({ id }) => id,
      about: ({ about }) => about,
      resolution: ({ resolution }) => resolution,
      claims: ({ claims }) => claims.join(' '),
    }),
    tableOf<AssumptionId>('assumptions', 'What a reader may assume, with the value it starts from', assumptionIds, {
      id: (id) => id,
      url_key: (id) => assumptions[id].urlKey,
      label: (id) => assumptions[id].label,
      unit: (id) => assumptions[id].unit,
      'initial#': (id) => assumptions[id].initial,
      'min#': (id) => assumptions[id].min,
      'max#': (id) => assumptions[id].max,
      'p5#': (id) => percentiles(id)?.low,
      'p95#': (id) => percentiles(id)?.high,
      basis: (id) => assumptions[id].basis,
      why: (id) => assumptions[id].why,
      facts: (id) => assumptions[id].factIds.join(' '),
    }),
  ];
}

/** Of what is varied. */
function percentiles(id: AssumptionId): { low: number; high: number } | undefined {
  const { distribution } = assumptions[id];
  return distribution === 'fixed' ? undefined : distribution;
}

interface FactRow {
  fact: SourcedFact;
  entry?: string;
  value?: number | undefined;
  unit?: string | undefined;
}

function factRows({ facts }: Ledger): FactRow[] {
  return facts.flatMap((fact): FactRow[] =>
    fact.series
      ? fact.series.map(({ label, value, unit }) => ({ fact, entry: label, value, unit: unit ?? fact.unit }))
      : [{ fact, value: fact.value, unit: fact.unit }],
  );
}

function field(value: Value): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
