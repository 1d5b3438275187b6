/**
 * What a fact says, as one text, whatever its shape.
 */
import { formatQuantity, formatRange } from './format-quantity.ts';
import type { Style } from './print-number.ts';
import type { Fact, Unit } from './schema.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * The content of a fact: "more than $500,000,000", "47% to 67%", "H100: 75%; TPU: 43%", "27 January 2025", its own
 * words, or "Not published: …".
 */
export function formatFact(fact: Fact, style: Style = 'full'): string {
  const { value, range, series, text, date, unpublished, unit, bound } = fact;
  if (unpublished !== undefined) return `Not published: ${unpublished}`;
  if (text !== undefined) return text;
  if (date !== undefined) return formatDate(date);
  if (series) {
    return series
      .map((entry) => `${entry.label}: ${formatQuantity(entry.value, unitOf(fact, entry.unit ?? unit), style)}`)
      .join('; ');
  }
  if (range) {
    const { low, central, high } = range;
    const ends = formatRange(low, high, unitOf(fact, unit), style);
    return central === undefined ? ends : `${ends}, centrally ${formatQuantity(central, unitOf(fact, unit), style)}`;
  }
  if (value === undefined) throw new Error(`The fact "${fact.id}" says nothing`);
  const quantity = formatQuantity(saidValue(fact, value, style), unitOf(fact, unit), style);
  return bound ? `${bound} ${quantity}` : quantity;
}

/** Nobody estimates a sum of money to more than three digits: in short it has no more, in full those of its source. */
export function saidValue({ basis, unit }: Pick<Fact, 'basis' | 'unit'>, value: number, style?: Style): number {
  return style === 'short' && basis === 'estimated' && unit === 'usd' ? Number(value.toPrecision(3)) : value;
}

/** A day, month or year as it is written in a sentence: "27 January 2025", "May 2023", "2024". */
export function formatDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  const name = month === undefined ? undefined : months[Number(month) - 1];
  return [day === undefined ? undefined : Number(day), name, year].filter((part) => part !== undefined).join(' ');
}

// The schema sees to it that every number of a fact has a unit; a fact built by hand might not.
function unitOf(fact: Fact, unit: Unit | undefined): Unit {
  if (!unit) throw new Error(`The fact "${fact.id}" has a number without a unit`);
  return unit;
}
