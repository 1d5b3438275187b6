/**
 * What is drawn over the squares: rings around the ones that matter, lines between them, outlines and labels. Places
 * are GPUs or layout points; the overlay turns them into pixels.
 */
import { countOf } from './describe.ts';
import type { GpuClusterFacts } from './facts.ts';
import type { SimulatedRun } from './failures.ts';
import { stateOn } from './failures.ts';
import type { FleetSummary } from './fleet.ts';
import { extentOf, type Layout, outlineOf, type Point } from './layout.ts';
import { pathBetween } from './links.ts';
import { peersOf, replicasOf } from './parallelism.ts';

export interface Mark {
  gpu: number;
  /** The reader's choice, or something that belongs to it. */
  kind: 'chosen' | 'related';
}

export interface Line {
  from: number;
  to: number;
  /** Stroke width in CSS pixels. */
  width: number;
}

export interface Label {
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
  outlines: readonly (readonly Point[])[];
  labels: readonly Label[];
}

export const noMarks: Marks = { marks: [], lines: [], outlines: [], labels: [] };

/** A ring around one square. */
export function marksOfGpu(gpu: number | undefined): Marks {
  return gpu === undefined ? noMarks : { ...noMarks, marks: [{ gpu, kind: 'chosen' }] };
}

/**
 * The line between the copies, the chosen GPU, its neighbours in the pipeline and its twins. Its expert peers are told
 * by their colour.
 */
export function marksOfParallelism(facts: GpuClusterFacts, layout: Layout, gpu: number | undefined): Marks {
  const outlines = replicasOf(facts) === 2 ? [middleOf(layout)] : [];
  if (gpu === undefined) return { ...noMarks, outlines };
  const { previous, next, twins } = peersOf(facts, gpu);
  const others = [previous, next, ...twins].filter((other) => other !== undefined);
  return {
    ...noMarks,
    marks: [...others.map((other): Mark => ({ gpu: other, kind: 'related' })), { gpu, kind: 'chosen' }],
    lines: others.map((other) => ({ from: gpu, to: other, width: 1.5 })),
    outlines,
  };
}

/** Between the nodes of both halves of every row. */
function middleOf({ blocks, height }: Layout): Point[] {
  const [block] = blocks;
  if (!block) return [];
  const gap = block.stepX - (block.nodeCols - 1) * block.pitch - block.square;
  const x = block.x + (block.nodesPerLine / 2) * block.stepX - gap / 2;
  return [
    { x, y: 0 },
    { x, y: height },
  ];
}

/** The way between two GPUs, and the one in focus that could become an end of it. */
export function marksOfPath(facts: GpuClusterFacts, from: number, to: number, inspected: number | undefined): Marks {
  const ends = [to, ...(inspected === undefined ? [] : [inspected])];
  return {
    ...noMarks,
    marks: [...ends.map((gpu): Mark => ({ gpu, kind: 'related' })), { gpu: from, kind: 'chosen' }],
    lines: pathBetween(facts, from, to).map((hop) => ({ from: hop.from, to: hop.to, width: 1.5 })),
  };
}

/** The node that everything waits for. */
export function marksOfFailures(run: SimulatedRun, day: number, inspected: number | undefined): Marks {
  const { last, isWaiting } = stateOn(run, day);
  const own = marksOfGpu(inspected).marks;
  return isWaiting && last?.isHardware ? { ...noMarks, marks: [{ gpu: last.gpu, kind: 'related' }, ...own] } : { ...noMarks, marks: own };
}

/** The types by name, and the part of one that trained the run. */
export function marksOfFleet(
  facts: GpuClusterFacts,
  fleet: FleetSummary,
  layout: Layout & { lotBlocks: readonly number[] },
  gpusPerSquare: number,
  inspected: number | undefined,
): Marks {
  const labels: Label[] = [];
  const outlines: Point[][] = [];
  for (const [index, lot] of fleet.lots.entries()) {
    const block = layout.blocks[layout.lotBlocks[index] ?? 0];
    if (!block) continue;
    labels.push({ at: { x: block.x, y: block.y }, strong: lot.name, text: countOf(lot.gpus), side: 'above' });
    if (lot !== fleet.trained) continue;
    outlines.push(outlineOf(block, Math.ceil(Math.min(facts.gpus, lot.gpus) / gpusPerSquare)));
    const { height } = extentOf(block);
    labels.push({ at: { x: block.x, y: block.y + height }, strong: countOf(facts.gpus), text: 'trained', side: 'below' });
  }
  return { marks: marksOfGpu(inspected).marks, lines: [], outlines, labels };
}
