/**
 * The evidence behind `model/ablation.ts`, out of the ledger. Build-time only.
 */
import type { Ledger } from '../ledger/ledger.ts';
import type { AblationEvidence } from '../model/ablation.ts';
import { runMfu } from '../model/published-runs.ts';
import { trainingFlopPerToken, type TransformerConfig } from '../model/transformer.ts';
import { publishedRuns, v3Config } from './architectures.ts';
import { modelConstants } from './constants.ts';

/** The dense run whose hours stand for a model as good as V3. That it is as good is our judgement. */
export const denseEqualRunId = 'llama31-405b';
const v3Id = 'deepseek-v3';

/** The evidence as the model takes it. Throws when the ledger has lost a part of it. */
export function ablationEvidence(ledger: Ledger): AblationEvidence {
  const config = v3Config(ledger);
  const meanContextTokens = ledger.number('v3-seqlen') / 2;
  const runs = publishedRuns(ledger);
  const share = (id: string) => runs.filter((run) => run.id === id).map((run) => runMfu(run).share)[0] ?? NaN;
  const peers = runs.filter(({ id, architecture }) => architecture === 'moe' && id !== v3Id);
  const reserved = ledger.number('v3-comm-sms');
  return {
    v3: {
      config,
      meanContextTokens,
      pretrainingGpuHours: ledger.number('v3-hours-pretrain'),
      gpuHoursPerTrillionTokens: ledger.number('v3-hours-per-trillion'),
      flopPerToken: trainingFlopPerToken(config, meanContextTokens),
    },
    v2: {
      gpuHoursPerTrillionTokens: ledger.number('v2-hours-per-t'),
      flopPerToken: ledger.number('isca-flop-v2'),
    },
    leastOverSparsePeers: share(v3Id) / Math.max(...peers.map(({ id }) => share(id))),
    dense67bGpuHoursPerTrillionTokens: ledger.number('ds67b-hours-per-t'),
    denseEqualGpuHours: ledger.run(denseEqualRunId).gpuHours,
    chip: modelConstants(ledger).chip,
    communicationRatio: ledger.number('v3-comm-compute-ratio'),
    reservedShare: reserved / processorsOf(ledger.fact('v3-comm-sms').note),
    otherAttentions: otherAttentions(config, ledger.number('v3-head-dim')),
  };
}

/** V3 with keys and values in eight groups, for every head, and in eight groups with as many heads as its width holds. */
function otherAttentions(config: TransformerConfig, headDim: number): AblationEvidence['otherAttentions'] {
  const grouped = { kind: 'gqa', headDim, kvHeads: 8 } as const;
  return [
    { ...config, attention: grouped },
    { ...config, attention: { kind: 'mha', headDim } },
    // DeepSeek 67B and most others: heads × width of a head = width of the model.
    { ...config, heads: config.dModel / headDim, attention: grouped },
  ];
}

/** "Of 132.": the fact counts the processors kept, its note all of them. */
function processorsOf(note: string | undefined): number {
  const found = Number(/^Of (\d+)\./.exec(note ?? '')?.[1]);
  if (!Number.isInteger(found)) throw new Error('The note of "v3-comm-sms" does not say of how many');
  return found;
}
