/**
 * Scrolls the lines of the receipt, and nothing else, until an element among them is in view; if it is too tall, its
 * beginning. `scrollIntoView` would move the page as well.
 */
export function reveal(element: HTMLElement | undefined): void {
  const list = element?.closest<HTMLElement>('.till-flow .till-lines, .till-sheet-body');
  if (!element || !list) return;
  const [inner, outer] = [element.getBoundingClientRect(), list.getBoundingClientRect()];
  const below = inner.bottom - outer.bottom;
  const above = inner.top - outer.top;
  const way = above < 0 ? above : Math.min(above, Math.max(0, below));
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (way !== 0) list.scrollBy({ top: way, behavior: isCalm ? 'auto' : 'smooth' });
}
