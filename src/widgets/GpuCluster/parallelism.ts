/**
 * Who holds what, and who talks to whom.
 *
 * Disclosed (DeepSeek-V3 report, section 3.2): 16 pipeline stages, 64-way expert parallelism over 8 nodes, data
 * parallelism with ZeRO-1, no tensor parallelism. 2,048 ÷ 16 = 128 GPUs a stage, so two replicas of 64.
 * Ours: that stages, replicas and ranks stand in the order of the nodes, and that layers are shared out evenly.
 * Everything is counted from 0.
 */
import { requireInteger } from '../../model/check.ts';
import type { GpuClusterFacts } from './facts.ts';
import { brushNumber } from './palette.ts';

type Cluster = Pick<GpuClusterFacts, 'gpus' | 'gpusPerNode' | 'model' | 'parallel'>;

/** First and last, both included. */
export type Span = readonly [first: number, last: number];

export interface Place {
  gpu: number;
  node: number;
  /** Which GPU of its node. */
  slot: number;
  stage: number;
  /** Which of the copies of the model. */
  replica: number;
  /** Which of the expert-parallel ways. */
  expertRank: number;
  layers: Span;
  /** The routed experts it holds of every layer that has experts. */
  experts: Span;
  /** Layers in its stage that have experts. */
  expertLayers: number;
}

export interface Peers {
  /** The same place in the stage before and after. */
  previous: number | undefined;
  next: number | undefined;
  /** The GPUs that hold the other experts of its layers. */
  experts: readonly number[];
  /** The GPUs of other replicas that hold the same experts. */
  twins: readonly number[];
}

/** Copies of the model: GPUs ÷ (stages × expert ways). */
export function replicasOf({ gpus, parallel }: Pick<Cluster, 'gpus' | 'parallel'>): number {
  return gpus / (parallel.pipelineStages * parallel.expertWays);
}

/** What a GPU holds. Throws a RangeError when there is no such GPU. */
export function placeOf(cluster: Cluster, gpu: number): Place {
  const { gpus, gpusPerNode, model, parallel } = cluster;
  requireInteger('gpu', gpu);
  if (gpu < 0 || gpu >= gpus) throw new RangeError(`gpu must be from 0 to ${gpus - 1}, not ${gpu}`);
  const perStage = gpus / parallel.pipelineStages;
  const stage = Math.floor(gpu / perStage);
  const inStage = gpu % perStage;
  const expertRank = inStage % parallel.expertWays;
  const perRank = model.routedExperts / parallel.expertWays;
  const layers = layersOfStage(model.layers, parallel.pipelineStages, stage);
  return {
    gpu,
    node: Math.floor(gpu / gpusPerNode),
    slot: gpu % gpusPerNode,
    stage,
    replica: Math.floor(inStage / parallel.expertWays),
    expertRank,
    layers,
    experts: [expertRank * perRank, (expertRank + 1) * perRank - 1],
    expertLayers: Math.max(0, layers[1] + 1 - Math.max(layers[0], model.denseLayers)),
  };
}

/** The layers of a stage when they are shared out as evenly as possible, the larger shares first (61 ÷ 16: 13 × 4 + 3 × 3). */
export function layersOfStage(layers: number, stages: number, stage: number): Span {
  const base = Math.floor(layers / stages);
  const larger = layers % stages;
  const first = stage * base + Math.min(stage, larger);
  return [first, first + base - (stage < larger ? 0 : 1)];
}

/** Whom a GPU talks to. Throws a RangeError when there is no such GPU. */
export function peersOf(cluster: Cluster, gpu: number): Peers {
  const { stage, replica, expertRank } = placeOf(cluster, gpu);
  const { pipelineStages, expertWays } = cluster.parallel;
  const replicas = replicasOf(cluster);
  const at = (s: number, r: number, rank: number) => (s * replicas + r) * expertWays + rank;
  const others = (count: number, own: number) => Array.from({ length: count }, (_, i) => i).filter((i) => i !== own);
  return {
    previous: stage > 0 ? at(stage - 1, replica, expertRank) : undefined,
    next: stage < pipelineStages - 1 ? at(stage + 1, replica, expertRank) : undefined,
    experts: others(expertWays, expertRank).map((rank) => at(stage, replica, rank)),
    twins: others(replicas, replica).map((r) => at(stage, r, expertRank)),
  };
}

/** Writes the brush of every GPU: its stage, or, once one is chosen, its part in what that one does. */
export function paintParallelism(brushOf: Uint8Array, cluster: Cluster, gpu: number | undefined): void {
  const { faint, chosen, peer, neighbour, twin, firstStage } = brushNumber.parallelism;
  if (gpu === undefined) {
    const perStage = cluster.gpus / cluster.parallel.pipelineStages;
    for (let stage = 0; stage < cluster.parallel.pipelineStages; stage++)
      brushOf.fill(firstStage + stage, stage * perStage, (stage + 1) * perStage);
    return;
  }
  brushOf.fill(faint);
  const { previous, next, experts, twins } = peersOf(cluster, gpu);
  for (const other of experts) brushOf[other] = peer;
  for (const other of twins) brushOf[other] = twin;
  for (const other of [previous, next]) if (other !== undefined) brushOf[other] = neighbour;
  brushOf[gpu] = chosen;
}
