/** What `client:engaged` does in the browser. See engaged.ts. */
import type { ClientDirective } from 'astro';

const signs = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin'] as const;

const engaged: ClientDirective = (load, _options, element) => {
  // A reader may press a button that still sleeps. The press is made good when the button is awake.
  let pressed: HTMLButtonElement | undefined;
  const press = ({ target }: Event) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.disabled && element.contains(button)) pressed = button;
  };
  const wake = async () => {
    for (const sign of signs) removeEventListener(sign, wake, true);
    const hydrate = await load();
    await hydrate();
    removeEventListener('pointerdown', press, true);
    setTimeout(() => {
      pressed?.focus();
      pressed?.click();
    });
  };
  addEventListener('pointerdown', press, true);
  if ('restoring' in document.documentElement.dataset) {
    void wake();
    return;
  }
  for (const sign of signs) addEventListener(sign, wake, { capture: true, passive: true });
};

export default engaged;
