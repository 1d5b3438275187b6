/**
 * The 90% range of the reader's total, worked out by the worker that all figures share. Its code is fetched with the
 * first change: most readers of a page never need it, and the range of the untouched scenario comes with the page.
 */
import type { ModelConstants } from '../../model/receipt.ts';
import type { Estimate } from '../../scenario/estimate.ts';
import type { Estimator } from '../../scenario/estimator.ts';
import { initialScenario, type Scenario } from '../../scenario/scenario.ts';
import { encodeScenario } from '../../scenario/url.ts';
import type { UsdRange } from '../../ui/cost-scale.ts';
import type { RangeState } from './receipt.ts';

const isUntouched = (scenario: Scenario): boolean => encodeScenario(scenario) === '';

export class LaterRange {
  current: RangeState = $state.raw('pending');
  readonly #initial: UsdRange;
  readonly #constants: ModelConstants;
  #wanted: Scenario = initialScenario;
  #estimator: Estimator | undefined;
  #isFetching = false;

  /** `initial` is the range of the untouched scenario. */
  constructor(initial: UsdRange, constants: ModelConstants) {
    this.#initial = initial;
    this.#constants = constants;
    this.current = initial;
  }

  /** Asks for the range of a scenario. Of several in short order, the last counts; the band follows a moving slider. */
  follow(scenario: Scenario): void {
    if (scenario === this.#wanted) return;
    this.#wanted = scenario;
    if (isUntouched(scenario)) this.current = this.#initial;
    else if (this.#estimator) this.#estimator.ask(scenario);
    else void this.#fetchAndAsk();
  }

  end(): void {
    this.#estimator?.end();
  }

  async #fetchAndAsk(): Promise<void> {
    // Whatever stood here belongs to another scenario, and fetching may take long.
    this.current = 'pending';
    if (this.#isFetching) return;
    this.#isFetching = true;
    try {
      // The frame that shows the change comes first.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const { createEstimator } = await import('../../scenario/estimator.ts');
      // Props are proxies, which cannot be sent to a worker.
      const constants = $state.snapshot(this.#constants) as ModelConstants;
      this.#estimator = createEstimator(constants, (estimate) => this.#answer(estimate));
      this.#estimator.ask(this.#wanted);
    } catch {
      this.current = 'failed';
    }
    this.#isFetching = false;
  }

  #answer({ swings, p5Usd, p95Usd }: Estimate): void {
    if (isUntouched(this.#wanted)) return;
    this.current = swings.length === 0 ? 'none' : { lowUsd: p5Usd, highUsd: p95Usd };
  }
}
