import { describe, expect, test } from 'vitest';
import { cellText, cellUnder, isCellKey, moveCell } from '../../../../src/widgets/PipelineSchedule/inspect.ts';
import { buildTimeline, type StageWork } from '../../../../src/widgets/PipelineSchedule/timeline.ts';
import { journeyPath, trackPaths } from '../../../../src/widgets/PipelineSchedule/tracks.ts';

const work: StageWork = { computing: { F: 1, B: 1, W: 1 }, sending: { F: 0, B: 0 }, movingShare: 0 };
const sending: StageWork = { ...work, sending: { F: 1, B: 1 } };
/** Two GPUs, two micro-batches: worked out by hand in the model's test. */
const small = buildTimeline('1f1b', 2, 2, work);

describe('a cell', () => {
  test('says which GPU does what for which micro-batch, and when', () => {
    expect(cellText(small, { gpu: 0, time: 1.5 })).toBe('GPU 1, time 1 to 2: forward, micro-batch 2.');
    expect(cellText(small, { gpu: 0, time: 4.5 })).toBe(
      'GPU 1, time 4 to 6: backward, gradients of inputs and weights, micro-batch 1.',
    );
    expect(cellText(small, { gpu: 0, time: 3 })).toBe('GPU 1, time 2 to 4: waits.');
    expect(cellText(small, { gpu: 1, time: 8 })).toBe('GPU 2, time 7 to 9: waits.');
  });

  test('says that alone nothing hides the sending, and together something does', () => {
    expect(cellText(buildTimeline('1f1b', 2, 2, sending), { gpu: 0, time: 0.5 })).toContain('nothing hides that');
    const dual = buildTimeline('dualpipe', 4, 8, sending);
    const together = dual.lanes[1]?.find(({ isOverlapped }) => isOverlapped);
    if (!together) throw new Error('no overlapped block');
    const text = cellText(dual, { gpu: 1, time: together.from });
    expect(text).toMatch(
      /forward of micro-batch \d+ from GPU [14] together with backward of micro-batch \d+ from GPU [14]\. The sending is hidden\.$/,
    );
    const slow = buildTimeline('dualpipe', 4, 8, { ...work, sending: { F: 2, B: 2 } });
    const block = slow.lanes[1]?.find(({ isOverlapped }) => isOverlapped);
    expect(cellText(slow, { gpu: 1, time: block?.from ?? NaN })).toContain('Sending outlasts the computing.');
  });
});

test('a point lies over a GPU at a time, and beside the rows over the nearest', () => {
  expect(cellUnder(small, 12, 0.25, 0.49)).toEqual({ gpu: 0, time: 3 });
  expect(cellUnder(small, 12, 0.25, 0.5)).toEqual({ gpu: 1, time: 3 });
  expect(cellUnder(small, 12, -0.1, -0.1)).toEqual({ gpu: 0, time: 0 });
  expect(cellUnder(small, 12, 1, 1)).toEqual({ gpu: 1, time: 12 });
});

describe('keys', () => {
  const walk = (...keys: string[]) =>
    keys.reduce((cell, key) => (isCellKey(key) ? moveCell(small, cell, key) : cell), { gpu: 0, time: 0 });

  test('walk along a GPU from block to block and stop at its ends', () => {
    expect(walk('Home').time).toBe(0.5);
    expect(walk('Home', 'ArrowRight').time).toBe(1.5);
    // Over the wait, to the first backward piece.
    expect(walk('Home', 'ArrowRight', 'ArrowRight').time).toBe(5);
    expect(walk('End').time).toBe(8);
    expect(walk('End', 'ArrowRight').time).toBe(8);
    expect(walk('End', 'ArrowLeft', 'ArrowLeft').time).toBe(1.5);
    expect(walk('Home', 'ArrowLeft').time).toBe(0.5);
  });

  test('walk from GPU to GPU at the same time, and no further than the last', () => {
    expect(walk('Home', 'ArrowDown')).toEqual({ gpu: 1, time: 0.5 });
    expect(walk('Home', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp')).toEqual({ gpu: 0, time: 0.5 });
    expect(isCellKey('Enter')).toBe(false);
  });
});

describe('paths', () => {
  test('have a stroke for every piece, on a line of its own for each GPU', () => {
    const { F, B, W, links } = trackPaths(small);
    for (const path of [F, B, W]) expect(path.match(/h/g)).toHaveLength(4);
    expect(F).toMatch(/^M0 0\.36h0\.99m0\.01 0h0\.99M1 1\.36h/);
    expect(links).toBe('');
    expect(trackPaths(buildTimeline('1f1b', 2, 2, sending)).links.match(/h/g)).toHaveLength(8);
  });

  test('of a journey go through all GPUs, forward and back', () => {
    const block = small.lanes[0]?.[0];
    if (!block) throw new Error('no block');
    // One F, B and W on each of two GPUs.
    expect(journeyPath(small, block).match(/h/g)).toHaveLength(6);
  });
});
