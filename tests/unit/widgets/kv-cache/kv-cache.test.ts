import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import {
  bytesText,
  type CacheSetting,
  cacheView,
  fitOf,
  gpuName,
  shareText,
} from '../../../../src/widgets/KvCache/kv-cache.ts';
import { cacheFacts, claimFacts } from '../../../../src/widgets/KvCache/kv-facts.ts';
import { cache, claim } from './fixture.ts';

const setting: CacheSetting = { contextTokens: 8192, conversations: 64, memoryGb: 80, shareLeft: 0.5 };

describe('the caches out of the ledger', () => {
  const ledger = loadLedger('seeds');

  test('are those of derivation D5, to the byte', () => {
    expect(cacheFacts(ledger)).toEqual(cache);
    expect(claimFacts(ledger)).toEqual(claim);
  });
});

describe('fitOf', () => {
  test('40 GB hold 1, 19 and 69 conversations of 8,192 tokens: 32.7 GB, 2.05 GB and 576 MB each', () => {
    const { heads, groups, latent } = cache.bytesPerToken;
    expect(fitOf('heads', heads, setting)).toMatchObject({ conversationBytes: 32_749_125_632, fit: 1, gpus: 64 });
    expect(fitOf('groups', groups, setting)).toMatchObject({ conversationBytes: 2_046_820_352, fit: 19, gpus: 4 });
    expect(fitOf('latent', latent, setting)).toMatchObject({ conversationBytes: 575_668_224, fit: 69, gpus: 1 });
  });

  test('a conversation that fits nowhere whole is split over as many GPUs as it needs', () => {
    const long = { ...setting, contextTokens: 131_072, conversations: 3 };
    // 524 GB over 40 GB each: 14 GPUs a conversation.
    expect(fitOf('heads', cache.bytesPerToken.heads, long)).toMatchObject({ fit: 0, gpus: 42 });
  });

  test('never overfills a GPU, and never leaves room for one more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (contextTokens, conversations, memoryGb, shareLeft) => {
          const { fit, conversationBytes, gpus } = fitOf('latent', 70_272, {
            contextTokens,
            conversations,
            memoryGb,
            shareLeft,
          });
          const left = memoryGb * 1e9 * shareLeft;
          expect(fit * conversationBytes).toBeLessThanOrEqual(left * (1 + 1e-12));
          expect((fit + 1) * conversationBytes).toBeGreaterThan(left * (1 - 1e-12));
          expect(gpus * left).toBeGreaterThanOrEqual(conversations * conversationBytes * (1 - 1e-12));
        },
      ),
    );
  });

  test('refuses impossible settings, naming them', () => {
    const fit = (part: Partial<CacheSetting>) => () => fitOf('latent', 70_272, { ...setting, ...part });
    expect(fit({ contextTokens: 0 })).toThrow(/^contextTokens must be/);
    expect(fit({ conversations: 1.5 })).toThrow(/^conversations must be/);
    expect(fit({ memoryGb: NaN })).toThrow(/^memoryGb must be/);
    expect(fit({ shareLeft: 1.1 })).toThrow(/^shareLeft must be/);
    expect(fit({ shareLeft: 0 })).toThrow(/^memory left must be/);
  });
});

describe('cacheView', () => {
  test('the title tells how many fit, of the latent cache and of the full one', () => {
    expect(cacheView(setting, cache).title).toBe(
      'An H800 holds 69 conversations of 8,192 tokens in V3’s cache; with every head kept, 1',
    );
    expect(cacheView({ ...setting, contextTokens: 65_536 }, cache).title).toBe(
      'An H800 holds 8 conversations of 65,536 tokens in V3’s cache; with every head kept, not one',
    );
    expect(cacheView({ ...setting, memoryGb: 20, contextTokens: 131_072 }, cache).title).toBe(
      'A GPU of 20 GB holds 1 conversation of 131,072 tokens in V3’s cache; with every head kept, not one',
    );
    expect(cacheView({ ...setting, memoryGb: 8, contextTokens: 131_072 }, cache).title).toBe(
      'A GPU of 8 GB has no room for a conversation of 131,072 tokens, not even in V3’s cache',
    );
  });

  test('the note compares like with like: 98.2% against every head, 71.9% against eight groups', () => {
    const { note, barsAlt } = cacheView(setting, cache);
    expect(note).toContain('98.2% smaller than one with every head and 71.9% smaller than one with eight groups');
    expect(note).toContain('50% is our assumption');
    expect(cacheView({ ...setting, shareLeft: 0.3 }, cache).note).toContain('30% is yours');
    expect(barsAlt).toContain('every head 3,997,696; eight groups 249,856; latent 70,272');
  });

  test('the table has a row for each way, with every digit', () => {
    const { rows } = cacheView(setting, cache).table;
    expect(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)))).toEqual([
      ['Every head (multi-head, MHA)', '3,997,696', '32,749,125,632', '1', '64'],
      ['Eight groups (grouped-query, GQA-8)', '249,856', '2,046,820,352', '19', '4'],
      ['Latent, as in V3 (multi-head latent, MLA)', '70,272', '575,668,224', '69', '1'],
    ]);
  });

  test('GPUs have their articles, and sizes that nobody sells no name', () => {
    expect([48, 80, 192, 100].map((gb) => Object.values(gpuName(gb, cache)).join(' '))).toEqual([
      'An L20',
      'An H800',
      'A B200',
      'A GPU of 100 GB',
    ]);
  });
});

test('bytes are told in three digits, in powers of a thousand', () => {
  expect([70_272, 575_668_224, 999_600_000, 32_749_125_632].map(bytesText)).toEqual([
    '70.3 KB',
    '576 MB',
    '1 GB',
    '32.7 GB',
  ]);
  expect(shareText(0.98242)).toBe('98.2%');
});
