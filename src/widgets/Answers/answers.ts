/**
 * The last page of the accounts: every question of the model with what was published in answer to it, our central value
 * with its 90% range, and what the reader's own numbers make of it. Pure.
 */
import { formatQuantity, formatRange, formatShare, formatTimes, formatUsdShort, spoken } from '../../ledger/format.ts';
import type { Basis } from '../../ledger/schema.ts';
import { headingOf, question, type QuestionId, questionIds, questionOf } from '../../model/questions.ts';
import { type ModelConstants, totalFor } from '../../model/receipt.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { basisNames } from '../../ui/basis.ts';
import { threeDigits, type UsdRange } from '../../ui/cost-scale.ts';
import type { Cell, DataTable } from '../../ui/figure/data-table.ts';

export interface PublishedAmount {
  id: string;
  who: string;
  amountUsd: number;
  /** Printed as "more than". */
  atLeast: boolean;
  /** Null for a rounding of somebody else's figure, which has no basis of its own. */
  basis: Basis | null;
  href: string;
  /** In the list alone: its mark would cover that of a figure which says nearly the same. */
  isMinor: boolean;
}

export interface AnswerFacts {
  constants: ModelConstants;
  rows: readonly {
    id: QuestionId;
    published: readonly PublishedAmount[];
    /** Our central value, and the 90% range about it, USD. */
    oursUsd: number;
    range: UsdRange;
    /** What the assumptions behind ours rest on, the firmest first. */
    bases: readonly Basis[];
  }[];
}

/** Along the axis, for SVG attributes: "37.25%". */
export type Share = `${number}%`;

export interface AnswerRow {
  id: QuestionId;
  number: number;
  heading: string;
  isAsked: boolean;
  published: readonly (PublishedAmount & { amount: string; at: Share; label: AxisLabel | null })[];
  bases: readonly Basis[];
  ours: Sum & { range: string; at: Share; from: Share; to: Share };
  yours: Sum & {
    at: Share;
    isChanged: boolean;
    /** "the same as ours", "71% more than ours". */
    compared: string;
    /** The end of the axis that it lies beyond. */
    beyond: 'low' | 'high' | null;
  };
  /** The text alternative of the row's drawing, in sentences. */
  alt: string;
}

/** An amount to as many digits as are known of it, seen and heard, and to the dollar. */
interface Sum {
  amount: string;
  spoken: string;
  exact: string;
}

interface AxisLabel {
  text: string;
  side: 'start' | 'end';
}

export interface AnswersView {
  title: string;
  rows: readonly AnswerRow[];
  isChanged: boolean;
  /** What the reader's own choice of lines comes to, when it answers none of the questions. */
  ownLines: string | null;
  table: DataTable;
}

/** USD. What lies beyond stands at the end, with an arrow. */
const axis = { fromUsd: 1e6, toUsd: 1e10 } as const;

/** The powers of ten along the axis. */
export const axisTicks: readonly { at: Share; text: string; anchor: 'start' | 'middle' | 'end' }[] = [
  1e6, 1e7, 1e8, 1e9, 1e10,
].map((usd, index, all) => ({
  at: shareOf(usd),
  text: formatUsdShort(usd),
  anchor: index === 0 ? 'start' : index === all.length - 1 ? 'end' : 'middle',
}));

/** Everything that the figure says about a scenario. */
export function answersView(facts: AnswerFacts, { values, choices, ticked }: Scenario): AnswersView {
  const asked = questionOf(ticked)?.id;
  const { constants } = facts;
  const totalUsd = (lines: Scenario['ticked']) => totalFor(choices, lines, constants)(values);
  const computed = facts.rows.map((row) => ({ ...row, yoursUsd: totalUsd(question(row.id).lines) }));
  const rows = computed.map((row, index) => answerRow(row, index + 1, row.id === asked));
  const isChanged = rows.some(({ yours }) => yours.isChanged);
  return {
    title: titleOf(computed, isChanged),
    rows,
    isChanged,
    ownLines: asked === undefined && ticked.length > 0 ? ownLinesText(ticked, totalUsd(ticked)) : null,
    table: tableOf(computed),
  };
}

