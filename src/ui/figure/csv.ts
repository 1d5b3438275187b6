/** The data behind a figure as a file. On its own: pages that show tables do not all save them. Pure. */
import type { DataTable, FigureSource } from './data-table.ts';

export interface CsvHeading {
  title: string;
  sources: readonly FigureSource[];
  /** What else is to be known: the scenario, the version. */
  remarks?: readonly string[];
  /** The address of the figure. */
  address: string;
}

/**
 * The table as comma-separated values (RFC 4180), after lines that begin with "#": title, units, sources, address.
 * Numbers are unrounded.
 */
export function csvOf(
  { caption, columns, rows }: DataTable,
  { title, sources, remarks: more = [], address }: CsvHeading,
): string {
  const units = columns.flatMap(({ label, unit }) => (unit ? [`${label} in ${unit}`] : []));
  const remarks = [
    title,
    caption,
    ...(units.length > 0 ? [`Units: ${units.join('; ')}`] : []),
    ...(sources.length > 0
      ? [`Sources: ${sources.map(({ label, href }) => (href ? `${label} (${href})` : label)).join('; ')}`]
      : []),
    ...more,
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
