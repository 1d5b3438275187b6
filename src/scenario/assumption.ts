/**
 * What one row of the table of assumptions says.
 */
import type { Basis, Unit } from '../ledger/schema.ts';

export type AssumptionGroup = 'run' | 'rent' | 'own' | 'programme' | 'cluster' | 'fleet';

export interface Assumption {
  /** Its name in the address bar. Never rename one: links out there carry it. */
  urlKey: string;
  label: string;
  unit: Unit;
  group: AssumptionGroup;
  /** What holds until the reader moves it. */
  initial: number;
  min: number;
  max: number;
  /**
   * Multiples of a step on a linear slider, or so many significant digits on a logarithmic one. `finest` is what may be
   * set between two steps, for values that a widget works out and that must come out the same everywhere.
   */
  grid: { step: number; finest?: number } | { digits: number };
  /** low, initial and high are the 5th, 50th and 95th percentile. Fixed: disclosed, and not varied. */
  distribution: { low: number; high: number } | 'fixed';
  /** Where the initial value comes from. */
  basis: Basis;
  /** What carries the mark of our own assumption: the value with its range, the range alone, or nothing. */
  ours: 'value' | 'range' | 'nothing';
  /** The facts it rests on. */
  factIds: readonly string[];
  /** Why this value and this range, in one sentence. */
  why: string;
}
