/**
 * The caches that the widgets of this folder compare, out of the ledger. Build-time only.
 */
import type { Ledger } from '../../ledger/ledger.ts';
import { type AttentionShape, kvCacheBytesPerToken } from '../../model/transformer.ts';
import { dense67bAttentionShape, v2AttentionShape, v3Config } from '../../scenario/architectures.ts';
import type { ClaimFacts } from './kv-claim.ts';
import type { CacheFacts } from './kv-cache.ts';

const bf16Bytes = 2;
/** Groups that grouped-query models of this size usually have: DeepSeek 67B, Qwen2.5 72B and Llama 3.1 405B all do. */
const usualGroups = 8;
/** Chips with published memory, one for each size, in that order. */
const chipIds = ['l20-pcie', 'h800-sxm', 'h20', 'h200-sxm', 'b200'] as const;

/** The same layers and heads, with a key and a value kept for each of `kvHeads` heads. */
function withFullKeys({ layers, heads }: AttentionShape, headDim: number, kvHeads: number): AttentionShape {
  return { layers, heads, attention: { kind: 'gqa', headDim, kvHeads } };
}

/** What one token takes in V3, as it is and as it might have been, and the GPUs to hold it. */
export function cacheFacts(ledger: Ledger): CacheFacts {
  const shape = v3Config(ledger);
  const headDim = ledger.number('v3-head-dim');
  return {
    bytesPerToken: {
      heads: kvCacheBytesPerToken(withFullKeys(shape, headDim, shape.heads), bf16Bytes),
      groups: kvCacheBytesPerToken(withFullKeys(shape, headDim, usualGroups), bf16Bytes),
      latent: kvCacheBytesPerToken(shape, bf16Bytes),
    },
    longestContextTokens: ledger.seriesValue('v3-context-stages', 'second stage'),
    gpus: chipIds.map((id) => {
      const { name, memoryGb } = ledger.chip(id);
      if (memoryGb === null) throw new Error(`The chip "${id}" has no memory`);
      // "H800" and "H200": how a chip is plugged in does not matter to its memory.
      return { id, name: name.replace(/ (SXM|PCIe)$/, ''), memoryGb };
    }),
  };
}

/** The caches that can be set against each other, and the figure that was published. */
export function claimFacts(ledger: Ledger): ClaimFacts {
  const headDim = ledger.number('v3-head-dim');
  const [v2, v3] = [v2AttentionShape(ledger), v3Config(ledger)];
  const storedBits = ledger.number('v2-kv-bits');
  const own = (shape: AttentionShape, bytesPerElement: number) => ({
    bytes: kvCacheBytesPerToken(shape, bytesPerElement),
    ownHeads: kvCacheBytesPerToken(withFullKeys(shape, headDim, shape.heads), bf16Bytes),
    ownGroups: kvCacheBytesPerToken(withFullKeys(shape, headDim, usualGroups), bf16Bytes),
  });
  return {
    published: ledger.number('v2-kv-cut'),
    storedBits,
    caches: { 'v2-stored': own(v2, storedBits / 8), 'v2-bf16': own(v2, bf16Bytes), 'v3-bf16': own(v3, bf16Bytes) },
    others: {
      'dense-67b': kvCacheBytesPerToken(dense67bAttentionShape(ledger), bf16Bytes),
      'qwen-72b': ledger.number('isca-kv-qwen72'),
      'llama-405b': ledger.number('isca-kv-llama405'),
    },
  };
}
