/**
 * Between a value and the position of its slider. A linear slider moves in the value's own steps; a logarithmic one in
 * even steps of proportion, and lands on values of three significant digits, so that nobody is shown 13.333333.
 */

export interface SliderRange {
  min: number;
  max: number;
  /** The value's own step on a linear slider, and the finest it may be typed on any. */
  step: number;
  isLog: boolean;
}

/** Neighbouring positions must differ in the third significant digit, or an arrow key would move nothing. */
const smallestLogStep = Math.log(1.0125);
/** Finer than this no hand drags. */
const mostLogSteps = 240;

/** Steps of a logarithmic slider, end to end. */
function logSteps({ min, max }: SliderRange): number {
  if (!(min > 0)) throw new RangeError(`min of a logarithmic slider must be above 0, got ${min}`);
  return Math.max(1, Math.min(mostLogSteps, Math.floor(Math.log(max / min) / smallestLogStep)));
}

export interface SliderPositions {
  min: number;
  max: number;
  step: number;
}

/** What the range input itself counts in. Throws RangeError for a logarithmic slider that starts at or below 0. */
export function sliderPositions(range: SliderRange): SliderPositions {
  const { min, max, step, isLog } = range;
  return isLog ? { min: 0, max: logSteps(range), step: 1 } : { min, max, step };
}

/** Where the slider stands for a value. Values outside the range stand at its end. */
export function positionOf(value: number, range: SliderRange): number {
  const { min, max, isLog } = range;
  const inside = Math.min(max, Math.max(min, value));
  if (!isLog) return inside;
  return (Math.log(inside / min) / Math.log(max / min)) * logSteps(range);
}

/** The value at a position of the slider. */
export function valueAt(position: number, range: SliderRange): number {
  const { min, max, isLog } = range;
  if (!isLog) return position;
  const share = position / logSteps(range);
  if (share <= 0) return min;
  if (share >= 1) return max;
  return Number((min * (max / min) ** share).toPrecision(3));
}
