import { initialScenario, type Scenario } from '../../scenario/scenario.ts';
import { snapshot } from '../../scenario/state.svelte.ts';

/**
 * The reader's scenario one frame late: for what stands further down the page, so that a slider repaints before
 * comparisons are worked out. Make it while a component is set up.
 */
export class FollowedScenario {
  current: Scenario = $state.raw(initialScenario);
  #isWaiting = false;
  #hasFollowed = false;

  constructor() {
    $effect(() => {
      const next = snapshot();
      // What a link brought is there from the start.
      if (!this.#hasFollowed) this.current = next;
      else if (!this.#isWaiting) this.#followAfterPaint();
      this.#hasFollowed = true;
    });
  }

  #followAfterPaint(): void {
    this.#isWaiting = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#isWaiting = false;
        this.current = snapshot();
      }),
    );
  }
}
