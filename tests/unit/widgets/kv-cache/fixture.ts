/** The caches as D5 works them out. Bytes per token. */
import type { CacheFacts } from '../../../../src/widgets/KvCache/kv-cache.ts';
import type { ClaimFacts } from '../../../../src/widgets/KvCache/kv-claim.ts';

export const cache: CacheFacts = {
  bytesPerToken: { heads: 3_997_696, groups: 249_856, latent: 70_272 },
  longestContextTokens: 131_072,
  gpus: [
    { id: 'l20-pcie', name: 'L20', memoryGb: 48 },
    { id: 'h800-sxm', name: 'H800', memoryGb: 80 },
    { id: 'h20', name: 'H20', memoryGb: 96 },
    { id: 'h200-sxm', name: 'H200', memoryGb: 141 },
    { id: 'b200', name: 'B200', memoryGb: 192 },
  ],
};

const v2 = { ownHeads: 3_932_160, ownGroups: 245_760 };
export const claim: ClaimFacts = {
  published: 0.933,
  storedBits: 6,
  caches: {
    'v2-stored': { bytes: 25_920, ...v2 },
    'v2-bf16': { bytes: 69_120, ...v2 },
    'v3-bf16': { bytes: 70_272, ownHeads: 3_997_696, ownGroups: 249_856 },
  },
  others: { 'dense-67b': 389_120, 'qwen-72b': 327_680, 'llama-405b': 516_096 },
};
