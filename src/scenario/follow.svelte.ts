import { snapshot } from './state.svelte.ts';
import type { Scenario } from './scenario.ts';

/**
 * How long a hand must rest before what is out of sight is worked out: longer than between two presses of an arrow key.
 * What comes into view does not wait for it.
 */
const restMs = 600;

/**
 * What `read` says, for a part of the page that is often out of sight: as it is while the part is in view or nearly, else
 * as it was when the reader's hand last rested. So a slider never waits for what nobody sees. Make it while a component
 * is set up; `place` says where the part stands.
 */
export function followInView<Value>(place: () => Element | null | undefined, read: () => Value): { current: Value } {
  let isNear = $state(true);
  let rested: Value | undefined = $state.raw();
  const shown = $derived(isNear ? read() : (rested ?? read()));

  $effect(() => {
    const element = place();
    if (!element) return undefined;
    const watch = (entries: IntersectionObserverEntry[]) => {
      isNear = entries.at(-1)?.isIntersecting ?? true;
    };
    const observer = new IntersectionObserver(watch, { rootMargin: '30% 0px' });
    observer.observe(element);
    return () => observer.disconnect();
  });

  $effect(() => {
    const now = read();
    if (isNear) {
      rested = now;
      return undefined;
    }
    const timer = setTimeout(() => (rested = now), restMs);
    return () => clearTimeout(timer);
  });

  return {
    get current() {
      return shown;
    },
  };
}

/** The reader's scenario, so followed. */
export function followScenario(place: () => Element | null | undefined): Scenario {
  const followed = followInView(place, snapshot);
  return {
    get values() {
      return followed.current.values;
    },
    get choices() {
      return followed.current.choices;
    },
    get ticked() {
      return followed.current.ticked;
    },
    get held() {
      return followed.current.held;
    },
  };
}