type Computed = AnswerFacts['rows'][number] & { yoursUsd: number };

function answerRow(row: Computed, number: number, isAsked: boolean): AnswerRow {
  const { id, published, oursUsd, range, yoursUsd, bases } = row;
  const isChanged = Math.round(yoursUsd) !== Math.round(oursUsd);
  const compared = comparedText(yoursUsd, oursUsd);
  const rangeWords = rangeText(range);
  const { heading } = question(id);
  const ours = sumOf(oursUsd, published);
  const yours = sumOf(yoursUsd, published);
  return {
    id,
    number,
    heading,
    isAsked,
    published: published.map((figure) => ({
      ...figure,
      amount: amountText(figure),
      at: shareOf(figure.amountUsd),
      label: labelOf(figure, published),
    })),
    bases,
    ours: {
      ...ours,
      range: rangeWords,
      at: shareOf(oursUsd),
      from: shareOf(range.lowUsd),
      to: shareOf(range.highUsd),
    },
    yours: {
      ...yours,
      at: shareOf(yoursUsd),
      isChanged,
      compared,
      beyond: yoursUsd < axis.fromUsd ? 'low' : yoursUsd > axis.toUsd ? 'high' : null,
    },
    alt: [
      `${heading}.`,
      published.length === 0
        ? 'We found no published figure.'
        : `Published: ${published.map((figure) => `${amountText(figure)}, ${figure.who}${basisWords(figure)}`).join('; ')}.`,
      `Our central value is ${ours.spoken}, with a 90% range of ${rangeWords}.`,
      isChanged ? `Yours is ${yours.spoken}, ${compared}.` : 'Yours is the same as ours.',
    ].join(' '),
  };
}

const basisWords = ({ basis }: PublishedAmount): string => (basis === null ? '' : `, ${basisNames[basis]}`);

/** Beyond this share of the axis a name to the right of its mark would leave it. */
const namesTurnAt = 0.82;

/** Two figures at most are named on the axis, the lower one to its left: their names cannot meet. */
function labelOf(figure: PublishedAmount, all: readonly PublishedAmount[]): AxisLabel | null {
  if (figure.isMinor) return null;
  const isLower = all.some(({ isMinor, amountUsd }) => !isMinor && amountUsd > figure.amountUsd);
  const isFar = along(figure.amountUsd) > namesTurnAt;
  return { text: amountText(figure), side: isLower || isFar ? 'end' : 'start' };
}

function amountText({ amountUsd, atLeast }: PublishedAmount): string {
  return `${atLeast ? 'over ' : ''}${formatUsdShort(amountUsd)}`;
}

/** DeepSeek’s own table has four digits, and a sum like it too; what rests on estimates has three at most. */
function sumOf(usd: number, published: readonly PublishedAmount[]): Sum {
  const isOfTable = published.some(({ basis }) => basis === 'disclosed' || basis === 'derived');
  const known = isOfTable ? usd : threeDigits(usd);
  return {
    amount: formatUsdShort(known),
    spoken: spoken(known, 'usd', 'short'),
    exact: formatQuantity(Math.round(usd), 'usd'),
  };
}

function rangeText({ lowUsd, highUsd }: UsdRange): string {
  return formatRange(threeDigits(lowUsd), threeDigits(highUsd), 'usd', 'short');
}

/** The reader's total beside ours, both in whole dollars. */
export function comparedText(yoursUsd: number, oursUsd: number): string {
  const ratio = Math.round(yoursUsd) / Math.round(oursUsd);
  if (ratio === 1) return 'the same as ours';
  if (ratio >= 2) return `${formatTimes(ratio)} ours`;
  const difference = Math.abs(ratio - 1);
  // Rounding must not make two different sums equal, nor one of them nothing.
  const share = difference < 0.005 ? 'less than 1%' : ratio < 0.01 ? 'over 99%' : formatShare(difference);
  return `${share} ${ratio > 1 ? 'more' : 'less'} than ours`;
}

