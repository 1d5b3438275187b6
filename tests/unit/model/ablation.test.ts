import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ablationFactors,
  type AblationEvidence,
  arithmeticBoundFactor,
  combine,
  criticFactor,
  exposedFactor,
  type Factor,
  factoredHours,
  fp8FlopShare,
  inverse,
  isAlreadyCounted,
  multiTokenFlopPerToken,
  runFactor,
  speedOver,
  trickIds,
} from '../../../src/model/ablation.ts';
import { deepseek67b, deepseekV3 } from './models.ts';

const chip = { bf16DenseFlopPerSecond: 989.5e12, fp8DenseFlopPerSecond: 1979e12 };
const grouped = { kind: 'gqa', headDim: 128, kvHeads: 8 } as const;

/** As published: V3 report, V2 report s3.2.3, "Insights into DeepSeek-V3" Table 2, Llama 3.1's model card. */
const evidence: AblationEvidence = {
  v3: {
    config: deepseekV3,
    meanContextTokens: 2048,
    pretrainingGpuHours: 2_664_000,
    gpuHoursPerTrillionTokens: 180_000,
    flopPerToken: 250.46e9,
  },
  v2: { gpuHoursPerTrillionTokens: 172_800, flopPerToken: 155e9 },
  leastOverSparsePeers: 1.496,
  dense67bGpuHoursPerTrillionTokens: 300_600,
  denseEqualGpuHours: 30_840_000,
  chip,
  communicationRatio: 1,
  reservedShare: 20 / 132,
  otherAttentions: [
    { ...deepseekV3, attention: grouped },
    { ...deepseekV3, attention: { kind: 'mha', headDim: 128 } },
    { ...deepseekV3, heads: 56, attention: grouped },
  ],
};
const factors = ablationFactors(evidence);

describe('the evidence', () => {
  test('V2 took 1.55 times as long per FLOP, so V3 at its speed takes 4.1 million hours (D4)', () => {
    const over = speedOver(evidence.v3, evidence.v2);
    expect(over).toBeCloseTo(1.551, 3);
    expect((over * 2.664) / 4.12).toBeCloseTo(1, 2);
  });

  test('85% of the arithmetic ran in FP8: all but head, gates and attention over the context', () => {
    // 6 × (36.626 − 0.927 − 0.106)e9 ÷ 250.46e9.
    expect(fp8FlopShare(deepseekV3, 2048)).toBeCloseTo((6 * 35.593e9) / 250.46e9, 3);
  });

  test('twice the speed on 85% of the arithmetic makes 1.74, on all of it 2, on none 1', () => {
    expect(arithmeticBoundFactor(0.8526, chip)).toBeCloseTo(1.743, 3);
    expect(arithmeticBoundFactor(1, chip)).toBe(2);
    expect(arithmeticBoundFactor(0, chip)).toBe(1);
  });

  test('communication as long as computing makes a step 1.70 times as long when none of it is hidden', () => {
    // 2 ÷ (132 ÷ 112).
    expect(exposedFactor(1, 20 / 132)).toBeCloseTo(1.697, 3);
  });

  test('predicting one more token adds 10.2 GFLOP, 4% (D3: attention, 9 experts, gate, joining matrix, head)', () => {
    const active = 187_107_328 + 9 * 44_040_192 + 1_835_264 + 2 * 7168 ** 2 + 926_679_040;
    const attention = 3 * 2 * 128 * 320 * 2048;
    expect(multiTokenFlopPerToken(deepseekV3, 2048)).toBeCloseTo(6 * active + attention, -3);
    expect(() => multiTokenFlopPerToken(deepseek67b, 2048)).toThrow(/^layers with experts must be/);
  });

  test('a critic adds half to four fifths to the arithmetic, and perhaps nothing to the time (D12)', () => {
    const critic = criticFactor({ forward: 2, update: 6 });
    expect([critic.low, critic.central, critic.high]).toEqual([1, 1.5, 1.8]);
  });
});

