/** The router off the main thread, so that no frame waits for a batch. */
import { createSimulation, type BatchSummary, type Settings, type Simulation } from './simulation.ts';

export interface StepRequest {
  /** Another number, another run. */
  run: number;
  settings: Settings;
  biasSpeed: number;
}

export interface StepAnswer {
  run: number;
  summary: BatchSummary;
}

let current: { run: number; simulation: Simulation } | undefined;

addEventListener('message', ({ data: { run, settings, biasSpeed } }: MessageEvent<StepRequest>) => {
  if (current?.run !== run) current = { run, simulation: createSimulation(settings) };
  postMessage({ run, summary: current.simulation.step(biasSpeed) } satisfies StepAnswer);
});
