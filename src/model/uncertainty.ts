/**
 * How sure a total can be: Monte Carlo over the assumptions whose value nobody has settled.
 *
 * Latin hypercube on an orthogonal array (B. Tang, 1993): each assumption takes one value from each of 101² equally
 * likely slices of its distribution, and for any two assumptions each of 101 × 101 combinations occurs once. So totals
 * that hang on sums and products of two settle far faster than by chance. What is left to chance is seeded by the
 * assumption's own id: every reader sees the same numbers, and neither the order of the table nor the other rows
 * change what one row draws. Assumptions are independent of each other: a simplification, said on the page.
 */
import { ascending } from './ascending.ts';
import {
  highProbability,
  lowProbability,
  parentQuantile,
  quantileFunction,
  type Shape,
  shapeOf,
  type ThreePoint,
} from './distributions.ts';
import { namedCells } from './named-cells.ts';
import { createRandom, type Random } from './random.ts';
import { levelCount, sampleCount } from './sample-count.ts';
import { sumFor, type SumOfProducts } from './sum-of-products.ts';

export { levelCount, sampleCount };

/** Columns of the orthogonal array, and so the most assumptions that can be uncertain. */
export const columnCount = levelCount + 1;

/** One assumption that is not held fixed. */
export interface UncertainInput<Id extends string = string> extends ThreePoint {
  id: Id;
  /** Its column of the orthogonal array, a whole number below `columnCount` that no other input has. */
  column: number;
  /** What its slider allows; samples beyond are set to the end they pass. */
  min: number;
  max: number;
}

export interface Simulation<Id extends string = string> {
  inputs: readonly UncertainInput<Id>[];
  /** Totals in the order drawn, USD. */
  totalsUsd: Float64Array;
  /** The same, ascending. */
  sortedUsd: Float64Array;
  p5Usd: number;
  p50Usd: number;
  p95Usd: number;
  meanUsd: number;
}

/**
 * Runs `totalUsd` over all samples. Values whose id is among the inputs are drawn, all others stay as they are. A sum of
 * products gives the same totals as a function that adds them up, sooner.
 * Throws a RangeError when the three numbers of an input do not ascend or two inputs share a column, and whatever
 * `totalUsd` throws.
 */
export function simulate<Id extends string, InputId extends Id, Subject>(
  values: Readonly<Record<Id, number>>,
  inputs: readonly UncertainInput<InputId>[],
  totalUsd: ((values: Readonly<Record<Id, number>>) => number) | SumOfProducts<Id, Subject>,
): Simulation<InputId> {
  if (new Set(inputs.map(({ column }) => column)).size < inputs.length) {
    throw new RangeError('column must differ from input to input');
  }
  const named = namedCells(values);
  const { record, cells, placeOf } = named;
  const columns = inputs.map((input) => ({ place: placeOf(input.id), samples: samplesOf(input) }));
  const totalNow =
    typeof totalUsd === 'function'
      ? () => totalUsd(record)
      : sumFor(
          totalUsd,
          named,
          columns.map(({ place }) => place),
        );
  const totals = new Float64Array(sampleCount);
  for (let draw = 0; draw < sampleCount; draw++) {
    for (const { place, samples } of columns) cells[place] = samples[draw] ?? NaN;
    totals[draw] = totalNow();
  }

  const sortedUsd = ascending(totals);
  return {
    inputs,
    totalsUsd: totals,
    sortedUsd,
    p5Usd: percentile(sortedUsd, lowProbability),
    p50Usd: percentile(sortedUsd, 0.5),
    p95Usd: percentile(sortedUsd, highProbability),
    meanUsd: sumOf(sortedUsd) / sampleCount,
  };
}

function sumOf(numbers: Float64Array): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/** The value below which the share `probability` of ascending samples lies, interpolated between neighbours. */
export function percentile(sorted: Float64Array, probability: number): number {
  if (sorted.length === 0) throw new RangeError('sorted must hold at least one sample');
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`probability must lie from 0 to 1, not ${probability}`);
  }
  // Sample i stands in the middle of its slice: at (i + 0.5) / n.
  const position = Math.min(sorted.length - 1, Math.max(0, probability * sorted.length - 0.5));
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position % 1);
}

export interface HistogramBin {
  fromUsd: number;
  toUsd: number;
  count: number;
}

export interface Histogram {
  scale: 'log' | 'linear';
  bins: readonly HistogramBin[];
  /** Samples outside the bins, when the axis was narrowed. */
  below: number;
  above: number;
}

