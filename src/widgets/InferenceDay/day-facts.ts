/** DeepSeek's day of answering, out of the ledger. Build-time only. */
import type { Ledger } from '../../ledger/ledger.ts';
import type { DayFacts } from './day-setting.ts';

export function dayFacts(ledger: Ledger): DayFacts {
  const inputTokens = ledger.number('inf-in');
  const inputHitTokens = ledger.number('inf-in-hit');
  return {
    nodes: ledger.number('inf-nodes-avg'),
    gpusPerNode: ledger.number('v3-node'),
    rateUsdPerGpuHour: ledger.number('v3-rate'),
    inputTokens,
    inputHitTokens,
    outputTokens: ledger.number('inf-out'),
    prices: {
      inputHitUsd: ledger.seriesValue('inf-prices', 'input, cache hit'),
      inputMissUsd: ledger.seriesValue('inf-prices', 'input, cache miss'),
      outputUsd: ledger.seriesValue('inf-prices', 'output'),
    },
    statedRevenueUsd: ledger.number('inf-revenue'),
    runGpuHours: ledger.number('v3-hours-total'),
  };
}
