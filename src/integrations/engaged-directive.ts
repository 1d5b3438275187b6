/** What `client:engaged` does in the browser. See directives.ts. */
import type { ClientDirective } from 'astro';
import { idle, isFlyingBy } from './at-rest.ts';
import { hydrateOrTell } from './hydrate-or-tell.ts';

const signs = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin'] as const;

const engaged: ClientDirective = (load, _options, element) => {
  const touched = new Promise((resolve) => {
    for (const touch of ['pointerdown', 'focusin']) {
      element.addEventListener(touch, resolve, { once: true, passive: true });
    }
  });
  const atRest = async () => {
    while (await isFlyingBy());
    await idle();
  };
  const wake = async (event?: Event) => {
    // Browsers report a pointer that rests where the page appeared as moved, by nothing.
    if (event instanceof PointerEvent && event.type === 'pointermove' && !event.movementX && !event.movementY) return;
    for (const sign of signs) removeEventListener(sign, wake, true);
    const [hydrate] = await Promise.all([load(), event && Promise.race([touched, atRest()])]);
    await hydrateOrTell(element, hydrate);
  };
  if ('restoring' in document.documentElement.dataset) {
    void wake();
    return;
  }
  for (const sign of signs) addEventListener(sign, wake, { capture: true, passive: true });
};

export default engaged;
