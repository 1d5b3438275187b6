/**
 * Scrolls the lines of the receipt, and nothing else, until the entry that holds `inside` is in view; if it is too tall,
 * its beginning. `scrollIntoView` would move the page as well.
 */
export function reveal(inside: Element): void {
  const entry = inside.closest('li');
  const list = entry && scrollerOf(entry);
  if (!entry || !list) return;
  const [inner, outer] = [entry.getBoundingClientRect(), list.getBoundingClientRect()];
  // The question above and the total below lie over what scrolls, and say so by the padding.
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(list);
  const below = inner.bottom - outer.bottom + (parseFloat(scrollPaddingBottom) || 0);
  const above = inner.top - outer.top - (parseFloat(scrollPaddingTop) || 0);
  const way = above < 0 ? above : Math.min(above, Math.max(0, below));
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (way !== 0) list.scrollBy({ top: way, behavior: isCalm ? 'auto' : 'smooth' });
}

/** What scrolls around an entry, up to the paper or the sheet: which it is depends on the window. */
function scrollerOf(entry: Element): Element | undefined {
  const candidates = ['.till-lines', '.till-body', '.till-sheet-body'].map((selector) => entry.closest(selector));
  return candidates.find(
    (each): each is Element =>
      each !== null && each.scrollHeight > each.clientHeight && getComputedStyle(each).overflowY === 'auto',
  );
}
