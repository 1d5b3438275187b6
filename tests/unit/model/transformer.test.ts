import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  attentionFlopPerToken,
  type AttentionShape,
  countParameters,
  kvCacheBytesPerToken,
  trainingFlopPerToken,
  type TransformerConfig,
} from '../../../src/model/transformer.ts';
import {
  deepseek67b,
  deepseekV2,
  deepseekV2Lite,
  deepseekV3,
  llama2With7b,
  llama31With405b,
  llama32With1b,
} from './models.ts';

const bf16Bytes = 2;
const moeOf = ({ moe }: TransformerConfig) => {
  if (!moe) throw new Error('This test needs a mixture of experts');
  return moe;
};

describe('countParameters', () => {
  test('finds 671B parameters in DeepSeek-V3, 36.63B of them active', () => {
    const { total, active, activeWithEmbedding } = countParameters(deepseekV3);
    expect(total).toBe(671_026_419_200);
    expect(active).toBe(36_625_618_432);
    expect(activeWithEmbedding).toBe(37_552_297_472);
    expect(active / total).toBeCloseTo(0.0546, 4);
  });

  test('takes DeepSeek-V3 apart into the pieces of its configuration', () => {
    const { parts } = countParameters(deepseekV3);
    expect(parts.map(({ id, total }) => [id, total])).toEqual([
      ['input-embedding', 926_679_040],
      ['attention', 61 * 187_107_328],
      ['dense-ffn', 3 * 396_361_728],
      ['routed-experts', 58 * 256 * 44_040_192],
      ['shared-experts', 58 * 44_040_192],
      ['gates', 58 * 1_835_264],
      ['norms', 61 * 2 * 7168 + 7168],
      ['head', 926_679_040],
    ]);
  });

  test('finds the 236B and 21B of the DeepSeek-V2 paper', () => {
    const { total, active, activeWithEmbedding } = countParameters(deepseekV2);
    expect(total).toBe(235_741_434_880);
    expect(active).toBe(20_851_512_320);
    expect(activeWithEmbedding).toBe(21_375_800_320);
  });

  test.each([
    ['DeepSeek-V2-Lite', deepseekV2Lite, 15_706_484_224],
    ['DeepSeek 67B', deepseek67b, 67_425_001_472],
    ['Llama 3.1 405B', llama31With405b, 405_853_388_800],
    ['Llama 2 7B', llama2With7b, 6_738_415_616],
    ['Llama 3.2 1B', llama32With1b, 1_235_814_400],
  ])('finds the published size of %s', (_, config, total) => {
    expect(countParameters(config).total).toBe(total);
  });

  test.each([deepseekV3, deepseekV2Lite, llama31With405b, llama32With1b])('has parts that add up', (config) => {
    const { total, active, parts } = countParameters(config);
    expect(parts.reduce((sum, part) => sum + part.total, 0)).toBe(total);
    expect(parts.reduce((sum, part) => sum + part.active, 0)).toBe(active);
  });

  test('counts one shared matrix for embedding and head once', () => {
    const tied = countParameters(llama32With1b);
    const untied = countParameters({ ...llama32With1b, tiedEmbeddings: false });
    expect(untied.total - tied.total).toBe(128_256 * 2048);
    expect(untied.active).toBe(tied.active);
    expect(tied.activeWithEmbedding).toBe(tied.active);
  });

  test('grows by the same number of parameters with each routed expert, none of them active but the gate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 1000 }), (routedExperts) => {
        const withExperts = (count: number) =>
          countParameters({ ...deepseekV3, moe: { ...moeOf(deepseekV3), routedExperts: count } });
        const before = withExperts(routedExperts);
        const after = withExperts(routedExperts + 1);
        expect(after.total - before.total).toBe(58 * (44_040_192 + 7168 + 1));
        expect(after.active - before.active).toBe(58 * (7168 + 1));
      }),
    );
  });

  test.each([
    [{ layers: 0 }, 'layers must be a number above 0, not 0'],
    [{ dModel: 7168.5 }, 'dModel must be a whole number, not 7168.5'],
    [{ vocab: NaN }, 'vocab must be a whole number, not NaN'],
    [{ heads: -1 }, 'heads must be a number above 0, not -1'],
    [{ dense: { layers: 62, ffnDim: 18_432 } }, 'dense.layers must be at most 61 layers, not 62'],
    [{ dense: { layers: 3, ffnDim: 0 } }, 'dense.ffnDim must be a number above 0, not 0'],
    [{ moe: null }, 'dense.layers must be all 61 layers without experts, not 3'],
    [{ attention: { kind: 'gqa', headDim: 128, kvHeads: 7 } }, 'attention.kvHeads must divide the 128 heads, not 7'],
    [{ attention: { kind: 'mha', headDim: 0 } }, 'attention.headDim must be a number above 0, not 0'],
    [
      { moe: { ...moeOf(deepseekV3), activeRoutedExperts: 257 } },
      'moe.activeRoutedExperts must be at most the 256 routed experts, not 257',
    ],
    [{ moe: { ...moeOf(deepseekV3), sharedExperts: -1 } }, 'moe.sharedExperts must be a number from 0 up, not -1'],
  ] satisfies [Partial<TransformerConfig>, string][])('refuses %o', (change, message) => {
    expect(() => countParameters({ ...deepseekV3, ...change })).toThrow(new RangeError(message));
  });
});

