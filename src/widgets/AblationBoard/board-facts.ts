/**
 * What the ablation board rests on, out of the ledger. Build-time only: the island gets the result as a prop.
 */
import type { Ledger } from '../../ledger/ledger.ts';
import {
  ablationFactors,
  arithmeticBoundFactor,
  criticFactor,
  exposedFactor,
  fp8FlopShare,
} from '../../model/ablation.ts';
import type { FlopPerParameter } from '../../model/grpo.ts';
import { countParameters, kvCacheBytesPerToken, type TransformerConfig } from '../../model/transformer.ts';
import { ablationEvidence, denseEqualRunId } from '../../scenario/ablation-evidence.ts';
import type { BoardFacts } from './ablation-board.ts';

/** Runs beside which the board's total is drawn. */
const compared = ['deepseek-67b', 'deepseek-v2', 'llama31-70b', denseEqualRunId];
const bf16Bytes = 2;
/** Reading a token takes two operations per parameter, learning from it six. */
const flop: FlopPerParameter = { forward: 2, update: 6 };

/** Everything the board says and draws. */
export function boardFacts(ledger: Ledger): BoardFacts {
  const evidence = ablationEvidence(ledger);
  const { config, meanContextTokens } = evidence.v3;
  const { total, active } = countParameters(config);
  const fp8Share = fp8FlopShare(config, meanContextTokens);
  const [grouped, full] = evidence.otherAttentions;
  if (!full) throw new Error('There is no attention with a key and a value for every head');
  const cache = (of: TransformerConfig) => kvCacheBytesPerToken(of, bf16Bytes);
  return {
    factors: ablationFactors(evidence),
    critic: criticFactor(flop),
    hours: {
      pretraining: ledger.number('v3-hours-pretrain'),
      contextExtension: ledger.number('v3-hours-context'),
      postTraining: ledger.number('v3-hours-posttrain'),
      r1Zero: ledger.number('r1zero-hours'),
      r1Data: ledger.number('r1-sft-hours'),
      r1: ledger.number('r1-hours'),
    },
    runs: compared.map((id) => {
      const { name, gpuHours, trainingTokens, hoursKind } = ledger.run(id);
      return { id, name, gpuHours, tokens: trainingTokens, isMultiplied: hoursKind === 'rate-times-tokens' };
    }),
    said: {
      equalSize: total / active,
      dense67bOverV2: evidence.dense67bGpuHoursPerTrillionTokens / evidence.v2.gpuHoursPerTrillionTokens,
      denseEqualName: ledger.run(denseEqualRunId).name,
      denseEqualOverV3: evidence.denseEqualGpuHours / evidence.v3.pretrainingGpuHours,
      fp8Share,
      fp8Most: arithmeticBoundFactor(fp8Share, evidence.chip),
      exposed: exposedFactor(evidence.communicationRatio, evidence.reservedShare),
      groupedOverLatentCache: cache(grouped) / cache(config),
      fullOverLatentCache: cache(full) / cache(config),
    },
  };
}
