/**
 * Values and ranges with their units.
 */
import { checkFinite, printNumber, type Style } from './print-number.ts';
import type { Unit } from './schema.ts';
import { unitWording } from './unit-wording.ts';

/**
 * A value with its unit. full: "2,664,000 GPU-hours", "$5,576,000", "93.3%"; short: "2,664K GPU-hours", "$5.576M";
 * number: without words, but with the signs that belong to the number: "2,664,000", "$5,576,000", "93.3%".
 * Throws RangeError for NaN and infinity.
 */
export function formatQuantity(value: number, unit: Unit, style: Style = 'full'): string {
  const { kind, before, one, many } = unitWording[unit];
  const { digits, scale } = printNumber(value, kind, style);
  if (style === 'number') return digits + scale;
  return before + digits + withScale(digits === '1' ? one : many, scale);
}

/**
 * Two values with their unit once: "$69M to $92M", "3% to 10%", "3 to 6 years".
 * Throws RangeError for NaN, for infinity and when low is above high.
 */
export function formatRange(low: number, high: number, unit: Unit, style: Style = 'full'): string {
  checkFinite(low, 'low');
  checkFinite(high, 'high');
  if (low > high) throw new RangeError(`low must not be above high, got ${low} and ${high}`);
  const { kind, before, many } = unitWording[unit];
  const from = printNumber(low, kind, style);
  const to = printNumber(high, kind, style);
  if (from.scale !== to.scale) return `${formatQuantity(low, unit, style)} to ${formatQuantity(high, unit, style)}`;
  if (style === 'number') return `${from.digits} to ${to.digits}${to.scale}`;
  return `${before}${from.digits} to ${to.digits}${withScale(many, to.scale)}`;
}

/** The SI prefix goes before the unit's first letter: " FLOP/s" becomes " TFLOP/s". */
function withScale(words: string, scale: string): string {
  return scale === '' ? words : words.replace(' ', ` ${scale}`);
}
