/** The words of the view "time". */
import { formatQuantity, formatShare, formatUnitPrice } from '../../ledger/format.ts';
import {
  cell,
  countOf,
  dayOf,
  gwh,
  hoursShort,
  type Inspection,
  nameOf,
  short,
  type ViewText,
  words,
} from './describe.ts';
import type { GpuClusterFacts } from './facts.ts';
import { type RunMoment, totalDays, totalGpuHours } from './run-timeline.ts';

/** Everything the view says at a moment of the run. `isPriced` puts the bill where the hours stand. */
export function describeRun(
  facts: GpuClusterFacts,
  moment: RunMoment,
  rateUsdPerGpuHour: number,
  isPriced: boolean,
): ViewText {
  const { gpus, gpusPerNode, runName, tokens } = facts;
  const nodes = countOf(gpus / gpusPerNode);
  const total = totalGpuHours(facts);
  const rate = formatUnitPrice(rateUsdPerGpuHour);
  const bill = `${hoursShort(total)} GPU-hours at ${rate} come to ${short(total * rateUsdPerGpuHour, 'usd')}`;
  const isDone = moment.progress === 1;
  return {
    title: isPriced ? bill : findingOf(facts, moment),
    lead: `${nodes} nodes of ${words(gpusPerNode)} ${facts.gpuName}s. Each square is one GPU; filled squares are hours already spent.`,
    alt: isPriced && isDone ? `All ${countOf(gpus)} squares are filled. ${bill}.` : altOf(facts, moment),
    headline:
      isPriced && isDone
        ? { value: formatQuantity(moment.costUsd, 'usd'), note: `${hoursShort(total)} hours × ${rate}` }
        : headlineOf(moment, total),
    readouts: [
      { label: 'Day', value: dayOf(moment.day), note: `of ${dayOf(totalDays(facts))}`, basis: 'derived' },
      {
        label: 'Tokens read',
        value: short(moment.tokens, 'tokens').replace(' tokens', ''),
        note: `of ${short(tokens, 'tokens').replace(' tokens', '')}`,
        basis: isDone ? 'disclosed' : 'derived',
      },
      { label: 'Electricity', value: gwh(moment.energyKwh), basis: 'estimated' },
      { label: `At ${rate} an hour`, value: short(moment.costUsd, 'usd'), basis: 'derived' },
    ],
    published: `The ${runName} report gives the GPUs, the hours of each stage and the tokens.`,
    ours:
      `Days are hours divided by ${countOf(gpus)} GPUs, as if all worked throughout. That each node fills in turn is ` +
      `our picture: in the run all of them worked at once.`,
    table: {
      caption: `The stages of the run, and what is spent by day ${dayOf(moment.day)}`,
      columns: [
        { label: 'Stage' },
        { label: 'Time', unit: 'GPU-hours' },
        { label: 'Until day', unit: 'days' },
        { label: `At ${rate} an hour`, unit: 'USD' },
        { label: 'Spent by now', unit: 'share' },
      ],
      rows: moment.stages.map(({ name, gpuHours, endDay, spentGpuHours }) => [
        capital(name),
        cell(gpuHours, countOf(gpuHours)),
        cell(endDay, dayOf(endDay)),
        cell(gpuHours * rateUsdPerGpuHour, formatQuantity(gpuHours * rateUsdPerGpuHour, 'usd')),
        cell(spentGpuHours / gpuHours, formatShare(spentGpuHours / gpuHours)),
      ]),
    },
  };
}

/** What a square stands for in this view. */
export function inspectRun(facts: GpuClusterFacts, moment: RunMoment, gpu: number): Inspection {
  const share = totalGpuHours(facts) / facts.gpus;
  const until = ((gpu + 1) / facts.gpus) * totalDays(facts);
  const stage = moment.stages.find(({ endDay }) => endDay >= until) ?? moment.stage;
  return {
    heading: nameOf(gpu, facts.gpusPerNode),
    lines: [
      { label: 'Stands for', text: `${countOf(share)} GPU-hours, the whole run of one GPU` },
      { label: 'Filled on', text: `day ${dayOf(until)}, in ${stage.name}${until <= moment.day ? '' : ': not yet'}` },
    ],
  };
}

function findingOf(
  { gpus, gpusPerNode }: GpuClusterFacts,
  { progress, stage, day, gpuHours, stages }: RunMoment,
): string {
  if (progress === 0) return `The cluster: ${countOf(gpus)} GPUs, ${words(gpusPerNode)} to a machine`;
  if (progress === 1) return `The run took ${hoursShort(gpuHours)} GPU-hours, ${dayOf(day)} days of the whole cluster`;
  if (stage.spentGpuHours === 0) {
    const done = stages[stages.indexOf(stage) - 1];
    if (done) return `${capital(done.name)} is done after ${hoursShort(gpuHours)} GPU-hours, on day ${dayOf(day)}`;
  }
  return `By day ${countOf(day)}, ${formatShare(progress)} of the run’s GPU-hours are spent`;
}

/** Always of the whole run, as the squares are. */
function headlineOf({ progress, stage, stages, gpuHours }: RunMoment, total: number) {
  if (progress === 1) return { value: hoursShort(gpuHours), note: 'GPU-hours, the whole run' };
  if (progress === 0) return { value: '0', note: `of ${hoursShort(total)} GPU-hours` };
  const done = stage.spentGpuHours === 0 ? stages[stages.indexOf(stage) - 1] : undefined;
  return { value: hoursShort(gpuHours), note: `of ${hoursShort(total)} GPU-hours, ${(done ?? stage).name}` };
}

function altOf({ gpus, gpusPerNode, tokens }: GpuClusterFacts, moment: RunMoment): string {
  const total = moment.stages.reduce((sum, { gpuHours }) => sum + gpuHours, 0);
  const spent = moment.stages.filter(({ spentGpuHours }) => spentGpuHours > 0);
  const stages =
    spent.length === 1
      ? `all in ${spent[0]?.name ?? ''}`
      : spent.map(({ name, spentGpuHours }) => `${hoursShort(spentGpuHours)} in ${name}`).join(', ');
  return (
    `${countOf(gpus)} squares in ${countOf(gpus / gpusPerNode)} groups of ${words(gpusPerNode)}; ` +
    (spent.length === 0
      ? 'none is filled, the run has not begun.'
      : `${formatShare(moment.progress)} of them are filled. Day ${dayOf(moment.day)}: ${hoursShort(moment.gpuHours)} of ` +
        `${hoursShort(total)} GPU-hours are spent (${stages}), ${short(moment.tokens, 'tokens')} of ` +
        `${short(tokens, 'tokens').replace(' tokens', '')} read.`)
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
