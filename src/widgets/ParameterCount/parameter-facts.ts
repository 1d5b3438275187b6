/** What the ledger says about the models to count: plain data for the island. Build-time only. */
import type { Ledger } from '../../ledger/ledger.ts';
import type { TransformerConfig } from '../../model/transformer.ts';
import { v3Config } from '../../scenario/architectures.ts';

export interface CountedModel {
  name: string;
  config: TransformerConfig;
  /** As its report prints them. */
  publishedTotal: number;
  publishedActive: number;
}

export interface ParameterFacts {
  v3: CountedModel;
  v2: CountedModel;
  /** Context that a token attends to on average, tokens. */
  meanContextTokens: number;
  /** V3's pre-training. */
  pretrainingTokens: number;
  pretrainingGpuHours: number;
}

export function parameterFacts(ledger: Ledger): ParameterFacts {
  return {
    v3: {
      name: 'DeepSeek-V3',
      config: v3Config(ledger),
      publishedTotal: ledger.number('v3-total-params'),
      publishedActive: ledger.number('v3-active-params'),
    },
    v2: {
      name: 'DeepSeek-V2',
      config: v2Config(ledger),
      publishedTotal: ledger.seriesValue('v2-params', 'total'),
      publishedActive: ledger.seriesValue('v2-params', 'active'),
    },
    // Causal: a token attends to half the sequence on average.
    meanContextTokens: ledger.number('v3-seqlen') / 2,
    pretrainingTokens: ledger.number('v3-pretrain-tokens'),
    pretrainingGpuHours: ledger.number('v3-hours-pretrain'),
  };
}

/**
 * DeepSeek-V2's shape, out of config_236B.json beside V3's configuration; read in two copies. Its heads and latent
 * widths are V3's. That it counts up to the size its report prints is a test.
 */
function v2Config(ledger: Ledger): TransformerConfig {
  return {
    ...v3Config(ledger),
    layers: 60,
    dModel: 5120,
    vocab: 102_400,
    dense: { layers: 1, ffnDim: 12_288 },
    moe: { routedExperts: 160, sharedExperts: 2, activeRoutedExperts: 6, expertDim: 1536, gateBias: false },
  };
}
