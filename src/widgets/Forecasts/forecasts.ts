/**
 * What the articles said about the future: which claims, in which order, and what has become known since. Pure; who said
 * it, what stands behind it and the verdict come from the ledger.
 */
import { formatDate, formatFact } from '../../ledger/format.ts';
import type { Ledger, SourcedClaim, SourcedFact } from '../../ledger/ledger.ts';

export interface Forecast {
  claimId: string;
  /** A few words: what it is about. */
  about: string;
  /** What has become known since, words and entries of facts; null when we found no source. */
  since: readonly (string | FactEntry)[] | null;
}

export interface FactEntry {
  fact: string;
  /** Which entry of its series, if it has one. */
  at?: string;
}

export const forecasts: readonly Forecast[] = [
  { claimId: 's3-five-x', about: 'Cheaper still', since: null },
  { claimId: 's3-labs-rush', about: 'Copied at once', since: null },
  {
    claimId: 's3-democratise',
    about: 'Open to everyone',
    since: [
      'Epoch AI, in March 2026: at three companies final runs took ',
      { fact: 'epoch-rd-share-range' },
      ' of the spending on research computing. By that measure the price of a run is the smaller part of the barrier.',
    ],
  },
  {
    claimId: 's2-gpu-demand',
    about: 'Less demand for chips',
    since: [
      'Nvidia’s shares closed at ',
      { fact: 'nvda-raw-later', at: '2025-06-09' },
      ` on ${formatDate('2025-06-09')}, against `,
      { fact: 'nvda-raw', at: '2025-01-24' },
      ' before the fall. An H100 on a contract of a year rented for ',
      { fact: 'h100-rent-narrative', at: 'low of October 2025' },
      ' in October 2025 and for ',
      { fact: 'h100-rent-narrative', at: 'March 2026' },
      ' in March 2026, by SemiAnalysis’s index. Neither settles why demand moved.',
    ],
  },
  { claimId: 's3-algorithm-proof', about: 'Method as good as machines', since: null },
  { claimId: 's3-substitute-capital', about: 'Method in place of money', since: null },
  { claimId: 's3-overengineering', about: 'Money spent in vain', since: null },
];

export interface ForecastView extends Forecast {
  claim: SourcedClaim;
  /** "SemiAnalysis, January 2025, as Unsigned explainer has it". */
  saidBy: string;
}

export function forecastViews(ledger: Ledger): ForecastView[] {
  return forecasts.map((forecast) => {
    const claim = ledger.claim(forecast.claimId);
    return { ...forecast, claim, saidBy: saidBy(claim) };
  });
}

function saidBy({ attributedTo, date, article }: SourcedClaim): string {
  const when = date === null ? 'undated' : formatDate(date);
  if (attributedTo === 'this article') return `${article.name}, ${when}`;
  return `${capital(attributedTo)}, ${when} (in: ${article.name})`;
}

/** What a fact says, where that is short enough to stand beside its name. */
export function factText(fact: SourcedFact): string | null {
  if (fact.series) return null;
  const text = formatFact(fact, 'short');
  return text.length <= 90 ? text : null;
}

/** Counts what was found since, and says nothing of what came true. */
export function forecastsTitle(views: readonly Pick<Forecast, 'since'>[]): string {
  const followed = views.filter(({ since }) => since !== null).length;
  return `${capital(inWords(views.length))} statements about the future, and a later source for ${inWords(followed)} of them`;
}

const words = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const inWords = (count: number): string => words[count] ?? String(count);
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
