/**
 * Asks the worker, once per frame at most, when there is time after it, and one question at a time: while it works, only
 * the newest scenario waits.
 */
import type { ModelConstants } from '../model/receipt.ts';
import type { Scenario } from './scenario.ts';
import type { Estimate } from './estimate.ts';
import type { EstimateRequest } from './estimate.worker.ts';

export interface Estimator {
  /** The answer comes later, or never when a newer scenario overtakes it. */
  ask(scenario: Scenario): void;
  end(): void;
}

export function createEstimator(constants: ModelConstants, answered: (estimate: Estimate) => void): Estimator {
  /** Started with the first question: who only reads never loads it. Null where the browser refuses one. */
  let worker: Worker | null | undefined;
  let waiting: Scenario | undefined;
  let lastAsked: Scenario | undefined;
  let isBusy = false;
  let isDue = false;

  function start(): Worker {
    const started = new Worker(new URL('./estimate.worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Estimate>) => {
      isBusy = false;
      answered(data);
      send();
    });
    started.addEventListener('error', (event) => {
      event.preventDefault();
      worker = null;
      isBusy = false;
      if (lastAsked) void answerHere(lastAsked);
    });
    return started;
  }

  /** Then sliders wait for the numbers, but there are some. */
  async function answerHere(scenario: Scenario): Promise<void> {
    const { estimate } = await import('./estimate.ts');
    answered(estimate(scenario, constants));
  }

  function send(): void {
    if (!waiting || isBusy) return;
    const scenario = waiting;
    lastAsked = scenario;
    waiting = undefined;
    if (worker === null) {
      void answerHere(scenario);
      return;
    }
    isBusy = true;
    if (worker) {
      worker.postMessage({ scenario } satisfies EstimateRequest);
      return;
    }
    try {
      worker = start();
      worker.postMessage({ scenario, constants } satisfies EstimateRequest);
    } catch {
      // A sandboxed frame may start none: to it, the site that it comes from is a foreign one.
      worker = null;
      isBusy = false;
      void answerHere(scenario);
    }
  }

  return {
    ask(scenario) {
      waiting = scenario;
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(() => {
        whenIdle(() => {
          isDue = false;
          send();
        });
      });
    },
    end() {
      waiting = undefined;
      worker?.terminate();
    },
  };
}

/** After the frame has been painted: the next move of a slider comes first. */
function whenIdle(work: () => void): void {
  // Safari has no such callback.
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 300 });
  else setTimeout(work);
}
