/**
 * What a number format saves in memory, and against what.
 *
 * Source: DeepSeek-V3 Technical Report, s3.3.3 (what is kept in which format). The usual mixed precision of 16 or 18
 * bytes per parameter is the field's convention.
 */
import { requireNonNegative, requirePositive } from './check.ts';

/** Bytes per parameter for each thing that training keeps in memory. */
export interface TrainingState {
  weights: number;
  masterWeights: number;
  gradients: number;
  firstMoments: number;
  secondMoments: number;
}

/** V3 as its report (section 3.3.3) has it: weights to compute with in FP8, master weights and gradients in FP32, moments in BF16. */
export const v3TrainingState: TrainingState = {
  weights: 1,
  masterWeights: 4,
  gradients: 4,
  firstMoments: 2,
  secondMoments: 2,
};

/** Mixed precision as the field does it: weights and gradients in BF16, master weights and moments in FP32. */
export const usualTrainingState: TrainingState = {
  weights: 2,
  masterWeights: 4,
  gradients: 2,
  firstMoments: 4,
  secondMoments: 4,
};

/** The same with gradients in FP32. */
export const usualTrainingStateFp32: TrainingState = { ...usualTrainingState, gradients: 4 };

/** Memory for weights alone, in bytes. */
export function weightBytes(parameters: number, bitsPerParameter: number): number {
  return (requireNonNegative('parameters', parameters) * requirePositive('bitsPerParameter', bitsPerParameter)) / 8;
}

/** Bytes per parameter of all of it together: 13 for V3, 16 or 18 as usual. */
export function trainingBytesPerParameter(state: TrainingState): number {
  let sum = 0;
  for (const [name, bytes] of Object.entries(state)) sum += requireNonNegative(name, bytes);
  return sum;
}

/** The share saved by needing `bytes` instead of `baselineBytes`. Negative when it is more. */
export function savedShare(bytes: number, baselineBytes: number): number {
  return 1 - requireNonNegative('bytes', bytes) / requirePositive('baselineBytes', baselineBytes);
}
