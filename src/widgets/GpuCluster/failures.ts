/**
 * A run with interruptions, drawn by a seed.
 *
 *   rate = unexpected interruptions ÷ (GPUs × days) of the run that published them (Llama 3 405B: 419 in 54 days on up
 *   to 16,384 GPUs, so at least 1 in 2,112 GPU-days)
 *   interruptions expected = rate × GPUs × days of this run
 *
 * Each stops every GPU, since no step ends before all have exchanged their gradients. What was done since the last
 * checkpoint is lost and done again. Writing a checkpoint takes no time here, spare machines are at hand, and nothing
 * fails while all wait.
 */
import { requireNonNegative, requirePositive, requireShare } from '../../model/check.ts';
import { createRandom } from '../../model/random.ts';
import { portableLog } from '../../model/random-math.ts';
import { hoursPerDay } from '../../model/time.ts';
import type { GpuClusterFacts } from './facts.ts';
import { brushNumber } from './palette.ts';
import { totalDays } from './run-timeline.ts';

export interface Recovery {
  checkpointMinutes: number;
  restartMinutes: number;
}

export interface Interruption {
  /** When, in days of the calendar, not of work. */
  day: number;
  /** When work goes on. */
  backDay: number;
  /** The first GPU of the node that failed, or the GPU that stood nearest when no machine did. */
  gpu: number;
  isHardware: boolean;
  /** Work since the last checkpoint, and the wait until all run again, in days. */
  lostDays: number;
  waitDays: number;
}

export interface SimulatedRun {
  interruptions: readonly Interruption[];
  /** Days of work that count, and days on the calendar. */
  workDays: number;
  calendarDays: number;
  lostGpuHours: number;
}

type Cluster = Pick<GpuClusterFacts, 'gpus' | 'gpusPerNode' | 'stages' | 'interruptions'>;

const minutesPerDay = 24 * 60;

/** A run that never ends is a wrong assumption, not a result. */
const MOST_INTERRUPTIONS = 100_000;

/** Interruptions per GPU and day. As the other cluster had up to that many GPUs, the true rate is this or higher. */
export function interruptionsPerGpuDay({ unexpected, gpus, days }: GpuClusterFacts['interruptions']): number {
  return requirePositive('unexpected', unexpected) / (requirePositive('gpus', gpus) * requirePositive('days', days));
}

/** Interruptions to expect in the hours that the run took. V3 at Llama 3's rate: 55. */
export function expectedInterruptions(cluster: Cluster): number {
  return interruptionsPerGpuDay(cluster.interruptions) * cluster.gpus * totalDays(cluster);
}

/** One run with interruptions. The same seed gives the same run to every reader. */
export function simulateRun(cluster: Cluster, recovery: Recovery, seed: number): SimulatedRun {
  const checkpoint = requirePositive('checkpointMinutes', recovery.checkpointMinutes) / minutesPerDay;
  const restart = requireNonNegative('restartMinutes', recovery.restartMinutes) / minutesPerDay;
  const hardwareShare = requireShare('hardwareShare', cluster.interruptions.hardwareShare);
  const random = createRandom(seed);
  const perDay = interruptionsPerGpuDay(cluster.interruptions) * cluster.gpus;
  const daysToNext = () => -portableLog(1 - random.uniform()) / perDay;

  const workDays = totalDays(cluster);
  const interruptions: Interruption[] = [];
  let day = 0;
  let saved = 0;
  for (;;) {
    const until = daysToNext();
    if (saved + until >= workDays) {
      day += workDays - saved;
      break;
    }
    if (interruptions.length === MOST_INTERRUPTIONS) {
      throw new RangeError('checkpointMinutes must be short enough for the run to get anywhere');
    }
    day += until;
    // Work resumes at a checkpoint, so the last one is a whole number of intervals after that.
    const lostDays = until % checkpoint;
    saved += until - lostDays;
    const isHardware = random.uniform() < hardwareShare;
    const node = random.below(cluster.gpus / cluster.gpusPerNode);
    interruptions.push({
      day,
      backDay: day + restart,
      gpu: node * cluster.gpusPerNode + random.below(cluster.gpusPerNode),
      isHardware,
      lostDays,
      waitDays: restart,
    });
    day += restart;
  }
  return {
    interruptions,
    workDays,
    calendarDays: day,
    lostGpuHours: (day - workDays) * cluster.gpus * hoursPerDay,
  };
}

/** What one interruption costs, in GPU-hours: work done again and the wait, on every GPU. */
export function costOf({ gpus }: Pick<Cluster, 'gpus'>, { lostDays, waitDays }: Interruption): number {
  return (lostDays + waitDays) * hoursPerDay * gpus;
}

/** Where the run stands on a day of the calendar: what has happened, and whether everything stands still. */
export function stateOn({ interruptions }: SimulatedRun, day: number) {
  const past = interruptions.filter((event) => event.day <= day);
  const last = past.at(-1);
  return { past, last, isWaiting: last !== undefined && day < last.backDay };
}

/** Writes the brush of every GPU on a day: nodes that failed so far, and, while all wait, the one they wait for. */
export function paintFailures(brushOf: Uint8Array, cluster: Cluster, run: SimulatedRun, day: number): void {
  const { running, waiting, struckBefore, struck } = brushNumber.failures;
  const { past, last, isWaiting } = stateOn(run, day);
  brushOf.fill(isWaiting ? waiting : running);
  for (const event of past) if (event.isHardware) fillNode(brushOf, cluster, event.gpu, struckBefore);
  if (isWaiting && last?.isHardware) fillNode(brushOf, cluster, last.gpu, struck);
}

function fillNode(brushOf: Uint8Array, { gpusPerNode }: Cluster, gpu: number, brush: number): void {
  const first = gpu - (gpu % gpusPerNode);
  brushOf.fill(brush, first, first + gpusPerNode);
}
