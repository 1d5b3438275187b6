/**
 * The programme question as a Squiggle program, with the same distributions as ours: every two-piece distribution is a
 * mixture of two truncated halves, and what lies beyond a slider's ends is a point at the end.
 */
import { type Shape, parentQuantile, shapeOf } from '../../src/model/distributions.ts';
import type { UncertainInput } from '../../src/model/uncertainty.ts';
import type { AssumptionId, Assumed } from '../../src/scenario/assumptions.ts';

/**
 * How the halves are kept: as formulae until they are mixed, Squiggle's fastest way to the same answer, or as samples
 * from the start, which is what its users get when they write `lognormal(…)`.
 */
export type Halves = 'symbolic' | 'sampled';

/** The total of the programme question: people's names for assumptions, Squiggle's and JavaScript's arithmetic. */
export const programmeTotal =
  'experimentFactor * (pretrainingGpuHours + contextExtensionGpuHours + postTrainingGpuHours) * rentUsdPerGpuHour' +
  ' + people * projectYears * payUsdPerPersonYear + dataUsd';

/** A program whose result is a list: 5th, 50th and 95th percentile and mean of the total, USD. */
export function squiggleProgram(
  values: Readonly<Assumed>,
  inputs: readonly UncertainInput<AssumptionId>[],
  halves: Halves,
): string {
  const names = new Set(programmeTotal.match(/[a-z]\w+/gi));
  const uncertain = inputs.filter(({ id }) => names.delete(id));
  if (uncertain.length < inputs.length)
    throw new Error('The programme question has assumptions that its formula lacks');
  const fixed = Object.entries(values).filter(([id]) => names.delete(id));
  return [
    ...fixed.map(([id, value]) => `${id} = ${value}`),
    ...uncertain.map((input) => `${input.id} = SampleSet.fromDist(${twoPiece(input, halves)})`),
    `total = ${programmeTotal}`,
    '[quantile(total, 0.05), quantile(total, 0.5), quantile(total, 0.95), mean(total)]',
  ].join('\n');
}

/** The distribution of an assumption in Squiggle: below min, min to central, central to max, above max. */
export function twoPiece(input: UncertainInput, halves: Halves): string {
  const { central, min, max } = input;
  const shape = shapeOf(input);
  const below = piece(input, shape, 0.05, halves);
  const above = piece(input, shape, 0.95, halves);
  const underMin = `cdf(${below.dist}, ${below.parentAt(min)})`;
  const upToMax = `cdf(${above.dist}, ${above.parentAt(max)})`;
  const parts = [
    `pointMass(${min})`,
    below.value(`truncate(${below.dist}, ${below.parentAt(min)}, ${below.parentAt(central)})`),
    above.value(`truncate(${above.dist}, ${above.parentAt(central)}, ${above.parentAt(max)})`),
    `pointMass(${max})`,
  ];
  const weights = [underMin, `0.5 - ${underMin}`, `${upToMax} - 0.5`, `1 - ${upToMax}`];
  return `mixture([${parts.join(', ')}], [${weights.join(', ')}])`;
}

interface Piece {
  /** A distribution of Squiggle's of which the piece is a part. */
  dist: string;
  /** Where in it a value of the assumption lies. */
  parentAt: (value: number) => number;
  /** From a part of it back to values of the assumption. */
  value: (part: string) => string;
}

/** The half whose quantile at `probability` is the assumption's low or high. */
function piece(input: UncertainInput, shape: Shape, probability: 0.05 | 0.95, halves: Halves): Piece {
  const { low, central, high } = input;
  const end = probability < 0.5 ? low : high;
  const parent = parentQuantile(shape, probability);
  const prefix = halves === 'symbolic' ? 'Sym.' : '';
  if (shape === 'log-normal') {
    return {
      dist: `${prefix}lognormal(${Math.log(central)}, ${Math.log(end / central) / parent})`,
      parentAt: (value) => value,
      value: (part) => part,
    };
  }
  const slope = (end - central) / (parent - 0.5);
  return {
    dist: `${prefix}beta(3, 3)`,
    // A slider may reach further than the distribution does.
    parentAt: (value) => Math.min(1, Math.max(0, 0.5 + (value - central) / slope)),
    value: (part) => `${central} + (${part} - 0.5) * ${slope}`,
  };
}
