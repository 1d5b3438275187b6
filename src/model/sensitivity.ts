/**
 * Which assumption matters most. Two answers for each that is not held fixed:
 *
 *   swing          = total at its high − total at its low, all others at the values in force (a tornado's bars)
 *   variance share = Var(E[total | assumption]) / Var(total), the first-order Sobol index
 *
 * The second comes from the samples already drawn: their means in each of the 101 levels of the assumption. All other
 * assumptions are spread evenly over each level (uncertainty.ts), so these means hold hardly any chance. First-order
 * shares add up to 1 only where assumptions do not multiply each other; what is missing belongs to their interplay.
 */
import { levelCount, sampleCount, type Simulation, sliceOrder, type UncertainInput } from './uncertainty.ts';

export interface Sensitivity<Id extends string = string> {
  id: Id;
  /** Total with this assumption at its 5th and 95th percentile, USD. */
  atLowUsd: number;
  atHighUsd: number;
  /** Distance between the two, USD, never negative. */
  swingUsd: number;
  /** From 0 to 1. */
  varianceShare: number;
}

/**
 * One entry per input of the simulation, the largest swing first; equal swings by id. So the order of the table of
 * assumptions does not show. `values` are those in force, with the uncertain ones at their central values.
 */
export function sensitivities<Id extends string, InputId extends Id>(
  values: Readonly<Record<Id, number>>,
  simulation: Simulation<InputId>,
  totalUsd: (values: Readonly<Record<Id, number>>) => number,
): Sensitivity<InputId>[] {
  const totalVariation = squaredDistances(simulation.totalsUsd, simulation.meanUsd);

  return simulation.inputs
    .map((input) => {
      const { id, low, high } = input;
      const atLowUsd = totalUsd({ ...values, [id]: low });
      const atHighUsd = totalUsd({ ...values, [id]: high });
      const swingUsd = Math.abs(atHighUsd - atLowUsd);
      return { id, atLowUsd, atHighUsd, swingUsd, varianceShare: varianceShare(input, simulation, totalVariation) };
    })
    .toSorted((a, b) => b.swingUsd - a.swingUsd || (a.id < b.id ? -1 : 1));
}

function varianceShare(input: UncertainInput, { totalsUsd, meanUsd }: Simulation, totalVariation: number): number {
  if (totalVariation === 0) return 0;
  const sums = new Float64Array(levelCount);
  const order = sliceOrder(input);
  for (let draw = 0; draw < sampleCount; draw++) {
    const level = Math.floor((order[draw] ?? 0) / levelCount);
    sums[level] = (sums[level] ?? 0) + (totalsUsd[draw] ?? 0);
  }
  const means = sums.map((sum) => sum / levelCount);
  return Math.min(1, (levelCount * squaredDistances(means, meanUsd)) / totalVariation);
}

function squaredDistances(samples: Float64Array, mean: number): number {
  return samples.reduce((sum, sample) => sum + (sample - mean) ** 2, 0);
}
