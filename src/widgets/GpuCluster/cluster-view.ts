/**
 * What the widget shows, for every view: squares, marks and words from facts and the reader's state. Pure.
 */
import type { Inspection, ViewText } from './describe.ts';
import { describeFailures, inspectFailures } from './describe-failures.ts';
import { describeFleet, inspectFleet } from './describe-fleet.ts';
import { describeLinks, describeParallelism, inspectParallelism } from './describe-links.ts';
import { describeRun, inspectRun } from './describe-run.ts';
import type { GpuClusterFacts, ViewName } from './facts.ts';
import { paintFailures, type Recovery, type SimulatedRun } from './failures.ts';
import { fleetSummary, paintFleet } from './fleet.ts';
import { clusterLayout, fleetLayout, type Layout, usualNodesPerRow } from './layout.ts';
import { paintLinks } from './links.ts';
import { type Marks, marksOfFailures, marksOfFleet, marksOfGpu, marksOfParallelism, marksOfPath } from './marks.ts';
import { paintParallelism } from './parallelism.ts';
import { paintRun, runMoment } from './run-timeline.ts';

/** In the still of the fleet, one square is so many GPUs. */
const STILL_GPUS_PER_SQUARE = 100;

/** The GPUs in focus of pointer or keys, and those picked. */
export interface ReaderState {
  /** As built, before the canvas takes over. */
  isStill: boolean;
  /** The share of the run's hours that is spent, and whether its price is the point. */
  progress: number;
  isPriced: boolean;
  /** How far along the simulated run, from 0 to 1. */
  failureAt: number;
  recovery: Recovery;
  inspected: number | undefined;
  picked: number | undefined;
  /** Both ends of the way in the view "links". */
  from: number;
  to: number;
  rateUsdPerGpuHour: number;
}

export interface ClusterView {
  layout: Layout;
  fill: (brushOf: Uint8Array) => void;
  marks: Marks;
  text: ViewText;
  /** About the GPU in focus; while none is, about one for example. Links say all in their title and diagram. */
  inspection: Inspection | undefined;
  isExample: boolean;
}

/** Layouts of a cluster and its fleet, which only the facts decide. */
export function layoutsOf(facts: GpuClusterFacts) {
  const { gpus, gpusPerNode, parallel, fleet } = facts;
  const nodes = gpus / gpusPerNode;
  // One row per pipeline stage where that comes out even: then the rows mean something.
  const isEven = nodes % parallel.pipelineStages === 0;
  const nodesPerRow = isEven ? nodes / parallel.pipelineStages : usualNodesPerRow(gpus, gpusPerNode);
  const lots = fleet.lots.map((lot) => lot.gpus);
  const blockGpus = roundBlock(Math.max(...lots));
  const trained = fleet.lots.findIndex((lot) => lot.trained);
  const shape = { lots, gpusPerNode, blockGpus, blocksPerRow: 3, labelledBelow: trained < 0 ? undefined : trained };
  return {
    cluster: clusterLayout(gpus, gpusPerNode, nodesPerRow),
    fleet: fleetLayout({ ...shape, gpusPerSquare: 1 }),
    fleetStill: fleetLayout({ ...shape, gpusPerSquare: STILL_GPUS_PER_SQUARE }),
  };
}

/** A block holds a round number of GPUs, so that blocks can be counted: 10,000 in a fleet of tens of thousands. */
function roundBlock(largestLot: number): number {
  return 10 ** Math.max(3, Math.floor(Math.log10(largestLot)));
}

/** One of the cluster, and one of the fleet, to speak of while the reader has none in focus. */
const exampleGpu = ({ gpus }: GpuClusterFacts): number => Math.floor(gpus * 0.268);
const exampleOfFleet = (gpus: number): number => Math.floor(gpus * 0.25);

/** Everything a view shows. `run` is the simulated run of the view "failures". */
export function clusterView(
  view: ViewName,
  facts: GpuClusterFacts,
  layouts: ReturnType<typeof layoutsOf>,
  run: SimulatedRun,
  reader: ReaderState,
): ClusterView {
  const { inspected, rateUsdPerGpuHour: rate } = reader;
  const layout = layouts.cluster;
  const shown = inspected ?? exampleGpu(facts);
  const isExample = inspected === undefined;
  switch (view) {
    case 'time': {
      const moment = runMoment(facts, reader.progress, rate);
      return {
        layout,
        fill: (brushOf) => paintRun(brushOf, facts, reader.progress),
        marks: marksOfGpu(inspected),
        text: describeRun(facts, moment, rate, reader.isPriced),
        inspection: inspectRun(facts, moment, shown),
        isExample,
      };
    }
    case 'parallelism': {
      const gpu = inspected ?? reader.picked;
      return {
        layout,
        fill: (brushOf) => paintParallelism(brushOf, facts, gpu),
        marks: marksOfParallelism(facts, layout, gpu),
        text: describeParallelism(facts, gpu),
        inspection: inspectParallelism(facts, gpu ?? shown),
        isExample: gpu === undefined,
      };
    }
    case 'links': {
      const { from, to } = reader;
      const text = describeLinks(facts, from, to);
      return {
        layout,
        fill: (brushOf) => paintLinks(brushOf, facts, from, to),
        marks: marksOfPath(facts, from, to, inspected),
        text,
        inspection: undefined,
        isExample: false,
      };
    }
    case 'failures': {
      const day = reader.failureAt * run.calendarDays;
      return {
        layout,
        fill: (brushOf) => paintFailures(brushOf, facts, run, day),
        marks: marksOfFailures(facts, run, day, inspected),
        text: describeFailures(facts, run, reader.recovery, day, rate),
        inspection: inspectFailures(facts, run, day, shown),
        isExample,
      };
    }
    case 'fleet': {
      const fleet = fleetSummary(facts);
      return {
        layout: layouts.fleet,
        fill: (brushOf) => paintFleet(brushOf, fleet, facts.gpus, 1),
        marks: marksOfFleet(facts, fleet, layouts.fleet, inspected),
        text: describeFleet(facts, fleet, reader.isStill ? STILL_GPUS_PER_SQUARE : 1),
        inspection: inspectFleet(facts, fleet, inspected ?? exampleOfFleet(fleet.gpus)),
        isExample,
      };
    }
  }
}

/** The same for the still, where it differs: the fleet in squares of many GPUs. */
export function stillFill(
  view: ViewName,
  facts: GpuClusterFacts,
  layouts: ReturnType<typeof layoutsOf>,
): Pick<ClusterView, 'layout' | 'fill'> | undefined {
  if (view !== 'fleet') return undefined;
  const fleet = fleetSummary(facts);
  return {
    layout: layouts.fleetStill,
    fill: (brushOf) => paintFleet(brushOf, fleet, facts.gpus, STILL_GPUS_PER_SQUARE),
  };
}
