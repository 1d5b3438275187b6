/**
 * What the pipeline figure says: settings in; timelines, words and table out.
 *
 * One unit of time is what a stage computes for the forward pass of one micro-batch. The gradients of the inputs and those of
 * the weights are taken to need a unit each, so that a forward and a backward pass come to the 1 : 2 that is usual.
 */
import { formatShare } from '../../ledger/format.ts';
import type { ScheduleName } from '../../model/pipeline.ts';
import { bubbleByFormula, memoryByFormula } from '../../model/pipeline-schedules.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import {
  type LinkFacts,
  type LinkSettings,
  microseconds,
  movingShare,
  sendingToComputing,
  shortNumber,
  tokenTransfer,
} from './links.ts';
import { buildTimeline, countDoing, pieceTimesOf, type StageWork, type Timeline } from './timeline.ts';

export interface PipelineSettings extends LinkSettings {
  /** Even: DualPipe folds the pipeline in the middle. */
  stages: number;
  /** Even, and at least twice the stages. */
  microBatches: number;
  /** Whether sending tokens to experts takes time. */
  isSendingCounted: boolean;
}

export const stageRange = { min: 4, max: 20, step: 2, isLog: false } as const;

/** What is known of V3's own pipelines. */
export interface V3Pipeline {
  stages: number;
  /** Sequences that a pipeline works through in a step: it can have no more micro-batches. */
  sequences: number;
}

/** Micro-batches that all three schedules can run, up to one for each sequence. */
export function microBatchRange(stages: number, sequencesPerPipeline: number) {
  return { min: 2 * stages, max: sequencesPerPipeline, step: 2, isLog: false };
}

const scheduleNames: readonly ScheduleName[] = ['1f1b', 'zb1p', 'dualpipe'];
const titles: Record<ScheduleName, { name: string; how: string }> = {
  '1f1b': { name: '1F1B', how: 'one forward, one backward, in turn' },
  zb1p: { name: 'ZB1P', how: '“zero bubble”: gradients of the weights fill gaps' },
  dualpipe: { name: 'DualPipe', how: 'V3’s: from both ends, forward and backward together' },
};

const computing = { F: 1, B: 1, W: 1 };

/** What a stage does for one micro-batch. Forward and backward passes send as much. */
function stageWork(facts: LinkFacts, settings: PipelineSettings): StageWork {
  if (!settings.isSendingCounted) return { computing, sending: { F: 0, B: 0 }, movingShare: 0 };
  const all = computing.F + computing.B + computing.W;
  const each = (all * sendingToComputing(facts, settings)) / 2;
  return { computing, sending: { F: each, B: each }, movingShare: movingShare(facts) };
}

export interface SchedulePanel {
  name: string;
  how: string;
  timeline: Timeline;
  /** "282 units" */
  length: string;
  /** What its time goes to, in the order of the bar. */
  parts: readonly { kind: 'computing' | 'slowed' | 'exposed' | 'waiting'; text: string; share: number }[];
  alt: string;
}

export interface PipelineView {
  title: string;
  lead: string;
  note: string;
  panels: readonly SchedulePanel[];
  /** The end of the longest schedule. */
  end: number;
  /** Which link sets the pace, and what a faster NVLink would change. */
  links: string;
  table: DataTable;
}

/** Everything the figure shows. Throws a RangeError that names what is impossible. */
export function pipelineView(facts: LinkFacts, settings: PipelineSettings, v3: V3Pipeline): PipelineView {
  const { stages, microBatches, isSendingCounted } = settings;
  const work = stageWork(facts, settings);
  const timelines = scheduleNames.map((schedule) => buildTimeline(schedule, stages, microBatches, work));
  return {
    title: titleOf(timelines, isSendingCounted),
    lead:
      `A row is one of ${stages} GPUs, each with its part of the layers; time runs to the right. ` +
      `${stages < v3.stages ? `V3 had ${v3.stages}; fewer are easier to follow. ` : ''}` +
      `All schedules take the same ${microBatches} micro-batches, slices of a batch, forward through all GPUs and back.`,
    note: noteOf(facts, settings, v3),
    panels: timelines.map((timeline) => panelOf(timeline, isSendingCounted)),
    end: Math.max(...timelines.map(({ makespan }) => makespan)),
    links: linkText(facts, settings),
    table: {
      caption: `One step of ${microBatches} micro-batches on ${stages} GPUs. A unit is the computing of one forward pass on one stage.`,
      columns: [
        { label: 'Schedule' },
        { label: 'Length', unit: 'units' },
        { label: 'Computing', unit: 'share of time' },
        { label: 'Slowed by moving data', unit: 'share of time' },
        { label: 'Sending, in view', unit: 'share of time' },
        { label: 'Waiting', unit: 'share of time' },
        { label: 'Longest wait', unit: 'units' },
        { label: 'Wait by the report’s formula', unit: 'units' },
        { label: 'Weights held', unit: 'copies' },
        { label: 'Activations held', unit: 'micro-batches' },
      ],
      rows: timelines.map((timeline) => {
        const { schedule, makespan, shares, bubble } = timeline;
        const memory = memoryByFormula({ schedule, stages });
        const formula = bubbleByFormula({ schedule, stages, microBatches, times: pieceTimesOf(work) });
        const number = (value: number) => ({ value, text: shortNumber(value) });
        const share = (value: number) => ({ value, text: formatShare(value) });
        return [
          titles[schedule].name,
          number(makespan),
          share(shares.computing),
          share(shares.slowed),
          share(shares.exposed),
          share(shares.waiting),
          number(bubble),
          number(formula),
          number(memory.parameters),
          number(memory.activations),
        ];
      }),
    },
  };
}

