/**
 * What is drawn over the squares: rings around the ones that matter, lines between them, outlines and labels. Places
 * are GPUs or layout points; the overlay turns them into pixels.
 */
import { countOf } from './describe.ts';
import type { GpuClusterFacts } from './facts.ts';
import type { SimulatedRun } from './failures.ts';
import { stateOn } from './failures.ts';
import type { FleetSummary } from './fleet.ts';
import { extentOf, type Layout, type Point, positionOf } from './layout.ts';
import { pathBetween } from './links.ts';
import { peersOf, replicasOf } from './parallelism.ts';

interface Mark {
  gpu: number;
  /** The last GPU of a ring around several. */
  through?: number;
  /** The reader's choice, or something that belongs to it. */
  kind: 'chosen' | 'related';
}

interface Line {
  from: number;
  to: number;
  /** Runs above (−1) or below (1) the squares between, instead of straight across them. */
  bend: -1 | 0 | 1;
}

interface Label {
  at: Point;
  text: string;
  /** Set in bold before the text. */
  strong?: string;
  /** Above or below the point. */
  side: 'above' | 'below';
}

export interface Marks {
  marks: readonly Mark[];
  lines: readonly Line[];
  /** Rules from point to point. */
  rules: readonly (readonly [Point, Point])[];
  labels: readonly Label[];
}

const noMarks: Marks = { marks: [], lines: [], rules: [], labels: [] };

/** A ring around one square. */
export function marksOfGpu(gpu: number | undefined): Marks {
  return gpu === undefined ? noMarks : { ...noMarks, marks: [{ gpu, kind: 'chosen' }] };
}

/**
 * The line between the copies, the chosen GPU, its neighbours in the pipeline and its twins. Its expert peers are told
 * by their colour.
 */
export function marksOfParallelism(facts: GpuClusterFacts, layout: Layout, gpu: number | undefined): Marks {
  const rules = replicasOf(facts) === 2 ? middleOf(layout) : [];
  if (gpu === undefined) return { ...noMarks, rules };
  const { previous, next, twins } = peersOf(facts, gpu);
  const stages = [previous, next].filter((other) => other !== undefined);
  const others = [...stages, ...twins];
  const isUpper = positionOf(layout, gpu).row === 0;
  return {
    ...noMarks,
    marks: [...others.map((other): Mark => ({ gpu: other, kind: 'related' })), { gpu, kind: 'chosen' }],
    lines: [
      ...stages.map((other): Line => ({ from: gpu, to: other, bend: 0 })),
      // Twins stand in the same row: their lines go through the gap between the nodes.
      ...twins.map((other): Line => ({ from: gpu, to: other, bend: isUpper ? -1 : 1 })),
    ],
    rules,
  };
}

/** Between the nodes of both halves of every row. */
function middleOf({ blocks, height }: Layout): Marks['rules'] {
  const [block] = blocks;
  if (!block) return [];
  const gap = block.stepX - (block.nodeCols - 1) * block.pitch - block.square;
  const x = block.x + (block.nodesPerLine / 2) * block.stepX - gap / 2;
  return [
    [
      { x, y: 0 },
      { x, y: height },
    ],
  ];
}

/** The way between two GPUs, and the one in focus that could become an end of it. */
export function marksOfPath(facts: GpuClusterFacts, from: number, to: number, inspected: number | undefined): Marks {
  const ends = [to, ...(inspected === undefined ? [] : [inspected])];
  return {
    ...noMarks,
    marks: [...ends.map((gpu): Mark => ({ gpu, kind: 'related' })), { gpu: from, kind: 'chosen' }],
    lines: pathBetween(facts, from, to).map((hop) => ({ from: hop.from, to: hop.to, bend: 0 })),
  };
}

/** The node that everything waits for. */
export function marksOfFailures(
  { gpusPerNode }: GpuClusterFacts,
  run: SimulatedRun,
  day: number,
  inspected: number | undefined,
): Marks {
  const { last, isWaiting } = stateOn(run, day);
  const own = marksOfGpu(inspected).marks;
  if (!isWaiting || !last?.isHardware) return { ...noMarks, marks: own };
  const gpu = last.gpu - (last.gpu % gpusPerNode);
  return { ...noMarks, marks: [{ gpu, through: gpu + gpusPerNode - 1, kind: 'related' }, ...own] };
}

/** The types by name, and what is disclosed of the one that trained the run. */
export function marksOfFleet(
  facts: GpuClusterFacts,
  fleet: FleetSummary,
  layout: Layout & { lotBlocks: readonly number[] },
  inspected: number | undefined,
): Marks {
  const labels = fleet.lots.flatMap((lot, index): Label[] => {
    const block = layout.blocks[layout.lotBlocks[index] ?? 0];
    if (!block) return [];
    const name: Label = { at: { x: block.x, y: block.y }, strong: lot.name, text: countOf(lot.gpus), side: 'above' };
    if (lot !== fleet.trained) return [name];
    const foot = { x: block.x, y: block.y + extentOf(block).height };
    const text = `disclosed; blue: ${countOf(facts.gpus)}`;
    return [name, { at: foot, strong: countOf(lot.disclosed), text, side: 'below' }];
  });
  return { ...noMarks, marks: marksOfGpu(inspected).marks, labels };
}
