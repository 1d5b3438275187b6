/**
 * What the cluster widget is told. Plain numbers, so that an island can receive them; nothing here has a value.
 */
import type { Basis } from '../../ledger/schema.ts';
import { requireInteger, requireNonNegative, requirePositive, requireShare } from '../../model/check.ts';

export const viewNames = ['time', 'parallelism', 'links', 'failures', 'fleet'] as const;
export type ViewName = (typeof viewNames)[number];

interface StageHours {
  id: string;
  /** As in a sentence: "pre-training". */
  name: string;
  gpuHours: number;
}

/** GPUs of one type in the whole fleet. */
export interface FleetLot {
  /** "H800" */
  name: string;
  /** How many somebody counts, and on which basis. */
  gpus: number;
  basis: Basis;
  /** Who counts them: "SemiAnalysis". */
  source: string;
  /** How many of them the company itself has disclosed; 0 when none. */
  disclosed: number;
  /** What the disclosed ones were seen doing: "serving users, February 2025". */
  disclosedNote?: string;
  /** The run used this type. */
  trained?: boolean;
}

/** A number of ours that the reader may move. */
export interface AssumedMinutes {
  value: number;
  low: number;
  high: number;
}

export interface GpuClusterFacts {
  /** "DeepSeek-V3" and "H800", as they stand in sentences. */
  runName: string;
  gpuName: string;
  gpus: number;
  gpusPerNode: number;
  /** In the order in which they ran. The first one reads the tokens. */
  stages: readonly StageHours[];
  tokens: number;
  /** Server power × load × PUE, kWh per GPU-hour. */
  energyKwhPerGpuHour: number;
  model: { layers: number; denseLayers: number; routedExperts: number; nodesPerToken: number };
  parallel: { pipelineStages: number; expertWays: number; expertNodes: number };
  /** GB/s per GPU: as the report gives them, and NVLink as rated, which counts both directions. */
  links: { nvlink: number; nvlinkRated: number; infiniband: number };
  /** Unexpected interruptions of another run, the nearest published figure. */
  interruptions: { source: string; unexpected: number; days: number; gpus: number; hardwareShare: number };
  /** Our assumptions about recovering from one. */
  recovery: { checkpointInterval: AssumedMinutes; restart: AssumedMinutes };
  fleet: { estimator: string; lots: readonly FleetLot[]; years: number };
}

/**
 * The facts, once they fit together. Throws a RangeError that names the first one that does not: 2,048 GPUs must be
 * whole nodes, and stages × expert ways must divide them.
 */
export function checkFacts(facts: GpuClusterFacts): GpuClusterFacts {
  const { gpus, gpusPerNode, model, parallel, links, interruptions, recovery, fleet } = facts;
  requireCount('gpus', gpus);
  requireCount('gpusPerNode', gpusPerNode);
  requireMultiple('gpus', gpus, 'gpusPerNode', gpusPerNode);
  if (facts.stages.length === 0) throw new RangeError('stages must name at least one stage');
  for (const { id, gpuHours } of facts.stages) requirePositive(`stages.${id}.gpuHours`, gpuHours);
  requirePositive('tokens', facts.tokens);
  requirePositive('energyKwhPerGpuHour', facts.energyKwhPerGpuHour);

  for (const [name, value] of Object.entries(model)) requireNonNegative(`model.${name}`, requireInteger(name, value));
  for (const [name, value] of Object.entries(parallel)) requireCount(`parallel.${name}`, value);
  const { pipelineStages, expertWays, expertNodes } = parallel;
  requireMultiple('gpus', gpus, 'pipelineStages × expertWays', pipelineStages * expertWays);
  requireMultiple('expertWays', expertWays, 'expertNodes', expertNodes);
  requireMultiple('routedExperts', model.routedExperts, 'expertWays', expertWays);
  if (model.layers < pipelineStages) throw new RangeError('model.layers must be at least parallel.pipelineStages');

  for (const [name, value] of Object.entries(links)) requirePositive(`links.${name}`, value);
  requirePositive('interruptions.unexpected', interruptions.unexpected);
  requirePositive('interruptions.days', interruptions.days);
  requirePositive('interruptions.gpus', interruptions.gpus);
  requireShare('interruptions.hardwareShare', interruptions.hardwareShare);
  requirePositive('recovery.checkpointInterval', recovery.checkpointInterval.value);
  requireNonNegative('recovery.restart', recovery.restart.value);
  requirePositive('fleet.years', fleet.years);
  for (const { name, gpus: count, disclosed } of fleet.lots) {
    requireCount(`fleet.${name}.gpus`, count);
    requireNonNegative(`fleet.${name}.disclosed`, disclosed);
    if (disclosed > count) throw new RangeError(`fleet.${name}.disclosed must not be above its gpus`);
  }
  return facts;
}

function requireCount(name: string, value: number): void {
  requirePositive(name, requireInteger(name, value));
}

function requireMultiple(name: string, value: number, ofName: string, of: number): void {
  if (value % of !== 0) throw new RangeError(`${name} must be a multiple of ${ofName} (${of}), not ${value}`);
}
