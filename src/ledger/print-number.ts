/**
 * The digits of a quantity, with the signs that belong to them ($, %, ×) and without words. The locale is fixed, so
 * that the build and every browser print the same text.
 */
import type { NumberKind } from './unit-wording.ts';

/** full: every digit that means something; short: few characters; number: full, without the unit's words. */
export type Style = 'full' | 'short' | 'number';

/** A printed number; `scale` is the SI prefix, which is written to the unit: "385" and "T" for 385 TFLOP/s. */
export interface PrintedNumber {
  digits: string;
  scale: string;
}

/** From here on a number is shortened; below, "18,432" says more than "18.43K". */
const COMPACT_FROM = 100_000;
const COMPACT_DOLLARS_FROM = 10_000;
/** From here on compact notation has no word left. */
const POWERS_FROM = 1e15;
/** 1,979 TFLOP/s is still a rate that readers know; 3.41e24 FLOP has no better name. */
export const SCALED_POWERS_FROM = 1e17;
/** SI prefixes leave up to four digits before the point: the papers write 2,448 GFLOP, not 2.448 TFLOP. */
const SCALE_FROM = 10_000;

const prefixes = ['', 'k', 'M', 'G', 'T'] as const;

// Never 530% for 525%: rounding to two digits may add digits after the point but not take them from before it.
const atLeastTwoDigits = {
  maximumFractionDigits: 0,
  maximumSignificantDigits: 2,
  roundingPriority: 'morePrecision',
} as const;
const fourDigits = { ...atLeastTwoDigits, maximumSignificantDigits: 4 } as const;

// Negative, so that nothing is printed as "-0".
const signed = { signDisplay: 'negative' } as const;
const usd = { ...signed, style: 'currency', currency: 'USD' } as const;

const count = formatter({ ...signed, ...atLeastTwoDigits });
const decimal = formatter({ ...signed, ...atLeastTwoDigits, maximumFractionDigits: 2, maximumSignificantDigits: 3 });
const thousands = formatter({ ...signed, ...fourDigits });
const compact = formatter({ ...signed, notation: 'compact', maximumSignificantDigits: 4 });
const scientific = formatter({ ...signed, notation: 'scientific', maximumSignificantDigits: 3 });

const wholeDollars = formatter({ ...usd, maximumFractionDigits: 0 });
const cents = formatter(usd);
const priceDigits = formatter({ ...usd, maximumFractionDigits: 4 });
const compactDollars = formatter({ ...usd, notation: 'compact', maximumSignificantDigits: 4 });

const wholePercent = formatter({ ...signed, style: 'percent', ...atLeastTwoDigits });
const finePercent = formatter({ ...signed, style: 'percent', ...atLeastTwoDigits, maximumFractionDigits: 1 });
const percentPoints = formatter({ ...signed, maximumFractionDigits: 2 });
const change = formatter({ signDisplay: 'exceptZero', maximumFractionDigits: 2 });
const shortChange = formatter({ signDisplay: 'exceptZero', maximumFractionDigits: 1 });
const times = formatter({ ...signed, ...atLeastTwoDigits, maximumSignificantDigits: 3 });

/** Prints a number of the kind. Throws RangeError unless it is finite. */
export function printNumber(value: number, kind: NumberKind, style: Style): PrintedNumber {
  checkFinite(value);
  if (kind === 'si') return printScaled(value, style);
  // A minus, as wide as a plus. An exponent keeps its hyphen.
  return { digits: printDigits(value, kind, style).replace(/^-/, '−'), scale: '' };
}

/** Throws RangeError, naming the parameter, unless it is a finite number: nobody is ever shown "NaN". */
export function checkFinite(value: number, name = 'value'): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, got ${value}`);
}

/** A power of ten as readers of the field write it: "3.41e24". */
export function printPower(value: number): string {
  return scientific.format(value).replace('E', 'e');
}

function printDigits(value: number, kind: Exclude<NumberKind, 'si'>, style: Style): string {
  const size = Math.abs(value);
  const isShort = style === 'short' && size >= COMPACT_FROM;
  switch (kind) {
    case 'count':
      return isShort ? printCompact(value) : count.format(value);
    case 'decimal':
      return isShort ? printCompact(value) : decimal.format(value);
    case 'gpu-hours':
      // The papers count thousands, up to 2,788K.
      if (style === 'short' && size >= 1000 && size < 1e7) return `${thousands.format(value / 1000)}K`;
      return isShort ? printCompact(value) : count.format(value);
    case 'dollars':
      if (style === 'short' && size >= COMPACT_DOLLARS_FROM)
        return size >= POWERS_FROM ? `$${printPower(value)}` : compactDollars.format(value);
      return size < 1000 && !Number.isInteger(value) ? cents.format(value) : wholeDollars.format(value);
    case 'price':
      // A price of electricity needs a tenth of a cent: "$0.0832".
      return size < 1 ? priceDigits.format(value) : cents.format(value);
    case 'share':
      return (style === 'short' ? wholePercent : finePercent).format(value);
    case 'percent':
      return `${percentPoints.format(value)}%`;
    case 'change':
      return `${(style === 'short' ? shortChange : change).format(value)}%`;
    case 'times':
      return `${times.format(value)}×`;
  }
}

function printCompact(value: number): string {
  return Math.abs(value) >= POWERS_FROM ? printPower(value) : compact.format(value);
}

function printScaled(value: number, style: Style): PrintedNumber {
  const size = Math.abs(value);
  if (size >= SCALED_POWERS_FROM) return { digits: printPower(value), scale: '' };
  // "70,272 B" and "10,200 W" are read as they are; "250,000,000,000 FLOP" is not.
  if (size < (style === 'short' ? SCALE_FROM : 1e7)) return { digits: count.format(value), scale: '' };
  const power = prefixes.findIndex((_, index) => index === prefixes.length - 1 || size / 1000 ** index < SCALE_FROM);
  return { digits: thousands.format(value / 1000 ** power), scale: prefixes[power] ?? '' };
}

/** Made when it is first needed: browsers take a millisecond or more for each, and no page prints all kinds. */
export function formatter(options: Intl.NumberFormatOptions): Pick<Intl.NumberFormat, 'format'> {
  let made: Intl.NumberFormat | undefined;
  return {
    format(value: number) {
      made ??= new Intl.NumberFormat('en-US', options);
      return made.format(value);
    },
  };
}
