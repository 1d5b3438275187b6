/**
 * The way from one GPU to another: NVLink inside a node, InfiniBand between nodes.
 *
 * As the DeepSeek-V3 report describes its expert traffic (section 3.2.2, the fact "v3-cross-node-way"), data cross to the
 * GPU with the same number in the other node, and NVLink takes them on from there. For other traffic it is our reading.
 */
import { requireInteger, requirePositive } from '../../model/check.ts';
import type { GpuClusterFacts } from './facts.ts';
import { brushNumber } from './palette.ts';

type LinkKind = 'nvlink' | 'infiniband';

export interface Hop {
  kind: LinkKind;
  from: number;
  to: number;
  /** As the report gives it, GB/s. */
  gbPerSecond: number;
}

type Cluster = Pick<GpuClusterFacts, 'gpus' | 'gpusPerNode' | 'links'>;

/** The hops from one GPU to another; none to itself. Throws a RangeError when there is no such GPU. */
export function pathBetween(cluster: Cluster, from: number, to: number): Hop[] {
  const { gpus, gpusPerNode, links } = cluster;
  for (const [name, gpu] of Object.entries({ from, to })) {
    if (requireInteger(name, gpu) < 0 || gpu >= gpus) throw new RangeError(`${name} must be below ${gpus}, not ${gpu}`);
  }
  const fromNode = Math.floor(from / gpusPerNode);
  const toNode = Math.floor(to / gpusPerNode);
  const hops: Hop[] = [];
  let at = from;
  if (fromNode !== toNode) {
    const entry = toNode * gpusPerNode + (from % gpusPerNode);
    hops.push({ kind: 'infiniband', from, to: entry, gbPerSecond: links.infiniband });
    at = entry;
  }
  if (at !== to) hops.push({ kind: 'nvlink', from: at, to, gbPerSecond: links.nvlink });
  return hops;
}

/** Seconds that a gigabyte needs, hop after hop, nothing else on the way. */
export function secondsPerGigabyte(hops: readonly Hop[]): number {
  return hops.reduce((sum, { gbPerSecond }) => sum + 1 / requirePositive('gbPerSecond', gbPerSecond), 0);
}

/** Writes the brush of every GPU: both ends, the node of each, and where the data enter the other node. */
export function paintLinks(brushOf: Uint8Array, cluster: Cluster, from: number, to: number): void {
  const { faint, chosen, sameNode, targetNode, entry, target } = brushNumber.links;
  const node = (gpu: number) => gpu - (gpu % cluster.gpusPerNode);
  brushOf.fill(faint);
  brushOf.fill(targetNode, node(to), node(to) + cluster.gpusPerNode);
  brushOf.fill(sameNode, node(from), node(from) + cluster.gpusPerNode);
  for (const hop of pathBetween(cluster, from, to)) if (hop.kind === 'infiniband') brushOf[hop.to] = entry;
  brushOf[to] = target;
  brushOf[from] = chosen;
}
