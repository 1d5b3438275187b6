/**
 * Shapes of models with a published size, for the tests.
 */
import type { Attention, TransformerConfig } from '../../../src/model/transformer.ts';

const latentAttention: Attention = { kind: 'mla', qRank: 1536, kvRank: 512, nopeDim: 128, ropeDim: 64, vDim: 128 };

/** DeepSeek-V3 Technical Report s4.2 and config_671B.json, both read. */
export const deepseekV3: TransformerConfig = {
  layers: 61,
  dModel: 7168,
  vocab: 129_280,
  heads: 128,
  attention: latentAttention,
  dense: { layers: 3, ffnDim: 18_432 },
  moe: { routedExperts: 256, sharedExperts: 1, activeRoutedExperts: 8, expertDim: 2048, gateBias: true },
  tiedEmbeddings: false,
};

/** From memory; all but the vocabulary agree with a third party's training configuration for this model. */
export const deepseekV2: TransformerConfig = {
  layers: 60,
  dModel: 5120,
  vocab: 102_400,
  heads: 128,
  attention: latentAttention,
  dense: { layers: 1, ffnDim: 12_288 },
  moe: { routedExperts: 160, sharedExperts: 2, activeRoutedExperts: 6, expertDim: 1536, gateBias: false },
  tiedEmbeddings: false,
};

/** From memory, with the size. The one model here whose queries are not compressed. */
export const deepseekV2Lite: TransformerConfig = {
  layers: 27,
  dModel: 2048,
  vocab: 102_400,
  heads: 16,
  attention: { kind: 'mla', qRank: null, kvRank: 512, nopeDim: 128, ropeDim: 64, vDim: 128 },
  dense: { layers: 1, ffnDim: 10_944 },
  moe: { routedExperts: 64, sharedExperts: 2, activeRoutedExperts: 6, expertDim: 1408, gateBias: false },
  tiedEmbeddings: false,
};

/** Layers, dimension and heads: DeepSeek LLM report. Feed-forward dimension and vocabulary: from memory. */
export const deepseek67b: TransformerConfig = {
  layers: 95,
  dModel: 8192,
  vocab: 102_400,
  heads: 64,
  attention: { kind: 'gqa', headDim: 128, kvHeads: 8 },
  dense: { layers: 95, ffnDim: 22_016 },
  moe: null,
  tiedEmbeddings: false,
};

/** From memory. */
export const llama31With405b: TransformerConfig = {
  layers: 126,
  dModel: 16_384,
  vocab: 128_256,
  heads: 128,
  attention: { kind: 'gqa', headDim: 128, kvHeads: 8 },
  dense: { layers: 126, ffnDim: 53_248 },
  moe: null,
  tiedEmbeddings: false,
};

/** From memory. The one model here with a key and a value for every head. */
export const llama2With7b: TransformerConfig = {
  layers: 32,
  dModel: 4096,
  vocab: 32_000,
  heads: 32,
  attention: { kind: 'mha', headDim: 128 },
  dense: { layers: 32, ffnDim: 11_008 },
  moe: null,
  tiedEmbeddings: false,
};

/** From memory. The one model here whose output head is its input embedding. */
export const llama32With1b: TransformerConfig = {
  layers: 16,
  dModel: 2048,
  vocab: 128_256,
  heads: 32,
  attention: { kind: 'gqa', headDim: 64, kvHeads: 8 },
  dense: { layers: 16, ffnDim: 8192 },
  moe: null,
  tiedEmbeddings: true,
};
