import { describe, expect, test } from 'vitest';
import {
  claimBaselines,
  claimCaches,
  claimView,
  givesPublished,
  savedShareOf,
} from '../../../../src/widgets/KvCache/kv-claim.ts';
import { claim } from './fixture.ts';

describe('93.3%', () => {
  test('is V2 at 6 bits against DeepSeek 67B, and no other pair', () => {
    const pairs = claimCaches.flatMap((cache) =>
      claimBaselines.filter((baseline) => givesPublished(cache, baseline, claim)).map((baseline) => [cache, baseline]),
    );
    expect(pairs).toEqual([['v2-stored', 'dense-67b']]);
    expect(savedShareOf('v2-stored', 'dense-67b', claim)).toBeCloseTo(0.9334, 4);
  });

  test('like for like it is another number: D5', () => {
    const saved = (cache: (typeof claimCaches)[number], baseline: (typeof claimBaselines)[number]) =>
      Number((100 * savedShareOf(cache, baseline, claim)).toFixed(2));
    expect(saved('v2-bf16', 'dense-67b')).toBe(82.24);
    expect(saved('v3-bf16', 'own-heads')).toBe(98.24);
    expect(saved('v3-bf16', 'own-groups')).toBe(71.88);
    expect(saved('v3-bf16', 'dense-67b')).toBe(81.94);
    expect(saved('v3-bf16', 'llama-405b')).toBe(86.38);
  });
});

describe('claimView', () => {
  test('the published pair is told in three bars: the baseline, the latent vector, and its storage', () => {
    const view = claimView('v2-stored', 'dense-67b', claim);
    expect(view.title).toBe('93.3% is V2, stored at 6 bits, against DeepSeek 67B with 16');
    expect(view.isPublished).toBe(true);
    expect(view.bars.map(({ label, bytes, saved }) => [label, bytes, saved])).toEqual([
      ['DeepSeek 67B, eight groups', 389_120, ''],
      ['V2, latent, in BF16', 69_120, '82.2% less'],
      ['V2, stored at 6 bits, latent', 25_920, '93.3% less'],
    ]);
    expect(view.alt).toContain('This is the published comparison.');
  });

  test('another pair says that it is not the published one', () => {
    const view = claimView('v3-bf16', 'own-heads', claim);
    expect(view.title).toBe('V3 in BF16 against V3 with every head kept: 98.2% less, not 93.3%');
    expect(view.isPublished).toBe(false);
    expect(view.bars).toHaveLength(2);
    expect(claimView('v3-bf16', 'llama-405b', claim).title).toContain(
      'against Llama 3.1 405B, eight groups: 86.4% less',
    );
  });

  test('the note says what is ours: the reconstruction', () => {
    expect(claimView('v3-bf16', 'own-heads', claim).note).toContain(
      'By our reconstruction the published 93.3% counts two savings: the latent vector alone is 82.2% below 67B',
    );
  });

  test('the table has every pair', () => {
    const { rows, columns } = claimView('v2-bf16', 'qwen-72b', claim).table;
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});
