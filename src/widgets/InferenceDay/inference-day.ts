/**
 * A day of answering as the reader sets it: what the machines cost and what the tokens bring, in numbers and words.
 * Pure. It starts as DeepSeek's own sum, every token paid for at R1's price.
 */
import { formatQuantity, formatShare, formatUnitPrice } from '../../ledger/format.ts';
import { cacheSavingUsd, daysToReach, type InferenceDay } from '../../model/inference.ts';
import { hoursPerDay } from '../../model/time.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import { type DayFacts, dayOf, type DaySetting, isSame, theoreticalDay, tokensOf, unrounding } from './day-setting.ts';

export type DayRowId = 'cost' | 'theory' | 'free' | 'cheaper' | 'night' | 'income';
export interface DayRow {
  id: DayRowId;
  name: string;
  amount: string;
  /** The stretch of its bar, USD. */
  fromUsd: number;
  toUsd: number;
}

export interface DayView {
  day: InferenceDay;
  title: string;
  lead: string;
  note: string;
  rows: readonly DayRow[];
  alt: string;
  /** What is read off besides the bars: name and value. */
  readings: readonly { name: string; value: string; how: string }[];
  table: DataTable;
}

/** Everything the figure shows. */
export function dayView(setting: DaySetting, facts: DayFacts): DayView {
  const day = dayOf(setting, facts);
  const rows = rowsOf(setting, day);
  const gpuHours = facts.nodes * setting.traffic * facts.gpusPerNode * hoursPerDay;
  const days = daysToReach(facts.runGpuHours, gpuHours);
  return {
    day,
    title: titleOf(setting, day, facts),
    lead:
      'US dollars a day, to scale. It starts as DeepSeek’s own sum for noon to noon, 27 to 28 February 2025, when every ' +
      'token is paid for at R1’s price. The dashed line is the cost.',
    note: noteOf(facts),
    rows,
    alt: `${rows.map(({ name, amount }) => `${name}: ${amount}`).join('. ')}.`,
    readings: [
      {
        name: 'Profit',
        value: signedShare(day.costProfitMargin),
        how: 'as a share of cost, as DeepSeek counts it',
      },
      {
        name: 'Break-even',
        value: day.breakEvenFreeShare === null ? 'none' : `${formatQuantity(day.breakEvenFreeShare, 'share')} free`,
        how:
          day.breakEvenFreeShare === null
            ? 'even with nothing free the day costs more'
            : 'the share of free traffic at which the rest pays the cost',
      },
      {
        name: 'As much as V3’s final run',
        value: formatQuantity(toThreeDigits(days), 'days'),
        how: 'of such days take as many GPU-hours, whatever the rent',
      },
    ],
    table: tableOf(rows, setting, facts),
  };
}

function rowsOf(setting: DaySetting, day: InferenceDay): DayRow[] {
  const { freeShare, cheaperShare, cheaperPrice } = setting;
  const whole = day.theoreticalRevenueUsd;
  const paid = whole * (1 - freeShare);
  const listed = paid * (1 - cheaperShare * (1 - cheaperPrice));
  const less = (usd: number) => (Math.round(usd) === 0 ? '$0' : `−${dollars(usd)}`);
  return [
    { id: 'cost', name: 'Cost of the machines', amount: dollars(day.costUsd), fromUsd: 0, toUsd: day.costUsd },
    { id: 'theory', name: 'If all was paid as R1', amount: dollars(whole), fromUsd: 0, toUsd: whole },
    { id: 'free', name: 'Free traffic', amount: less(whole - paid), fromUsd: paid, toUsd: whole },
    { id: 'cheaper', name: 'V3’s lower price', amount: less(paid - listed), fromUsd: listed, toUsd: paid },
    {
      id: 'night',
      name: 'Night discount',
      amount: less(listed - day.revenueUsd),
      fromUsd: day.revenueUsd,
      toUsd: listed,
    },
    { id: 'income', name: 'Income', amount: dollars(day.revenueUsd), fromUsd: 0, toUsd: day.revenueUsd },
  ];
}

