/**
 * What the slip of a fact says. Pure: the fact in, words out.
 */
import { confirmationText } from '../ledger/confirmation.ts';
import { formatFact, formatRange, spoken, type Style } from '../ledger/format.ts';
import type { SourcedFact } from '../ledger/ledger.ts';
import { curl } from './typography.ts';

export interface FactSlip {
  text: string;
  /** In words, where the text has symbols. */
  spoken: string | undefined;
  value: string;
  statement: string;
  basis: SourcedFact['basis'];
  rows: readonly (readonly [string, string])[];
  source: { href: string; label: string } | undefined;
}

/** The entry `label` of a series as a fact of its own. Throws when the fact has no such entry. */
export function pickEntry(fact: SourcedFact, label: string): SourcedFact {
  const entry = fact.series?.find((candidate) => candidate.label === label);
  if (!entry) {
    const known = fact.series?.map((candidate) => candidate.label).join(', ') ?? 'it is no series';
    throw new Error(`The fact "${fact.id}" has no entry "${label}": ${known}`);
  }
  const { series: _, ...rest } = fact;
  return { ...rest, statement: `${fact.statement}: ${label}`, value: entry.value, unit: entry.unit ?? fact.unit };
}

/** The slip of a fact, printed in the sentence as `style`. */
export function factSlip(fact: SourcedFact, style: Style): FactSlip {
  const { reference } = fact;
  const checked = confirmationText(fact.confirmed);
  const rows: [string, string][] = [];
  if (fact.range && fact.unit) rows.push(['Range', formatRange(fact.range.low, fact.range.high, fact.unit, 'full')]);
  rows.push(['Who says so', [reference.publisher, reference.title, fact.locator].filter(Boolean).join(', ')]);
  rows.push(['How checked', checked.text]);
  if (fact.note) rows.push(['Note', fact.note]);
  const text = formatFact(fact, style);
  return {
    // What nobody could confirm says so in the sentence, not only in the slip.
    text: checked.unconfirmed ? `${text} (unconfirmed)` : text,
    spoken: fact.value !== undefined && fact.unit ? spoken(fact.value, fact.unit) : undefined,
    value: curl(formatFact(fact, 'full')),
    statement: curl(fact.statement),
    basis: fact.basis,
    rows: rows.map(([label, row]) => [label, curl(row)] as const),
    source: reference.url ? { href: reference.url, label: 'Open the source' } : undefined,
  };
}
