/** The words of the view "time". */
import { formatQuantity, formatShare, formatUnitPrice } from '../../ledger/format.ts';
import { countOf, dayOf, gwh, hoursShort, type Inspection, nameOf, short, type ViewText, words } from './describe.ts';
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
      head: ['Stage', 'GPU-hours', 'Until day', `At ${rate}`, 'Spent by now'],
      rows: moment.stages.map(({ name, gpuHours, endDay, spentGpuHours }) => [
        capital(name),
        countOf(gpuHours),
        dayOf(endDay),
        formatQuantity(gpuHours * rateUsdPerGpuHour, 'usd'),
        formatShare(spentGpuHours / gpuHours),
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
  const share = formatShare(stage.spentGpuHours / stage.gpuHours);
  return `By day ${countOf(day)}, ${share} of the ${stage.name} hours are spent`;
}

function headlineOf({ progress, stage, stages, gpuHours }: RunMoment, total: number) {
  if (progress === 1) return { value: hoursShort(gpuHours), note: 'GPU-hours, the whole run' };
  const done = stage.spentGpuHours === 0 ? stages[stages.indexOf(stage) - 1] : undefined;
  const now = done ?? stage;
  return now === stages[0]
    ? { value: hoursShort(now.spentGpuHours), note: `of ${hoursShort(now.gpuHours)} ${now.name} hours` }
    : { value: hoursShort(gpuHours), note: `of ${hoursShort(total)} hours, now ${now.name}` };
}

function altOf({ gpus, gpusPerNode, tokens }: GpuClusterFacts, moment: RunMoment): string {
  const spent = moment.stages
    .filter(({ spentGpuHours }) => spentGpuHours > 0)
    .map(
      ({ name, spentGpuHours, gpuHours }) => `${hoursShort(spentGpuHours)} of ${hoursShort(gpuHours)} ${name} hours`,
    );
  return (
    `${countOf(gpus)} squares in ${countOf(gpus / gpusPerNode)} groups of ${words(gpusPerNode)}; ` +
    (spent.length === 0
      ? 'none is filled, the run has not begun.'
      : `${formatShare(moment.progress)} of them are filled. Day ${dayOf(moment.day)}: ${spent.join(', ')} are spent, ` +
        `${short(moment.tokens, 'tokens')} of ${short(tokens, 'tokens').replace(' tokens', '')} read.`)
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