const counts = ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
const count = (number: number): string => counts[number] ?? String(number);

function titleOf(rows: readonly Computed[], isChanged: boolean): string {
  if (isChanged) return changedTitle(rows);
  const amounts = rows.map(({ oursUsd }) => oursUsd);
  const ends = [Math.min(...amounts), Math.max(...amounts)].map(shortUsd).join(' to ');
  const answered = rows.filter(({ published }) => published.some(({ basis }) => basis === 'disclosed')).length;
  return `${count(rows.length)} questions, answers from ${ends}; DeepSeek itself has answered ${count(answered).toLowerCase()}`;
}

/** Which answers the reader's numbers move, and which one furthest, by the factor. */
function changedTitle(rows: readonly Computed[]): string {
  const moved = rows
    .map(({ oursUsd, yoursUsd }, index) => ({ oursUsd, yoursUsd, number: count(index + 1).toLowerCase() }))
    .filter(({ oursUsd, yoursUsd }) => Math.round(oursUsd) !== Math.round(yoursUsd));
  const distance = ({ oursUsd, yoursUsd }: (typeof moved)[number]) =>
    Math.abs(Math.log(Math.max(1, yoursUsd) / oursUsd));
  const [first, ...others] = moved.toSorted((a, b) => distance(b) - distance(a));
  if (!first) throw new Error('A title for changes needs one');
  const compared = comparedText(first.yoursUsd, first.oursUsd);
  const all = count(rows.length).toLowerCase();
  if (others.length === 0) return `Your numbers move one of ${all} answers, number ${first.number}: ${compared}`;
  const few = count(moved.length).toLowerCase();
  return `Your numbers move ${few} of ${all} answers; number ${first.number} moves furthest: ${compared}`;
}

const shortUsd = (usd: number): string => formatUsdShort(threeDigits(usd));

function ownLinesText(ticked: Scenario['ticked'], totalUsd: number): string {
  const heading = headingOf(ticked);
  const numbers = count(questionIds.length).toLowerCase();
  return `Your receipt asks none of the ${numbers}. ${heading}: ${formatQuantity(Math.round(totalUsd), 'usd')}.`;
}

function tableOf(rows: readonly Computed[]): DataTable {
  const usd = (value: number): Cell => ({ value, text: formatQuantity(Math.round(value), 'usd') });
  const rounded = (value: number): Cell => usd(threeDigits(value));
  return {
    caption: 'Every question, with the published figures, our central value and yours',
    columns: [
      { label: 'Question' },
      { label: 'Who says so' },
      { label: 'Basis' },
      { label: 'Amount', unit: 'USD' },
      { label: '90% range, low end', unit: 'USD' },
      { label: '90% range, high end', unit: 'USD' },
    ],
    rows: rows.flatMap(({ id, published, oursUsd, range, bases, yoursUsd }) => {
      const { heading } = question(id);
      return [
        ...published.map((figure): Cell[] => [
          heading,
          figure.atLeast ? `${figure.who} (more than)` : figure.who,
          figure.basis === null ? 'a rounding' : basisNames[figure.basis],
          usd(figure.amountUsd),
          '',
          '',
        ]),
        [
          heading,
          'This site, central value',
          bases.map((basis) => basisNames[basis]).join(', '),
          usd(oursUsd),
          rounded(range.lowUsd),
          rounded(range.highUsd),
        ],
        [heading, 'You', Math.round(yoursUsd) === Math.round(oursUsd) ? 'the same' : 'yours', usd(yoursUsd), '', ''],
      ];
    }),
  };
}

function shareOf(usd: number): Share {
  return `${Number((along(usd) * 100).toFixed(2))}%`;
}

/** 0 at the start of the axis, 1 at its end. */
function along(usd: number): number {
  const { fromUsd, toUsd } = axis;
  const inside = Math.min(toUsd, Math.max(fromUsd, usd));
  return Math.log(inside / fromUsd) / Math.log(toUsd / fromUsd);
}
