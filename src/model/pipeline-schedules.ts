/**
 * The order of work on each device under the three schedules that V3's Table 2 compares, and the table's formulas for the
 * time a device waits. Sources: see pipeline.ts.
 */
import {
  type Block,
  checkPipeline,
  type Direction,
  type PieceTimes,
  type PipelineConfig,
  runInOrder,
  type Schedule,
  type ScheduleName,
} from './pipeline.ts';

/** Computes the schedule piece by piece. Throws a RangeError that names what is impossible. */
export function schedulePipeline(config: PipelineConfig): Schedule {
  checkPipeline(config);
  const { schedule, stages, microBatches, times } = config;
  const orders = Array.from({ length: stages }, (_, device) => orderBySchedule[schedule](device, stages, microBatches));
  return runInOrder(orders, times);
}

/**
 * How long a device waits by Table 2 of the V3 report. There, B is the full backward piece: inputBackward +
 * weightBackward here.
 */
export function bubbleByFormula({ schedule, stages, times }: PipelineConfig): number {
  const { forward, weightBackward, overlapped } = times;
  const backward = times.inputBackward + weightBackward;
  switch (schedule) {
    case '1f1b':
      return (stages - 1) * (forward + backward);
    case 'zb1p':
      return (stages - 1) * (forward + backward - 2 * weightBackward);
    case 'dualpipe':
      return (stages / 2 - 1) * (overlapped + backward - 3 * weightBackward);
  }
}

/** Copies of the weights and of one micro-batch's activations that a device holds. Table 2 of the V3 report. */
export function memoryByFormula({ schedule, stages }: Pick<PipelineConfig, 'schedule' | 'stages'>) {
  return schedule === 'dualpipe' ? { parameters: 2, activations: stages + 1 } : { parameters: 1, activations: stages };
}

/** Times of pieces where overlapping hides communication but saves no arithmetic. */
export function pieceTimes(forward: number, inputBackward: number, weightBackward: number): PieceTimes {
  return { forward, inputBackward, weightBackward, overlapped: forward + inputBackward + weightBackward };
}

type Order = (device: number, stages: number, microBatches: number) => Block[];

const orderBySchedule: Record<ScheduleName, Order> = { '1f1b': order1f1b, zb1p: orderZb1p, dualpipe: orderDualPipe };

function order1f1b(device: number, stages: number, microBatches: number): Block[] {
  const queue = createQueue();
  const warmUp = Math.min(microBatches, stages - 1 - device);
  for (let count = 0; count < warmUp; count++) queue.forward('down');
  for (let count = warmUp; count < microBatches; count++) {
    queue.forward('down');
    queue.fullBackward('down');
  }
  for (let count = 0; count < warmUp; count++) queue.fullBackward('down');
  return queue.blocks;
}

/** As 1F1B, with W put off: device d starts it d micro-batches late, so that gradients travel up first. */
function orderZb1p(device: number, stages: number, microBatches: number): Block[] {
  const queue = createQueue();
  const warmUp = Math.min(microBatches, stages - 1 - device);
  for (let count = 0; count < warmUp; count++) queue.forward('down');
  for (let count = 0; count < microBatches; count++) {
    if (warmUp + count < microBatches) queue.forward('down');
    queue.inputBackward('down');
    if (count >= device) queue.weightBackward();
  }
  for (let count = 0; count < Math.min(device, microBatches); count++) queue.weightBackward();
  return queue.blocks;
}

/** The eight steps of DeepSeek's own implementation. The two halves of the pipeline mirror each other. */
function orderDualPipe(device: number, stages: number, microBatches: number): Block[] {
  const queue = createQueue();
  const half = stages / 2;
  /** Distance from the nearer end. */
  const depth = Math.min(device, stages - 1 - device);
  const isMiddle = depth === half - 1;
  /** The direction whose first stage is nearer, and the other one. */
  const near: Direction = device < half ? 'down' : 'up';
  const far: Direction = device < half ? 'up' : 'down';
  const repeat = (count: number, action: (index: number) => void) => {
    for (let index = 0; index < count; index++) action(index);
  };

  repeat(2 * (half - depth - 1), () => queue.forward(near));
  repeat(depth + 1, () => {
    queue.forward(near);
    queue.forward(far);
  });
  repeat(half - depth - 1, () => {
    queue.inputBackward(far);
    queue.weightBackward();
    queue.forward(far);
  });
  repeat(microBatches / 2 - stages + depth + 1, (index) => {
    if (index === 0 && isMiddle) {
      // The middle devices would only wait for the second half of a block here.
      queue.forward(near);
      queue.fullBackward(far);
    } else {
      queue.overlapped(near, far);
    }
    queue.overlapped(far, near);
  });
  repeat(half - depth - 1, () => {
    queue.fullBackward(far);
    queue.overlapped(far, near);
  });
  // From the middle of this step on, weight gradients are put off until nobody needs the device.
  repeat(2 * (depth + 1), (index) => {
    const direction = index % 2 === 0 ? far : near;
    if (index <= depth) queue.fullBackward(direction);
    else queue.inputBackward(direction);
  });
  repeat(half - depth - 1, () => {
    queue.weightBackward();
    queue.inputBackward(near);
  });
  repeat(depth + 1, () => queue.weightBackward());
  return queue.blocks;
}

/** Collects blocks and counts micro-batches, so that an order only says what comes next. */
function createQueue() {
  const blocks: Block[] = [];
  const forwards = { down: 0, up: 0 };
  const backwards = { down: 0, up: 0 };
  const putOff: { direction: Direction; microBatch: number }[] = [];

  const nextForward = (direction: Direction) => ({ phase: 'F', direction, microBatch: forwards[direction]++ }) as const;
  const nextBackward = (direction: Direction) => {
    const microBatch = backwards[direction]++;
    return [{ phase: 'B', direction, microBatch } as const, { phase: 'W', direction, microBatch } as const] as const;
  };

  return {
    blocks,
    forward: (direction: Direction) => void blocks.push([nextForward(direction)]),
    fullBackward: (direction: Direction) => void blocks.push(nextBackward(direction)),
    /** B alone; its W joins the queue of those put off. */
    inputBackward(direction: Direction) {
      const [input, { microBatch }] = nextBackward(direction);
      blocks.push([input]);
      putOff.push({ direction, microBatch });
    },
    /** The W that has waited longest. */
    weightBackward() {
      const task = putOff.shift();
      if (task) blocks.push([{ phase: 'W', ...task }]);
    },
    overlapped: (forward: Direction, backward: Direction) =>
      void blocks.push([nextForward(forward), ...nextBackward(backward)]),
  };
}
