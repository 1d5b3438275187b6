/**
 * What "rent or own" says: assumptions in; words, bars and table out. The curve is in own-curve.ts.
 */
import { formatShare, formatUnitPrice, formatUsdShort } from '../../ledger/format.ts';
import { breakEvenUtilisation, type OwnedPrice, ownedPricePerGpuHour } from '../../model/ownership.ts';
import type { Assumed, Choices, ModelConstants } from '../../model/receipt.ts';
import { ownedServer, runGpuHours } from '../../model/receipt-quantities.ts';

/** What the widget reads. */
export interface Assumptions {
  values: Readonly<Assumed>;
  choices: Readonly<Choices>;
  constants: ModelConstants;
}

export type PartKind = 'hardware' | 'energy' | 'hosting' | 'compute';

export interface BarPart {
  kind: PartKind;
  name: string;
  amount: string;
  /** Percent of the drawing's width. */
  x: number;
  width: number;
}

export interface Bar {
  id: 'own' | 'rent';
  label: string;
  parts: readonly BarPart[];
  perHour: string;
  run: string;
}

export interface RentOrOwnView {
  /** The finding. */
  title: string;
  lead: string;
  bars: readonly Bar[];
  /** Where the rent's line crosses the bars, percent. */
  rentX: number;
  /** "Break-even at 75% use", or why there is none. */
  breakEven: string;
  /** What the sum leaves out. */
  note: string;
  /** What Epoch's way of writing off does. */
  decline: string;
  /** The text alternatives of bars and curve: what they show now. */
  alt: string;
  curveAlt: string;
}

/** Everything the widget shows, the curve aside. */
export function rentOrOwnView(assumptions: Assumptions): RentOrOwnView {
  const { values } = assumptions;
  const server = ownedServer(assumptions);
  const own = ownedPricePerGpuHour(server);
  const rent = values.rentUsdPerGpuHour;
  const hours = finalRunHours(assumptions);
  const widest = Math.max(own.totalUsd, rent) * 1.02;
  const percent = (usd: number) => (100 * usd) / widest;

  const use = formatShare(values.utilisation);
  const priceAt = (utilisation: number) => ownedPricePerGpuHour({ ...server, utilisation }).totalUsd;
  const breakEven = breakEvenText(breakEvenUtilisation(server, rent), own, rent);
  const finding = compare(own.totalUsd, rent);
  return {
    title: `At ${use} use, an owned hour costs ${inCents(own.totalUsd)}: ${finding}`,
    lead: 'US dollars per GPU-hour. Bars are to scale; the amounts at their ends are for the whole final run.',
    bars: [
      {
        id: 'own',
        label: 'Own',
        parts: partsOf(own, percent),
        perHour: inCents(own.totalUsd),
        run: `${formatUsdShort(to3Digits(own.totalUsd * hours))} for the run`,
      },
      {
        id: 'rent',
        label: 'Rent',
        parts: [{ kind: 'compute', name: 'rent', amount: inCents(rent), x: 0, width: percent(rent) }],
        perHour: inCents(rent),
        run: `${formatUsdShort(rent * hours)} for the run`,
      },
    ],
    rentX: percent(rent),
    breakEven,
    note:
      'Hatched: an estimate, or an assumption of ours. Energy and space are charged for the hours in use only. ' +
      'What DeepSeek paid for its machines, and how busy they were, is not published.',
    decline: `A machine loses ${formatShare(assumptions.constants.declinePerYear)} of its price a year, whatever its life: newer chips do more for the money.`,
    curveAlt:
      `Curve: an owned GPU-hour costs ${inCents(priceAt(0.5))} at 50% use, ${inCents(priceAt(0.8))} at 80% and ` +
      `${inCents(priceAt(1))} at full use. The rent of ${inCents(rent)} is a level line. ${breakEven}. ` +
      `Yours is ${use}: ${inCents(own.totalUsd)}.`,
    alt:
      `Two bars. Owned: ${inCents(own.hardwareUsd)} for machines and network, ${inCents(own.hostingUsd)} for hosting and ` +
      `${inCents(own.energyUsd)} for energy, together ${inCents(own.totalUsd)} per GPU-hour. Rented: ${inCents(rent)}. ` +
      `${breakEven}.`,
  };
}

/** GPU-hours of V3's final run, as the reader has them. */
export function finalRunHours({ values, choices, constants }: Assumptions): number {
  return runGpuHours({ values, choices, constants, experimentsPricedAs: 'own' });
}

function partsOf(own: OwnedPrice, percent: (usd: number) => number): BarPart[] {
  const parts = [
    ['hardware', 'machines and network', own.hardwareUsd],
    ['hosting', 'hosting', own.hostingUsd],
    ['energy', 'energy', own.energyUsd],
  ] as const;
  let before = 0;
  return parts.map(([kind, name, usd]) => {
    const part = { kind, name, amount: inCents(usd), x: percent(before), width: percent(usd) };
    before += usd;
    return part;
  });
}

/** "renting at $2.00 is dearer by $0.10". In cents, as shown: half a cent is no difference. */
function compare(ownUsd: number, rentUsd: number): string {
  const cents = Math.round(rentUsd * 100) - Math.round(ownUsd * 100);
  const rent = `renting at ${inCents(rentUsd)}`;
  if (cents === 0) return `${rent} costs the same`;
  return `${rent} is ${cents > 0 ? 'dearer' : 'cheaper'} by ${inCents(Math.abs(cents) / 100)}`;
}

function breakEvenText(at: number | null, own: OwnedPrice, rentUsd: number): string {
  if (at !== null) return `Both cost the same at ${formatShare(at)} use`;
  return own.energyUsd + own.hostingUsd >= rentUsd
    ? 'Energy and hosting alone cost as much as the rent: owning never pays'
    : 'Even at full use owning costs more than the rent';
}

/** "$0.10" rather than "$0.0956": no part of a price deserves more than cents here. */
export const inCents = (usd: number): string => formatUnitPrice(Math.round(usd * 100) / 100);

const to3Digits = (value: number): number => Number(value.toPrecision(3));
