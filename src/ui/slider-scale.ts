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

/** Positions of a logarithmic slider, end to end. */
const logPositions = 240;

export interface SliderPositions {
  min: number;
  max: number;
  step: number;
}

/** What the range input itself counts in. */
export function sliderPositions({ min, max, step, isLog }: SliderRange): SliderPositions {
  return isLog ? { min: 0, max: logPositions, step: 1 } : { min, max, step };
}

/** Where the slider stands for a value. Values outside the range stand at its end. */
export function positionOf(value: number, { min, max, isLog }: SliderRange): number {
  const inside = Math.min(max, Math.max(min, value));
  if (!isLog) return inside;
  return (Math.log(inside / min) / Math.log(max / min)) * logPositions;
}

/** The value at a position of the slider. */
export function valueAt(position: number, { min, max, isLog }: SliderRange): number {
  if (!isLog) return position;
  if (position <= 0) return min;
  if (position >= logPositions) return max;
  return Number((min * (max / min) ** (position / logPositions)).toPrecision(3));
}
