/**
 * What a final run does not show: the runs before it, the people and the data. No figure for DeepSeek is published.
 */
import { requireFinite, requireNonNegative, requirePositive, requireShare } from './check.ts';

/** What one believes about a programme around one final run. */
export interface Programme {
  finalRunUsd: number;
  /** All compute, final run included, over the final run alone. 1 means that nothing was tried before. */
  experimentFactor: number;
  people: number;
  years: number;
  /** Everything a person costs the employer in a year. */
  usdPerPersonYear: number;
  dataUsd: number;
}

/** USD, beside the final run. */
export interface ProgrammeCost {
  experimentsUsd: number;
  peopleUsd: number;
  dataUsd: number;
  totalUsd: number;
}

/** What the programme costs besides its final run. Throws a RangeError that names the parameter. */
export function programmeCost(programme: Programme): ProgrammeCost {
  const experimentsUsd = experimentsCostUsd(programme.finalRunUsd, programme.experimentFactor);
  const peopleUsd =
    requireNonNegative('people', programme.people) *
    requireNonNegative('years', programme.years) *
    requireNonNegative('usdPerPersonYear', programme.usdPerPersonYear);
  const dataUsd = requireNonNegative('dataUsd', programme.dataUsd);
  return { experimentsUsd, peopleUsd, dataUsd, totalUsd: experimentsUsd + peopleUsd + dataUsd };
}

/** Experiments and failed runs, USD: (factor − 1) × final run. Throws a RangeError when the factor is below 1. */
export function experimentsCostUsd(finalRunUsd: number, experimentFactor: number): number {
  requireNonNegative('finalRunUsd', finalRunUsd);
  if (requireFinite('experimentFactor', experimentFactor) < 1) {
    throw new RangeError(`experimentFactor must be at least 1, not ${experimentFactor}`);
  }
  return (experimentFactor - 1) * finalRunUsd;
}

/** The factor when final runs are so large a share of all compute: Epoch's 9.6 to 22.6% (2026) make 10.4 to 4.4. */
export function experimentFactorFromShare(finalRunShare: number): number {
  return 1 / requirePositive('finalRunShare', requireShare('finalRunShare', finalRunShare));
}
