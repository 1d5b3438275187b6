/**
 * From values to pixels, round numbers along an axis, and labels that do not meet. Pure; widths of texts are in
 * text-width.ts.
 */

/** A value's place in pixels. */
export type Scale = (value: number) => number;

type Pair = readonly [start: number, end: number];

/** Maps `domain` onto `range` in proportion. The ends of `domain` must differ. */
export function linearScale([domainStart, domainEnd]: Pair, [rangeStart, rangeEnd]: Pair): Scale {
  const slope = (rangeEnd - rangeStart) / (domainEnd - domainStart);
  return (value) => rangeStart + (value - domainStart) * slope;
}

/** Maps equal factors onto equal distances. The ends of `domain` must be above 0 and differ, as must every value. */
export function logScale([domainStart, domainEnd]: Pair, range: Pair): Scale {
  const linear = linearScale([Math.log(domainStart), Math.log(domainEnd)], range);
  return (value) => linear(Math.log(value));
}

/** Round numbers from 0 to the first one at or above `max` (> 0), in at most `intervals` equal steps. */
export function roundTicks(max: number, intervals: number): number[] {
  const smallestStep = max / intervals;
  const power = 10 ** Math.floor(Math.log10(smallestStep));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= smallestStep) ?? 10);
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, index) => index * step);
}

/** The powers of ten times each of `factors` (from 1 up to below 10, ascending) that lie within `domain`, ends included. */
export function logTicks([low, high]: Pair, factors: readonly number[] = [1, 2, 5]): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)))
    .filter((tick) => tick >= low && tick <= high);
}

/**
 * Moves labels apart until any two are `gap` or more from each other, pushing all of them one way: "up" to smaller
 * positions, "down" to larger ones. The order along the axis stays. Answers in the order of `wanted`.
 */
export function pushApart(wanted: readonly number[], gap: number, way: 'up' | 'down'): number[] {
  const sign = way === 'down' ? 1 : -1;
  const placed = wanted.slice();
  let previous = -Infinity;
  for (const { index, at } of wanted
    .map((position, index) => ({ index, at: position * sign }))
    .toSorted((a, b) => a.at - b.at)) {
    previous = Math.max(at, previous + gap);
    placed[index] = previous * sign;
  }
  return placed;
}

/** Where a box of this width begins so that it is centred on `at` as nearly as the room from `low` to `high` allows. */
export function boxStart(at: number, width: number, [low, high]: Pair): number {
  return Math.max(low, Math.min(at - width / 2, high - width));
}
