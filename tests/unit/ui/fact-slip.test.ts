import { describe, expect, test } from 'vitest';
import type { SourcedFact } from '../../../src/ledger/ledger.ts';
import { loadLedger } from '../../../src/ledger/load.ts';
import { factSlip, pickEntry } from '../../../src/ui/fact-slip.ts';

const ledger = loadLedger('seeds');
const reference = {
  id: 'report',
  title: 'A "report"',
  publisher: 'DeepSeek',
  published: '2024-12',
  url: 'https://example.org/report',
  kind: 'paper',
} as const;
const spent: SourcedFact = {
  id: 'spent',
  statement: "DeepSeek's bill",
  basis: 'estimated',
  value: 500_000_000,
  unit: 'usd',
  bound: 'more than',
  locator: 'page 3',
  confirmed: 'primary document read',
  reference,
};
const { value: _value, bound: _bound, ...without } = spent;
const range: SourcedFact = { ...without, range: { low: 69_000_000, central: 75_000_000, high: 92_000_000 } };
const prices: SourcedFact = {
  ...without,
  series: [
    { label: 'H100', value: 33_750, unit: 'usd-per-gpu' },
    { label: 'all', value: 51_000_000 },
  ],
};

describe('the slip of a fact', () => {
  test('has the value in full, who says so, and how it was checked', () => {
    expect(factSlip(spent, 'short')).toEqual({
      text: 'more than $500M',
      spoken: 'more than 500 million dollars',
      value: 'more than $500,000,000',
      statement: 'DeepSeek’s bill',
      basis: 'estimated',
      rows: [
        ['Who says so', 'DeepSeek, A “report”, page 3'],
        ['How checked', 'Read in the source itself.'],
      ],
      source: { href: 'https://example.org/report', label: 'Open the source' },
    });
  });

  test('has the note of the fact', () => {
    expect(factSlip({ ...spent, note: "Nobody's invoice." }, 'short').rows).toContainEqual([
      'Note',
      'Nobody’s invoice.',
    ]);
  });

  test('has no link when no address is known', () => {
    expect(factSlip({ ...spent, reference: { ...reference, url: null } }, 'short').source).toBeUndefined();
  });

  test.each(['partly', 'memory only', 'not confirmed'] as const)(
    'says so in the sentence when the fact is known from “%s”',
    (confirmed) => {
      const slip = factSlip({ ...spent, confirmed }, 'short');
      expect(slip.text).toBe('more than $500M (unconfirmed)');
      expect(slip.spoken).toBe('more than 500 million dollars');
      expect(slip.value).toBe('more than $500,000,000');
    },
  );

  test('says both ends of a range, and its middle', () => {
    expect(factSlip(range, 'short')).toMatchObject({
      text: '$69M to $92M, centrally $75M',
      spoken: '69 million dollars to 92 million dollars, centrally 75 million dollars',
    });
    expect(factSlip({ ...range, range: { low: 0.47, high: 0.67 }, unit: 'share' }, 'short')).toMatchObject({
      text: '47% to 67%',
      spoken: '47 percent to 67 percent',
    });
  });

  test('says the number that is seen: rounded alike, and not twice where the text is words already', () => {
    const third = { ...range, range: { low: 0.2949, high: 0.4949 }, unit: 'share' } as const;
    expect(factSlip(third, 'short').spoken).toBe('29 percent to 49 percent');
    expect(factSlip(third, 'full').spoken).toBe('29.5 percent to 49.5 percent');
    const days = { ...without, value: 54.2, unit: 'days' } as const;
    expect(factSlip(days, 'short')).toMatchObject({ text: '54.2 days', spoken: undefined });
  });

  test('leaves the unit to the sentence where only the number is printed, seen and heard', () => {
    expect(factSlip(ledger.fact('v3-cluster'), 'number')).toMatchObject({ text: '2,048', spoken: undefined });
  });

  test.each([
    ['words', { ...without, unit: undefined, text: "DeepSeek's own" }, 'DeepSeek’s own'],
    ['a date', { ...without, unit: undefined, date: '2025-01-27' }, '27 January 2025'],
    ['what was not published', { ...without, unit: undefined, unpublished: 'a bill' }, 'Not published: a bill'],
    ['a series', prices, 'H100: $33.75K per GPU; all: $51M'],
  ])('of %s is heard as it is read', (_, fact, text) => {
    expect(factSlip(fact as SourcedFact, 'short')).toMatchObject({ text, spoken: undefined });
  });

  test('can be made for every fact of the ledger, and marks those that are not confirmed', () => {
    const marked = ledger.facts.filter((fact) => factSlip(fact, 'short').text.endsWith(' (unconfirmed)'));
    const unconfirmed = ledger.facts.filter(({ confirmed }) => /partly|memory|not confirmed/.test(confirmed));
    expect(marked).toEqual(unconfirmed);
    expect(marked.length).toBeGreaterThan(0);
  });
});

describe('an entry of a series', () => {
  test('stands as a fact of its own, in its own unit', () => {
    expect(factSlip(pickEntry(prices, 'H100'), 'full')).toMatchObject({
      text: '$33,750 per GPU',
      statement: 'DeepSeek’s bill: H100',
    });
  });

  test('has the unit of the series when it has none of its own', () => {
    expect(factSlip(pickEntry(prices, 'all'), 'short').text).toBe('$51M');
  });

  test('throws, naming the fact, when there is none of that name', () => {
    expect(() => pickEntry(prices, 'H800')).toThrow('The fact "spent" has no entry "H800": only H100, all');
    expect(() => pickEntry(spent, 'H800')).toThrow('The fact "spent" has no entry "H800": it is no series');
  });
});