function titleOf(setting: DaySetting, day: InferenceDay, facts: DayFacts): string {
  const { costUsd, revenueUsd, costProfitMargin } = day;
  const isEven = Math.abs(costProfitMargin) < 0.005;
  const says = isEven
    ? `the day earns what it costs, ${dollars(costUsd)}`
    : `the day brings ${dollars(revenueUsd)} and costs ${dollars(costUsd)}: ` +
      (costProfitMargin > 0
        ? `${formatShare(costProfitMargin)} more than it costs`
        : `${formatShare(revenueUsd / costUsd)} of its cost`);
  return `${premise(setting, facts)}, ${says}`;
}

function premise(setting: DaySetting, facts: DayFacts): string {
  const theory = theoreticalDay(facts);
  if (isSame(setting, theory)) return 'In theory';
  if (isSame({ ...setting, freeShare: 0 }, theory)) {
    return `With ${formatQuantity(setting.freeShare, 'share')} of the traffic free`;
  }
  return 'On your assumptions';
}

function noteOf(facts: DayFacts): string {
  const off = formatQuantity(Math.abs(1 - unrounding(facts)), 'share', 'short');
  return (
    'DeepSeek’s account of the day puts no number to free traffic, to V3’s part of it or to what the nights take off. ' +
    'They start at nothing, as in its own sum; V3’s price and the discount count once you set a share or an hour. ' +
    'We let machines grow with traffic, and leave them as they are when the cache changes. The cost is rent at an assumed ' +
    'price: no people, no research, no training. ' +
    `Published tokens are rounded; we scale them by ${off}, so that the stated income comes out.`
  );
}

function tableOf(rows: readonly DayRow[], setting: DaySetting, facts: DayFacts): DataTable {
  const tokens = tokensOf(setting, facts);
  const { prices } = setting;
  const usd = (value: number) => ({ value, text: dollars(value) });
  const price = (value: number) => `${formatUnitPrice(value)} per million tokens`;
  const sold = (count: number, each: number) => usd((count / 1e6) * each);
  return {
    caption: 'The day as it is set. Income by kind of token is before anything is taken off.',
    columns: [{ label: 'What' }, { label: 'Amount', unit: 'USD per day' }, { label: 'From' }],
    rows: [
      ...rows.map(({ id, name, fromUsd, toUsd }) => [
        name,
        usd(id === 'free' || id === 'cheaper' || id === 'night' ? fromUsd - toUsd : toUsd),
        origins(setting, facts)[id],
      ]),
      ['Input found in the cache', sold(tokens.inputHitTokens, prices.inputHitUsd), price(prices.inputHitUsd)],
      ['Other input', sold(tokens.inputMissTokens, prices.inputMissUsd), price(prices.inputMissUsd)],
      ['Output', sold(tokens.outputTokens, prices.outputUsd), price(prices.outputUsd)],
      ['Saved by customers through the cache', usd(cacheSavingUsd(tokens, prices)), 'difference of the two prices'],
    ],
  };
}

function origins(setting: DaySetting, facts: DayFacts): Readonly<Record<DayRowId, string>> {
  const nodes = formatQuantity(facts.nodes * setting.traffic, 'nodes');
  return {
    cost: `${nodes} × ${facts.gpusPerNode} GPUs × ${hoursPerDay} hours × ${formatUnitPrice(setting.rateUsdPerGpuHour)}`,
    theory: 'all tokens at R1’s price',
    free: `${percent(setting.freeShare)} of the traffic`,
    cheaper: `${percent(setting.cheaperShare)} of the paid traffic at ${percent(setting.cheaperPrice)} of the price`,
    night: `${setting.discountHours} of ${hoursPerDay} hours with ${percent(setting.discount)} off`,
    income: 'what is left',
  };
}

/** "56.3%". */
const percent = (share: number): string => formatQuantity(share, 'share');
const dollars = (usd: number): string => formatQuantity(Math.round(usd), 'usd');
const toThreeDigits = (value: number): number => Number(value.toPrecision(3));
/** "+545%", "−35%"; less than a thousandth is "0%", as sums of money are rounded too. */
function signedShare(share: number): string {
  if (Math.abs(share) < 0.001) return '0%';
  return `${share < 0 ? '−' : '+'}${formatShare(Math.abs(share))}`;
}
