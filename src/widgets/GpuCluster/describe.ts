/**
 * The shape of what every view says in words, and the words they share.
 */
import { formatQuantity } from '../../ledger/format.ts';
import type { Basis, Unit } from '../../ledger/schema.ts';
import type { Cell, DataTable } from '../../ui/figure/data-table.ts';

/** A number beside the drawing. */
export interface Readout {
  label: string;
  value: string;
  /** "of 56.7" */
  note?: string;
  basis?: Basis;
}

export interface ViewText {
  /** The finding, as a title. */
  title: string;
  /** What is drawn. */
  lead: string;
  /** The text alternative: what the drawing shows now. */
  alt: string;
  headline: { value: string; note: string };
  readouts: readonly Readout[];
  /** What is published and what is our illustration. */
  published: string;
  ours: string;
  table: DataTable;
}

/** What is known about one GPU. */
export interface Inspection {
  heading: string;
  lines: readonly { label: string; text: string }[];
}

/** A number in a table: as printed, and itself for the file. */
export const cell = (value: number, text: string): Cell => ({ value, text });

/** "2,664K": thousands as the papers count them, where the unit stands beside. */
export function hoursShort(gpuHours: number): string {
  return short(gpuHours, 'gpu-hours').replace(' GPU-hours', '').replace(' GPU-hour', '');
}

/** In few characters: "14.8T tokens", "$5.576M". */
export function short(value: number, unit: Unit): string {
  return formatQuantity(value, unit, 'short');
}

/** A whole number: "2,048". */
export function countOf(value: number): string {
  return formatQuantity(value, 'gpus', 'number');
}

/** To three digits, written out: "94,000". For what is simulated, where more would look exact. */
export function about(value: number): string {
  return countOf(Number(value.toPrecision(3)));
}

/** Days to a tenth: "54.2". */
export function dayOf(days: number): string {
  return formatQuantity(Math.round(days * 10) / 10, 'days', 'number');
}

/** "1.97 GWh" from kWh. */
export function gwh(kwh: number): string {
  return `${formatQuantity(Number((kwh / 1e6).toPrecision(3)), 'number')} GWh`;
}

/** Numbers of things in words up to twelve, as in prose. */
export function words(count: number): string {
  return smallCounts[count] ?? countOf(count);
}

/** "GPU 3 of node 120", counted from 1. */
export function nameOf(gpu: number, gpusPerNode: number): string {
  return `GPU ${countOf((gpu % gpusPerNode) + 1)} of node ${countOf(Math.floor(gpu / gpusPerNode) + 1)}`;
}

/** "layers 5 to 8", "layer 61", counted from 1. */
export function spanOf(noun: string, [first, last]: readonly [number, number]): string {
  return first === last ? `${noun} ${countOf(first + 1)}` : `${noun}s ${countOf(first + 1)} to ${countOf(last + 1)}`;
}

const smallCounts = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
