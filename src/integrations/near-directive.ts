/** What `client:near` does in the browser. See directives.ts. */
import type { ClientDirective } from 'astro';

/** How far from the window an island is near, so that it has woken when it comes into view. */
const margin = '200px';
const lookEveryMs = 100;
/** A reader who moves on by more of a window than this between two looks is not reading. */
const flyingBy = 0.08;

const near: ClientDirective = (load, _options, element) => {
  const inSight = new Set<Element>();
  let isWaking = false;

  const wake = async () => {
    if (isWaking) return;
    isWaking = true;
    observer.disconnect();
    const hydrate = await load();
    // Between frames, so that several that wake together do not hold one up.
    if ('requestIdleCallback' in window) {
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 300 }));
    }
    await hydrate();
  };
  const wakeUnlessFlying = (from: number) => {
    setTimeout(() => {
      if (inSight.size === 0) return;
      if (Math.abs(scrollY - from) > innerHeight * flyingBy) wakeUnlessFlying(scrollY);
      else void wake();
    }, lookEveryMs);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      const wasNear = inSight.size > 0;
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) inSight.add(target);
        else inSight.delete(target);
      }
      if (inSight.size > 0 && !wasNear) wakeUnlessFlying(scrollY);
    },
    { rootMargin: margin },
  );
  // The island itself has no box.
  for (const child of element.children) observer.observe(child);
  for (const touch of ['pointerdown', 'focusin']) element.addEventListener(touch, wake, { once: true, passive: true });
};

export default near;
