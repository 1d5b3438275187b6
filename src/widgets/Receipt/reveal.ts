/**
 * Scrolls the lines of the receipt, and nothing else, until the entry that holds `inside` is in view; if it is too tall,
 * its beginning. `scrollIntoView` would move the page as well.
 */
export function reveal(inside: Element): void {
  const entry = inside.closest('li');
  const list = inside.closest('.till-flow .till-lines, .till-sheet-body');
  if (!entry || !list) return;
  const [inner, outer] = [entry.getBoundingClientRect(), list.getBoundingClientRect()];
  const below = inner.bottom - outer.bottom;
  const above = inner.top - outer.top;
  const way = above < 0 ? above : Math.min(above, Math.max(0, below));
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (way !== 0) list.scrollBy({ top: way, behavior: isCalm ? 'auto' : 'smooth' });
}
