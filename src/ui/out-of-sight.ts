/**
 * Lets the browser skip layout and paint of what is out of sight, so that on a long page a slider waits for nothing that
 * nobody sees. Each part is measured first and keeps its height while it is skipped: nothing jumps, and nothing reaches
 * over what follows.
 */

const settleAfterMs = 200;

/** Parts must not contain one another. Call it once, when they are all there. */
export function skipOutOfSight(parts: Iterable<HTMLElement>): void {
  const all = [...parts];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settleSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => settle(all), settleAfterMs);
  };
  settle(all);
  void document.fonts.ready.then(settleSoon);
  addEventListener('resize', settleSoon);
  for (const part of all) {
    // A group that folds has another height from then on.
    part.addEventListener('toggle', settleSoon, { capture: true });
  }
}

function settle(parts: readonly HTMLElement[]): void {
  for (const { style } of parts) style.setProperty('content-visibility', 'visible');
  const heights = parts.map((part) => part.getBoundingClientRect().height);
  for (const [index, { style }] of parts.entries()) {
    style.setProperty('contain-intrinsic-block-size', `auto ${heights[index] ?? 0}px`);
    style.setProperty('content-visibility', 'auto');
  }
}
