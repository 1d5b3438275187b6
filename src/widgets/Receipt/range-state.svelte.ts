/**
 * The 90% range of the reader's total, worked out when the browser has time. Its code is fetched with the first change:
 * most readers of a page never need it, and the range of the untouched scenario comes with the page.
 */
import type { ModelConstants } from '../../model/receipt.ts';
import { initialScenario, type Scenario } from '../../scenario/scenario.ts';
import { encodeScenario } from '../../scenario/url.ts';
import type { UsdRange } from '../../ui/cost-scale.ts';
import type { RangeState } from './receipt.ts';

type RangeOf = typeof import('../../scenario/range.ts').rangeOf;

// While a slider is dragged, a slow machine must spend most of its time on the slider.
const restPerWork = 3;
const longestWaitMs = 300;

export class LaterRange {
  current: RangeState = $state.raw('pending');
  readonly #initial: UsdRange;
  readonly #constants: ModelConstants;
  #wanted: Scenario = initialScenario;
  #isWaiting = false;
  #workMs = 0;
  #rangeOf: RangeOf | undefined;

  /** `initial` is the range of the untouched scenario. */
  constructor(initial: UsdRange, constants: ModelConstants) {
    this.#initial = initial;
    this.#constants = constants;
    this.current = initial;
  }

  /** Asks for the range of a scenario. Of several in short order, the last counts; the band follows a moving slider. */
  follow(scenario: Scenario): void {
    this.#wanted = scenario;
    if (encodeScenario(scenario) === '') {
      this.current = this.#initial;
      return;
    }
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    if (this.#rangeOf) this.#waitAndWork(this.#rangeOf);
    else void this.#fetchAndWork();
  }

  async #fetchAndWork(): Promise<void> {
    // Whatever stood here belongs to another scenario, and fetching may take long.
    this.current = 'pending';
    try {
      const { rangeOf } = await import('../../scenario/range.ts');
      this.#rangeOf = rangeOf;
      this.#waitAndWork(rangeOf);
    } catch {
      this.#isWaiting = false;
      this.current = 'failed';
    }
  }

  #waitAndWork(rangeOf: RangeOf): void {
    const wait = Math.min(longestWaitMs, this.#workMs > 8 ? this.#workMs * restPerWork : 0);
    setTimeout(() => whenIdle(() => this.#work(rangeOf)), wait);
  }

  #work(rangeOf: RangeOf): void {
    this.#isWaiting = false;
    if (encodeScenario(this.#wanted) === '') return;
    const start = performance.now();
    const { inputs, p5Usd, p95Usd } = rangeOf(this.#wanted, this.#constants);
    this.#workMs = performance.now() - start;
    this.current = inputs.length === 0 ? 'none' : { lowUsd: p5Usd, highUsd: p95Usd };
  }
}

/** After the next paint. Safari has no idle callback. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 200 });
  else setTimeout(work, 30);
}
