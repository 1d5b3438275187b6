import { describe, expect, test } from 'vitest';
import { stretchesOf } from '../../../../src/widgets/PipelineSchedule/stretches.ts';
import { buildTimeline, type StageWork } from '../../../../src/widgets/PipelineSchedule/timeline.ts';

const silent: StageWork = { computing: { F: 1, B: 1, W: 1 }, sending: { F: 0, B: 0 }, movingShare: 0 };

describe('the labels over the first GPU', () => {
  test('name what it does from end to end under 1F1B', () => {
    const timeline = buildTimeline('1f1b', 8, 20, silent);
    // 8 forward passes; the gradients are back from 7 GPUs of 2 units each at 22; 12 pairs of 3 units end at 58.
    const [forward, waiting, inTurn, backward] = stretchesOf(timeline, timeline.makespan);
    expect(forward).toMatchObject({ inColumn: 'forward', from: 0, to: 8 });
    expect(waiting).toMatchObject({ inColumn: 'waiting', from: 8, to: 22 });
    expect(inTurn).toMatchObject({ inColumn: 'one forward, one backward, in turn', from: 22, to: 58 });
    expect(backward).toMatchObject({ inColumn: 'backward', from: 58, to: 81 });
  });

  test('say where DualPipe does both at once', () => {
    const timeline = buildTimeline('dualpipe', 8, 40, silent);
    const both = stretchesOf(timeline, timeline.makespan).find(({ inColumn }) => inColumn.includes('at once'));
    expect(timeline.lanes[0]?.find(({ isOverlapped }) => isOverlapped)?.from).toBe(both?.from);
  });

  test('get shorter with their room and vanish without it', () => {
    const timeline = buildTimeline('1f1b', 8, 20, silent);
    const short = stretchesOf(timeline, timeline.makespan).map(({ onPhone }) => onPhone);
    expect(short).toEqual(['', 'wait', 'in turn', 'backward']);
    expect(stretchesOf(timeline, 100 * timeline.makespan)).toEqual([]);
  });
});
