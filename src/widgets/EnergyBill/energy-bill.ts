/**
 * What "the electricity myth" says: energy of the final run, its price, and its share of the published cost.
 */
import { formatQuantity, formatShare, formatUsdShort } from '../../ledger/format.ts';
import { runEnergyKwh } from '../../model/ownership.ts';
import type { Assumed } from '../../model/receipt.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';

export interface EnergyFacts {
  /** Rated power of one GPU alone, kW. */
  gpuKw: number;
  /** What the share is taken of: the published cost, USD. */
  headlineUsd: number;
  /** Prices that the table compares, USD per kWh. */
  tablePricesUsdPerKwh: readonly number[];
}

/** One way of counting the power: from the GPUs alone to everything at full load. */
export interface PowerBasis {
  id: 'gpus' | 'servers' | 'yours' | 'most';
  name: string;
  /** In two words, for the end of a line. */
  short: string;
  kwh: number;
  usd: number;
}

export interface EnergyView {
  title: string;
  lead: string;
  energy: string;
  cost: string;
  share: string;
  /** Of the headline, from 0 up. */
  shareOfHeadline: number;
  bases: readonly PowerBasis[];
  note: string;
  barAlt: string;
  curveAlt: string;
  table: DataTable;
}

/** Power usage effectiveness of the dearest way of counting: our round upper value (derivation D11). */
const highestPue = 1.3;

/**
 * The four ways of counting, the smallest first, at the reader's load, PUE and price; the GPUs alone and the full power
 * keep their own.
 */
export function powerBases(values: Readonly<Assumed>, gpuHours: number, { gpuKw }: EnergyFacts): PowerBasis[] {
  const { serverKwPerGpu: powerKwPerGpu, load, pue, electricityUsdPerKwh } = values;
  const basis = (id: PowerBasis['id'], name: string, short: string, power: Parameters<typeof runEnergyKwh>[1]) => {
    const kwh = runEnergyKwh(gpuHours, power);
    return { id, name, short, kwh, usd: kwh * electricityUsdPerKwh };
  };
  const ways = [
    basis('gpus', `GPUs alone, at their rated ${formatQuantity(gpuKw * 1000, 'watts')}`, 'GPUs alone', {
      powerKwPerGpu: gpuKw,
      load: 1,
      pue: 1,
    }),
    basis('servers', `Servers at ${formatShare(load)} of their rated power`, 'servers', {
      powerKwPerGpu,
      load,
      pue: 1,
    }),
    basis(
      'yours',
      `Servers at ${formatShare(load)}, with cooling and losses, ${formatQuantity(pue, 'pue')}`,
      'with cooling',
      {
        powerKwPerGpu,
        load,
        pue,
      },
    ),
    basis('most', `Servers at full power, ${formatQuantity(highestPue, 'pue')}`, 'full power', {
      powerKwPerGpu,
      load: 1,
      pue: highestPue,
    }),
  ];
  // At a high load or PUE the reader's own way passes the last one. Where two are equal, the order above stays.
  return ways.toSorted((a, b) => a.kwh - b.kwh);
}

/** Everything the widget shows, the curve aside. `gpuHours` are those of the final run. */
export function energyView(values: Readonly<Assumed>, gpuHours: number, facts: EnergyFacts): EnergyView {
  const bases = powerBases(values, gpuHours, facts);
  const yours = bases.find(({ id }) => id === 'yours');
  if (!yours) throw new Error('The reader’s own way of counting is missing');
  const shareOfHeadline = yours.usd / facts.headlineUsd;
  const cost = formatUsdShort(Number(yours.usd.toPrecision(2)));
  const share = wholePercent(shareOfHeadline);
  const headline = formatUsdShort(facts.headlineUsd);
  const price = formatQuantity(values.electricityUsdPerKwh, 'usd-per-kwh');
  const energy = gwh(yours.kwh);
  return {
    title: `Electricity for the run: about ${cost}, ${share} of the headline`,
    lead: `${energy} at ${price}, beside the ${headline} that DeepSeek published. The bar is to scale.`,
    energy,
    cost,
    share,
    shareOfHeadline,
    bases,
    note:
      'DeepSeek published no energy figure, no place and no price of power. A price as low as those reported for some ' +
      'Chinese hubs is weakly sourced, and from a year or more after the run.',
    barAlt: `A bar of ${headline}; electricity is a sliver of ${share} at its left end, about ${cost}.`,
    curveAlt:
      `Four straight lines, cost of electricity against its price. At ${price}: ` +
      `${bases.map(({ name, usd }) => `${name}, ${formatUsdShort(Number(usd.toPrecision(2)))}`).join('; ')}.`,
    table: tableOf(bases, values.electricityUsdPerKwh, facts),
  };
}

function tableOf(
  bases: readonly PowerBasis[],
  priceUsd: number,
  { headlineUsd, tablePricesUsdPerKwh }: EnergyFacts,
): DataTable {
  const prices = [...new Set([...tablePricesUsdPerKwh, priceUsd])].toSorted((a, b) => a - b);
  return {
    caption: 'Energy of the final run and what it costs, by price of a kWh',
    columns: [
      { label: 'What is counted' },
      { label: 'Energy', unit: 'GWh' },
      ...prices.map((price) => ({ label: `At ${formatQuantity(price, 'usd-per-kwh', 'number')}`, unit: 'USD' })),
      { label: `Share of the headline at ${formatQuantity(priceUsd, 'usd-per-kwh', 'number')}`, unit: 'share' },
    ],
    rows: bases.map(({ name, kwh, usd }) => [
      name,
      { value: kwh / 1e6, text: gwh(kwh) },
      ...prices.map((price) => ({
        value: Math.round(kwh * price),
        text: formatUsdShort(Number((kwh * price).toPrecision(2))),
      })),
      { value: usd / headlineUsd, text: formatShare(Number((usd / headlineUsd).toPrecision(2))) },
    ]),
  };
}

/** "3.33 GWh". */
export const gwh = (kwh: number): string => formatQuantity(Number((kwh / 1e6).toPrecision(3)), 'gwh');

/** "5%"; below one per cent with a second digit. */
function wholePercent(share: number): string {
  return formatShare(share >= 0.01 ? Math.round(share * 100) / 100 : Number(share.toPrecision(2)));
}
