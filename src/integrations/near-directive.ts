/** What `client:near` does in the browser. See directives.ts. */
import type { ClientDirective } from 'astro';
import { idle, isFlyingBy } from './at-rest.ts';
import { hydrateOrTell } from './hydrate-or-tell.ts';

/** How far from the window an island is near, so that it has woken when it comes into view. */
const margin = '200px';

const near: ClientDirective = (load, _options, element) => {
  const inSight = new Set<Element>();
  let isWaking = false;

  const wake = async () => {
    if (isWaking) return;
    isWaking = true;
    observer.disconnect();
    const hydrate = await load();
    await idle();
    await hydrateOrTell(element, hydrate);
  };
  const wakeUnlessFlyingBy = async () => {
    while (await isFlyingBy()) if (inSight.size === 0) return;
    if (inSight.size > 0) await wake();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      const wasNear = inSight.size > 0;
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) inSight.add(target);
        else inSight.delete(target);
      }
      if (inSight.size > 0 && !wasNear) void wakeUnlessFlyingBy();
    },
    { rootMargin: margin },
  );
  // The island itself has no box.
  for (const child of element.children) observer.observe(child);
  for (const touch of ['pointerdown', 'focusin']) element.addEventListener(touch, wake, { once: true, passive: true });
};

export default near;
