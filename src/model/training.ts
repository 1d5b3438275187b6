/**
 * From the size of a training run to its GPU-hours, and back.
 *
 *   FLOPs = FLOPs per token × tokens
 *   GPU-hours = FLOPs ÷ (peak FLOP/s × MFU) ÷ 3,600
 *
 * MFU, the share of a chip's peak that does the model's arithmetic, means nothing without saying which peak: V3's run
 * is 39.1% of BF16's and 19.5% of FP8's. So a share always travels with the name of its peak.
 */
import { requireNonNegative, requirePositive, requireShare } from './check.ts';
import { type ChipPeaks, peakFlopPerSecond, type PeakName } from './hardware.ts';
import { hoursPerDay, secondsPerHour } from './time.ts';

/** A share of one of a chip's peaks. */
export interface Utilisation {
  share: number;
  of: PeakName;
}

/** FLOPs of a training run. */
export function trainingFlop(flopPerToken: number, tokens: number): number {
  return requireNonNegative('flopPerToken', flopPerToken) * requireNonNegative('tokens', tokens);
}

/** The rule of thumb: FLOPs = 6 × parameters active per token × tokens. It leaves attention over the context out. */
export function ruleOfThumbFlop(activeParameters: number, tokens: number): number {
  return trainingFlop(6 * requireNonNegative('activeParameters', activeParameters), tokens);
}

/** GPU-hours for so many FLOPs. Throws a RangeError unless the utilisation is above 0 and at most 1. */
export function gpuHours(flop: number, chip: ChipPeaks, mfu: Utilisation): number {
  requireNonNegative('flop', flop);
  const share = requirePositive('mfu.share', requireShare('mfu.share', mfu.share));
  return flop / (peakFlopPerSecond(chip, mfu.of) * share) / secondsPerHour;
}

/** The GPU-hours that no run of so many FLOPs can beat: full use of the named peak. */
export function floorGpuHours(flop: number, chip: ChipPeaks, of: PeakName): number {
  return gpuHours(flop, chip, { share: 1, of });
}

/** MFU of a run that took so many GPU-hours. Above 1 when the hours are below the floor, which is impossible. */
export function mfu(flop: number, hours: number, chip: ChipPeaks, of: PeakName): Utilisation {
  requireNonNegative('flop', flop);
  requirePositive('hours', hours);
  return { share: flop / (hours * secondsPerHour) / peakFlopPerSecond(chip, of), of };
}

/** The same speed as a share of another peak of the same chip. */
export function restateMfu({ share, of }: Utilisation, chip: ChipPeaks, target: PeakName): Utilisation {
  requireNonNegative('mfu.share', share);
  return { share: (share * peakFlopPerSecond(chip, of)) / peakFlopPerSecond(chip, target), of: target };
}

/** Days that so many GPU-hours take when all GPUs work without a break. */
export function daysOnCluster(hours: number, gpus: number): number {
  return requireNonNegative('hours', hours) / requirePositive('gpus', gpus) / hoursPerDay;
}

/** Tokens per second that one GPU trained on. */
export function tokensPerSecondPerGpu(tokens: number, hours: number): number {
  return requireNonNegative('tokens', tokens) / (requirePositive('hours', hours) * secondsPerHour);
}

/** FLOP/s that one GPU achieved. */
export function achievedFlopPerSecond(flopPerToken: number, gpuTokensPerSecond: number): number {
  return (
    requireNonNegative('flopPerToken', flopPerToken) * requireNonNegative('gpuTokensPerSecond', gpuTokensPerSecond)
  );
}
