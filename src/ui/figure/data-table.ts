/**
 * The data behind a figure, as the page shows them. As a file: csv.ts. Pure.
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

export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);
