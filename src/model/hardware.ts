/**
 * How fast a chip computes at most. Dense throughput only: the figures "with sparsity" on data sheets are twice these
 * and no training run here uses them.
 */
import { requirePositive } from './check.ts';

/** The peak that a utilisation is a share of. On Hopper the second is twice the first, so a share alone says little. */
export type PeakName = 'bf16-dense' | 'fp8-dense';

/** Peak dense throughput of one chip, FLOP/s. */
export interface ChipPeaks {
  bf16DenseFlopPerSecond: number;
  /** Absent on chips that do not compute in FP8, such as the A100. */
  fp8DenseFlopPerSecond?: number;
}

/** The named peak of a chip, FLOP/s. Throws a RangeError when the chip has none or it is not above 0. */
export function peakFlopPerSecond(chip: ChipPeaks, of: PeakName): number {
  if (of === 'bf16-dense') return requirePositive('bf16DenseFlopPerSecond', chip.bf16DenseFlopPerSecond);
  if (chip.fp8DenseFlopPerSecond === undefined) throw new RangeError('This chip has no fp8DenseFlopPerSecond');
  return requirePositive('fp8DenseFlopPerSecond', chip.fp8DenseFlopPerSecond);
}
