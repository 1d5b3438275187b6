import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type PipelineConfig, runInOrder, type Schedule, type Task } from '../../../src/model/pipeline.ts';
import {
  bubbleByFormula,
  memoryByFormula,
  pieceTimes,
  schedulePipeline,
} from '../../../src/model/pipeline-schedules.ts';

const equal = pieceTimes(1, 1, 1);
const config = (schedule: PipelineConfig['schedule'], stages: number, microBatches: number, times = equal) => ({
  schedule,
  stages,
  microBatches,
  times,
});

const time = fc.integer({ min: 1, max: 20 });
const anyTimes = fc.tuple(time, time, time).map(([forward, input, weight]) => pieceTimes(forward, input, weight));
const anyPipeline: fc.Arbitrary<PipelineConfig> = fc.oneof(
  fc.record({
    schedule: fc.constantFrom('1f1b' as const, 'zb1p' as const),
    stages: fc.integer({ min: 1, max: 8 }),
    microBatches: fc.integer({ min: 1, max: 12 }),
    times: anyTimes,
  }),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 4 }), anyTimes)
    .map(([half, more, times]) => config('dualpipe', 2 * half, 4 * half + 2 * more, times)),
);

/** When the result of each piece is ready: at the end of its block. */
function readyTimes({ pieces }: Schedule): Map<number, number> {
  const ends = new Map<number, number>();
  for (const { block, end } of pieces) ends.set(block, Math.max(end, ends.get(block) ?? 0));
  return ends;
}

describe('a schedule', () => {
  test('1F1B with two stages and two micro-batches, worked out by hand', () => {
    const { pieces, makespan, idleByDevice } = schedulePipeline(config('1f1b', 2, 2));
    const lane = (device: number) =>
      pieces
        .filter((piece) => piece.device === device)
        .map(({ phase, microBatch, start, end }) => `${phase}${microBatch} ${start}–${end}`);
    expect(lane(0)).toEqual(['F0 0–1', 'F1 1–2', 'B0 4–5', 'W0 5–6', 'B1 7–8', 'W1 8–9']);
    expect(lane(1)).toEqual(['F0 1–2', 'B0 2–3', 'W0 3–4', 'F1 4–5', 'B1 5–6', 'W1 6–7']);
    expect(makespan).toBe(9);
    expect(idleByDevice).toEqual([3, 3]);
  });

  test('does every piece of every micro-batch on every stage once, and never two blocks at a time on a device', () => {
    fc.assert(
      fc.property(anyPipeline, (pipeline) => {
        const { pieces } = schedulePipeline(pipeline);
        const { stages, microBatches } = pipeline;
        const names = pieces.map((piece) => [piece.device, piece.direction, piece.microBatch, piece.phase].join());
        expect(new Set(names).size).toBe(names.length);
        expect(names).toHaveLength(stages * microBatches * 3);
        for (let device = 0; device < stages; device++) {
          const lane = pieces.filter((piece) => piece.device === device).toSorted((a, b) => a.start - b.start);
          lane.slice(1).forEach(({ start }, index) => {
            expect(start).toBeGreaterThanOrEqual((lane[index]?.end ?? NaN) - 1e-9);
          });
        }
      }),
    );
  });

  test('starts no piece before what it needs is ready', () => {
    fc.assert(
      fc.property(anyPipeline, (pipeline) => {
        const schedule = schedulePipeline(pipeline);
        const ready = readyTimes(schedule);
        const find = new Map(
          schedule.pieces.map((piece) => [
            [piece.phase, piece.direction, piece.microBatch, piece.device].join(),
            piece,
          ]),
        );
        for (const { phase, direction, microBatch, device, start, block } of schedule.pieces) {
          const next = direction === 'down' ? 1 : -1;
          const needed = {
            F: [['F', device - next]],
            B: [
              ['F', device],
              ['B', device + next],
            ],
            W: [['B', device]],
          }[phase];
          for (const [neededPhase, neededDevice] of needed) {
            const piece = find.get([neededPhase, direction, microBatch, neededDevice].join());
            // No stage before the first, none after the last; and a block holds its own B and W together.
            if (!piece) expect([-1, pipeline.stages]).toContain(neededDevice);
            else if (piece.block !== block)
              expect(start).toBeGreaterThanOrEqual((ready.get(piece.block) ?? NaN) - 1e-9);
          }
        }
      }),
    );
  });

  test('keeps devices busy for exactly their work: idle time and work add up to the makespan', () => {
    fc.assert(
      fc.property(anyPipeline, (pipeline) => {
        const { idleByDevice, makespan } = schedulePipeline(pipeline);
        const { forward, inputBackward, weightBackward } = pipeline.times;
        const work = pipeline.microBatches * (forward + inputBackward + weightBackward);
        for (const idle of idleByDevice) expect(idle + work).toBeCloseTo(makespan, 6);
      }),
    );
  });

  test('shares a bubble of 45 over 32 micro-batches of 3 on 16 stages: 31.9% of the time', () => {
    const { bubble, bubbleShare } = schedulePipeline(config('1f1b', 16, 32));
    expect(bubble).toBe(45);
    expect(bubbleShare).toBeCloseTo(45 / (45 + 96), 12);
  });

  test('runs blocks of DualPipe in the time that F&B says', () => {
    const times = { ...equal, overlapped: 2 };
    const { pieces } = schedulePipeline(config('dualpipe', 4, 8, times));
    const blocks = Map.groupBy(pieces, ({ block }) => block);
    const overlapped = [...blocks.values()].filter((block) => block.some(({ phase }) => phase === 'F') && block[1]);
    expect(overlapped.length).toBeGreaterThan(10);
    for (const block of overlapped) {
      const length = Math.max(...block.map(({ end }) => end)) - Math.min(...block.map(({ start }) => start));
      expect(length).toBeCloseTo(2, 9);
      expect(new Set(block.map(({ direction }) => direction)).size).toBe(2);
    }
  });
});

