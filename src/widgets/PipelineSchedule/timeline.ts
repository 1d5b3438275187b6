/**
 * A schedule as two tracks for each GPU: what it computes, and when its links are busy. Times in any unit.
 *
 * Alone, a piece computes and then sends, and the GPU waits for it. In a block of DualPipe a forward and a backward piece
 * run together: the links are busy while the GPU computes, a little slower because some of its processors move the data.
 */
import { requireNonNegative } from '../../model/check.ts';
import { stepWithOverlap } from '../../model/pipeline-communication.ts';
import { type Phase, type Piece, type PieceTimes, type ScheduleName } from '../../model/pipeline.ts';
import { schedulePipeline } from '../../model/pipeline-schedules.ts';

/** One micro-batch on one stage. */
export interface StageWork {
  computing: Readonly<Record<Phase, number>>;
  /** Gradients of the weights stay where they are: W sends nothing. */
  sending: Readonly<Record<'F' | 'B', number>>;
  /** The share of processors that move data while a block of DualPipe computes. */
  movingShare: number;
}

export interface Span {
  from: number;
  to: number;
}

/** What a GPU does without stopping. */
export interface Block extends Span {
  pieces: readonly Piece[];
  isOverlapped: boolean;
  computing: readonly (Span & { phase: Phase })[];
  /** Times when the links are busy. */
  sending: readonly Span[];
}

/** Shares of the time of all GPUs, from start to end. */
export interface TimeShares {
  computing: number;
  /** Computing that takes longer because processors move data. */
  slowed: number;
  /** Sending that a GPU waits for. */
  exposed: number;
  /** Nothing to do. */
  waiting: number;
}

export interface Timeline {
  schedule: ScheduleName;
  stages: number;
  makespan: number;
  /** The longest wait of a GPU. */
  bubble: number;
  /** By GPU, in order of time. */
  lanes: readonly (readonly Block[])[];
  shares: TimeShares;
  /** The part of all sending that runs under computing; undefined when nothing is sent. */
  hiddenShare: number | undefined;
}

/** Times of the pieces for the model. Throws a RangeError that names what is impossible. */
export function pieceTimesOf({ computing, sending, movingShare }: StageWork): PieceTimes {
  requireNonNegative('sending.F', sending.F);
  requireNonNegative('sending.B', sending.B);
  return {
    forward: computing.F + sending.F,
    inputBackward: computing.B + sending.B,
    weightBackward: computing.W,
    overlapped: stepWithOverlap(computing.F + computing.B + computing.W, sending.F + sending.B, movingShare)
      .totalSeconds,
  };
}

/** Runs a schedule and lays its tracks out. */
export function buildTimeline(schedule: ScheduleName, stages: number, microBatches: number, work: StageWork): Timeline {
  const { pieces, makespan, bubble, bubbleShare } = schedulePipeline({
    schedule,
    stages,
    microBatches,
    times: pieceTimesOf(work),
  });
  const lanes: Block[][] = Array.from({ length: stages }, () => []);
  for (const group of Map.groupBy(pieces, ({ block }) => block).values()) {
    lanes[group[0]?.device ?? NaN]?.push(blockOf(group, work));
  }

  const all = makespan * stages;
  const onePiece = work.computing.F + work.computing.B + work.computing.W;
  const computing = (stages * microBatches * onePiece) / all;
  const busyComputing = sum(lanes, ({ computing: spans }) => spans) / all;
  const sending = stages * microBatches * (work.sending.F + work.sending.B);
  const exposed = 1 - bubbleShare - busyComputing;
  return {
    schedule,
    stages,
    makespan,
    bubble,
    lanes,
    // Differences of sums may miss zero by a hair.
    shares: {
      computing,
      slowed: Math.max(0, busyComputing - computing),
      exposed: exposed < 1e-12 ? 0 : exposed,
      waiting: bubbleShare,
    },
    hiddenShare: sending > 0 ? Math.max(0, 1 - (exposed * all) / sending) : undefined,
  };
}

function blockOf(pieces: readonly Piece[], { computing, sending, movingShare }: StageWork): Block {
  const from = Math.min(...pieces.map(({ start }) => start));
  const to = Math.max(...pieces.map(({ end }) => end));
  const isOverlapped = pieces.length > 1 && pieces.some(({ phase }) => phase === 'F');
  const sent = (phase: Phase) => (phase === 'W' ? 0 : sending[phase]);
  const factor = isOverlapped ? 1 / (1 - movingShare) : 1;

  const computes: (Span & { phase: Phase })[] = [];
  const sends: Span[] = [];
  let at = from;
  for (const { phase } of pieces) {
    const end = at + computing[phase] * factor;
    computes.push({ phase, from: at, to: end });
    at = end;
    if (!isOverlapped && sent(phase) > 0) {
      sends.push({ from: at, to: at + sent(phase) });
      at += sent(phase);
    }
  }
  if (isOverlapped && sending.F + sending.B > 0) sends.push({ from, to: from + sending.F + sending.B });
  return { from, to, pieces, isOverlapped, computing: computes, sending: sends };
}

function sum(lanes: readonly (readonly Block[])[], spansOf: (block: Block) => readonly Span[]): number {
  let total = 0;
  for (const lane of lanes) for (const block of lane) for (const { from, to } of spansOf(block)) total += to - from;
  return total;
}

export type Doing = 'computing' | 'sending' | 'waiting';

/** The block that a GPU is at work on, if any. */
export function blockAt({ lanes }: Timeline, gpu: number, time: number): Block | undefined {
  return lanes[gpu]?.find(({ from, to }) => time >= from && time < to);
}

/** What a GPU does at a time. Sending counts only where it computes nothing meanwhile. */
export function doingAt(timeline: Timeline, gpu: number, time: number): Doing {
  const block = blockAt(timeline, gpu, time);
  if (!block) return 'waiting';
  return block.computing.some(({ from, to }) => time >= from && time < to) ? 'computing' : 'sending';
}

/** How many GPUs do what at a time. */
export function countDoing(timeline: Timeline, time: number): Record<Doing, number> {
  const counts = { computing: 0, sending: 0, waiting: 0 };
  for (let gpu = 0; gpu < timeline.stages; gpu++) counts[doingAt(timeline, gpu, time)]++;
  return counts;
}
