/**
 * What "other laboratories" says: published figures on one boundary at a time, and what each is in V3's. Pure.
 */
import { formatQuantity, formatRange, formatUsdShort } from '../../ledger/format.ts';
import type { Basis } from '../../ledger/schema.ts';
import { basisNames } from '../../ui/basis.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';

/** What a figure counts, and how. Figures of two boundaries are never set against each other. */
export const boundaryIds = ['amortised', 'cloud', 'newer', 'said', 'company'] as const;
export type BoundaryId = (typeof boundaryIds)[number];

/** A published figure. */
export interface LabFigure {
  id: string;
  /** "GPT-4"; for a company what is counted: "Servers of the fleet". */
  name: string;
  /** USD; both ends alike unless the words of the source leave a range. */
  low: number;
  high: number;
  /** Those words, which stand in place of an amount. */
  words: string | null;
  isMoreThan: boolean;
  basis: Basis;
  source: string;
  checked: string;
  /** Said beside the figure wherever it stands. */
  isUnconfirmed: boolean;
  /** V3's own figure, which the others are measured by. */
  isV3: boolean;
}

/** The figures of each boundary, in the order in which they are drawn. */
export type LabFacts = Readonly<Record<BoundaryId, readonly LabFigure[]>>;

export interface Boundary {
  /** On the segment. */
  label: string;
  lead: string;
  /** Whether its figures count the same thing, so that a ratio between them means something. */
  isComparable: boolean;
}

export const boundaries: Readonly<Record<BoundaryId, Boundary>> = {
  amortised: {
    label: 'One method',
    lead: 'Final run, machines written off, Epoch’s first method. Dollars of 2023, log scale.',
    isComparable: true,
  },
  cloud: {
    label: 'Cloud prices',
    lead: 'Final run at rental prices: Stanford’s AI Index, DeepSeek’s own table. Dollars, log scale.',
    isComparable: true,
  },
  newer: {
    label: 'Newer method',
    lead: 'Final run, machines written off, Epoch’s revised method. Dollars of 2025, log scale.',
    isComparable: true,
  },
  said: {
    label: 'What executives said',
    lead: 'Remarks, not tables. What exactly they count is not stated. US dollars, log scale.',
    isComparable: false,
  },
  company: {
    label: 'Whole fleet',
    lead: 'A fleet and years of running it, beside one final run. US dollars, log scale.',
    isComparable: false,
  },
};

export interface LabRow {
  id: string;
  name: string;
  figure: LabFigure;
  amount: string;
  /** "7.5 times V3", or empty. */
  ratio: string;
}

export interface LabsView {
  title: string;
  lead: string;
  note: string;
  rows: readonly LabRow[];
  /** The marks that occur. */
  bases: readonly Basis[];
  alt: string;
  table: DataTable;
}

/** Everything a boundary shows, the drawing aside. */
export function labsView(boundary: BoundaryId, facts: LabFacts): LabsView {
  const figures = facts[boundary];
  const rows = figures.map((figure): LabRow => ({
    id: figure.id,
    name: figure.name,
    figure,
    amount: amountText(figure),
    ratio: ratioText(figure, boundary, facts),
  }));
  return {
    title: titleOf(boundary, facts),
    lead: boundaries[boundary].lead,
    note: noteOf(boundary, facts),
    rows,
    bases: [...new Set(figures.map(({ basis }) => basis))],
    alt: `Dot plot on a log axis. ${rows.map(({ name, amount, ratio }) => `${name}: ${amount}${ratio ? `, ${ratio}` : ''}`).join('. ')}.`,
    table: tableOf(facts),
  };
}

const v3Of = (figures: readonly LabFigure[]): LabFigure | undefined => figures.find(({ isV3 }) => isV3);

function amountText({ low, words, isMoreThan, isUnconfirmed }: LabFigure): string {
  const amount = words ?? `${isMoreThan ? 'more than ' : ''}${formatUsdShort(toPrinted(low))}`;
  return isUnconfirmed ? `${amount} (unconfirmed)` : amount;
}

/** Estimates to three digits; a figure printed with four, such as $5.576M, as it is. */
function toPrinted(usd: number): number {
  const printed = Number(usd.toPrecision(4));
  return printed === usd ? usd : to3Digits(usd);
}

const to3Digits = (usd: number): number => Number(usd.toPrecision(3));

/** A ratio is named only between two single figures of a boundary that counts one thing. */
function ratioText(figure: LabFigure, boundary: BoundaryId, facts: LabFacts): string {
  const v3 = v3Of(facts[boundary]);
  if (!v3 || !boundaries[boundary].isComparable || figure.isV3 || figure.low !== figure.high) return '';
  return `${figure.isMoreThan ? 'more than ' : ''}${times(figure.low / v3.low)} V3`;
}

