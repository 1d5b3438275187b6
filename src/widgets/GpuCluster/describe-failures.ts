/** The words of the view "failures". */
import { formatQuantity, formatRange, formatShare } from '../../ledger/format.ts';
import { about, cell, countOf, dayOf, type Inspection, nameOf, short, type ViewText, words } from './describe.ts';
import type { GpuClusterFacts } from './facts.ts';
import {
  costOf,
  expectedInterruptions,
  type Interruption,
  type Recovery,
  type SimulatedRun,
  stateOn,
} from './failures.ts';
import { totalGpuHours } from './run-timeline.ts';

/** Everything the view says about a simulated run on a day of its calendar. */
export function describeFailures(
  facts: GpuClusterFacts,
  run: SimulatedRun,
  recovery: Recovery,
  day: number,
  rateUsdPerGpuHour: number,
): ViewText {
  const { interruptions: source, runName, gpus } = facts;
  const { past } = stateOn(run, day);
  const expected = countOf(expectedInterruptions(facts));
  const lost = past.reduce((sum, event) => sum + costOf(facts, event), 0);
  const share = formatShare(run.lostGpuHours / totalGpuHours(facts));
  return {
    title: `At ${source.source}’s rate, the run would have been interrupted about ${expected} times`,
    lead: 'A simulated run. Nodes that have failed so far stand out. While one is replaced, all GPUs wait and are only outlined.',
    alt:
      `Simulated run, day ${dayOf(day)} of ${dayOf(run.calendarDays)}: ${countOf(past.length)} of ` +
      `${countOf(run.interruptions.length)} interruptions have happened and cost ${about(lost)} GPU-hours. ` +
      eventText(facts, run, day, rateUsdPerGpuHour),
    headline: { value: about(run.lostGpuHours), note: `GPU-hours lost in this draw, ${share} of the run` },
    readouts: [
      {
        label: 'Interruptions',
        value: countOf(past.length),
        note: `of ${countOf(run.interruptions.length)}`,
        basis: 'assumed',
      },
      { label: 'Lost so far', value: about(lost), note: 'GPU-hours', basis: 'assumed' },
      { label: 'Its price', value: short(lost * rateUsdPerGpuHour, 'usd'), basis: 'assumed' },
      {
        label: 'Days',
        value: dayOf(run.calendarDays),
        note: `for ${dayOf(run.workDays)} of work`,
        basis: 'assumed',
      },
    ],
    published:
      `${runName} publishes no failure rate, and its hours leave no visible room for downtime. ${source.source} reports ` +
      `${countOf(source.unexpected)} unexpected interruptions in ${countOf(source.days)} days on up to ` +
      `${countOf(source.gpus)} GPUs, about ${formatShare(source.hardwareShare)} of them hardware.`,
    ours:
      `We scale that rate by GPU-days to ${countOf(gpus)} GPUs and draw a run from it. ` +
      `Checkpoints every ${minutesText(recovery.checkpointMinutes)} and restarts of ` +
      `${minutesText(recovery.restartMinutes)} are our assumptions. As “up to” may mean fewer GPUs, ` +
      'the true rate may be higher.',
    table: {
      caption: 'The interruptions of this draw',
      columns: [
        { label: 'Interruption' },
        { label: 'Day', unit: 'days' },
        { label: 'Cause' },
        { label: 'Node' },
        { label: 'Work lost', unit: 'minutes' },
        { label: 'Lost', unit: 'GPU-hours' },
      ],
      rows: run.interruptions.map((event, index) => [
        countOf(index + 1),
        cell(event.day, dayOf(event.day)),
        event.isHardware ? 'hardware' : 'other',
        event.isHardware ? countOf(Math.floor(event.gpu / facts.gpusPerNode) + 1) : 'none',
        cell(event.lostDays * 24 * 60, countOf(event.lostDays * 24 * 60)),
        cell(costOf(facts, event), countOf(costOf(facts, event))),
      ]),
    },
  };
}

/** What has just happened: "Interruption 12 of 55, day 13.2. …", or what is the case before the first. */
export function eventText(facts: GpuClusterFacts, run: SimulatedRun, day: number, rateUsdPerGpuHour: number): string {
  const { past, last, isWaiting } = stateOn(run, day);
  if (!last) return `Day ${dayOf(day)}: nothing has failed yet.`;
  const cost = costOf(facts, last);
  const minutes = (days: number) => `${countOf(days * 24 * 60)} minutes`;
  return (
    `Interruption ${countOf(past.length)} of ${countOf(run.interruptions.length)}, day ${dayOf(last.day)}: ${cause(facts, last)}. ` +
    `All ${countOf(facts.gpus)} GPUs ${isWaiting ? 'wait' : 'waited'} ${minutes(last.waitDays)} and ` +
    `${isWaiting ? 'will do' : 'did'} ${minutes(last.lostDays)} of work again: ${countOf(cost)} GPU-hours, ` +
    `${formatQuantity(Math.round(cost * rateUsdPerGpuHour), 'usd')}.`
  );
}

/** What happened to one GPU in the draw so far. */
export function inspectFailures(facts: GpuClusterFacts, run: SimulatedRun, day: number, gpu: number): Inspection {
  const node = Math.floor(gpu / facts.gpusPerNode);
  const own = stateOn(run, day).past.filter(
    (event) => event.isHardware && Math.floor(event.gpu / facts.gpusPerNode) === node,
  );
  const days = own.map((event) => `day ${dayOf(event.day)}`).join(', ');
  return {
    heading: nameOf(gpu, facts.gpusPerNode),
    lines: [
      {
        label: 'In this draw',
        text: own.length === 0 ? 'its node has not failed' : `its node failed on ${days} and was replaced`,
      },
    ],
  };
}

/** "30 minutes" */
export function minutesText(minutes: number): string {
  return `${formatQuantity(minutes, 'number')} minutes`;
}

/** What a reader may set, in words: "15 to 240 minutes, our assumption". */
export function rangeText({ low, high }: { low: number; high: number }): string {
  return `${formatRange(low, high, 'number')} minutes, our assumption`;
}

function cause({ gpusPerNode }: GpuClusterFacts, { isHardware, gpu }: Interruption): string {
  return isHardware
    ? `hardware fails in node ${countOf(Math.floor(gpu / gpusPerNode) + 1)}, whose ${words(gpusPerNode)} GPUs are replaced`
    : 'software or something else stops the run, no machine fails';
}
