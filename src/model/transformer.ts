/**
 * What follows from a transformer's shape alone: parameters, KV cache and FLOPs per token.
 *
 * Sources: DeepSeek-V3 Technical Report s4.2 and config_671B.json (shape, biases, norms); DeepSeek-V2 report, Table 1
 * (KV cache); "Insights into DeepSeek-V3", Tables 1 and 2 (bytes and FLOPs per token).
 */
import { requireInteger, requireNonNegative, requirePositive } from './check.ts';

/** How keys, values and queries are made. All dimensions are per head unless they are ranks. */
export type Attention =
  | { kind: 'mha'; headDim: number }
  | { kind: 'gqa'; headDim: number; kvHeads: number }
  /** Multi-head latent attention. Without a query rank, queries are projected from the model dimension directly. */
  | { kind: 'mla'; qRank: number | null; kvRank: number; nopeDim: number; ropeDim: number; vDim: number };

/** The feed-forward part of every layer that is not dense. */
export interface MixtureOfExperts {
  routedExperts: number;
  sharedExperts: number;
  /** Routed experts that each token visits. */
  activeRoutedExperts: number;
  expertDim: number;
  /** Whether the gate adds one number per expert: V3 balances load with it, V2 does not. */
  gateBias: boolean;
}

/** A decoder with gated feed-forward layers (three matrices), two RMS norms a layer and no biases in the projections. */
export interface TransformerConfig {
  layers: number;
  dModel: number;
  vocab: number;
  heads: number;
  attention: Attention;
  /** Layers whose feed-forward part is dense: all of them, or the first few of a mixture of experts. */
  dense: { layers: number; ffnDim: number };
  /** The remaining layers; null when there are none. */
  moe: MixtureOfExperts | null;
  /** Whether input embedding and output head are one matrix. */
  tiedEmbeddings: boolean;
}

/** What the attention of one layer needs to know about the model. */
export type AttentionShape = Pick<TransformerConfig, 'layers' | 'heads' | 'attention'>;

export interface ParameterPart {
  id: 'input-embedding' | 'attention' | 'dense-ffn' | 'routed-experts' | 'shared-experts' | 'gates' | 'norms' | 'head';
  label: string;
  /** Parameters stored. */
  total: number;
  /** Parameters that take part in one token's matrix products. */
  active: number;
}

export interface ParameterCount {
  total: number;
  /** Used for one token: with the output head, without the input embedding, which is a lookup and no product. */
  active: number;
  /** The same and the whole input embedding, as some model cards count. */
  activeWithEmbedding: number;
  /** Adds up to `total` and `active`. */
  parts: readonly ParameterPart[];
}

/**
 * Parameters of a model, exact. DeepSeek-V3: 671,026,419,200 in all, 36,625,618,432 active (its MTP module not counted).
 * Throws a RangeError that names the dimension when one is not a whole number above 0, or the layers do not add up.
 */
export function countParameters(config: TransformerConfig): ParameterCount {
  checkConfig(config);
  const { layers, dModel, vocab, dense, moe, tiedEmbeddings } = config;

  const vocabularyMatrix = vocab * dModel;
  const parts = [
    ...(tiedEmbeddings ? [] : [part('input-embedding', 'Input embedding', vocabularyMatrix, 0)]),
    part('attention', 'Attention', layers * attentionParameters(config)),
    part('dense-ffn', 'Dense feed-forward layers', dense.layers * 3 * dModel * dense.ffnDim),
    ...(moe ? expertParts(moe, layers - dense.layers, dModel) : []),
    part('norms', 'Norms of the layers and at the end', layers * 2 * dModel + dModel),
    part('head', tiedEmbeddings ? 'Output head, also the input embedding' : 'Output head', vocabularyMatrix),
  ];

  const total = parts.reduce((sum, each) => sum + each.total, 0);
  const active = parts.reduce((sum, each) => sum + each.active, 0);
  return { total, active, activeWithEmbedding: active + (tiedEmbeddings ? 0 : vocabularyMatrix), parts };
}

function expertParts(moe: MixtureOfExperts, moeLayers: number, dModel: number): ParameterPart[] {
  const oneExpert = moeLayers * 3 * dModel * moe.expertDim;
  const oneGate = moe.routedExperts * dModel + (moe.gateBias ? moe.routedExperts : 0);
  return [
    part('routed-experts', 'Routed experts', moe.routedExperts * oneExpert, moe.activeRoutedExperts * oneExpert),
    part('shared-experts', 'Shared experts', moe.sharedExperts * oneExpert),
    part('gates', 'Gates', moeLayers * oneGate),
  ];
}

function part(id: ParameterPart['id'], label: string, total: number, active = total): ParameterPart {
  return { id, label, total, active };
}