/**
 * Ascending samples counted in bins of equal width on the given scale, over their whole range or over `axis`.
 * When all samples are equal there is one bin. Throws a RangeError when a log scale meets a value not above 0.
 */
export function histogram(
  sorted: Float64Array,
  binCount: number,
  scale: 'log' | 'linear',
  axis: { fromUsd: number; toUsd: number } = { fromUsd: sorted.at(0) ?? NaN, toUsd: sorted.at(-1) ?? NaN },
): Histogram {
  const { fromUsd, toUsd } = axis;
  if (!(fromUsd <= toUsd)) throw new RangeError(`fromUsd must not be above toUsd, not ${fromUsd} and ${toUsd}`);
  if (!(Number.isInteger(binCount) && binCount > 0))
    throw new RangeError(`binCount must be from 1 up, not ${binCount}`);
  if (scale === 'log' && fromUsd <= 0) throw new RangeError(`fromUsd must be above 0 on a log scale, not ${fromUsd}`);

  const used = fromUsd === toUsd ? 1 : binCount;
  const edge = (index: number) => {
    if (index === used) return toUsd;
    return scale === 'log'
      ? fromUsd * (toUsd / fromUsd) ** (index / used)
      : fromUsd + ((toUsd - fromUsd) * index) / used;
  };
  const counts = new Array<number>(used).fill(0);
  let below = 0;
  let above = 0;
  let bin = 0;
  for (const total of sorted) {
    if (total < fromUsd) below++;
    else if (total > toUsd) above++;
    else {
      // Ascending samples never return to an earlier bin. The last one includes its upper edge.
      while (bin < used - 1 && total >= edge(bin + 1)) bin++;
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  }
  return {
    scale,
    bins: counts.map((count, index) => ({ fromUsd: edge(index), toUsd: edge(index + 1), count })),
    below,
    above,
  };
}

const parents = new Map<Shape, Float64Array>();
const shuffled = new Map<string, Uint16Array>();
const sampled = new Map<string, Float64Array>();

/** Which slice of its distribution an assumption takes in each draw: every slice once. */
export function sliceOrder({ id, column }: Pick<UncertainInput, 'id' | 'column'>): Uint16Array {
  if (!(Number.isInteger(column) && column >= 0 && column < columnCount)) {
    throw new RangeError(`column must be a whole number from 0 to ${columnCount - 1}, not ${column}`);
  }
  const key = `${id},${column}`;
  const known = shuffled.get(key);
  if (known) return known;

  const random = createRandom(hash(id));
  // The array's levels in an order of the assumption's own, and in each level its slices in another.
  const levels = shuffle(levelCount, random);
  const slicesLeft = Array.from({ length: levelCount }, () => shuffle(levelCount, random));
  const order = new Uint16Array(sampleCount);
  for (let row = 0; row < levelCount; row++) {
    for (let step = 0; step < levelCount; step++) {
      const level = levels[column === levelCount ? row : (row * column + step) % levelCount] ?? 0;
      order[row * levelCount + step] = level * levelCount + (slicesLeft[level]?.pop() ?? 0);
    }
  }
  shuffled.set(key, order);
  return order;
}

/** The numbers from 0 up to, not including, `count` in random order: Fisher–Yates. */
function shuffle(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random.uniform() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

/** All samples of one assumption in the order drawn. Kept, because the table of assumptions does not change. */
function samplesOf(input: UncertainInput): Float64Array {
  const { id, column, low, central, high, min, max } = input;
  const key = [id, column, low, central, high, min, max].join();
  const known = sampled.get(key);
  if (known) return known;
  const valueAt = quantileFunction(input);
  const bySlice = parentSlices(shapeOf(input)).map((parent) => Math.min(max, Math.max(min, valueAt(parent))));
  const order = sliceOrder(input);
  const samples = new Float64Array(sampleCount);
  for (let draw = 0; draw < sampleCount; draw++) samples[draw] = bySlice[order[draw] ?? 0] ?? NaN;
  sampled.set(key, samples);
  return samples;
}

/** The parent's quantiles in the middle of every slice. */
function parentSlices(shape: Shape): Float64Array {
  const known = parents.get(shape);
  if (known) return known;
  const quantiles = new Float64Array(sampleCount);
  for (let slice = 0; slice < sampleCount; slice++) {
    quantiles[slice] = parentQuantile(shape, (slice + 0.5) / sampleCount);
  }
  parents.set(shape, quantiles);
  return quantiles;
}

/** 32-bit FNV-1a. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return state >>> 0;
}