describe('the factors', () => {
  test('a dense model as good takes 2.7 to 11.6 times the hours, 5.6 in the middle', () => {
    // 300.6 ÷ 172.8 × 1.551; 30.84 ÷ 2.664; their geometric mean.
    expect(factors.dense.low).toBeCloseTo(2.698, 2);
    expect(factors.dense.high).toBeCloseTo(11.577, 3);
    expect(factors.dense.central).toBeCloseTo(Math.sqrt(2.6985 * 11.577), 2);
  });

  test('FP8 and overlap share the 1.55 evenly, each between nothing and its own most', () => {
    expect(factors.fp8.central * factors.overlap.central).toBeCloseTo(1.551, 3);
    expect([factors.fp8.low, factors.overlap.low]).toEqual([1, 1]);
    expect(factors.fp8.high).toBeCloseTo(1.743, 3);
    expect(factors.overlap.high).toBeCloseTo(1.697, 3);
  });

  test('one of the two cannot be worth nothing when the other alone cannot make up the 1.55', () => {
    const { fp8 } = ablationFactors({ ...evidence, communicationRatio: 0.5 });
    expect(fp8.low).toBeCloseTo(1.551 / exposedFactor(0.5, 20 / 132), 3);
  });

  test('other attentions change the arithmetic by −18% to +39%, the closest one by +7%', () => {
    const { low, central, high } = factors.latentAttention;
    expect([low, central, high].map((value) => value.toFixed(3))).toEqual(['0.819', '1.067', '1.389']);
  });

  test('without the extra token the run is 4% cheaper, at best not at all', () => {
    expect(factors.multiToken.central).toBeCloseTo(1 / 1.0407, 4);
    expect(factors.multiToken.high).toBe(1);
  });

  test.each([
    ['leastOverSparsePeers', { leastOverSparsePeers: 0 }],
    ['denseEqualGpuHours', { denseEqualGpuHours: NaN }],
    ['dense67bGpuHoursPerTrillionTokens', { dense67bGpuHoursPerTrillionTokens: -1 }],
    ['other.flopPerToken', { v2: { gpuHoursPerTrillionTokens: 1, flopPerToken: 0 } }],
  ])('an impossible %s is named', (name, wrong) => {
    expect(() => ablationFactors({ ...evidence, ...wrong })).toThrow(new RegExp(`^${name} must be a number above 0`));
  });
});

describe('switches together', () => {
  test('all on is V3, to the hour', () => {
    expect(runFactor(factors, [])).toEqual({ low: 1, central: 1, high: 1 });
    expect(factoredHours(2_664_000, 124_000, runFactor(factors, []))).toEqual({
      low: 2_788_000,
      central: 2_788_000,
      high: 2_788_000,
    });
  });

  test('FP8 and overlap off together are what was measured, not two ranges multiplied', () => {
    const both = runFactor(factors, ['fp8', 'overlap']);
    expect(both.low).toBeCloseTo(1.496, 3);
    expect(both.central).toBeCloseTo(1.551, 3);
    expect(both.high).toBeLessThan(factors.fp8.high * factors.overlap.high);
  });

  test('experts off and FP8 on is cheaper than both off: the dense runs were in 16 bits', () => {
    expect(runFactor(factors, ['experts', 'fp8'])).toEqual(factors.dense);
    const alone = runFactor(factors, ['experts']);
    expect(alone.central * factors.fp8.central).toBeCloseTo(factors.dense.central, 9);
    expect([alone.low, alone.central, alone.high].map((value) => value.toFixed(1))).toEqual(['2.0', '4.5', '9.6']);
  });

  test('without experts the tricks that dense runs do without change nothing more', () => {
    for (const trick of ['overlap', 'latent-attention', 'multi-token'] as const) {
      expect(isAlreadyCounted(trick, ['experts'])).toBe(true);
      expect(isAlreadyCounted(trick, [])).toBe(false);
      expect(runFactor(factors, ['experts', trick])).toEqual(runFactor(factors, ['experts']));
    }
    expect(isAlreadyCounted('fp8', ['experts'])).toBe(false);
    expect(runFactor(factors, trickIds)).toEqual(factors.dense);
  });

  test('the order of the switches does not matter, and ranges ascend', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...trickIds]), (off) => {
        const { low, central, high } = runFactor(factors, off);
        expect(runFactor(factors, off.toReversed())).toEqual({ low, central, high });
        expect(low).toBeLessThanOrEqual(central);
        expect(central).toBeLessThanOrEqual(high);
      }),
    );
  });
});

describe('combining', () => {
  const positive = fc.double({ min: 0.1, max: 10, noNaN: true });
  const anyFactor = fc.tuple(positive, positive, positive).map((values): Factor => {
    const [low = NaN, central = NaN, high = NaN] = values.toSorted((a, b) => a - b);
    return { low, central, high };
  });

  test('two factors of 1 to 4 around 2 make 1.5 to 10.7 around 4', () => {
    const { low, central, high } = combine([
      { low: 1, central: 2, high: 4 },
      { low: 1, central: 2, high: 4 },
    ]);
    expect(low).toBeCloseTo(1.501, 3);
    expect(central).toBe(4);
    expect(high).toBeCloseTo(10.66, 2);
  });

  test('middles multiply, and no end lies beyond the product of the ends', () => {
    fc.assert(
      fc.property(fc.array(anyFactor, { minLength: 1, maxLength: 5 }), (all) => {
        const product = (end: keyof Factor) => all.reduce((sum, each) => sum * each[end], 1);
        const { low, central, high } = combine(all);
        expect(central / product('central')).toBeCloseTo(1, 9);
        expect(low / product('low')).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(high / product('high')).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  test('the inverse of the inverse is the factor', () => {
    fc.assert(
      fc.property(anyFactor, (each) => {
        const back = inverse(inverse(each));
        for (const end of ['low', 'central', 'high'] as const) expect(back[end] / each[end]).toBeCloseTo(1, 12);
      }),
    );
  });

  test('hours that do not change must not be negative', () => {
    expect(() => factoredHours(1, -1, { low: 1, central: 1, high: 1 })).toThrow(/^unchanged must be/);
  });
});
