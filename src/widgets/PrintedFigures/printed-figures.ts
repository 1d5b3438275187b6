/**
 * "Telephone game": how the articles print the headline figure, and by which factor each version is off from the fact
 * that it renders. Pure: the ledger in, plain rows out.
 */
import { formatQuantity, formatShare, formatUsdShort } from '../../ledger/format.ts';
import type { Ledger, SourcedClaim } from '../../ledger/ledger.ts';
import type { Verdict } from '../../ledger/schema.ts';
import { logScale, logTicks } from '../../ui/chart/axes.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import { curl } from '../../ui/typography.ts';

/** One claim that prints the figure. */
export interface Print {
  claimId: string;
  article: string;
  statement: string;
  verdict: Verdict;
}

/** One way in which it is printed. */
export interface PrintedVersion {
  text: string;
  printedUsd: number;
  /** What it renders. */
  factUsd: number;
  fact: string;
  /** Printed ÷ fact. */
  factor: number;
  prints: readonly Print[];
}

/** Every printed version, the smallest first. Throws when a claim renders nothing that it was checked against. */
export function printedVersions(ledger: Ledger): PrintedVersion[] {
  const printing = ledger.claims.flatMap((claim) =>
    claim.printedFigure ? [{ claim, figure: claim.printedFigure, rendered: renderedBy(claim, ledger) }] : [],
  );
  // "~$5.9 million" and "$5.9 million" are one version.
  const groups = Map.groupBy(
    printing,
    ({ figure, rendered }) => `${figure.text.replace(/^~/, '')} of ${rendered.factUsd}`,
  );
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      if (!first) return [];
      const { figure, rendered } = first;
      return [
        {
          text: figure.text.replace(/^~/, ''),
          printedUsd: figure.usd,
          ...rendered,
          factor: figure.usd / rendered.factUsd,
          prints: members.map(({ claim }) => ({
            claimId: claim.id,
            article: claim.article.name,
            statement: curl(claim.statement),
            verdict: claim.verdict,
          })),
        },
      ];
    })
    .toSorted((a, b) => a.printedUsd - b.printedUsd);
}

/** The two facts that make up V3 and R1 together, which no paper adds up. */
const togetherIds = ['v3-usd-total', 'r1-total-usd'];

function renderedBy(claim: SourcedClaim, ledger: Ledger): { factUsd: number; fact: string } {
  const refersTo = claim.printedFigure?.refersTo;
  if (refersTo)
    return { factUsd: ledger.number(refersTo), fact: factNames[refersTo] ?? ledger.fact(refersTo).statement };
  if (togetherIds.every((id) => claim.checkedAgainst.includes(id))) {
    return { factUsd: togetherIds.reduce((sum, id) => sum + ledger.number(id), 0), fact: 'V3 and R1 together' };
  }
  throw new Error(
    `The claim "${claim.id}" prints a figure, but neither refers to a fact nor was checked against a sum`,
  );
}

const factNames: Readonly<Record<string, string>> = {
  'v3-usd-total': 'DeepSeek’s figure for V3',
  'semi-capex': 'SemiAnalysis’s estimate of what the fleet’s servers cost',
};

export interface PrintedRow extends PrintedVersion {
  /** "1,000×", "1.08×", "exact". */
  factorText: string;
  /** How far off, in words: "too large", "8% more", "as published". */
  off: string;
  /** Places on the axis, from 0 to 1. */
  printedAt: number;
  factAt: number;
  /** Off by a factor that no rounding explains. */
  isFarOff: boolean;
}

export interface PrintedFiguresView {
  title: string;
  lead: string;
  note: string;
  ticks: readonly { at: number; text: string }[];
  rows: readonly PrintedRow[];
  table: DataTable;
}

export function printedFiguresView(versions: readonly PrintedVersion[]): PrintedFiguresView {
  const ends = [1e6, 1e10] as const;
  const toShare = logScale(ends, [0, 1]);
  const articles = new Set(versions.flatMap(({ prints }) => prints.map(({ article }) => article))).size;
  const prints = versions.reduce((sum, version) => sum + version.prints.length, 0);

  return {
    title: printedTitle(articles, versions),
    lead:
      `Each version as the articles print it, ${prints} times in all, on a log scale of US dollars. A line leads from ` +
      `the fact that it renders to the figure as printed.`,
    note:
      'A verdict is on the whole claim, not on the number in it: a figure printed rightly may stand in a sentence that ' +
      'gives it to the wrong model.',
    ticks: logTicks(ends, [1]).map((tick) => ({ at: toShare(tick), text: formatUsdShort(tick) })),
    rows: versions.map((version) => ({
      ...version,
      factorText: factorText(version.factor),
      off: offBy(version),
      printedAt: toShare(version.printedUsd),
      factAt: toShare(version.factUsd),
      isFarOff: farOff(version.factor),
    })),
    table: {
      caption: 'Every claim that prints the figure',
      columns: [
        { label: 'As printed' },
        { label: 'Article' },
        { label: 'What it says' },
        { label: 'Verdict' },
        { label: 'Printed', unit: 'USD' },
        { label: 'The fact', unit: 'USD' },
        { label: 'Printed over fact', unit: 'factor' },
      ],
      rows: versions.flatMap(({ text, printedUsd, factUsd, factor, prints: all }) =>
        all.map(({ article, statement, verdict }) => [
          text,
          article,
          statement,
          verdict,
          { value: printedUsd, text: formatQuantity(printedUsd, 'usd') },
          { value: factUsd, text: formatQuantity(factUsd, 'usd') },
          { value: factor, text: factorText(factor) },
        ]),
      ),
    },
  };
}

/** "Five articles print the cost in seven ways; one is 1,000 times too large". */
export function printedTitle(articles: number, versions: readonly PrintedVersion[]): string {
  const worst = versions.toSorted((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor))).at(0);
  const many = `${inWords(articles, true)} ${articles === 1 ? 'article prints' : 'articles print'} the cost`;
  const ways = `in ${inWords(versions.length)} ${versions.length === 1 ? 'way' : 'ways'}`;
  if (!worst || !farOff(worst.factor)) return `${many} ${ways}`;
  const times = Math.max(worst.factor, 1 / worst.factor).toLocaleString('en-US', { maximumSignificantDigits: 3 });
  return `${many} ${ways}; one is ${times} times too ${worst.factor > 1 ? 'large' : 'small'}`;
}

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function inWords(count: number, isFirst = false): string {
  const word = numberWords[count] ?? String(count);
  return isFirst ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** Rounding six million from 5.576 is 8% off; nothing here that is twice as large can be rounding. */
const farOff = (factor: number): boolean => factor >= 2 || factor <= 0.5;

/** Two digits after the point, three where two would hide that it is off at all. */
export function factorText(factor: number): string {
  if (factor === 1) return 'exact';
  if (factor >= 10) return `${Math.round(factor).toLocaleString('en-US')}×`;
  return `${factor.toFixed(Math.abs(factor - 1) < 0.005 ? 3 : 2)}×`;
}

function offBy({ text, factor }: PrintedVersion): string {
  // In English a comma stands before three digits, or not at all.
  if (factor === 1) return /\d,\d{1,2}(?!\d)/.test(text) ? 'but for a decimal comma' : 'as published';
  if (farOff(factor)) return factor > 1 ? 'too large' : 'too small';
  return factor > 1 ? `${formatShare(factor - 1)} more` : `${formatShare(1 - factor)} less`;
}
