import { describe, expect, test } from 'vitest';
import { v3Links } from '../../../../src/widgets/PipelineSchedule/links.ts';
import {
  microBatchRange,
  momentText,
  type PipelineSettings,
  pipelineView,
} from '../../../../src/widgets/PipelineSchedule/pipeline-schedule.ts';
import { facts } from './fixture.ts';

const published: PipelineSettings = { ...v3Links(facts), stages: 16, microBatches: 32, isSendingCounted: true };
const view = (change: Partial<PipelineSettings> = {}) =>
  pipelineView(facts, { ...published, ...change }, { stages: 16, sequences: 120 });

describe('the title', () => {
  test('says what DualPipe saves at V3’s links, and how much it hides', () => {
    expect(view().title).toBe(
      'A step takes 35% less time under DualPipe than under 1F1B, and 39% of the sending is hidden',
    );
    expect(view({ microBatches: 120 }).title).toBe(
      'A step takes 39% less time under DualPipe than under 1F1B, and 84% of the sending is hidden',
    );
  });

  test('gives the waits of the report’s Table 2 when sending is left out: 45, 15 and 14', () => {
    expect(view({ isSendingCounted: false }).title).toBe(
      'With sending left out, a GPU waits 45 under 1F1B, 15 under ZB1P and 14 under DualPipe',
    );
  });

  test('does not change with NVLink at V3’s routing, and does where NVLink is the slower link', () => {
    expect(view({ chip: 'h100' }).title).toBe(view().title);
    const oneNode = { nodesPerToken: 1 };
    expect(view({ ...oneNode, chip: 'h100' }).panels[0]?.length).not.toBe(view(oneNode).panels[0]?.length);
  });
});

test('the words on links name the one that sets the pace', () => {
  expect(view().links).toBe(
    'A token’s copies spend 1.72 µs on InfiniBand and 1.08 µs on NVLink, per layer and pass. InfiniBand sets the pace: a faster NVLink changes nothing.',
  );
  expect(view({ nodesPerToken: 2 }).links).toContain('NVLink sets the pace.');
});

test('each schedule says where its time goes, and only what there is', () => {
  const parts = (change: Partial<PipelineSettings> = {}) =>
    view(change).panels.map(({ parts: all }) => all.map(({ text }) => text).join(', '));
  expect(parts()).toEqual([
    'computing 34%, sending in view 34%, waiting 32%',
    'computing 38%, sending in view 38%, waiting 24%',
    'computing 52%, slowed 3.6%, sending in view 32%, waiting 12%',
  ]);
  expect(parts({ isSendingCounted: false })).toEqual([
    'computing 68%, waiting 32%',
    'computing 86%, waiting 14%',
    'computing 87%, waiting 13%',
  ]);
});

test('the table has the run’s wait and the formula’s side by side, and they agree', () => {
  for (const change of [{}, { isSendingCounted: false }, { infiniBandGbPerSecond: 100 }]) {
    for (const row of view(change).table.rows) {
      const [wait, formula] = [row[6], row[7]];
      if (typeof wait === 'string' || typeof formula === 'string' || !wait || !formula) throw new Error('no number');
      expect(wait.value).toBeCloseTo(formula.value, 6);
    }
  }
  expect(
    view().table.rows.map((row) => row.slice(8).map((cell) => (typeof cell === 'string' ? cell : cell.value))),
  ).toEqual([
    [1, 16],
    [1, 16],
    [2, 17],
  ]);
});

test('the axis ends with the longest schedule', () => {
  const { end, panels } = view();
  expect(end).toBe(Math.max(...panels.map(({ timeline }) => timeline.makespan)));
});

test('all schedules can run the fewest micro-batches and the most', () => {
  for (const stages of [4, 16, 20]) {
    const { min, max } = microBatchRange(stages, 120);
    expect(() => view({ stages, microBatches: min })).not.toThrow();
    expect(max).toBe(120);
  }
  expect(() => view({ microBatches: 30 })).toThrow(/^microBatches must be even and at least 32/);
});

test('a moment counts GPUs, and the end is the end', () => {
  const [plain] = view().panels;
  if (!plain) throw new Error('no panel');
  expect(momentText(plain.timeline, 0)).toBe('1 compute, 15 wait');
  expect(momentText(plain.timeline, 282)).toBe('the step is done');
});
