/** What came after: dated entries of the export rules, each with what kind of document vouches for it. Pure. */
import { confirmationText } from '../../ledger/confirmation.ts';
import { formatDate } from '../../ledger/format.ts';
import type { SourcedFact } from '../../ledger/ledger.ts';
import { type ExportRules, type Threshold, timeline } from '../../model/export-rules.ts';
import { amountText, listed, outcomeNames, quantityNames } from '../../ui/rule-plane/words.ts';

/** From the strongest to the weakest. */
export const evidenceKinds = ['official', 'filing', 'press', 'memory'] as const;
export type Evidence = (typeof evidenceKinds)[number];

export const evidenceNames: Record<Evidence, string> = {
  official: 'official document',
  filing: 'company filing',
  press: 'press report',
  memory: 'from memory, not confirmed',
};

export interface TimelineRow {
  id: string;
  year: string;
  /** As a machine reads it, and as people do. */
  date: string;
  dateText: string;
  text: string;
  evidence: Evidence;
  /** How the site checked it, and what else is known of it. */
  checked: string;
  sources: readonly { factId: string; publisher: string }[];
}

/** "11 steps: 6 in official documents, 2 in company filings, 3 in press reports only". */
export function timelineTitle(rows: readonly TimelineRow[]): string {
  const plurals: Record<Evidence, string> = {
    official: 'in official documents',
    filing: 'in company filings',
    press: 'in press reports only',
    memory: 'from memory only',
  };
  const counts = evidenceKinds.flatMap((kind) => {
    const count = rows.filter(({ evidence }) => evidence === kind).length;
    return count === 0 ? [] : `${count} ${plurals[kind]}`;
  });
  return `${rows.length} steps after the second round: ${counts.join(', ')}`;
}

/**
 * Everything dated from one day to another, in order. An entry counts as what its weakest source is.
 * Throws when an entry leans on a fact that does not exist.
 */
export function timelineRows(
  rules: ExportRules,
  fact: (id: string) => SourcedFact,
  { from, to }: { from: string; to: string },
): TimelineRow[] {
  return timeline(rules)
    .filter(({ date }) => from <= date && date <= to)
    .map(({ id, date, name, factIds }) => {
      const facts = factIds.map(fact);
      return {
        id,
        year: date.slice(0, 4),
        date,
        dateText: formatDate(date),
        text: `${name.replace(/\.$/, '')}${meaning(id, rules)}.`,
        evidence: weakest(facts.map(evidenceOf)),
        checked: [...new Set(facts.flatMap(remarks))].join(' '),
        sources: facts.map((each) => ({ factId: each.id, publisher: each.reference.publisher })),
      };
    });
}

/** What a letter or a policy does, which its name does not say. */
function meaning(id: string, { letters, reviewPolicies }: ExportRules): string {
  const letter = letters.find((each) => each.id === id);
  if (letter) return `: the ${listed(letter.products)} needs ${outcomeNames[letter.outcome]}`;
  const clause = reviewPolicies.find((each) => each.id === id)?.clauses[0];
  const limits = clause?.conditions.flatMap((condition) =>
    'quantity' in condition ? `${quantityNames[condition.quantity]} below ${limitText(condition)}` : [],
  );
  return limits ? `: case by case with ${listed(limits)}` : '';
}

/** TPP is its own unit: "TPP below 21,000". */
const limitText = ({ quantity, value }: Threshold): string =>
  amountText(quantity, value, quantity === 'tpp' ? 'number' : 'full');

function evidenceOf({ confirmed, reference }: SourcedFact): Evidence {
  if (confirmationText(confirmed).unconfirmed) return 'memory';
  if (reference.kind === 'rule') return 'official';
  return reference.kind === 'filing' ? 'filing' : 'press';
}

function weakest(kinds: readonly Evidence[]): Evidence {
  return kinds.toSorted((a, b) => evidenceKinds.indexOf(b) - evidenceKinds.indexOf(a))[0] ?? 'memory';
}

function remarks({ confirmed, note, reference }: SourcedFact): string[] {
  const own = note ?? '';
  const said = [own.includes(reference.note ?? '') ? '' : (reference.note ?? ''), own].filter((text) => text !== '');
  // "Read in a copy" would say more than "read as quoted elsewhere" beside it.
  const isTold = said.some((text) => /\bread (as|in)\b/i.test(text));
  return [...(isTold ? [] : [confirmationText(confirmed).text]), ...said];
}
