/**
 * Quantities for screen readers and for sentences read aloud: words, never symbols.
 */
import { printNumber, printPower, SCALED_POWERS_FROM } from './print-number.ts';
import type { Unit } from './schema.ts';
import { type NumberKind, unitWording } from './unit-wording.ts';

/** From here on a number is said with a word: "2.664 million". */
const WORDS_FROM = 1e6;

const long = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 4,
});

/** "5.576 million dollars", "93.3 percent", "2 dollars per GPU-hour". Throws RangeError for NaN and infinity. */
export function spoken(value: number, unit: Unit): string {
  const { kind, before, spokenOne, spokenMany } = unitWording[unit];
  const number = sayNumber(Math.abs(value), kind);
  const sign = value < 0 && number !== '0' ? 'minus ' : '';
  return sign + before + number + (number === '1' ? spokenOne : spokenMany);
}

function sayNumber(size: number, kind: NumberKind): string {
  const { digits } = printNumber(size, kind, 'number');
  const amount = kind === 'share' ? size * 100 : size;
  if (amount >= SCALED_POWERS_FROM) return printPower(amount).replace('e', ' times 10 to the power of ');
  if (amount >= WORDS_FROM) return long.format(amount);
  return digits.replace(/[$%×+]/g, '').replace(/\.00$/, '');
}
