/**
 * Asks the worker for one batch at a time. Answers to a run that has been given up are never heard.
 */
import type { BatchSummary, Settings, Simulation } from './simulation.ts';
import type { StepAnswer, StepRequest } from './simulation.worker.ts';

export interface Simulator {
  /** Gives up the run and begins another with the next step. */
  begin(settings: Settings): void;
  /** Asks for the next batch. Not again before the answer. */
  step(biasSpeed: number): void;
  end(): void;
}

export function createSimulator(answered: (summary: BatchSummary) => void): Simulator {
  /** Started with the first step: who only reads never loads it. Null where the browser refuses one. */
  let worker: Worker | null | undefined;
  let run = 0;
  let settings: Settings | undefined;
  let lastRequest: StepRequest | undefined;
  let here: { run: number; simulation: Simulation } | undefined;

  function start(): Worker {
    const started = new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<StepAnswer>) => {
      if (data.run === run) answered(data.summary);
    });
    started.addEventListener('error', (event) => {
      event.preventDefault();
      worker = null;
      if (lastRequest) void stepHere(lastRequest);
    });
    return started;
  }

  /** Then frames wait for the batch, but there is one. */
  async function stepHere(request: StepRequest): Promise<void> {
    const { createSimulation } = await import('./simulation.ts');
    if (request.run !== run) return;
    if (here?.run !== run) here = { run, simulation: createSimulation(request.settings) };
    answered(here.simulation.step(request.biasSpeed));
  }

  return {
    begin(next) {
      run++;
      settings = next;
    },
    step(biasSpeed) {
      if (!settings) throw new Error('A step before a run has begun');
      lastRequest = { run, settings, biasSpeed };
      if (worker === null) {
        void stepHere(lastRequest);
        return;
      }
      try {
        worker ??= start();
        worker.postMessage(lastRequest);
      } catch {
        // A sandboxed frame may start none: to it, the site that it comes from is a foreign one.
        worker = null;
        void stepHere(lastRequest);
      }
    },
    end() {
      run++;
      worker?.terminate();
      worker = undefined;
    },
  };
}
