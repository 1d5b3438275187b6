/**
 * The data behind a figure: as a table on the page and as a file. Pure.
 */

/** A text, or a number with how it is printed; the file gets the number itself. */
export type Cell = string | { value: number; text: string };

export interface DataColumn {
  label: string;
  /** Of the numbers in it, as the file says: "USD per GPU-hour". */
  unit?: string;
}

export interface DataTable {
  /** What a row is. */
  caption: string;
  /** The first one names the row. */
  columns: readonly DataColumn[];
  rows: readonly (readonly Cell[])[];
}

/** Where the data of a figure come from, with an address inside the site or outside. */
export interface FigureSource {
  label: string;
  href?: string;
}

export interface CsvHeading {
  title: string;
  sources: readonly FigureSource[];
  /** The address of the figure. */
  address: string;
}

export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/**
 * The table as comma-separated values (RFC 4180), after lines that begin with "#": title, sources, units, address.
 * Numbers are unrounded.
 */
export function csvOf({ caption, columns, rows }: DataTable, { title, sources, address }: CsvHeading): string {
  const units = columns.flatMap(({ label, unit }) => (unit ? [`${label} in ${unit}`] : []));
  const remarks = [
    title,
    caption,
    ...(units.length > 0 ? [`Units: ${units.join('; ')}`] : []),
    `Sources: ${sources.map(({ label }) => label).join('; ')}`,
    address,
  ];
  const lines = [
    ...remarks.map((remark) => quoted(`# ${remark}`)),
    columns.map(({ label }) => quoted(label)).join(','),
    ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? quoted(cell) : String(cell.value))).join(',')),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