describe('the bubble formulas of V3’s Table 2', () => {
  test('for 16 stages and equal pieces: 45, 15 and 14', () => {
    expect(bubbleByFormula(config('1f1b', 16, 32))).toBe(45);
    expect(bubbleByFormula(config('zb1p', 16, 32))).toBe(15);
    expect(bubbleByFormula(config('dualpipe', 16, 32))).toBe(14);
  });

  test('1F1B waits (PP − 1)(F + B), whatever the times, once there are as many micro-batches as stages', () => {
    const pipeline = fc
      .tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 8 }), anyTimes)
      .map(([stages, more, times]) => config('1f1b', stages, stages + more, times));
    fc.assert(
      fc.property(pipeline, (instance) => {
        expect(schedulePipeline(instance).bubble).toBeCloseTo(bubbleByFormula(instance), 6);
      }),
    );
  });

  test('ZB1P waits (PP − 1)(F + B − 2W) where W takes no longer than F and the rest of B', () => {
    const times = fc.tuple(time, time, time).map(([a, b, weight]) => pieceTimes(a + weight, b + weight, weight));
    const pipeline = fc
      .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 8 }), times)
      .map(([stages, more, t]) => config('zb1p', stages, 2 * stages + more, t));
    fc.assert(
      fc.property(pipeline, (instance) => {
        expect(schedulePipeline(instance).bubble).toBeCloseTo(bubbleByFormula(instance), 6);
      }),
    );
  });

  test('DualPipe waits (PP ÷ 2 − 1)(F&B + B − 3W) where F takes as long as B without W, and W no longer', () => {
    const pipeline = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 6 }), time, time)
      .map(([half, more, weight, rest]) =>
        config('dualpipe', 2 * half, 4 * half + 2 * more, pieceTimes(weight + rest, weight + rest, weight)),
      );
    fc.assert(
      fc.property(pipeline, (instance) => {
        expect(schedulePipeline(instance).bubble).toBeCloseTo(bubbleByFormula(instance), 6);
      }),
    );
  });

  test('DualPipe holds the weights twice and one micro-batch more', () => {
    expect(memoryByFormula({ schedule: 'dualpipe', stages: 16 })).toEqual({ parameters: 2, activations: 17 });
    expect(memoryByFormula({ schedule: '1f1b', stages: 16 })).toEqual({ parameters: 1, activations: 16 });
    expect(memoryByFormula({ schedule: 'zb1p', stages: 16 })).toEqual({ parameters: 1, activations: 16 });
  });
});

describe('runInOrder', () => {
  const task = (phase: Task['phase'], microBatch: number): Block => [{ phase, direction: 'down', microBatch }];

  test('refuses orders that wait for each other for ever', () => {
    const backwardFirst = [
      [task('B', 0), task('F', 0)],
      [task('F', 0), task('B', 0)],
    ];
    expect(() => runInOrder(backwardFirst, equal)).toThrow('device 0 waits for a piece for ever');
  });

  test('has nothing to say about no work at all', () => {
    expect(runInOrder([[], []], equal)).toMatchObject({ makespan: 0, bubble: 0, bubbleShare: 0 });
    expect(runInOrder([], equal)).toMatchObject({ makespan: 0, bubble: 0, bubbleShare: 0 });
  });

  test('refuses negative times', () => {
    expect(() => runInOrder([[task('F', 0)]], { ...equal, forward: -1 })).toThrow(/^forward must be/);
  });
});

test.each<[Partial<PipelineConfig>, RegExp]>([
  [{ stages: 0 }, /^stages must be/],
  [{ microBatches: 1.5 }, /^microBatches must be/],
  [{ times: { ...equal, weightBackward: 0 } }, /^weightBackward must be/],
  [{ schedule: 'dualpipe', stages: 3 }, /^stages must be even for DualPipe, not 3/],
  [{ schedule: 'dualpipe', microBatches: 7 }, /^microBatches must be even and at least 8 for DualPipe, not 7/],
  [{ schedule: 'dualpipe', microBatches: 6 }, /^microBatches must be even and at least 8 for DualPipe, not 6/],
])('schedulePipeline refuses %o, naming the field', (change, message) => {
  expect(() => schedulePipeline({ ...config('1f1b', 4, 8), ...change })).toThrow(message);
});