function titleOf(timelines: readonly Timeline[], isSendingCounted: boolean): string {
  const [plain, , dual] = timelines;
  if (!plain || !dual) throw new RangeError('timelines must be one for each schedule');
  if (!isSendingCounted) {
    const waits = timelines.map(({ schedule, bubble }) => `${shortNumber(bubble)} under ${titles[schedule].name}`);
    return `With sending left out, a GPU waits ${waits.slice(0, -1).join(', ')} and ${waits.at(-1)}`;
  }
  const saved = 1 - dual.makespan / plain.makespan;
  return `A step takes ${formatShare(saved)} less time under DualPipe than under 1F1B, and ${formatShare(dual.hiddenShare ?? 0)} of the sending is hidden`;
}

function panelOf(timeline: Timeline, isSendingCounted: boolean): SchedulePanel {
  const { schedule, shares, makespan, stages } = timeline;
  const { name, how } = titles[schedule];
  const percent = (value: number) => formatShare(value);
  const parts = [
    { kind: 'computing' as const, text: `computing ${percent(shares.computing)}`, share: shares.computing },
    { kind: 'slowed' as const, text: `slowed ${percent(shares.slowed)}`, share: shares.slowed },
    { kind: 'exposed' as const, text: `sending in view ${percent(shares.exposed)}`, share: shares.exposed },
    { kind: 'waiting' as const, text: `waiting ${percent(shares.waiting)}`, share: shares.waiting },
  ].filter(({ kind, share }) => kind === 'waiting' || kind === 'computing' || share > 0);
  const hidden =
    isSendingCounted && timeline.hiddenShare !== undefined
      ? ` ${percent(timeline.hiddenShare)} of the sending runs under computing.`
      : '';
  return {
    name,
    how,
    timeline,
    length: `${shortNumber(makespan)} units`,
    parts,
    alt: `${name}, ${how}: ${stages} GPUs, ${shortNumber(makespan)} units long. Of their time: ${parts.map(({ text }) => text).join(', ')}.${hidden}`,
  };
}

function linkText(facts: LinkFacts, settings: PipelineSettings): string {
  const { betweenNodesSeconds, withinNodeSeconds, bottleneck } = tokenTransfer(facts, settings);
  const both = `A token’s copies spend ${microseconds(betweenNodesSeconds)} on InfiniBand and ${microseconds(withinNodeSeconds)} on NVLink, per layer and pass.`;
  if (bottleneck === 'between nodes') {
    return `${both} InfiniBand sets the pace: a faster NVLink changes nothing.`;
  }
  return `${both} NVLink sets the pace.`;
}

function noteOf(facts: LinkFacts, settings: PipelineSettings, v3: V3Pipeline): string {
  const moved = `${facts.processors.moving} of ${facts.processors.all}`;
  const sending = settings.isSendingCounted
    ? `The report puts sending at about as long as computing at its own links; we scale that to yours. While a block of DualPipe hides it, ${moved} processors move data, so computing slows. `
    : '';
  return (
    `${sending}Ours: forward, inputs and weights compute equally long, 1F1B and ZB1P hide nothing, and what passes from stage to stage takes no time. ` +
    `How many micro-batches V3 used is not published; its batch allows ${v3.sequences}, one for each sequence. The more there are, the more DualPipe hides. ` +
    'It pays with memory: it holds the weights twice.'
  );
}

/** "at this moment 9 compute, 4 send, 3 wait" */
export function momentText(timeline: Timeline, time: number): string {
  if (time >= timeline.makespan) return 'the step is done';
  const { computing: compute, sending, waiting } = countDoing(timeline, time);
  const parts = [`${compute} compute`, ...(sending > 0 ? [`${sending} send`] : []), `${waiting} wait`];
  return parts.join(', ');
}
