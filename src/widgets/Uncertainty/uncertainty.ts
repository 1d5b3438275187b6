/**
 * How sure the total can be: the histogram of outcomes, with its title, text alternative and table. Pure.
 */
import { formatQuantity, formatShare, formatUsdShort } from '../../ledger/format.ts';
import { headingOf, questionOf } from '../../model/questions.ts';
import type { LineId, PublishedFigure } from '../../model/receipt.ts';
import { lineDefinitions } from '../../model/receipt-lines.ts';
import { payments } from '../../model/receipt-ticks.ts';
import { sampleCount } from '../../model/sample-count.ts';
import { assumptions } from '../../scenario/assumptions.ts';
import { logTicks } from '../../ui/chart/axes.ts';
import type { Axis, HistogramBar, HistogramSpec, PublishedMark } from '../../ui/chart/spec.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import type { Estimate } from '../../scenario/estimate.ts';
import { roughUsd } from './money.ts';

export interface OutcomesView {
  title: string;
  lead: string;
  /** Null when there is nothing to draw: no line is ticked, or nothing varies. */
  spec: HistogramSpec | null;
  table: DataTable;
}

/** Everything the histogram shows. `heldCount` of the assumptions in use are held by the reader. */
export function outcomesView(
  estimate: Estimate,
  published: readonly PublishedFigure[],
  heldCount: number,
): OutcomesView {
  const { bins, swings } = estimate;
  return {
    title: outcomesTitle(estimate),
    lead: leadOf(estimate, heldCount),
    spec: bins.length === 0 ? null : specOf(estimate, marksFor(estimate.ticked, published)),
    table: {
      caption: `Totals of ${sampleCount.toLocaleString('en-US')} draws over ${swings.length} assumptions, counted in steps of equal proportion`,
      columns: [
        { label: 'From', unit: 'US dollars' },
        { label: 'To', unit: 'US dollars' },
        { label: 'Draws', unit: 'of all' },
      ],
      rows: bins.map(({ fromUsd, toUsd, count }) => [
        { value: Math.round(fromUsd), text: roughUsd(fromUsd) },
        { value: Math.round(toUsd), text: roughUsd(toUsd) },
        { value: count / sampleCount, text: formatShare(count / sampleCount) },
      ]),
    },
  };
}

/** The finding: between which sums nine outcomes in ten lie. */
export function outcomesTitle({ ticked, swings, centralUsd, p5Usd, p95Usd }: Estimate): string {
  if (ticked.length === 0) return 'Tick a line of the receipt to see how sure its total can be';
  if (swings.length === 0)
    return `Nothing is left to vary: the total is ${formatQuantity(Math.round(centralUsd), 'usd')}`;
  const [low, high] = [roughUsd(p5Usd), roughUsd(p95Usd)];
  const groupOf = (line: LineId) => payments[line].group;
  const extras = ticked.filter((line) => groupOf(line) === 'programme');
  const hasRun = ticked.some((line) => ['rent', 'own'].includes(groupOf(line)));
  if (hasRun && extras.length > 0) {
    return `Count ${listed(extras.map(nounOf))}, and on our ranges nine outcomes in ten lie between ${low} and ${high}`;
  }
  return `${headingOf(ticked)} costs ${low} to ${high} in nine outcomes out of ten`;
}

function nounOf(line: LineId): string {
  return line === 'experiments' ? 'experiments' : lineDefinitions[line].label.toLowerCase();
}

