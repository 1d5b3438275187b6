import { describe, expect, test } from 'vitest';
import { savedShare, trainingBytesPerParameter, weightBytes } from '../../../src/model/float8-memory.ts';

/** Facts D7: what V3 keeps for each parameter while training, and what mixed precision usually keeps. */
const v3 = { weights: 1, masterWeights: 4, gradients: 4, firstMoments: 2, secondMoments: 2 };
const usual = { weights: 2, masterWeights: 4, gradients: 2, firstMoments: 4, secondMoments: 4 };
const usualFp32Gradients = { ...usual, gradients: 4 };

describe('memory', () => {
  test('V3’s 671.03 billion weights take 671 GB in FP8, 1,342 GB in BF16 and 2,684 GB in FP32', () => {
    const gigabytes = [8, 16, 32].map((bits) => Math.round(weightBytes(671_026_419_200, bits) / 1e9));
    expect(gigabytes).toEqual([671, 1342, 2684]);
  });

  test('FP8 saves 75% against FP32 and 50% against BF16', () => {
    expect(savedShare(weightBytes(1, 8), weightBytes(1, 32))).toBe(0.75);
    expect(savedShare(weightBytes(1, 8), weightBytes(1, 16))).toBe(0.5);
  });

  test('training V3’s way takes 13 bytes a parameter: 18.8% below 16, 27.8% below 18', () => {
    expect(trainingBytesPerParameter(v3)).toBe(13);
    expect(trainingBytesPerParameter(usual)).toBe(16);
    expect(trainingBytesPerParameter(usualFp32Gradients)).toBe(18);
    expect(savedShare(13, 16)).toBeCloseTo(0.1875, 12);
    expect(savedShare(13, 18)).toBeCloseTo(0.2778, 4);
  });

  test('needing more than the baseline is a negative saving', () => {
    expect(savedShare(18, 16)).toBe(-0.125);
  });

  test('refuses impossible sizes, naming them', () => {
    expect(() => weightBytes(-1, 8)).toThrow(/^parameters must be/);
    expect(() => weightBytes(1, 0)).toThrow(/^bitsPerParameter must be/);
    expect(() => trainingBytesPerParameter({ ...v3, gradients: NaN })).toThrow(/^gradients must be/);
    expect(() => savedShare(1, 0)).toThrow(/^baselineBytes must be/);
  });
});
