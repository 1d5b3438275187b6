/**
 * From a chip's design to the numbers that the export rules look at.
 *
 *   total processing performance, TPP = 2 × MacTOPS × bit length = dense TOPS × bits, the highest over all bit lengths
 *   performance density               = TPP ÷ applicable die area in mm²
 *
 * Source: 88 FR 73458, technical notes to ECCN 3A090 (fact ec-2023-tpp). A multiply and an add count as two operations, as
 * on data sheets; sparsity does not count. Applicable is the area of logic dies made with non-planar transistors, which
 * is all of the logic in the chips shown here.
 */
import type { Chip } from './export-rules.ts';

/** Peak speed at one precision, without sparsity: TOPS or TFLOP/s. */
export interface PeakSpeed {
  bits: number;
  denseTops: number;
}

export interface ChipDesign {
  product: string | null;
  peaks: readonly PeakSpeed[];
  dieMm2: number;
  /** The fast link between chips, both directions together, in gigabytes per second. */
  linkGbPerSecond: number;
  /** All other inputs and outputs except memory (PCIe), both directions together. */
  otherIoGbPerSecond: number;
  dramBandwidthGbPerSecond: number;
  dataCentre: boolean;
}

/** Total processing performance. Throws a RangeError that says why when a peak is impossible or there is none. */
export function tpp(peaks: readonly PeakSpeed[]): number {
  if (peaks.length === 0) throw new RangeError('peaks must not be empty: a chip without a speed has no TPP');
  for (const { bits, denseTops } of peaks) {
    refuse(
      denseTops < 0 || !Number.isFinite(denseTops),
      'denseTops',
      denseTops,
      'a chip cannot compute less than nothing',
    );
    refuse(!(bits > 0) || !Number.isFinite(bits), 'bits', bits, 'a number has at least one bit');
  }
  return Math.max(...peaks.map(({ bits, denseTops }) => denseTops * bits));
}

/** TPP per square millimetre. Throws a RangeError that says why when there is no area to divide by. */
export function performanceDensity(totalProcessingPerformance: number, dieMm2: number): number {
  const value = totalProcessingPerformance;
  refuse(value < 0 || !Number.isFinite(value), 'tpp', value, 'a chip cannot compute less than nothing');
  refuse(!(dieMm2 > 0) || !Number.isFinite(dieMm2), 'dieMm2', dieMm2, 'performance density divides by the die area');
  return value / dieMm2;
}

/** The chip that the rules see. Throws a RangeError that names the number and says why. */
export function chipOf(design: ChipDesign): Chip {
  const { product, peaks, dieMm2, linkGbPerSecond, otherIoGbPerSecond, dramBandwidthGbPerSecond, dataCentre } = design;
  for (const [name, value] of Object.entries({ linkGbPerSecond, otherIoGbPerSecond, dramBandwidthGbPerSecond })) {
    refuse(value < 0 || !Number.isFinite(value), name, value, 'a link cannot carry less than nothing');
  }
  const total = tpp(peaks);
  return {
    product,
    tpp: total,
    performanceDensity: performanceDensity(total, dieMm2),
    totalIoGbPerSecond: linkGbPerSecond + otherIoGbPerSecond,
    dramBandwidthGbPerSecond,
    dataCentre,
  };
}

function refuse(isWrong: boolean, name: string, value: number, reason: string): void {
  if (isWrong) throw new RangeError(`${name} must not be ${value}: ${reason}`);
}
