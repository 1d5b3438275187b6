/** What `client:engaged` does in the browser. See directives.ts. */
import type { ClientDirective } from 'astro';

const signs = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin'] as const;

const engaged: ClientDirective = (load) => {
  const wake = async (event?: Event) => {
    // Browsers report a pointer that rests where the page appeared as moved, by nothing.
    if (event instanceof PointerEvent && event.type === 'pointermove' && !event.movementX && !event.movementY) return;
    for (const sign of signs) removeEventListener(sign, wake, true);
    const hydrate = await load();
    await hydrate();
  };
  if ('restoring' in document.documentElement.dataset) {
    void wake();
    return;
  }
  for (const sign of signs) addEventListener(sign, wake, { capture: true, passive: true });
};

export default engaged;
