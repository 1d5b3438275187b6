import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  achievedFlopPerSecond,
  daysOnCluster,
  floorGpuHours,
  gpuHours,
  mfu,
  restateMfu,
  ruleOfThumbFlop,
  tokensPerSecondPerGpu,
  trainingFlop,
} from '../../../src/model/training.ts';
import { trainingFlopPerToken } from '../../../src/model/transformer.ts';
import { deepseek67b, deepseekV2, deepseekV3 } from './models.ts';

const hopper = { bf16DenseFlopPerSecond: 989.5e12, fp8DenseFlopPerSecond: 1979e12 };
const v3 = { tokens: 14.8e12, pretrainingHours: 2_664_000, hours: 2_788_000, gpus: 2048 };
const flopPerToken = trainingFlopPerToken(deepseekV3, 2048);
const v3Flop = trainingFlop(flopPerToken, v3.tokens);

/** Within so large a share of the expected value. */
const expectWithin = (value: number, expected: number, tolerance: number) => {
  expect(Math.abs(value / expected - 1)).toBeLessThan(tolerance);
};

describe('the days of DeepSeek-V3', () => {
  test('are 54.2 for pre-training and 56.7 in all on 2,048 GPUs', () => {
    expect(daysOnCluster(v3.pretrainingHours, v3.gpus)).toBeCloseTo(54.2, 1);
    expect(daysOnCluster(v3.hours, v3.gpus)).toBeCloseTo(56.7, 1);
    expect(daysOnCluster(119_000, v3.gpus)).toBeCloseTo(2.4, 1);
  });

  test('are 3.7 for a trillion tokens, which make up the pre-training hours exactly', () => {
    expect(daysOnCluster(180_000, v3.gpus)).toBeCloseTo(3.66, 2);
    expect(180_000 * 14.8).toBe(v3.pretrainingHours);
  });

  test('agree with the throughput that the ISCA paper states to 0.1%', () => {
    expect(v3.tokens / 272.8e9).toBeCloseTo(54.25, 2);
    expectWithin(daysOnCluster(v3.pretrainingHours, v3.gpus), v3.tokens / 272.8e9, 0.001);
  });
});

describe('the speed of DeepSeek-V3', () => {
  test('is the 385 TFLOP/s of the ISCA paper to within 0.5%, from its tokens per day', () => {
    const perGpu = tokensPerSecondPerGpu(272.8e9, v3.gpus * 24);
    expect(perGpu).toBeCloseTo(1541.7, 1);
    expect(achievedFlopPerSecond(flopPerToken, perGpu) / 1e12).toBeCloseTo(386.1, 1);
    expectWithin(achievedFlopPerSecond(flopPerToken, perGpu), 385e12, 0.005);
    expectWithin(achievedFlopPerSecond(trainingFlopPerToken(deepseekV3, 4096), perGpu), 432e12, 0.005);
  });

  test('is 386.5 TFLOP/s from the hours of Table 1', () => {
    const perGpu = tokensPerSecondPerGpu(v3.tokens, v3.pretrainingHours);
    expect(perGpu).toBeCloseTo(1543.2, 1);
    expect(achievedFlopPerSecond(flopPerToken, perGpu) / 1e12).toBeCloseTo(386.5, 1);
  });

  test('is 39.1% of the BF16 peak and 19.5% of the FP8 peak: one speed, two shares', () => {
    const ofBf16 = mfu(v3Flop, v3.pretrainingHours, hopper, 'bf16-dense');
    const ofFp8 = mfu(v3Flop, v3.pretrainingHours, hopper, 'fp8-dense');
    expect(ofBf16.share).toBeCloseTo(0.391, 3);
    expect(ofFp8.share).toBeCloseTo(0.195, 3);
    const restated = restateMfu(ofBf16, hopper, 'fp8-dense');
    expect(restated.of).toBe('fp8-dense');
    expect(restated.share).toBeCloseTo(ofFp8.share, 12);
  });

  test('is 34.3% by 6ND with the counted parameters, 34.6% with the 37B of the report', () => {
    const counted = mfu(ruleOfThumbFlop(36.63e9, v3.tokens), v3.pretrainingHours, hopper, 'bf16-dense');
    expect(counted.share).toBeCloseTo(0.343, 3);
    const rounded = ruleOfThumbFlop(37e9, v3.tokens);
    expectWithin(rounded, 3.286e24, 0.0005);
    expect(mfu(rounded, v3.pretrainingHours, hopper, 'bf16-dense').share).toBeCloseTo(0.346, 3);
    expect(mfu(rounded, v3.pretrainingHours, hopper, 'fp8-dense').share).toBeCloseTo(0.173, 3);
  });

  test('adds up to 3.71e24 FLOP', () => {
    expect(v3Flop / 1e24).toBeCloseTo(3.71, 2);
  });
});