/** Parameters of one layer's attention, with the norms inside MLA. */
function attentionParameters({ dModel, heads, attention }: TransformerConfig): number {
  if (attention.kind !== 'mla') {
    const kvHeads = attention.kind === 'gqa' ? attention.kvHeads : heads;
    return 2 * dModel * heads * attention.headDim + 2 * dModel * kvHeads * attention.headDim;
  }
  const { qRank, kvRank, nopeDim, ropeDim, vDim } = attention;
  const queryWidth = heads * (nopeDim + ropeDim);
  const query = qRank === null ? dModel * queryWidth : dModel * qRank + qRank + qRank * queryWidth;
  const keyValue = dModel * (kvRank + ropeDim) + kvRank + kvRank * heads * (nopeDim + vDim);
  return query + keyValue + heads * vDim * dModel;
}

/**
 * Bytes that one token of context occupies in the KV cache, over all layers. MLA keeps its latent vector and one
 * shared rotary key; the others keep a key and a value per KV head. V3 in BF16 (2 bytes): 70,272.
 * Throws a RangeError when a dimension is not a whole number above 0 or `bytesPerElement` is not above 0.
 */
export function kvCacheBytesPerToken(shape: AttentionShape, bytesPerElement: number): number {
  checkAttentionShape(shape);
  requirePositive('bytesPerElement', bytesPerElement);
  return shape.layers * kvElementsPerLayer(shape) * bytesPerElement;
}

function kvElementsPerLayer({ heads, attention }: AttentionShape): number {
  switch (attention.kind) {
    case 'mha':
      return 2 * heads * attention.headDim;
    case 'gqa':
      return 2 * attention.kvHeads * attention.headDim;
    case 'mla':
      return attention.kvRank + attention.ropeDim;
  }
}

/**
 * FLOPs per token of training that depend on the context: scores and weighted values, forward and backward,
 *   3 × layers × 2 × heads × (qk dim + v dim) × context.
 * `meanContextTokens`: how many tokens a token attends to on average, so half the sequence when causal.
 */
export function attentionFlopPerToken(shape: AttentionShape, meanContextTokens: number): number {
  checkAttentionShape(shape);
  requireNonNegative('meanContextTokens', meanContextTokens);
  const { layers, heads, attention } = shape;
  const qkAndV =
    attention.kind === 'mla' ? attention.nopeDim + attention.ropeDim + attention.vDim : 2 * attention.headDim;
  return 3 * layers * 2 * heads * qkAndV * meanContextTokens;
}

/**
 * FLOPs of training per token: 6 × active parameters + attention. V3 at a mean context of 2,048 (sequences of 4,096,
 * causal): 250.46e9, against 250e9 in Table 2 of "Insights into DeepSeek-V3".
 */
export function trainingFlopPerToken(config: TransformerConfig, meanContextTokens: number): number {
  return 6 * countParameters(config).active + attentionFlopPerToken(config, meanContextTokens);
}

function checkConfig(config: TransformerConfig): void {
  checkAttentionShape(config);
  const { layers, dModel, vocab, dense, moe } = config;
  requireCounts({ dModel, vocab });
  requireNonNegative('dense.layers', requireInteger('dense.layers', dense.layers));
  if (dense.layers > 0) requireCounts({ 'dense.ffnDim': dense.ffnDim });
  if (moe ? dense.layers > layers : dense.layers !== layers) {
    throw new RangeError(
      `dense.layers must be ${moe ? 'at most' : 'all'} ${layers} layers${moe ? '' : ' without experts'}, not ${dense.layers}`,
    );
  }
  if (moe) checkExperts(moe);
}

function checkExperts({ routedExperts, sharedExperts, activeRoutedExperts, expertDim }: MixtureOfExperts): void {
  requireCounts({
    'moe.routedExperts': routedExperts,
    'moe.activeRoutedExperts': activeRoutedExperts,
    'moe.expertDim': expertDim,
  });
  requireNonNegative('moe.sharedExperts', requireInteger('moe.sharedExperts', sharedExperts));
  if (activeRoutedExperts > routedExperts) {
    throw new RangeError(
      `moe.activeRoutedExperts must be at most the ${routedExperts} routed experts, not ${activeRoutedExperts}`,
    );
  }
}

function checkAttentionShape({ layers, heads, attention }: AttentionShape): void {
  requireCounts({ layers, heads });
  const { kind, ...dimensions } = attention;
  for (const [name, value] of Object.entries(dimensions)) {
    // Only the query rank may be null: it says that queries are not compressed.
    if (value !== null) requireCounts({ [`attention.${name}`]: value });
  }
  if (kind === 'gqa' && heads % attention.kvHeads !== 0) {
    throw new RangeError(`attention.kvHeads must divide the ${heads} heads, not ${attention.kvHeads}`);
  }
}

function requireCounts(counts: Record<string, number>): void {
  for (const [name, value] of Object.entries(counts)) requirePositive(name, requireInteger(name, value));
}
