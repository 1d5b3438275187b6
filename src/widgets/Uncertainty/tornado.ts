/**
 * What matters most: one bar per assumption that varies, with its title, text alternative and table. Pure.
 */
import { formatShare, formatUsdShort } from '../../ledger/format.ts';
import { assumptions } from '../../scenario/assumptions.ts';
import { roundTicks } from '../../ui/chart/axes.ts';
import type { Axis, BarRow, BarsSpec } from '../../ui/chart/spec.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import type { Estimate, Swing } from '../../scenario/estimate.ts';
import { briefValue, roughUsd } from './money.ts';
import { capitalised, phraseOf } from './phrases.ts';

export interface TornadoView {
  title: string;
  lead: string;
  /** Why the shares do not add up; empty where they do. */
  note: string;
  /** Null when nothing varies. */
  spec: BarsSpec | null;
  table: DataTable;
}

/** More bars than this are no longer read: the rest stands in the table. */
const mostRows = 10;

export function tornadoView({ swings: found, centralUsd }: Estimate): TornadoView {
  // What varies alone brings all of the variance; the samples, counted in levels, miss a little of it.
  const swings = found.length === 1 ? found.map((swing) => ({ ...swing, varianceShare: 1 })) : found;
  const shown = swings.slice(0, mostRows);
  const rest = swings.length - shown.length;
  return {
    title: tornadoTitle(swings),
    lead:
      'The total as one assumption goes from its low to its high value, all others as they stand. Colour is the kind of cost.' +
      (rest > 0 ? ` ${rest} with smaller bars are in the table.` : ''),
    note: sharesNote(swings),
    spec: shown.length === 0 ? null : specOf(shown, centralUsd),
    table: {
      caption: 'Assumptions that vary, the largest swing first',
      columns: [
        { label: 'Assumption' },
        { label: 'Low', unit: 'in its own unit' },
        { label: 'High', unit: 'in its own unit' },
        { label: 'Total at low', unit: 'US dollars' },
        { label: 'Total at high', unit: 'US dollars' },
        { label: 'Share of the variance', unit: 'of all' },
      ],
      rows: swings.map((swing) => {
        const { label, unit } = assumptions[swing.id];
        const [low, high] = rangeOf(swing);
        return [
          label,
          { value: low, text: briefValue(low, unit) },
          { value: high, text: briefValue(high, unit) },
          { value: Math.round(swing.atLowUsd), text: roughUsd(swing.atLowUsd) },
          { value: Math.round(swing.atHighUsd), text: roughUsd(swing.atHighUsd) },
          { value: swing.varianceShare, text: shareText(swing.varianceShare) },
        ];
      }),
    },
  };
}

/**
 * Names what matters most and how much. One assumption outweighs everything else together only where clearly more than
 * half of the variance is its alone; close to a half, it is called about half. Where the longest bar and the largest
 * share belong to two, both are named.
 */
export function tornadoTitle(swings: readonly Swing[]): string {
  const [top] = swings;
  if (!top) return 'Nothing is left to vary';
  const weightiest = swings.reduce((most, swing) => (swing.varianceShare > most.varianceShare ? swing : most));
  const phrase = capitalised(phraseOf(top.id));
  const [least, most] = [top.atLowUsd, top.atHighUsd].toSorted((a, b) => a - b).map(roughUsd);
  const moves = `it moves the total from ${least} to ${most}`;
  if (swings.length === 1) return `${phrase} is all that is left to vary: ${moves}`;
  if (weightiest.id !== top.id) {
    const share = shareText(top.varianceShare + weightiest.varianceShare);
    return `${phrase} and ${phraseOf(weightiest.id)} matter most: together ${share} of the variance`;
  }
  if (top.varianceShare > 0.5 + aboutHalf) {
    return `${phrase} matters more than everything else together: ${shareText(top.varianceShare)} of the variance`;
  }
  if (top.varianceShare > 0.5 - aboutHalf) {
    return `${phrase} matters most: alone, about half of the variance`;
  }
  return `${phrase} matters most: alone, ${moves}`;
}

/** Within this distance of a half a share is called about half: the next slider tips it to either side. */
const aboutHalf = 0.05;

/**
 * The shares are those of each assumption alone (first-order Sobol indices): what two do only together is in none of
 * them. Said with the sum that the reader can add up.
 */
export function sharesNote(swings: readonly Swing[]): string {
  const sum = swings.reduce((total, { varianceShare }) => total + varianceShare, 0);
  // Whole percents, so that both numbers add up.
  const percent = Math.round(sum * 100);
  if (swings.length < 2 || percent >= 100) return '';
  return (
    `The shares add up to about ${percent}%. The other ${100 - percent}% belong to no one assumption: they multiply ` +
    `each other, so that two that are high at once cost more than each alone would add.`
  );
}

function specOf(swings: readonly Swing[], centralUsd: number): BarsSpec {
  const rows = swings.map(rowOf);
  const [top] = swings;
  return {
    kind: 'bars',
    x: moneyAxis(rows, centralUsd),
    rows,
    baseline: { x: centralUsd, text: `as it stands: ${formatUsdShort(centralUsd)}` },
    noteLabel: 'of the variance',
    description: top
      ? `Bars, the longest first, of how far each assumption moves the total. ${rows.map(({ text }) => text).join(' ')}`
      : '',
  };
}

function rowOf(swing: Swing): BarRow {
  const { label, unit } = assumptions[swing.id];
  const [low, high] = rangeOf(swing);
  const rises = swing.atHighUsd >= swing.atLowUsd;
  const ends = [briefValue(low, unit), briefValue(high, unit)] as const;
  const share = shareText(swing.varianceShare);
  return {
    id: swing.id,
    label,
    from: Math.min(swing.atLowUsd, swing.atHighUsd),
    to: Math.max(swing.atLowUsd, swing.atHighUsd),
    leftText: rises ? ends[0] : ends[1],
    rightText: rises ? ends[1] : ends[0],
    note: share,
    tone: swing.kind,
    text: `${label}: ${roughUsd(swing.atLowUsd)} at ${ends[0]}, ${roughUsd(swing.atHighUsd)} at ${ends[1]}, ${share} of the variance.`,
  };
}

function rangeOf({ id }: Swing): readonly [low: number, high: number] {
  const { distribution, initial } = assumptions[id];
  return distribution === 'fixed' ? [initial, initial] : [distribution.low, distribution.high];
}

/** From 0 where the bars reach down to half of the axis, else from a round number below them. */
function moneyAxis(rows: readonly BarRow[], centralUsd: number): Axis {
  const low = Math.min(centralUsd, ...rows.map(({ from }) => from));
  const high = Math.max(centralUsd, ...rows.map(({ to }) => to));
  const fromZero = roundTicks(high, 4);
  const step = low > high / 2 ? (roundTicks(high - low, 4)[1] ?? high) : (fromZero[1] ?? high);
  const start = low > high / 2 ? Math.floor(low / step) : 0;
  const end = Math.ceil(high / step);
  return {
    label: 'total, US dollars',
    scale: 'linear',
    domain: [start * step, end * step],
    ticks: Array.from({ length: end - start + 1 }, (_, index) => (start + index) * step).map((value) => ({
      value,
      text: value === 0 ? '0' : formatUsdShort(value),
    })),
  };
}

function shareText(share: number): string {
  return share < 0.005 ? 'under 1%' : formatShare(share);
}
