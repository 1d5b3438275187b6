/**
 * One cell of a timeline: which one pointer or keys have reached, and what it says.
 */
import type { Phase, Piece } from '../../model/pipeline.ts';
import { shortNumber } from './links.ts';
import { type Block, blockAt, type Timeline } from './timeline.ts';

export interface Cell {
  gpu: number;
  /** A time inside the cell. */
  time: number;
}

const phaseNames: Record<Phase, string> = {
  F: 'forward',
  B: 'backward, gradients of the inputs',
  W: 'backward, gradients of the weights',
};

/** "GPU 5, time 34 to 37.5: …" */
export function cellText(timeline: Timeline, { gpu, time }: Cell): string {
  const block = blockAt(timeline, gpu, time);
  const { from, to } = block ?? gapAt(timeline, gpu, time);
  const when = `GPU ${gpu + 1}, time ${shortNumber(from)} to ${shortNumber(to)}`;
  if (!block) return `${when}: waits.`;
  if (!block.isOverlapped) {
    const what = block.pieces.map(({ phase }) => phaseNames[phase]);
    const all = what.length > 1 ? 'backward, gradients of inputs and weights' : what[0];
    const sends = block.sending.length > 0 ? ' Then it sends, and nothing hides that.' : '';
    return `${when}: ${all}, ${microBatchName(block.pieces[0], timeline)}.${sends}`;
  }
  const forward = block.pieces.find(({ phase }) => phase === 'F');
  const backward = block.pieces.find(({ phase }) => phase === 'B');
  const outlasts = (block.sending[0]?.to ?? 0) > (block.computing.at(-1)?.to ?? 0) + 1e-9;
  const sends =
    block.sending.length === 0 ? '' : outlasts ? ' Sending outlasts the computing.' : ' The sending is hidden.';
  return `${when}: forward of ${microBatchName(forward, timeline)} together with backward of ${microBatchName(backward, timeline)}.${sends}`;
}

/** "micro-batch 3", and in DualPipe the end at which it went in. */
function microBatchName(piece: Piece | undefined, { schedule, stages }: Timeline): string {
  if (!piece) return 'no micro-batch';
  const number = `micro-batch ${piece.microBatch + 1}`;
  if (schedule !== 'dualpipe') return number;
  return `${number} from ${piece.direction === 'down' ? 'GPU 1' : `GPU ${stages}`}`;
}

/** The wait around a time, up to the end of the step. */
function gapAt({ lanes, makespan }: Timeline, gpu: number, time: number): { from: number; to: number } {
  const lane = lanes[gpu] ?? [];
  const before = lane.filter(({ to }) => to <= time).at(-1);
  const after = lane.find(({ from }) => from > time);
  return { from: before?.to ?? 0, to: after?.from ?? makespan };
}

/** The cell under a point of a drawing that ends at `end`, where the drawing is as wide and high as 1. */
export function cellUnder({ stages }: Timeline, end: number, across: number, down: number): Cell {
  return {
    gpu: Math.min(stages - 1, Math.max(0, Math.floor(down * stages))),
    time: Math.max(0, across * end),
  };
}

export type CellKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

/** Where a key leads: along a GPU from block to block, or to the neighbouring GPU at the same time. */
export function moveCell(timeline: Timeline, cell: Cell, key: CellKey): Cell {
  const { gpu, time } = cell;
  const lane = timeline.lanes[gpu] ?? [];
  const inside = (block: Block | undefined): Cell => (block ? { gpu, time: (block.from + block.to) / 2 } : cell);
  switch (key) {
    case 'ArrowUp':
      return { gpu: Math.max(0, gpu - 1), time };
    case 'ArrowDown':
      return { gpu: Math.min(timeline.stages - 1, gpu + 1), time };
    case 'ArrowRight':
      return inside(lane.find(({ from }) => from > time) ?? lane.at(-1));
    case 'ArrowLeft': {
      const here = blockAt(timeline, gpu, time);
      return inside(lane.filter(({ to }) => to <= (here?.from ?? time) + 1e-9).at(-1) ?? lane[0]);
    }
    case 'Home':
      return inside(lane[0]);
    case 'End':
      return inside(lane.at(-1));
  }
}

export function isCellKey(key: string): key is CellKey {
  return ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key);
}
