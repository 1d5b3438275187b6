import { expect, test } from 'vitest';
import { clusterView, layoutsOf, type ReaderState } from '../../../../src/widgets/GpuCluster/cluster-view.ts';
import { checkFacts, viewNames } from '../../../../src/widgets/GpuCluster/facts.ts';
import { simulateRun } from '../../../../src/widgets/GpuCluster/failures.ts';
import { runMoment, sceneProgress } from '../../../../src/widgets/GpuCluster/run-timeline.ts';
import { failureTimeline, runTimeline } from '../../../../src/widgets/GpuCluster/timeline.ts';
import { facts } from './fixture.ts';

const recovery = { checkpointMinutes: 60, restartMinutes: 15 };
const run = simulateRun(facts, recovery, 1);
const layouts = layoutsOf(facts);
const reader: ReaderState = {
  isStill: false,
  progress: sceneProgress(facts, 'mid-run'),
  isPriced: false,
  failureAt: 1,
  recovery,
  inspected: undefined,
  picked: undefined,
  from: 0,
  to: 1454,
  rateUsdPerGpuHour: 2,
};
const show = (view: (typeof viewNames)[number], changes: Partial<ReaderState> = {}) =>
  clusterView(view, facts, layouts, run, { ...reader, ...changes });

test('titles state the finding', () => {
  expect(show('time').text.title).toBe('By day 34, 60% of the run’s GPU-hours are spent');
  expect(show('time', { progress: 0 }).text.title).toBe('The cluster: 2,048 GPUs, eight to a machine');
  expect(show('time', { progress: 1 }).text.title).toBe(
    'The run took 2,788K GPU-hours, 56.7 days of the whole cluster',
  );
  expect(show('time', { progress: 1, isPriced: true }).text.title).toBe('2,788K GPU-hours at $2.00 come to $5.576M');
  expect(show('time', { progress: sceneProgress(facts, 'pre-training') }).text.title).toBe(
    'Pre-training is done after 2,664K GPU-hours, on day 54.2',
  );
  expect(show('parallelism').text.title).toBe('No GPU holds the model: 16 stages of layers, experts over 64 GPUs');
  expect(show('links').text.title).toBe('Inside a node data move 3.2× as fast as between nodes');
  expect(show('failures').text.title).toBe('At Llama 3’s rate, the run would have been interrupted about 55 times');
  expect(show('fleet').text.title).toBe('Of about 60,000 GPUs that one firm counts, 2,224 are disclosed');
});

test('the numbers beside the run follow its hours', () => {
  const { headline, readouts } = show('time').text;
  expect(headline).toEqual({ value: '1,673K', note: 'of 2,788K GPU-hours, pre-training' });
  expect(readouts.map(({ value }) => value)).toEqual(['34', '9.293T', '2 GWh', '$3.346M']);
  expect(show('time', { progress: 1, isPriced: true }).text.headline.value).toBe('$5,576,000');
  expect(show('time', { progress: 1, rateUsdPerGpuHour: 3.42 }).text.readouts.at(-1)).toMatchObject({
    label: 'At $3.42 an hour',
    value: '$9.535M',
  });
});

test('squares, title, number and description of a moment name the same share of the run', () => {
  for (const progress of [0.1, 0.37, 0.6, 0.97]) {
    const { text, fill, layout } = show('time', { progress });
    const brushOf = new Uint8Array(layout.squares);
    fill(brushOf);
    const filled = brushOf.filter((brush) => brush !== 0).length / layout.squares;
    const share = `${Math.round(progress * 100)}%`;
    expect(Math.round(filled * 100)).toBe(Math.round(progress * 100));
    expect(text.title).toContain(share);
    expect(text.alt).toContain(`${share} of them are filled`);
    expect(text.headline.note).toContain('of 2,788K GPU-hours');
  }
});

test('the description says what the drawing shows now', () => {
  expect(show('time').text.alt).toContain(
    '60% of them are filled. Day 34: 1,673K of 2,788K GPU-hours are spent (all in pre-training), 9.293T tokens of 14.8T read.',
  );
  expect(show('time', { progress: 0 }).text.alt).toContain('none is filled');
  expect(show('failures').text.alt).toContain(
    `${run.interruptions.length} of ${run.interruptions.length} interruptions`,
  );
  expect(show('fleet').text.alt).toContain('DeepSeek-V3 trained on 2,048 of the H800s');
  expect(show('links').text.alt).toBe(
    'From GPU 1 of node 1 to GPU 7 of node 182: InfiniBand to GPU 1 of node 182 at 50 GB/s, then NVLink to GPU 7 of node 182 at 160 GB/s.',
  );
});

