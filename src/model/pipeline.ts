/**
 * A pipeline of devices at work: which device does what, when, and how long it waits.
 *
 * A model is cut into stages, one per device. Every micro-batch goes forward through all stages (F) and back: first the
 * gradients of the inputs (B), which the stage before waits for, then those of the weights (W), which nobody waits for.
 *
 *   1F1B      one forward, one backward; B and W are one piece, so the stage before waits for both
 *   ZB1P      W is split off and fills gaps (Qi et al. 2024, "Zero Bubble Pipeline Parallelism", schedule ZB-H1)
 *   DualPipe  micro-batches enter at both ends, every device holds a stage of each direction, and a forward and a
 *             backward piece run as one block in which each hides the other's communication
 *
 * Source: DeepSeek-V3 Technical Report, s3.2.1, Figure 5 and Table 2; the order of DualPipe's blocks follows the eight
 * steps of github.com/deepseek-ai/DualPipe. Times have any unit; all results have the same.
 */
import { requireInteger, requireNonNegative, requirePositive } from './check.ts';

export type ScheduleName = '1f1b' | 'zb1p' | 'dualpipe';
export type Phase = 'F' | 'B' | 'W';
/** Down: from the first device to the last. Up: from the last to the first, in DualPipe only. */
export type Direction = 'down' | 'up';

/** How long the pieces of one micro-batch take on one stage. */
export interface PieceTimes {
  /** F. */
  forward: number;
  /** B, the gradients of the inputs alone. Table 2 writes B for this plus W. */
  inputBackward: number;
  /** W, the gradients of the weights. */
  weightBackward: number;
  /** A forward and a full backward piece run as one block, F&B in Table 2. DualPipe only. */
  overlapped: number;
}

export interface PipelineConfig {
  schedule: ScheduleName;
  /** Pipeline stages, one device each. V3: 16. */
  stages: number;
  /** Micro-batches per step, both directions together. */
  microBatches: number;
  times: PieceTimes;
}

export interface Piece {
  device: number;
  direction: Direction;
  /** Counted from 0 in each direction. */
  microBatch: number;
  phase: Phase;
  start: number;
  end: number;
  /** Pieces of one block share a number. Their results are ready when the block ends, not when the piece does. */
  block: number;
}

export interface Schedule {
  pieces: readonly Piece[];
  /** From the first start to the last end. */
  makespan: number;
  /** Time each device waits within the makespan. */
  idleByDevice: readonly number[];
  /** The longest wait of a device. */
  bubble: number;
  /** Idle time of all devices as a share of all their time. */
  bubbleShare: number;
}

/** A piece before it has a time. */
export interface Task {
  phase: Phase;
  direction: Direction;
  microBatch: number;
}

/** What a device does without stopping, in order. */
export type Block = readonly Task[];

/**
 * Runs blocks in the given order on each device, each as early as the pieces it waits for allow.
 * Throws a RangeError when the orders wait for each other in a circle, or for a piece that nobody does, and when a
 * micro-batch has no whole number from 0 up.
 */
