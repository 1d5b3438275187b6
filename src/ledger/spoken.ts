/**
 * Quantities for screen readers and for sentences read aloud: words, never symbols.
 */
import { formatter, printNumber, printPower, SCALED_POWERS_FROM, type Style } from './print-number.ts';
import type { Unit } from './schema.ts';
import { type NumberKind, unitWording } from './unit-wording.ts';

/** From here on a number is said with a word: "2.664 million". */
const WORDS_FROM = 1e6;

const long = formatter({
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 4,
});
const exact = formatter({ maximumFractionDigits: 6 });

/**
 * "5.576 million dollars", "93.3 percent", "2 dollars per GPU-hour". With a style, rounded as it is printed in that style:
 * eye and ear then get the same number. Throws RangeError for NaN and infinity.
 */
export function spoken(value: number, unit: Unit, style?: Style): string {
  const { kind, before, spokenOne, spokenMany } = unitWording[unit];
  const number = style ? sayPrinted(Math.abs(value), kind, style) : sayNumber(Math.abs(value), kind);
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

const scales: Readonly<Record<string, number>> = { '': 1, k: 1e3, K: 1e3, M: 1e6, G: 1e9, B: 1e9, T: 1e12 };

/** The number that `style` prints: millions in words unless they have more digits than words are good for. */
function sayPrinted(size: number, kind: NumberKind, style: Style): string {
  const { digits, scale } = printNumber(size, kind, style);
  if (digits.includes('e')) return sayNumber(size, kind);
  const [, printed = '', suffix = ''] = /^([\d.]+)([KMBT]?)$/.exec(digits.replace(/[$%×+,]/g, '')) ?? [];
  const number = Number(printed) * (scales[suffix || scale] ?? NaN);
  if (number < WORDS_FROM) return exact.format(number);
  const rounded = Number(number.toPrecision(4));
  return Math.abs(number / rounded - 1) < 1e-9 ? long.format(rounded) : exact.format(number);
}
