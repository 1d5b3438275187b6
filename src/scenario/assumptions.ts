/**
 * Everything the reader may assume, each thing once. Sliders, the address bar, the receipt, the Monte Carlo, the lab,
 * downloads and tests are derived from here.
 */
import type { AssumptionId, Assumed } from '../model/receipt.ts';
import type { Assumption } from './assumption.ts';
import { fleetRows } from './assumption-rows-fleet.ts';
import { ownRows } from './assumption-rows-own.ts';
import { programmeRows } from './assumption-rows-programme.ts';
import { runRows } from './assumption-rows-run.ts';

export type { Assumption, AssumptionGroup } from './assumption.ts';
export type { AssumptionId, Assumed } from '../model/receipt.ts';

/** The table. The type says that it has a row for everything the model asks for, and the tests that it has no other. */
export const assumptions: Readonly<Record<AssumptionId, Readonly<Assumption>>> = {
  ...runRows,
  ...ownRows,
  ...programmeRows,
  ...fleetRows,
};

// Object.keys and Object.fromEntries forget which keys they saw; the type of the table proves both casts.

/** The ids of all assumptions, in the order of the table. */
export const assumptionIds = Object.keys(assumptions) as readonly AssumptionId[];

/** What holds before the reader has moved anything. */
export const initialValues = Object.fromEntries(
  assumptionIds.map((id) => [id, assumptions[id].initial]),
) as unknown as Readonly<Assumed>;

/** The assumption with this name in the address bar, if there is one. */
export function assumptionByUrlKey(urlKey: string): AssumptionId | undefined {
  return idByUrlKey.get(urlKey);
}

const idByUrlKey: ReadonlyMap<string, AssumptionId> = new Map(assumptionIds.map((id) => [assumptions[id].urlKey, id]));

/** The nearest value that the assumption allows: within its range and on its grid. `value` must be finite. */
export function fitToAssumption(id: AssumptionId, value: number): number {
  const { min, max, grid } = assumptions[id];
  const within = Math.min(max, Math.max(min, value));
  if ('digits' in grid) return Number(within.toPrecision(grid.digits));
  const step = grid.finest ?? grid.step;
  // A multiple of 0.01 is seldom exact in binary; twelve digits are: 3.4200000000000004 becomes 3.42.
  return Number((Math.round(within / step) * step).toPrecision(12));
}

/** What a range input needs. Positions are the values themselves on a linear grid, and counted steps on a log one. */
export interface Slider {
  min: number;
  max: number;
  step: number;
  toPosition: (value: number) => number;
  toValue: (position: number) => number;
}

// Two neighbouring positions must differ in the third significant digit, or an arrow key would move nothing.
const smallestLogStep = Math.log(1.0125);

/** The slider of an assumption. Values out of `toValue` are allowed ones. */
export function sliderOf(id: AssumptionId): Slider {
  const { min, max, grid } = assumptions[id];
  if ('step' in grid) {
    return { min, max, step: grid.step, toPosition: (value) => value, toValue: (value) => fitToAssumption(id, value) };
  }
  const steps = Math.floor(Math.log(max / min) / smallestLogStep);
  return {
    min: 0,
    max: steps,
    step: 1,
    toPosition: (value) => Math.round((Math.log(value / min) / Math.log(max / min)) * steps),
    toValue: (position) => fitToAssumption(id, min * (max / min) ** (position / steps)),
  };
}
