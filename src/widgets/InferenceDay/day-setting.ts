/** What the reader can set of the day, what DeepSeek's own day is, and what a setting comes to. Pure. */
import { type InferenceDay, inferenceDay, type TokenPrices, type TokenTraffic } from '../../model/inference.ts';
import { hoursPerDay } from '../../model/time.ts';

/** What DeepSeek published of the day, and V3's hours to compare with. */
export interface DayFacts {
  /** On average over the day. */
  nodes: number;
  gpusPerNode: number;
  rateUsdPerGpuHour: number;
  /** Tokens per day; the first includes the second. */
  inputTokens: number;
  inputHitTokens: number;
  outputTokens: number;
  /** R1's, USD per million tokens. */
  prices: TokenPrices;
  /** USD per day, from tokens that DeepSeek did not round. */
  statedRevenueUsd: number;
  runGpuHours: number;
}

export interface DaySetting {
  /** Times the published day. */
  traffic: number;
  /** Share of the input found in the cache. */
  hitShare: number;
  prices: TokenPrices;
  rateUsdPerGpuHour: number;
  /** Share of the traffic that nobody pays for. */
  freeShare: number;
  /** Share of the paid traffic that V3 answers. */
  cheaperShare: number;
  /** V3's price as a share of R1's. */
  cheaperPrice: number;
  /** Hours a day at a discount, and what is taken off. */
  discountHours: number;
  discount: number;
}

/** Half the price and half off: placeholders of ours, without effect until a share or an hour is set. */
const placeholders = { cheaperPrice: 0.5, discount: 0.5 };

/** DeepSeek's theoretical day. */
export function theoreticalDay(facts: DayFacts): DaySetting {
  return {
    traffic: 1,
    hitShare: facts.inputHitTokens / facts.inputTokens,
    prices: facts.prices,
    rateUsdPerGpuHour: facts.rateUsdPerGpuHour,
    freeShare: 0,
    cheaperShare: 0,
    discountHours: 0,
    ...placeholders,
  };
}

export type DayPresetId = 'theory' | 'half-free' | 'break-even';
export interface DayPreset {
  id: DayPresetId;
  label: string;
  setting: DaySetting;
}

export function dayPresets(facts: DayFacts): readonly DayPreset[] {
  const theory = theoreticalDay(facts);
  const freeShare = dayOf(theory, facts).breakEvenFreeShare;
  if (freeShare === null) throw new Error('The published day costs more than it could bring');
  return [
    { id: 'theory', label: 'DeepSeek’s theoretical day', setting: theory },
    { id: 'half-free', label: 'half of it free', setting: { ...theory, freeShare: 0.5 } },
    { id: 'break-even', label: 'break-even', setting: { ...theory, freeShare } },
  ];
}

/** Cost, revenue and margin under a setting. Throws a RangeError that names what is out of its range. */
export function dayOf(setting: DaySetting, facts: DayFacts): InferenceDay {
  const { prices, rateUsdPerGpuHour, freeShare, cheaperShare, cheaperPrice, discountHours, discount } = setting;
  return inferenceDay(
    { nodes: facts.nodes * setting.traffic, gpusPerNode: facts.gpusPerNode, rateUsdPerGpuHour },
    tokensOf(setting, facts),
    {
      prices,
      freeShare,
      cheaperShare,
      cheaperPrices: {
        inputHitUsd: prices.inputHitUsd * cheaperPrice,
        inputMissUsd: prices.inputMissUsd * cheaperPrice,
        outputUsd: prices.outputUsd * cheaperPrice,
      },
      discountedShare: discountHours / hoursPerDay,
      discount,
    },
  );
}

/** The tokens of the day, at the reader's traffic and cache share, so exact that the stated income comes out. */
export function tokensOf({ traffic, hitShare }: DaySetting, facts: DayFacts): TokenTraffic {
  const times = traffic * unrounding(facts);
  const inputHitTokens = facts.inputTokens * hitShare;
  return {
    inputHitTokens: inputHitTokens * times,
    inputMissTokens: (facts.inputTokens - inputHitTokens) * times,
    outputTokens: facts.outputTokens * times,
  };
}

/** Stated income ÷ that of the published tokens, which are rounded to the billion: 562,027 ÷ 562,100. */
export function unrounding({ inputTokens, inputHitTokens, outputTokens, prices, statedRevenueUsd }: DayFacts): number {
  const roundedUsd =
    (inputHitTokens * prices.inputHitUsd +
      (inputTokens - inputHitTokens) * prices.inputMissUsd +
      outputTokens * prices.outputUsd) /
    1e6;
  return statedRevenueUsd / roundedUsd;
}

/** Whether two settings give the same day: placeholders that have no effect may differ. */
export function isSame(a: DaySetting, b: DaySetting): boolean {
  const parts = ({ traffic, hitShare, prices, rateUsdPerGpuHour, freeShare, ...rest }: DaySetting) => [
    traffic,
    hitShare,
    prices.inputHitUsd,
    prices.inputMissUsd,
    prices.outputUsd,
    rateUsdPerGpuHour,
    freeShare,
    rest.cheaperShare * (1 - rest.cheaperPrice),
    rest.discountHours * rest.discount,
  ];
  const others = parts(b);
  return parts(a).every((part, index) => part === others[index]);
}

/** The nearest value that a field allows. */
export const within = (value: number, { min, max }: { min: number; max: number }): number =>
  Math.min(max, Math.max(min, value));