export function runInOrder(orders: readonly (readonly Block[])[], times: PieceTimes): Schedule {
  for (const [name, value] of Object.entries(times)) requireNonNegative(name, value);
  const stages = orders.length;
  const { numberOf, count } = numbering(orders);
  /** When each piece's result is ready, by its number; NaN while it has no time yet. */
  const readyAt = new Float64Array(count).fill(NaN);
  /** The attempt, counted from 1, in which each piece was last inside the block that was tried. */
  const triedIn = new Int32Array(count);
  const freeAt = orders.map(() => 0);
  const busy = orders.map(() => 0);
  const done = orders.map(() => 0);
  const pieces: Piece[] = [];
  let block = 0;
  let attempts = 0;

  const stageOf = (device: number, direction: Direction) => (direction === 'down' ? device : stages - 1 - device);

  /** When everything a block waits for is ready; undefined while something has no time yet. */
  function inputsReady(tasks: Block, device: number): number | undefined {
    attempts++;
    for (const task of tasks) triedIn[numberOf(task, task.phase, stageOf(device, task.direction))] = attempts;
    let latest = 0;
    for (const task of tasks) {
      const stage = stageOf(device, task.direction);
      const needed = neededPhase(task.phase, stage, stages);
      if (needed === undefined) continue;
      const number = numberOf(task, needed, neededStage(task.phase, stage, stages));
      if (triedIn[number] === attempts) continue;
      const time = readyAt[number] ?? NaN;
      if (Number.isNaN(time)) return undefined;
      latest = Math.max(latest, time);
    }
    return latest;
  }

  /** Runs the next block of a device, and says whether it could. */
  function advance(device: number): boolean {
    const tasks = orders[device]?.[done[device] ?? NaN];
    const ready = tasks && inputsReady(tasks, device);
    if (tasks === undefined || ready === undefined) return false;

    const lengths = tasks.map(({ phase }) => lengthOf(phase, times));
    const sum = lengths.reduce((total, length) => total + length, 0);
    const isOverlapped = tasks.some(({ phase }) => phase === 'F') && tasks.length > 1;
    const duration = isOverlapped ? times.overlapped : sum;
    const start = Math.max(ready, freeAt[device] ?? NaN);
    const end = start + duration;
    let from = start;
    for (const [index, task] of tasks.entries()) {
      // Inside a block, pieces are drawn one after another, in proportion to their lengths.
      const to = index === tasks.length - 1 ? end : from + ((lengths[index] ?? NaN) / sum || 0) * duration;
      pieces.push({ device, ...task, start: from, end: to, block });
      readyAt[numberOf(task, task.phase, stageOf(device, task.direction))] = end;
      from = to;
    }
    freeAt[device] = end;
    busy[device] = (busy[device] ?? NaN) + duration;
    done[device] = (done[device] ?? NaN) + 1;
    block++;
    return true;
  }

  for (let moved = true; moved;) {
    moved = false;
    for (const device of orders.keys()) while (advance(device)) moved = true;
  }
  const stuck = orders.findIndex((order, device) => (done[device] ?? NaN) < order.length);
  if (stuck !== -1) throw new RangeError(`orders can never be finished: device ${stuck} waits for a piece for ever`);

  const makespan = Math.max(0, ...freeAt);
  const idleByDevice = busy.map((time) => makespan - time);
  return {
    pieces,
    makespan,
    idleByDevice,
    bubble: Math.max(0, ...idleByDevice),
    bubbleShare: makespan > 0 ? idleByDevice.reduce((sum, idle) => sum + idle, 0) / (makespan * stages) : 0,
  };
}

/** The phase that a piece waits for, of the same micro-batch; undefined where it waits for nothing. */
function neededPhase(phase: Phase, stage: number, stages: number): Phase | undefined {
  switch (phase) {
    case 'F':
      return stage > 0 ? 'F' : undefined;
    case 'B':
      // The stage after has had this stage's F as its input, so its B stands for both.
      return stage < stages - 1 ? 'B' : 'F';
    case 'W':
      return 'B';
  }
}

/** The stage on which a piece waits for another. */
function neededStage(phase: Phase, stage: number, stages: number): number {
  switch (phase) {
    case 'F':
      return stage - 1;
    case 'B':
      return Math.min(stage + 1, stages - 1);
    case 'W':
      return stage;
  }
}

const phaseNumbers: Readonly<Record<Phase, number>> = { F: 0, B: 1, W: 2 };

/** One whole number for each piece there can be: a key of text for each look-up took most of the time. */
function numbering(orders: readonly (readonly Block[])[]) {
  let microBatches = 0;
  for (const order of orders) {
    for (const tasks of order) {
      for (const { microBatch } of tasks) {
        requireNonNegative('microBatch', requireInteger('microBatch', microBatch));
        microBatches = Math.max(microBatches, microBatch + 1);
      }
    }
  }
  const stages = orders.length;
  const numberOf = ({ direction, microBatch }: Task, phase: Phase, stage: number) =>
    ((phaseNumbers[phase] * 2 + (direction === 'down' ? 0 : 1)) * stages + stage) * microBatches + microBatch;
  return { numberOf, count: Object.keys(phaseNumbers).length * 2 * stages * microBatches };
}

function lengthOf(phase: Phase, times: PieceTimes): number {
  return { F: times.forward, B: times.inputBackward, W: times.weightBackward }[phase];
}

/** Throws a RangeError that names the field when the pipeline is impossible. */
export function checkPipeline({ schedule, stages, microBatches, times }: PipelineConfig): void {
  requirePositive('stages', requireInteger('stages', stages));
  requirePositive('microBatches', requireInteger('microBatches', microBatches));
  for (const [name, value] of Object.entries(times)) requirePositive(name, value);
  if (schedule !== 'dualpipe') return;
  if (stages % 2 !== 0) throw new RangeError(`stages must be even for DualPipe, not ${stages}`);
  if (microBatches % 2 !== 0 || microBatches < 2 * stages) {
    throw new RangeError(`microBatches must be even and at least ${2 * stages} for DualPipe, not ${microBatches}`);
  }
}
