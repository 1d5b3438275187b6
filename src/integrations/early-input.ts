/**
 * What a reader does to an island that still sleeps is not lost. The build renders controls disabled, because without
 * scripts they would do nothing; where scripts run, they work from the start:
 *
 * - They are enabled as soon as the page is parsed, before any other script has come, so that Tab stops at them and a
 *   slider can be dragged.
 * - A press on a sleeping button or box is held back, and made when its island has woken.
 * - What is set or typed stays as it is, and the island hears of it when it has woken. Hydrating sets every control to
 *   what the build knew, so it is set once more. A chosen file stays chosen by itself, and no script may name one.
 *   Enter, or leaving the field, between the two would find nothing changed: it counts as a change.
 * - When a component throws, Svelte empties its island to begin anew, throws again, and leaves nothing. What the build drew
 *   is put back then. An island that cannot wake, for whatever reason, has its controls disabled;
 *   `data-failed` lets styles say so (base.css), and uncover what only the island could.
 *
 * The function is inlined into every page as its own text: it may use nothing from outside, and the comments are here.
 */
export function earlyInput(): void {
  interface Act {
    island: Element;
    control: Element;
    type: string;
    replay: (as?: string) => void;
  }
  const controls = 'button, input, select, textarea, fieldset';
  const sleeping = 'astro-island[ssr]';
  let acts: Act[] = [];

  addEventListener(
    'click',
    (event) => {
      const control =
        event.target instanceof Element
          ? event.target.closest<HTMLElement>('button, [type=checkbox], [type=radio]')
          : null;
      const island = control?.closest(sleeping);
      if (!control || !island) return;
      event.preventDefault();
      acts.push({ island, control, type: 'click', replay: () => control.click() });
    },
    true,
  );

  for (const type of ['input', 'change']) {
    addEventListener(
      type,
      ({ target }) => {
        if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
        acts = acts.filter((act) => act.control !== target || act.type !== type);
        const island = target.closest(sleeping);
        if (!island) return;
        const { value } = target;
        const replay = (as = type) => {
          if (target.type !== 'file') target.value = value;
          target.dispatchEvent(new Event(as, { bubbles: true }));
        };
        acts.push({ island, control: target, type, replay });
      },
      true,
    );
  }

  for (const type of ['keydown', 'focusout']) {
    addEventListener(
      type,
      (event) => {
        if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
        const [typed, ...more] = acts.filter((act) => act.control === event.target);
        if (typed?.type === 'input' && more.length === 0)
          acts.push({ ...typed, type: 'change', replay: () => typed.replay('change') });
      },
      true,
    );
  }

  addEventListener(
    'astro:hydrate',
    ({ target }) => {
      setTimeout(() => {
        const due = acts.filter(({ island }) => island === target);
        acts = acts.filter(({ island }) => island !== target);
        for (const { replay } of due) replay();
      });
    },
    true,
  );

  const setDisabled = (island: Element, isDisabled: boolean) => {
    for (const control of island.querySelectorAll(controls)) control.toggleAttribute('disabled', isDisabled);
  };
  const stills = new Map<Element, ChildNode[]>();
  addEventListener('astro:hydration-error', ({ target }) => {
    if (!(target instanceof Element)) return;
    const still = stills.get(target) ?? [];
    if (still.some(({ parentNode }) => parentNode !== target)) target.replaceChildren(...still);
    setDisabled(target, true);
    target.toggleAttribute('data-failed', true);
  });
  document.addEventListener(
    'readystatechange',
    () => {
      for (const island of document.querySelectorAll(sleeping)) {
        setDisabled(island, false);
        stills.set(island, [...island.childNodes]);
      }
    },
    { once: true },
  );
}
