import { percentile } from '../../src/model/uncertainty.ts';

/** The value below which the share `probability` of the values lies. Throws a RangeError when there are none. */
export function quantileOf(values: readonly number[], probability: number): number {
  return percentile(Float64Array.from(values).toSorted(), probability);
}

/** The value in the middle. Throws a RangeError when there is none. */
export const median = (values: readonly number[]): number => quantileOf(values, 0.5);

/** Runs `work` and says how long it took, in milliseconds. */
export async function timed<Result>(work: () => Result): Promise<{ ms: number; result: Awaited<Result> }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/** Frames per second, and the frame time that 95% of frames keep, from the times at which frames began (ms). */
export function frameRate(stampsMs: readonly number[]): { fps: number; p95Ms: number } {
  const frames = stampsMs.slice(1).map((stamp, index) => stamp - (stampsMs[index] ?? NaN));
  const totalMs = (stampsMs.at(-1) ?? NaN) - (stampsMs[0] ?? NaN);
  return { fps: (1000 * frames.length) / totalMs, p95Ms: quantileOf(frames, 0.95) };
}
