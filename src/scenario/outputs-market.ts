/** What chapter 6 works out: the falls of 27 January 2025, and the belief about demand that one of them would fit. */
import type { Ledger } from '../ledger/ledger.ts';
import { elasticityForSpend } from '../model/demand.ts';
import { impliedShares, llamaOverV3Hours, nvidiaLossUsd, nvidiaMonday, sp500Change } from './market-evidence.ts';
import type { OutputDefinition } from './outputs.ts';

/** The elasticity at which spending falls by as much as Nvidia's share did, with training so many times cheaper. */
const believedElasticity = (ledger: Ledger, timesCheaper: number): number =>
  elasticityForSpend(1 / timesCheaper, 1 + nvidiaMonday(ledger).change);
const believedHow = 'ln(Monday’s close ÷ Friday’s) ÷ ln(price after ÷ before) − 1, at constant elasticity';

export const marketOutputs: readonly OutputDefinition[] = [
  {
    id: 'nvda-fall',
    statement: 'Change of Nvidia’s share from Friday’s close to Monday’s',
    value: (ledger) => 100 * nvidiaMonday(ledger).change,
    unit: 'percent-change',
    how: 'Close of 27 January 2025 ÷ close of 24 January 2025 − 1',
    factIds: ['nvda-raw'],
  },
  {
    id: 'nvda-fall-usd',
    statement: 'What a share of Nvidia lost from Friday’s close to Monday’s',
    value: (ledger) => nvidiaMonday(ledger).lostUsdPerShare,
    unit: 'usd-per-share',
    how: 'Close of 24 January 2025 − close of 27 January 2025',
    factIds: ['nvda-raw'],
  },
  {
    id: 'gspc-fall',
    statement: 'Change of the S&P 500 from Friday’s close to Monday’s',
    value: (ledger) => 100 * sp500Change(ledger),
    unit: 'percent-change',
    how: 'Close of 27 January 2025 ÷ close of 24 January 2025 − 1',
    factIds: ['gspc'],
  },
  {
    id: 'nvda-shares-most',
    statement: 'Shares of Nvidia that the loss in most accounts implies',
    value: (ledger) => impliedShares(ledger, 'most'),
    unit: 'number',
    how: 'Loss in value ÷ loss of one share',
    factIds: ['nvda-cap', 'nvda-raw'],
  },
  {
    id: 'nvda-shares-reuters',
    statement: 'Shares of Nvidia that Reuters’ loss implies',
    value: (ledger) => impliedShares(ledger, 'reuters'),
    unit: 'number',
    how: 'Loss in value ÷ loss of one share',
    factIds: ['nvda-cap', 'nvda-raw'],
  },
  {
    id: 'nvda-loss-per-v3',
    statement: 'Nvidia’s loss in value over the published cost of V3',
    // In the three digits that the losses have: both published ones then give the same.
    value: (ledger) => Number((nvidiaLossUsd(ledger, 'most') / ledger.number('v3-usd-total')).toPrecision(3)),
    unit: 'times',
    how: 'Loss in value ÷ published cost, in three digits; either published loss gives this',
    factIds: ['nvda-cap', 'v3-usd-total'],
  },
  {
    id: 'believed-elasticity-405b',
    statement:
      'Elasticity at which spending falls as Nvidia’s share did, if training became cheaper by as much as V3’s GPU-hours are fewer than Llama 3.1 405B’s',
    value: (ledger) => believedElasticity(ledger, llamaOverV3Hours(ledger)),
    unit: 'number',
    digits: 2,
    how: believedHow,
    factIds: ['nvda-raw', 'v3-hours-pretrain'],
  },
  {
    id: 'believed-elasticity-forecast',
    statement:
      'Elasticity at which spending falls as Nvidia’s share did, if training became cheaper as SemiAnalysis forecast',
    value: (ledger) => believedElasticity(ledger, ledger.number('semi-5x')),
    unit: 'number',
    digits: 2,
    how: believedHow,
    factIds: ['nvda-raw', 'semi-5x'],
  },
];
