/** What the market's numbers rest on, read from the ledger in one place for outputs and widgets alike. Build-time only. */
import type { Ledger } from '../ledger/ledger.ts';
import { relativeChange } from '../model/demand.ts';

/** The last close before DeepSeek's weekend, and the close of the day. */
export const fridayBefore = '2025-01-24';
export const thatMonday = '2025-01-27';

/** The figure that most accounts print, and Reuters', by the labels of the fact. */
export const lossBy = { most: 'Bloomberg, CNBC and Forbes', reuters: 'Reuters' } as const;

export interface NvidiaMonday {
  fridayUsd: number;
  mondayUsd: number;
  lostUsdPerShare: number;
  /** As a share of Friday's close: negative. */
  change: number;
}

/** Nvidia's closes on either side of the weekend. Throws when the ledger lacks one. */
export function nvidiaMonday(ledger: Ledger): NvidiaMonday {
  const fridayUsd = ledger.seriesValue('nvda-raw', fridayBefore);
  const mondayUsd = ledger.seriesValue('nvda-raw', thatMonday);
  return {
    fridayUsd,
    mondayUsd,
    // Both are printed in cents, and so is what lies between them.
    lostUsdPerShare: Math.round((fridayUsd - mondayUsd) * 100) / 100,
    change: relativeChange(fridayUsd, mondayUsd),
  };
}

/** What Nvidia is said to have lost in value, USD. */
export const nvidiaLossUsd = (ledger: Ledger, by: keyof typeof lossBy): number =>
  ledger.seriesValue('nvda-cap', lossBy[by]);

/** Shares of Nvidia that a published loss implies: loss in value ÷ loss of one share. */
export const impliedShares = (ledger: Ledger, by: keyof typeof lossBy): number =>
  nvidiaLossUsd(ledger, by) / nvidiaMonday(ledger).lostUsdPerShare;

/** Change of the S&P 500, as a share of Friday's close: negative. */
export const sp500Change = (ledger: Ledger): number =>
  relativeChange(ledger.seriesValue('gspc', fridayBefore), ledger.seriesValue('gspc', thatMonday));

/** GPU-hours of Llama 3.1 405B over those of V3's pre-training. */
export const llamaOverV3Hours = (ledger: Ledger): number =>
  ledger.run('llama31-405b').gpuHours / ledger.number('v3-hours-pretrain');
