/**
 * How well GPU-hours of published training runs can be told from their size and the efficiency of other runs.
 *
 * Efficiency is MFU by the rule of thumb, 6 × active parameters × tokens, of the dense BF16 peak: the only one that
 * can be computed for every run. Each run is predicted from the *other* runs of its kind: same architecture, same
 * family of GPU. Hours are predicted, not dollars, since every published dollar figure is hours times a stated rate.
 */
import { requireInteger } from './check.ts';
import type { ChipPeaks } from './hardware.ts';
import { twoSidedT } from './student-t.ts';
import { gpuHours, mfu, ruleOfThumbFlop, type Utilisation } from './training.ts';

export interface PublishedRun {
  id: string;
  architecture: 'dense' | 'moe';
  gpuFamily: 'A100' | 'Hopper';
  activeParameters: number;
  tokens: number;
  /** As reported. */
  gpuHours: number;
  chip: ChipPeaks;
}

/** Which other runs a prediction leans on: its kind, or wider circles where its kind has too few. */
export type PeerGroup = 'same-kind' | 'same-gpu-family' | 'all-runs';

export interface RunPrediction {
  run: PublishedRun;
  mfu: Utilisation;
  peerGroup: PeerGroup;
  peers: number;
  /** The median of the peers. */
  expectedMfu: Utilisation;
  expectedGpuHours: number;
  /** The interval. */
  lowGpuHours: number;
  highGpuHours: number;
  /** Expected ÷ reported − 1: above 0 when the run took fewer hours than its peers' efficiency suggests. */
  relativeError: number;
  covered: boolean;
}

export interface PredictionOptions {
  /** The probability with which an interval should hold the reported hours, such as 0.9. */
  level: number;
  /** Below this many peers the circle is widened. At least 2, without which there is no spread. */
  minimumPeers: number;
}

export interface Coverage {
  covered: number;
  runs: number;
  share: number;
}

/** MFU of a run by the rule of thumb, of the dense BF16 peak. */
export function runMfu(run: PublishedRun): Utilisation {
  return mfu(ruleOfThumbFlop(run.activeParameters, run.tokens), run.gpuHours, run.chip, 'bf16-dense');
}

/** Hours of a run at some MFU, by the rule of thumb. */
export function hoursAtMfu(run: PublishedRun, utilisation: Utilisation): number {
  return gpuHours(ruleOfThumbFlop(run.activeParameters, run.tokens), run.chip, utilisation);
}

/** The median MFU of some runs. Throws a RangeError when there are none. */
export function medianMfu(runs: readonly PublishedRun[]): Utilisation {
  const shares = runs.map((run) => runMfu(run).share).toSorted((a, b) => a - b);
  const upper = shares[Math.floor(shares.length / 2)];
  const lower = shares[Math.floor((shares.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('runs must hold at least 1 run, not 0');
  return { share: (lower + upper) / 2, of: 'bf16-dense' };
}

/**
 * Predicts one run from the others. `runs` may include the run itself, which is left out by its id.
 *
 * The interval is Student's t prediction interval for one more observation of log MFU:
 *   exp(mean ± t × s × √(1 + 1/n)), with n − 1 degrees of freedom.
 * MFU varies by factors, hence logarithms; three to seven peers say little about their own spread, hence t. The range
 * from least to most efficient peer would be simpler, but leaves out exactly the two extreme runs of every kind,
 * whatever the data, so counting how often it holds would test nothing. The expected hours are those at the median, a
 * single odd run moving it little; it lies inside the interval at any level from 0.7 up.
 *
 * Throws a RangeError when there are fewer than `minimumPeers` other runs in all.
 */
export function predictRun(
  run: PublishedRun,
  runs: readonly PublishedRun[],
  options: PredictionOptions,
): RunPrediction {
  const { group, peers } = peersOf(run, runs, options.minimumPeers);
  const logs = peers.map((peer) => Math.log(runMfu(peer).share));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1);
  const halfWidth = twoSidedT(options.level, logs.length - 1) * Math.sqrt(variance * (1 + 1 / logs.length));

  const expectedMfu = medianMfu(peers);
  const expectedGpuHours = hoursAtMfu(run, expectedMfu);
  // The interval ends at full use of the BF16 peak, which no published run comes near.
  const hoursAtLog = (log: number) => hoursAtMfu(run, { share: Math.min(1, Math.exp(log)), of: 'bf16-dense' });
  const lowGpuHours = hoursAtLog(mean + halfWidth);
  const highGpuHours = hoursAtLog(mean - halfWidth);
  return {
    run,
    mfu: runMfu(run),
    peerGroup: group,
    peers: peers.length,
    expectedMfu,
    expectedGpuHours,
    lowGpuHours,
    highGpuHours,
    relativeError: expectedGpuHours / run.gpuHours - 1,
    covered: lowGpuHours <= run.gpuHours && run.gpuHours <= highGpuHours,
  };
}

/** Predicts every run from the others, one left out at a time. */
export function predictRuns(runs: readonly PublishedRun[], options: PredictionOptions): RunPrediction[] {
  return runs.map((run) => predictRun(run, runs, options));
}

/**
 * How often the interval holds the reported hours. Runs of one family (Llama 3 and 3.1) resemble each other, so this
 * flatters the method a little.
 */
export function coverage(predictions: readonly RunPrediction[]): Coverage {
  if (predictions.length === 0) throw new RangeError('predictions must hold at least 1 prediction, not 0');
  const covered = predictions.filter((prediction) => prediction.covered).length;
  return { covered, runs: predictions.length, share: covered / predictions.length };
}

function peersOf(
  run: PublishedRun,
  runs: readonly PublishedRun[],
  minimumPeers: number,
): { group: PeerGroup; peers: readonly PublishedRun[] } {
  if (requireInteger('minimumPeers', minimumPeers) < 2) {
    throw new RangeError(`minimumPeers must be at least 2, not ${minimumPeers}`);
  }
  const others = runs.filter(({ id }) => id !== run.id);
  const sameFamily = others.filter(({ gpuFamily }) => gpuFamily === run.gpuFamily);
  const sameKind = sameFamily.filter(({ architecture }) => architecture === run.architecture);

  if (sameKind.length >= minimumPeers) return { group: 'same-kind', peers: sameKind };
  if (sameFamily.length >= minimumPeers) return { group: 'same-gpu-family', peers: sameFamily };
  if (others.length >= minimumPeers) return { group: 'all-runs', peers: others };
  throw new RangeError(`runs must hold at least ${minimumPeers} runs other than ${run.id}, not ${others.length}`);
}
