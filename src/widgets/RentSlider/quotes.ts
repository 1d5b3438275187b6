/**
 * The rents that were published for an H100 or H800, out of the ledger. Pure.
 */
import { formatDate } from '../../ledger/format.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Basis } from '../../ledger/schema.ts';

/** A rent that somebody asked, told or assumed. */
export interface Quote {
  rentUsdPerGpuHour: number;
  /** "Lambda"; "market" for what all of them asked. */
  who: string;
  /** "June 2023", "peak of 2023", "August 2024 and March 2025". */
  when: string;
  /** Empty where there are several. */
  year: string;
  chip: 'H100' | 'H800';
  /** offer: a price list; market: what analysts tell of all offers; assumption: DeepSeek's own. */
  kind: 'offer' | 'market' | 'assumption';
  basis: Basis;
}

/** Every rent of the ledger, the lowest first. Throws when a label of the H100 series has no date in front. */
export function quotesOf(ledger: Ledger): Quote[] {
  const assumed = ledger.fact('v3-rate');
  const h800 = ledger.fact('h800-rent-cr8dl');
  const offers = ledger.fact('h100-rent');
  const market = ledger.fact('h100-rent-narrative');

  const quotes: Quote[] = [
    {
      rentUsdPerGpuHour: ledger.number(assumed.id),
      who: 'DeepSeek',
      when: 'December 2024',
      year: '2024',
      chip: 'H800',
      kind: 'assumption',
      basis: assumed.basis,
    },
    {
      rentUsdPerGpuHour: ledger.number(h800.id),
      who: 'CR8DL',
      when: daysIn(h800.locator).map(monthOf).join(' and '),
      year: '',
      chip: 'H800',
      kind: 'offer',
      basis: h800.basis,
    },
    ...(offers.series ?? []).map(({ label, value }): Quote => {
      const [, month = '', who = ''] = /^(\d{4}-\d\d) (.+)$/.exec(label) ?? [];
      if (who === '') throw new Error(`The fact "${offers.id}" has an entry without a date: ${label}`);
      return {
        rentUsdPerGpuHour: value,
        who,
        when: monthOf(month),
        year: month.slice(0, 4),
        chip: 'H100',
        kind: 'offer',
        basis: offers.basis,
      };
    }),
    ...(market.series ?? []).map(({ label, value }): Quote => ({
      rentUsdPerGpuHour: value,
      who: 'market',
      when: label,
      year: /\d{4}$/.exec(label)?.[0] ?? '',
      chip: 'H100',
      kind: 'market',
      basis: market.basis,
    })),
  ];
  return quotes.toSorted((a, b) => a.rentUsdPerGpuHour - b.rentUsdPerGpuHour);
}

/** The days that a locator names: "rows of 2024-08-24 and 2025-03-03". */
const daysIn = (locator: string): string[] => locator.match(/\d{4}-\d\d-\d\d/g) ?? [];

/** "2024-08-24" is "August 2024". */
const monthOf = (date: string): string => formatDate(date.slice(0, 7));