/** "7.5 times", "34 times", "456 times". */
export function times(ratio: number): string {
  return `${formatQuantity(ratio >= 100 ? Math.round(ratio) : Number(ratio.toPrecision(2)), 'number')} times`;
}

function titleOf(boundary: BoundaryId, facts: LabFacts): string {
  const figures = facts[boundary];
  const v3 = v3Of(figures);
  const others = figures.filter(({ isV3 }) => !isV3);
  const ratios = v3 ? others.map(({ name, low }) => ({ name, ratio: low / v3.low })) : [];
  const [first, second] = ratios.toSorted((a, b) => b.ratio - a.ratio);
  switch (boundary) {
    case 'amortised': {
      if (!first || !second) throw new Error(`The boundary "${boundary}" needs V3 and two others`);
      return `By one method ${first.name}’s run cost ${times(first.ratio)} V3’s, ${second.name}’s ${times(second.ratio)}`;
    }
    case 'cloud': {
      // Somebody else's prices beside a rent that DeepSeek assumed: a ratio would pretend that they are one method.
      const sorted = others.toSorted((a, b) => a.low - b.low);
      const [low, high] = [sorted.at(0), sorted.at(-1)];
      if (!low || !high) throw new Error('The boundary "cloud" has no figures');
      return `At cloud prices others put rivals’ runs at ${formatUsdShort(low.low)} to ${formatUsdShort(high.low)}; V3’s rent is DeepSeek’s own assumption`;
    }
    case 'newer': {
      const sorted = others.toSorted((a, b) => a.low - b.low);
      const [low, high] = [sorted.at(0), sorted.at(-1)];
      if (!low || !high) throw new Error('The boundary "newer" has no figures');
      return `By a newer method runs cost ${formatUsdShort(to2Digits(low.low))} to ${formatUsdShort(to3Digits(high.low))}; V3 is not among them`;
    }
    case 'said': {
      const more = others.find(({ isMoreThan }) => isMoreThan);
      const band = others.find(({ words }) => words !== null);
      if (!more || !band) throw new Error('The boundary "said" needs a remark of each kind');
      return `Two executives named sizes: more than ${formatUsdShort(more.low)}, and ${band.words}`;
    }
    case 'company': {
      const whole = others.at(-1);
      if (!whole) throw new Error('The boundary "company" has no figures');
      return `For a whole fleet we found one firm’s estimate, of DeepSeek’s: ${formatUsdShort(whole.low)}`;
    }
  }
}

function noteOf(boundary: BoundaryId, facts: LabFacts): string {
  const usdOf = (where: BoundaryId, name: string) => {
    const figure = facts[where].find((each) => each.name === name);
    if (!figure) throw new Error(`The boundary "${where}" has no "${name}"`);
    return figure.low;
  };
  const between = (name: string, of: BoundaryId, over: BoundaryId) => times(usdOf(of, name) / usdOf(over, name));
  switch (boundary) {
    case 'amortised':
      return 'The same method for all three, with Epoch’s own inputs. Epoch marks the computing of GPT-4 and of Gemini Ultra as speculative.';
    case 'cloud':
      return `For Gemini Ultra, rental prices make ${between('Gemini Ultra', 'cloud', 'amortised')} what machines written off make. A ratio holds only inside one method.`;
    case 'newer':
      return `Not to be set beside the first method: for GPT-4 the revision alone makes ${between('GPT-4', 'newer', 'amortised')} as much. V3 is not in this table, so nothing is compared with it.`;
    case 'said': {
      const band = facts.said.find(({ words }) => words !== null);
      const drawn = band ? formatRange(band.low, band.high, 'usd', 'short') : '';
      return `Altman spoke of training foundation models, “much more than” this. Amodei’s words for Claude 3.5 Sonnet are drawn as ${drawn}, which is our reading.`;
    }
    case 'company':
      return 'For no other laboratory did we find a company’s total per model. There is nothing to draw, and nothing is drawn.';
  }
}

const to2Digits = (usd: number): number => Number(usd.toPrecision(2));

/** All boundaries: a table need not be switched. */
function tableOf(facts: LabFacts): DataTable {
  return {
    caption: 'All figures; only those of one boundary can be compared',
    columns: [
      { label: 'What' },
      { label: 'Boundary' },
      { label: 'Amount', unit: 'USD' },
      { label: 'Over V3’s' },
      { label: 'Basis' },
      { label: 'Source' },
      { label: 'How checked' },
    ],
    rows: boundaryIds.flatMap((boundary) =>
      facts[boundary].map((figure) => [
        figure.name,
        boundaries[boundary].label,
        figure.low === figure.high ? { value: figure.low, text: amountText(figure) } : amountText(figure),
        ratioText(figure, boundary, facts).replace(' V3', ''),
        basisNames[figure.basis],
        figure.source,
        figure.checked,
      ]),
    ),
  };
}
