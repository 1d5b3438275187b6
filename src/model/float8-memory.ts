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
