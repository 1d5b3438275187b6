/**
 * Asks the worker, once per frame at most and one question at a time: while it works, only the newest scenario waits.
 */
import type { ModelConstants } from '../../model/receipt.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Estimate, estimate } from './estimate.ts';
import type { EstimateRequest } from './estimate.worker.ts';

export interface Estimator {
  /** The answer comes later, or never when a newer scenario overtakes it. */
  ask(scenario: Scenario): void;
  end(): void;
}

export function createEstimator(constants: ModelConstants, answered: (estimate: Estimate) => void): Estimator {
  let worker: Worker | undefined = new Worker(new URL('./estimate.worker.ts', import.meta.url), { type: 'module' });
  let waiting: Scenario | undefined;
  let isBusy = false;
  let frame = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<Estimate>) => {
    isBusy = false;
    answered(data);
    send();
  });
  // A browser may refuse the worker. Then sliders wait for the numbers, but there are some.
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    worker = undefined;
    isBusy = false;
    if (lastAsked) answered(estimate(lastAsked, constants));
  });

  let lastAsked: Scenario | undefined;
  function send(): void {
    if (!waiting || isBusy) return;
    const scenario = waiting;
    lastAsked = scenario;
    waiting = undefined;
    if (!worker) {
      answered(estimate(scenario, constants));
      return;
    }
    isBusy = true;
    worker.postMessage({ scenario, constants } satisfies EstimateRequest);
  }

  return {
    ask(scenario) {
      waiting = scenario;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(send);
    },
    end() {
      cancelAnimationFrame(frame);
      worker?.terminate();
    },
  };
}
