/**
 * Two nodes side by side with the links between their GPUs: shapes in CSS pixels, link widths to scale.
 */
import { countOf } from './describe.ts';
import type { GpuClusterFacts } from './facts.ts';
import { pathBetween } from './links.ts';

/** CSS pixels per GB/s: 160 GB/s is a band of 32 px, 50 GB/s one of 10. */
const PIXELS_PER_GB_PER_SECOND = 0.2;
const GPU = 18;
const GAP = 6;
const PADDING = 8;
const TOP = 20;

export interface DiagramNode {
  side: 'left' | 'right';
  name: string;
  usesNvlink: boolean;
  gpus: readonly { x: number; y: number; role: 'from' | 'entry' | 'to' | 'idle' }[];
}

/** The shapes of the way from one GPU to another. When both are in one node, the right one stands idle. */
export function linkDiagram(facts: GpuClusterFacts, from: number, to: number) {
  const { gpus, gpusPerNode, links } = facts;
  const columns = Math.ceil(gpusPerNode / 2);
  const hops = pathBetween(facts, from, to);
  const nvlinkWidth = links.nvlink * PIXELS_PER_GB_PER_SECOND;
  const nodeWidth = columns * (GPU + GAP) - GAP + 2 * PADDING;
  const nodeHeight = 2 * GPU + nvlinkWidth + 2 * PADDING;
  const entry = hops.find(({ kind }) => kind === 'infiniband')?.to;
  const nodeOf = (gpu: number) => Math.floor(gpu / gpusPerNode);
  const isOneNode = nodeOf(from) === nodeOf(to);
  const otherNode = isOneNode ? (nodeOf(from) + 1) % (gpus / gpusPerNode) : nodeOf(to);

  const draw = (side: DiagramNode['side'], node: number): DiagramNode => ({
    side,
    name: `Node ${countOf(node + 1)}`,
    usesNvlink: hops.some((hop) => hop.kind === 'nvlink' && nodeOf(hop.to) === node),
    gpus: Array.from({ length: gpusPerNode }, (_, slot) => {
      const gpu = node * gpusPerNode + slot;
      return {
        x: PADDING + (slot % columns) * (GPU + GAP),
        y: TOP + PADDING + (slot < columns ? 0 : GPU + nvlinkWidth),
        role: gpu === from ? 'from' : gpu === to ? 'to' : gpu === entry ? 'entry' : 'idle',
      };
    }),
  });

  return {
    height: TOP + nodeHeight + 1,
    nodeWidth,
    nodeHeight,
    gpuSize: GPU,
    middle: TOP + nodeHeight / 2,
    bus: { x: PADDING, y: TOP + PADDING + GPU, width: nodeWidth - 2 * PADDING, height: nvlinkWidth },
    infinibandWidth: links.infiniband * PIXELS_PER_GB_PER_SECOND,
    usesInfiniband: entry !== undefined,
    fastest: Math.max(links.nvlinkRated, links.nvlink, links.infiniband),
    nodes: [draw('left', nodeOf(from)), draw('right', otherNode)],
  };
}
