/**
 * What "what was priced in" says: a price cut and an elasticity of demand in; words and table out. The curve is in
 * spend-curve.ts. Elasticities are negative: at −1.5, a price lower by 1% sells about 1.5% more.
 */
import { formatShare, formatTimes } from '../../ledger/format.ts';
import { breakEvenElasticity, elasticityForSpend, quantityRatio, spendRatio } from '../../model/demand.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';

/** Plain data, made from the ledger by Jevons.astro. */
export interface DemandFacts {
  /** Nvidia's share between two closes: −0.1697. */
  nvidiaChange: number;
  /** GPU-hours of Llama 3.1 405B over those of V3's pre-training. */
  llamaOverV3: number;
  /** How many times cheaper training was forecast to get, by whom. */
  forecast: { times: number; by: string };
}

export interface DemandSettings {
  /** At most 0. */
  elasticity: number;
  /** Above 1: price before ÷ price after. */
  timesCheaper: number;
}

/** The axis runs from buyers who take no notice to buyers who respond twice over. */
export const elasticityRange = { least: 0, most: -2 };
export const cheaperRange = { min: 1.25, max: 30, step: 0.01, isLog: true } as const;

export type PresetId = 'hours' | 'forecast';

/** Price cuts that the site knows of, in three digits. */
export function presetsOf({ llamaOverV3, forecast }: DemandFacts): { id: PresetId; times: number; label: string }[] {
  const hours = Number(llamaOverV3.toPrecision(3));
  return [
    { id: 'hours', times: hours, label: `${formatTimes(hours)}: Llama’s hours ÷ V3’s` },
    { id: 'forecast', times: forecast.times, label: `${formatTimes(forecast.times)}: ${forecast.by}’s forecast` },
  ];
}

/** Where the reader starts: at the neutral case, where spending stays as it was, with the larger price cut. */
export const startSettings = (facts: DemandFacts): DemandSettings => ({
  elasticity: breakEvenElasticity,
  timesCheaper: presetsOf(facts)[0]?.times ?? NaN,
});

/** The elasticity at which spending falls by as much as Nvidia's share did. */
export const believedElasticity = ({ nvidiaChange }: DemandFacts, timesCheaper: number): number =>
  elasticityForSpend(1 / timesCheaper, 1 + nvidiaChange);

/** An elasticity in the steps of its slider, within its axis. A typed 1.5 means −1.5: nobody should trip over a sign. */
export function toElasticity(value: number): number {
  const size = Math.min(-elasticityRange.most, Math.round(Math.abs(value) * 100) / 100);
  return size === 0 ? 0 : -size;
}

/** Within the slider's range, in three digits. */
export const toTimesCheaper = (value: number): number =>
  Math.min(cheaperRange.max, Math.max(cheaperRange.min, Number(value.toPrecision(3))));

/** "−0.92": with a proper minus, and without one before nothing. */
export function elasticityText(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  return Number(digits) === 0 ? '0' : `${value < 0 ? '−' : ''}${digits}`;
}

export interface DemandView {
  title: string;
  lead: string;
  note: string;
  /** What the reader's elasticity means for one per cent. */
  meaning: string;
  /** Price, quantity and spending, as factors. */
  factors: readonly { name: string; factor: string }[];
  /** What comes of it, in a sentence. */
  outcome: string;
  alt: string;
  table: DataTable;
}

/** Everything the figure says. */
export function demandView(facts: DemandFacts, { elasticity, timesCheaper }: DemandSettings): DemandView {
  const cheaper = formatTimes(timesCheaper);
  const price = 1 / timesCheaper;
  const spend = spendRatio(price, elasticity);
  const believed = believedElasticity(facts, timesCheaper);
  const fall = formatShare(-facts.nvidiaChange);
  const outcome = outcomeOf(spend);
  const at = (times: number) => elasticityText(believedElasticity(facts, times));
  return {
    title: `With training ${cheaper} cheaper, spending falls by Nvidia’s ${fall} at an elasticity of ${elasticityText(believed)}`,
    lead: 'Spending after ÷ before, by how strongly buyers answer a lower price. One elasticity is taken to hold for the whole fall in price. The handle starts at −1, where nothing changes: the neutral case, not a finding.',
    note:
      `A share price is not a year’s spending. It looks at many years, at one company, and at everything else that is known that day. So ${elasticityText(believed)} gives a belief a size and does not measure it. ` +
      `The larger the cut, the nearer that belief lies to break-even: ${at(2)} if training gets ${formatTimes(2)} cheaper, ${at(30)} at ${formatTimes(30)}. ` +
      `The ${formatTimes(presetsOf(facts)[0]?.times ?? NaN)} is Llama 3.1 405B’s GPU-hours over those of V3’s pre-training: two models of two laboratories, and no price that fell.`,
    meaning: meaningOf(elasticity),
    factors: [
      { name: 'price', factor: `÷ ${formatFactor(timesCheaper)}` },
      { name: 'training bought', factor: `× ${formatFactor(quantityRatio(price, elasticity))}` },
      { name: 'spending', factor: `× ${formatFactor(spend)}` },
    ],
    outcome,
    alt:
      `A curve of spending against elasticity, with training ${cheaper} cheaper. At 0 spending is ${formatFactor(price)} of what it was; at ${elasticityText(breakEvenElasticity)} it stays as it was; beyond, it rises. ` +
      `It is ${fall} lower, as Nvidia’s share was, at ${elasticityText(believed)}. Yours is ${elasticityText(elasticity)}: ${outcome}.`,
    // When it is asked for: a closed table is not worked out at every move of a slider.
    get table() {
      return tableOf(facts, timesCheaper);
    },
  };
}

/** "A price lower by 1% sells about 1.5% more." */
function meaningOf(elasticity: number): string {
  if (elasticity === 0) return 'A lower price sells no more.';
  return `A price lower by 1% sells about ${Number(Math.abs(elasticity).toFixed(2))}% more.`;
}

/** In whole per cent up to twice as much, then as a factor. */
function outcomeOf(spend: number): string {
  const percent = Math.round(100 * (spend - 1));
  if (percent === 0) return spend === 1 ? 'as much is spent as before' : 'about as much is spent as before';
  if (spend < 1) return `spending falls by ${formatShare(1 - spend)}`;
  return spend < 2 ? `spending rises by ${formatShare(spend - 1)}` : `spending rises to ${formatTimes(spend)}`;
}

/** "39.3", "0.086": a factor in up to three digits. */
export const formatFactor = (value: number): string => formatTimes(value).replace('×', '');

function tableOf(facts: DemandFacts, timesCheaper: number): DataTable {
  const price = 1 / timesCheaper;
  const factor = (value: number) => ({ value, text: `${formatFactor(value)}×` });
  const believed = believedElasticity(facts, timesCheaper);
  const steps = Array.from({ length: 9 }, (_, index) => index * -0.25);
  const rows = [...steps, believed].toSorted((a, b) => b - a);
  return {
    caption: `Training ${formatTimes(timesCheaper)} cheaper. At ${elasticityText(believed)} spending falls as much as Nvidia’s share did.`,
    columns: [
      { label: 'Elasticity' },
      { label: 'Training bought', unit: 'times before' },
      { label: 'Spending', unit: 'times before' },
    ],
    rows: rows.map((elasticity) => [
      { value: elasticity, text: elasticityText(elasticity) },
      factor(quantityRatio(price, elasticity)),
      factor(spendRatio(price, elasticity)),
    ]),
  };
}
