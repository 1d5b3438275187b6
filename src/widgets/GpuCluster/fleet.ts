/**
 * The fleet: what was disclosed of it, what was estimated, and what the run is beside it.
 */
import { fleetGpuHours, shareOfFleet } from '../../model/fleet.ts';
import type { FleetLot, GpuClusterFacts } from './facts.ts';
import { brushNumber } from './palette.ts';
import { totalGpuHours } from './run-timeline.ts';

type Fleet = Pick<GpuClusterFacts, 'fleet' | 'stages' | 'gpus'>;

export interface LotPlace extends FleetLot {
  /** The first GPU of the type. */
  first: number;
}

export interface FleetSummary {
  gpus: number;
  disclosed: number;
  gpuHours: number;
  /** The run's share of the fleet's hours over the years. */
  runShare: number;
  lots: readonly LotPlace[];
  /** The type that the run used, if it is in the fleet. */
  trained: LotPlace | undefined;
}

/** Adds the fleet up. V3's 2.788M hours are 0.13% of what 60,000 GPUs offer in four years. */
export function fleetSummary({ fleet, stages }: Fleet): FleetSummary {
  let first = 0;
  const lots = fleet.lots.map((lot): LotPlace => {
    const place = { ...lot, first };
    first += lot.gpus;
    return place;
  });
  const gpuHours = fleetGpuHours(first, fleet.years);
  return {
    gpus: first,
    disclosed: lots.reduce((sum, { disclosed }) => sum + disclosed, 0),
    gpuHours,
    runShare: shareOfFleet(totalGpuHours({ stages }), gpuHours),
    lots,
    trained: lots.find(({ trained }) => trained),
  };
}

/** The type of a GPU and its number within the type, from 0. Throws a RangeError when there is no such GPU. */
export function lotOf({ lots }: FleetSummary, gpu: number): { lot: LotPlace; number: number; isDisclosed: boolean } {
  const lot = lots.find(({ first, gpus }) => gpu >= first && gpu < first + gpus);
  if (!lot) throw new RangeError(`gpu must be one of the fleet's, not ${gpu}`);
  const number = gpu - lot.first;
  return { lot, number, isDisclosed: number < lot.disclosed };
}

/** Writes the brush of every square: of each type the disclosed part stands first, and in it what trained the run. */
export function paintFleet(brushOf: Uint8Array, { lots }: FleetSummary, runGpus: number, gpusPerSquare: number): void {
  const { estimated, disclosed, trained } = brushNumber.fleet;
  brushOf.fill(estimated);
  let first = 0;
  for (const lot of lots) {
    brushOf.fill(disclosed, first, first + Math.round(lot.disclosed / gpusPerSquare));
    if (lot.trained) brushOf.fill(trained, first, first + Math.round(Math.min(runGpus, lot.gpus) / gpusPerSquare));
    first += Math.ceil(lot.gpus / gpusPerSquare);
  }
}