function leadOf({ swings, centralUsd }: Estimate, heldCount: number): string {
  const held = heldCount > 0 ? ' What you have set or held does not vary.' : '';
  if (swings.length === 0) return `All that these lines rest on is disclosed, set or held.${held}`;
  const values = swings.filter(({ id }) => assumptions[id].ours === 'value').length;
  const ranges = swings.filter(({ id }) => assumptions[id].ours !== 'nothing').length;
  const parts = [
    `${sampleCount.toLocaleString('en-US')} draws over ${countOf(swings.length)}${oursOf(values, ranges, swings.length)}.`,
    swings.length > 1 ? 'Each is drawn as if it did not depend on the others.' : '',
    `At the values in force these lines come to ${formatUsdShort(centralUsd)}.${held}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function countOf(assumptionCount: number): string {
  return assumptionCount === 1
    ? 'the one assumption that has a range'
    : `the ${assumptionCount} assumptions that have a range`;
}

/** How many of the ranges, and of the values in their middle, are nobody's but ours. */
function oursOf(values: number, ranges: number, all: number): string {
  if (all === 1)
    return values > 0 ? '; its range and its central value are ours' : ranges > 0 ? '; its range is ours' : '';
  const counted = (count: number) => (count === all ? 'all' : String(count));
  const told = [
    ...(ranges > 0 ? [`${counted(ranges)} of the ranges`] : []),
    ...(values > 0 ? [`${counted(values)} of the central values`] : []),
  ];
  return told.length === 0 ? '' : `; ${told.join(' and ')} are ours`;
}

/** The figures published in answer to the question; where there are none, the one that everybody quotes. */
function marksFor(ticked: readonly LineId[], published: readonly PublishedFigure[]): PublishedFigure[] {
  const ids = questionOf(ticked)?.publishedIds ?? [];
  const wanted = ids.length > 0 ? ids : ['v3-rent'];
  return published.filter(({ id }) => wanted.includes(id));
}

function specOf({ bins, p5Usd, p50Usd, p95Usd }: Estimate, figures: readonly PublishedFigure[]): HistogramSpec {
  const bars = bins.map(({ fromUsd, toUsd, count }): HistogramBar => {
    const isWithin = toUsd > p5Usd && fromUsd < p95Usd;
    return {
      from: fromUsd,
      to: toUsd,
      size: count,
      tone: isWithin ? 'ink' : 'quiet',
      text: `${roughUsd(fromUsd)} to ${roughUsd(toUsd)}: ${count.toLocaleString('en-US')} draws, ${formatShare(count / sampleCount)} of all`,
    };
  });
  const marks = figures.map(({ amountUsd, atLeast, label }): PublishedMark => ({
    x: amountUsd,
    y: null,
    figure: `${atLeast ? 'more than ' : ''}${formatUsdShort(amountUsd)}`,
    text: label,
  }));
  const ends = [...bars.flatMap(({ from, to }) => [from, to]), ...figures.map(({ amountUsd }) => amountUsd)];
  return {
    kind: 'histogram',
    x: moneyAxis(Math.min(...ends), Math.max(...ends)),
    bars,
    marks,
    flag: { x: p50Usd, y: null, text: `median ${roughUsd(p50Usd)}` },
    band: { from: p5Usd, to: p95Usd, text: `nine in ten: ${roughUsd(p5Usd)} to ${roughUsd(p95Usd)}` },
    description:
      `Histogram of totals on a log scale. Half of the draws come to less than ${roughUsd(p50Usd)}; nine in ten lie ` +
      `between ${roughUsd(p5Usd)} and ${roughUsd(p95Usd)}. ${figures.map((figure) => placeIn(figure, p5Usd, p95Usd)).join(' ')}`,
  };
}

/** Where a published figure lies, in a sentence. */
function placeIn({ amountUsd, label }: PublishedFigure, lowUsd: number, highUsd: number): string {
  const where = amountUsd < lowUsd ? 'below' : amountUsd > highUsd ? 'above' : 'inside';
  return `Published, ${label}: ${formatUsdShort(amountUsd)}, ${where} that range.`;
}

const tickFactors = [1, 1.5, 2, 3, 4, 5, 6, 8] as const;

/** A log axis of dollars from one round number to another. */
function moneyAxis(lowUsd: number, highUsd: number): Axis {
  // A step of the finest factors beyond the ends is never missing.
  const round = logTicks([lowUsd / 10, highUsd * 10], tickFactors);
  const low = round.findLast((usd) => usd <= lowUsd) ?? lowUsd;
  const high = round.find((usd) => usd >= highUsd) ?? highUsd;
  const decades = Math.log10(high / low);
  const factors = decades > 1.5 ? [1, 3] : decades > 0.7 ? [1, 2, 5] : tickFactors;
  return {
    label: 'total, US dollars',
    scale: 'log',
    domain: [low, high],
    ticks: logTicks([low, high], factors).map((value) => ({ value, text: formatUsdShort(value) })),
  };
}

/** "a", "a and b", "a, b and c". */
function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${last}` : last;
}
