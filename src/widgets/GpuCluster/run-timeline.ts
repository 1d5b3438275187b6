/**
 * The run as time passes: hours spent, stage, tokens, energy, dollars, and which squares are filled by then.
 *
 *   days = GPU-hours ÷ GPUs ÷ 24, as if every GPU worked throughout (V3: 54.2 for pre-training, 56.7 in all)
 *
 * Since all GPUs work all the time, one square is at once one GPU and one GPU's share of the hours.
 */
import { requireNonNegative, requireShare } from '../../model/check.ts';
import { hoursPerDay } from '../../model/time.ts';
import type { GpuClusterFacts } from './facts.ts';
import { brushNumber } from './palette.ts';

/** The states in which a scrolly shows the run, in the order in which it happens. */
export const sceneNames = ['cluster', 'mid-run', 'pre-training', 'context', 'post-training', 'priced'] as const;
export type SceneName = (typeof sceneNames)[number];

/** The share of all hours at which "mid-run" looks in: three squares in five, on day 34. Any moment would do. */
const MID_RUN_SHARE = 0.6;

interface StageMoment {
  id: string;
  name: string;
  gpuHours: number;
  spentGpuHours: number;
  spentUsd: number;
  startDay: number;
  endDay: number;
}

export interface RunMoment {
  /** The share of all GPU-hours that is spent. */
  progress: number;
  gpuHours: number;
  day: number;
  stages: readonly StageMoment[];
  /** The stage under way, or the last one when all is done. */
  stage: StageMoment;
  tokens: number;
  energyKwh: number;
  costUsd: number;
}

type Run = Pick<GpuClusterFacts, 'gpus' | 'stages' | 'tokens' | 'energyKwhPerGpuHour'>;

/** GPU-hours of the whole run. */
export function totalGpuHours({ stages }: Pick<Run, 'stages'>): number {
  return stages.reduce((sum, { gpuHours }) => sum + gpuHours, 0);
}

/** Days of the whole run if every GPU worked throughout. */
export function totalDays(run: Pick<Run, 'stages' | 'gpus'>): number {
  return totalGpuHours(run) / run.gpus / hoursPerDay;
}

/** The run when a share `progress` of its hours is spent, priced at a rent. */
export function runMoment(run: Run, progress: number, rateUsdPerGpuHour: number): RunMoment {
  requireShare('progress', progress);
  requireNonNegative('rateUsdPerGpuHour', rateUsdPerGpuHour);
  const gpuHours = progress * totalGpuHours(run);
  const dayOf = (hours: number) => hours / run.gpus / hoursPerDay;

  let before = 0;
  const stages = run.stages.map(({ id, name, gpuHours: hours }): StageMoment => {
    const start = before;
    before += hours;
    const spent = Math.min(hours, Math.max(0, gpuHours - start));
    return {
      id,
      name,
      gpuHours: hours,
      spentGpuHours: spent,
      spentUsd: spent * rateUsdPerGpuHour,
      startDay: dayOf(start),
      endDay: dayOf(before),
    };
  });
  const reading = stages[0];
  const stage = stages.find(({ spentGpuHours, gpuHours: hours }) => spentGpuHours < hours) ?? stages.at(-1);
  if (!reading || !stage) throw new RangeError('stages must name at least one stage');

  return {
    progress,
    gpuHours,
    day: dayOf(gpuHours),
    stages,
    stage,
    tokens: (run.tokens * reading.spentGpuHours) / reading.gpuHours,
    energyKwh: gpuHours * run.energyKwhPerGpuHour,
    costUsd: gpuHours * rateUsdPerGpuHour,
  };
}

/** The share of the hours that is spent when a scene begins to be told. */
export function sceneProgress(run: Pick<Run, 'stages'>, scene: SceneName): number {
  const [first = 0, second = 0] = run.stages.map(({ gpuHours }) => gpuHours);
  const total = totalGpuHours(run);
  switch (scene) {
    case 'cluster':
      return 0;
    case 'mid-run':
      return MID_RUN_SHARE;
    case 'pre-training':
      return first / total;
    case 'context':
      return (first + second) / total;
    case 'post-training':
    case 'priced':
      return 1;
  }
}

/** How many squares are filled when each stage's hours are spent up to `progress`; cumulative, one number per stage. */
export function filledSquares(run: Pick<Run, 'stages' | 'gpus'>, progress: number): number[] {
  const total = totalGpuHours(run);
  let hours = 0;
  return run.stages.map(({ gpuHours }) => {
    hours += gpuHours;
    return Math.round(run.gpus * Math.min(hours / total, requireShare('progress', progress)));
  });
}

/** Writes the brush of every GPU: filled node by node, in the colour of the stage that spent the hours. */
export function paintRun(brushOf: Uint8Array, run: Pick<Run, 'stages' | 'gpus'>, progress: number): void {
  const { unspent, firstStage } = brushNumber.time;
  brushOf.fill(unspent);
  let from = 0;
  for (const [stage, until] of filledSquares(run, progress).entries()) {
    // There are three tones; any further stage shares the last one.
    brushOf.fill(firstStage + Math.min(stage, 2), from, until);
    from = until;
  }
}