test('a GPU says what it holds and whom it talks to', () => {
  expect(show('parallelism', { inspected: 549 }).inspection).toEqual({
    heading: 'GPU 6 of node 69, stage 5 of 16',
    lines: [
      { label: 'Holds', text: 'layers 17 to 20 of 61: attention, and experts 149 to 152 of 256 in each' },
      { label: 'Pipeline', text: 'hears from GPU 6 of node 53, hands on to GPU 6 of node 85' },
      { label: 'Experts', text: 'sends tokens to 63 GPUs on eight nodes, each token to at most four nodes' },
      { label: 'Twin', text: 'GPU 6 of node 77: the same experts, other data' },
    ],
  });
  expect(show('parallelism', { inspected: 0 }).inspection?.lines[0]?.text).toBe(
    'layers 1 to 4 of 61: attention, and experts 1 to 4 of 256 in one of them',
  );
});

test('while no GPU is in focus, one is spoken of for example, and never as if it were chosen', () => {
  for (const view of ['time', 'parallelism', 'failures', 'fleet'] as const) {
    const idle = show(view);
    expect(idle.isExample, view).toBe(true);
    expect(idle.inspection?.heading, view).toMatch(/^(GPU|H800) /);
    expect(show(view, { inspected: 3 }).isExample, view).toBe(false);
  }
  expect(show('parallelism').marks.marks).toEqual([]);
  expect(show('parallelism', { picked: 549 }).isExample).toBe(false);
});

test('a picked GPU stays until another is in focus', () => {
  expect(show('parallelism', { picked: 549 }).inspection?.heading).toContain('node 69');
  expect(show('parallelism', { picked: 549, inspected: 0 }).inspection?.heading).toContain('node 1');
});

test('estimates are named with whom they come from, and what DeepSeek did not publish is said', () => {
  expect(show('fleet', { inspected: 25_000 }).inspection?.lines[0]).toEqual({
    label: 'Counted by',
    text: 'SemiAnalysis, estimated',
  });
  expect(show('failures').text.published).toContain('publishes no failure rate, and its hours leave no visible room');
  expect(show('parallelism').text.ours).toContain('Which node hosts what was not published');
});

test('in the still of the fleet a square is 100 GPUs, and it says so', () => {
  expect(show('fleet', { isStill: true }).text.lead).toContain('One square is 100 GPUs');
  expect(show('fleet').text.lead).toContain('One square is one GPU');
});

test('every view has a table with as many cells as headings', () => {
  for (const view of viewNames) {
    const { table } = show(view).text;
    expect(table.rows.length, view).toBeGreaterThan(0);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  }
  expect(show('parallelism').text.table.rows).toHaveLength(16);
});

test('every view draws every one of its squares with a brush it has', () => {
  for (const view of viewNames) {
    const { layout, fill } = show(view);
    const brushOf = new Uint8Array(layout.squares).fill(255);
    fill(brushOf);
    expect(Math.max(...new Set(brushOf)), view).toBeLessThan(255);
  }
});

test('labels on the line of days never touch: the present one makes room', () => {
  for (let progress = 0; progress <= 1; progress += 0.01) {
    const { labels } = runTimeline(runMoment(facts, progress, 2));
    const now = labels.find(({ isNow }) => isNow);
    for (const other of labels.filter(({ isNow }) => !isNow)) {
      expect(Math.abs(other.at - (now?.at ?? 0)), `${other.text} at ${progress}`).toBeGreaterThan(0.13);
    }
  }
});

test('the line of a simulated run has a tick for each interruption and one where it would have ended', () => {
  const { ticks, valueText } = failureTimeline(run, 1);
  expect(ticks).toHaveLength(run.interruptions.length + 1);
  expect(valueText).toContain(`${run.interruptions.length} of ${run.interruptions.length} interruptions`);
});

test('facts that do not fit together are refused by name', () => {
  expect(checkFacts(facts)).toBe(facts);
  expect(() => checkFacts({ ...facts, gpus: 2049 })).toThrow(/gpus must be a multiple of gpusPerNode/);
  expect(() => checkFacts({ ...facts, gpus: 2056 })).toThrow(/pipelineStages × expertWays/);
  expect(() => checkFacts({ ...facts, tokens: Number.NaN })).toThrow(/tokens/);
  const [lot] = facts.fleet.lots;
  if (!lot) throw new Error('the fleet has types');
  const lots = [{ ...lot, disclosed: lot.gpus + 1 }];
  expect(() => checkFacts({ ...facts, fleet: { ...facts.fleet, lots } })).toThrow(/A100.disclosed/);
});
