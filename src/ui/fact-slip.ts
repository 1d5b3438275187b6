/**
 * What the slip of a fact says. Pure: the fact in, words out.
 */
import { confirmationText } from '../ledger/confirmation.ts';
import { formatFact, saidValue, spoken, type Style } from '../ledger/format.ts';
import type { SourcedFact } from '../ledger/ledger.ts';
import { curl } from './typography.ts';

export interface FactSlip {
  text: string;
  /** The same number in words, rounded alike, where the text has symbols: heard after it. */
  spoken: string | undefined;
  value: string;
  statement: string;
  basis: SourcedFact['basis'];
  rows: readonly (readonly [string, string])[];
  source: { href: string; label: string } | undefined;
}

/** The entry `label` of a series as a fact of its own. Throws when the fact has no such entry. */
export function pickEntry(fact: SourcedFact, label: string): SourcedFact {
  const { series, ...rest } = fact;
  const entry = series?.find((candidate) => candidate.label === label);
  if (!entry) {
    const known = series ? `only ${series.map((candidate) => candidate.label).join(', ')}` : 'it is no series';
    throw new Error(`The fact "${fact.id}" has no entry "${label}": ${known}`);
  }
  return { ...rest, statement: `${fact.statement}: ${label}`, value: entry.value, unit: entry.unit ?? fact.unit };
}

/** The slip of a fact, printed in the sentence as `style`. */
export function factSlip(fact: SourcedFact, style: Style): FactSlip {
  const { reference } = fact;
  const checked = confirmationText(fact.confirmed);
  const rows: [string, string][] = [
    ['Who says so', [reference.publisher, reference.title, fact.locator].join(', ')],
    ['How checked', checked.text],
  ];
  if (fact.note) rows.push(['Note', fact.note]);
  // What nobody could confirm says so in the sentence, seen or heard, not only in the slip.
  const mark = checked.unconfirmed ? ' (unconfirmed)' : '';
  const text = formatFact(fact, style);
  const words = inWords(fact, style);
  return {
    text: curl(text) + mark,
    spoken: words === text ? undefined : words,
    value: curl(formatFact(fact, 'full')),
    statement: curl(fact.statement),
    basis: fact.basis,
    rows: rows.map(([label, row]) => [label, curl(row)] as const),
    source: reference.url ? { href: reference.url, label: 'Open the source' } : undefined,
  };
}

/** Nothing where the sentence prints the number without its unit: the unit then stands in the sentence. */
function inWords(fact: SourcedFact, style: Style): string | undefined {
  const { value, range, unit, bound } = fact;
  if (!unit || style === 'number') return undefined;
  if (range) {
    const ends = `${spoken(range.low, unit, style)} to ${spoken(range.high, unit, style)}`;
    return range.central === undefined ? ends : `${ends}, centrally ${spoken(range.central, unit, style)}`;
  }
  if (value === undefined) return undefined;
  const words = spoken(saidValue(fact, value, style), unit, style);
  return bound ? `${bound} ${words}` : words;
}