describe('other runs', () => {
  test('DeepSeek-V2 worked at 25.2% of BF16, DeepSeek 67B at 39.1%', () => {
    const v2 = mfu(trainingFlopPerToken(deepseekV2, 2048) * 1e12, 172_800, hopper, 'bf16-dense');
    expect(v2.share).toBeCloseTo(0.252, 3);
    const dense = mfu(trainingFlopPerToken(deepseek67b, 2048) * 1e12, 300_600, hopper, 'bf16-dense');
    expect(dense.share).toBeCloseTo(0.391, 3);
  });

  test('at the efficiency of V2, V3 would have taken 4.12M hours, 1.55 times its own', () => {
    const v2 = mfu(trainingFlopPerToken(deepseekV2, 2048) * 1e12, 172_800, hopper, 'bf16-dense');
    const hours = gpuHours(v3Flop, hopper, v2);
    expect(hours / 1e6).toBeCloseTo(4.12, 2);
    expect(hours / v3.pretrainingHours).toBeCloseTo(1.55, 2);
  });
});

describe('GPU-hours', () => {
  test('at a flat 40% of BF16, V3 by 6ND takes 2.28M', () => {
    const hours = gpuHours(ruleOfThumbFlop(36.63e9, v3.tokens), hopper, { share: 0.4, of: 'bf16-dense' });
    expect(hours / 1e6).toBeCloseTo(2.28, 2);
  });

  test('cannot fall below 1.04M for V3 in BF16 or 0.52M in FP8', () => {
    expect(floorGpuHours(v3Flop, hopper, 'bf16-dense')).toBeCloseTo(1_040_579, -1);
    expect(floorGpuHours(v3Flop, hopper, 'fp8-dense')).toBeCloseTo(520_289, -1);
  });

  test('at a run’s own MFU are the hours it took, of whichever peak', () => {
    const positive = (max: number) => fc.double({ min: 1, max, noNaN: true });
    fc.assert(
      fc.property(positive(1e26), positive(1e8), fc.constantFrom('bf16-dense', 'fp8-dense'), (flop, hours, of) => {
        const own = mfu(flop, hours, hopper, of);
        fc.pre(own.share <= 1);
        expectWithin(gpuHours(flop, hopper, own), hours, 1e-9);
        expect(floorGpuHours(flop, hopper, of)).toBeLessThanOrEqual(hours * (1 + 1e-9));
      }),
    );
  });

  test('below the floor show as an MFU above 1', () => {
    const floor = floorGpuHours(v3Flop, hopper, 'fp8-dense');
    expect(mfu(v3Flop, floor / 2, hopper, 'fp8-dense').share).toBeCloseTo(2, 12);
  });

  test.each([0, 1.01, NaN])('are refused at an MFU of %s', (share) => {
    expect(() => gpuHours(1e24, hopper, { share, of: 'bf16-dense' })).toThrow(/^mfu\.share must be /);
  });

  test.each([
    ['flopPerToken', () => trainingFlop(NaN, 1)],
    ['tokens', () => trainingFlop(1, -1)],
    ['activeParameters', () => ruleOfThumbFlop(-1, 1)],
    ['hours', () => mfu(1, 0, hopper, 'bf16-dense')],
    ['flop', () => mfu(-1, 1, hopper, 'bf16-dense')],
    ['gpus', () => daysOnCluster(1, 0)],
    ['hours', () => tokensPerSecondPerGpu(1, 0)],
    ['gpuTokensPerSecond', () => achievedFlopPerSecond(1, Infinity)],
  ])('name %s when it is wrong', (name, call) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(new RegExp(`^${name} must be `));
  });
});
