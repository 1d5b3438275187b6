/**
 * Models and runs out of the ledger, in the shape that the model's functions take. Build-time only.
 */
import type { Ledger } from '../ledger/ledger.ts';
import type { PublishedRun } from '../model/published-runs.ts';
import type { AttentionShape, TransformerConfig } from '../model/transformer.ts';

/** DeepSeek-V3 as its report (s4.2) and config_671B.json describe it. */
export function v3Config(ledger: Ledger): TransformerConfig {
  return {
    layers: ledger.number('v3-layers'),
    dModel: ledger.number('v3-dmodel'),
    vocab: ledger.number('v3-cfg-vocab'),
    heads: ledger.number('v3-heads'),
    attention: {
      kind: 'mla',
      qRank: ledger.number('v3-q-compression'),
      kvRank: ledger.number('v3-kv-compression'),
      nopeDim: ledger.number('v3-head-dim'),
      ropeDim: ledger.number('v3-rope-dim'),
      vDim: ledger.number('v3-cfg-vhead'),
    },
    dense: { layers: ledger.number('v3-dense-layers'), ffnDim: ledger.number('v3-cfg-dense-inter') },
    moe: {
      routedExperts: ledger.number('v3-routed-experts'),
      sharedExperts: ledger.number('v3-shared-experts'),
      activeRoutedExperts: ledger.number('v3-active-experts'),
      expertDim: ledger.number('v3-expert-dim'),
      gateBias: true,
    },
    tiedEmbeddings: false,
  };
}

/** The training runs with published hours, each with the peaks of its chip. Throws when a chip has no BF16 peak. */
export function publishedRuns(ledger: Ledger): PublishedRun[] {
  return ledger.runs.map(({ id, kind, gpu, chip, activeParameters, trainingTokens, gpuHours }) => {
    const { bf16Tflops } = ledger.chip(chip);
    if (bf16Tflops === null) throw new Error(`The chip "${chip}" of the run "${id}" has no BF16 peak`);
    return {
      id,
      architecture: kind,
      gpuFamily: gpu === 'A100' ? 'A100' : 'Hopper',
      activeParameters,
      tokens: trainingTokens,
      gpuHours,
      chip: { bf16DenseFlopPerSecond: bf16Tflops * 1e12 },
    };
  });
}

/** DeepSeek-V2's attention: 60 layers, and the same latent vector as V3's (V2 report, s2.1 and s3.1.2). */
export function v2AttentionShape(ledger: Ledger): AttentionShape {
  return { ...v3Config(ledger), layers: 60 };
}

/** DeepSeek 67B's attention, out of its configuration. */
export function dense67bAttentionShape(ledger: Ledger): AttentionShape {
  const shape = (label: string) => ledger.seriesValue('ds67b-config', label);
  return {
    layers: shape('layers'),
    heads: shape('attention heads'),
    attention: { kind: 'gqa', headDim: shape('width of one head'), kvHeads: shape('KV heads') },
  };
}