describe('kvCacheBytesPerToken', () => {
  const asGqa8: AttentionShape = { ...deepseekV3, attention: { kind: 'gqa', headDim: 128, kvHeads: 8 } };
  const asMha = (model: AttentionShape): AttentionShape => ({ ...model, attention: { kind: 'mha', headDim: 128 } });
  const qwen25With72b: AttentionShape = {
    layers: 80,
    heads: 64,
    attention: { kind: 'gqa', headDim: 128, kvHeads: 8 },
  };

  test.each([
    ['DeepSeek-V3', deepseekV3, 70_272],
    ['DeepSeek-V3, were it multi-head', asMha(deepseekV3), 3_997_696],
    ['DeepSeek-V3, were it grouped by 8', asGqa8, 249_856],
    ['DeepSeek-V2', deepseekV2, 69_120],
    ['DeepSeek-V2, were it multi-head', asMha(deepseekV2), 3_932_160],
    ['DeepSeek 67B', deepseek67b, 389_120],
    ['Qwen2.5 72B', qwen25With72b, 327_680],
    ['Llama 3.1 405B', llama31With405b, 516_096],
  ])('is exact for %s', (_, shape, bytes) => {
    expect(kvCacheBytesPerToken(shape, bf16Bytes)).toBe(bytes);
  });

  test('explains 93.3%: DeepSeek-V2 at 6 bits against DeepSeek 67B at 16', () => {
    const sixBits = kvCacheBytesPerToken(deepseekV2, 6 / 8);
    expect(sixBits).toBe(25_920);
    expect(1 - sixBits / kvCacheBytesPerToken(deepseek67b, bf16Bytes)).toBeCloseTo(0.9334, 4);
  });

  test.each([
    ['its own multi-head form', asMha(deepseekV3), 0.9824],
    ['its own form grouped by 8', asGqa8, 0.7187],
    ['DeepSeek 67B', deepseek67b, 0.8194],
    ['Llama 3.1 405B', llama31With405b, 0.8638],
  ])('puts DeepSeek-V3 below %s, like for like', (_, other, saving) => {
    const ratio = kvCacheBytesPerToken(deepseekV3, bf16Bytes) / kvCacheBytesPerToken(other, bf16Bytes);
    expect(1 - ratio).toBeCloseTo(saving, 4);
  });

  test('refuses elements without a size', () => {
    expect(() => kvCacheBytesPerToken(deepseekV3, 0)).toThrow('bytesPerElement must be a number above 0, not 0');
  });
});

describe('FLOPs per token of training', () => {
  test('are 250 GFLOP for DeepSeek-V3, as Table 2 of the ISCA paper says', () => {
    expect(trainingFlopPerToken(deepseekV3, 2048)).toBe(250_456_015_872);
  });

  test('are 155 GFLOP for DeepSeek-V2', () => {
    expect(trainingFlopPerToken(deepseekV2, 2048) / 1e9).toBeCloseTo(155.3, 1);
  });

  test('rise by the ratio of the ISCA paper when attention is counted as not causal', () => {
    const causal = trainingFlopPerToken(deepseekV3, 2048);
    const full = trainingFlopPerToken(deepseekV3, 4096);
    expect(full / 1e9).toBeCloseTo(281.16, 2);
    expect(full / causal).toBeCloseTo(1.1226, 4);
    expect(Math.abs(full / causal / (432 / 385) - 1)).toBeLessThan(0.001);
  });

  test('count scores with the long query and values with the short one', () => {
    expect(attentionFlopPerToken(deepseekV3, 2048)).toBe(3 * 61 * 2 * 128 * (192 + 128) * 2048);
    expect(attentionFlopPerToken(llama31With405b, 1)).toBe(3 * 126 * 2 * 128 * 256);
  });

  test('are six times the active parameters when there is no context', () => {
    expect(trainingFlopPerToken(deepseekV3, 0)).toBe(6 * 36_625_618_432);
  });

  test('refuse a negative context', () => {
    expect(() => trainingFlopPerToken(deepseekV3, -1)).toThrow('meanContextTokens must be a number from 0 up, not -1');
  });
});
