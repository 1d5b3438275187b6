/** Where a figure stands, with what the reader has set. Pure. */

/** What the address of an embedded figure says about its frame, and no page needs to know. */
const frameKeys = ['theme', 'step'];

/**
 * The address of the figure on the page that is open. `home` is where an embedded one stands on this site, as a path with
 * its anchor: that is what its readers can open.
 */
export function figureAddress(id: string, href: string, home?: string): string {
  const here = new URL(href);
  const there = new URL(home ?? here, here);
  const query = new URLSearchParams(here.search);
  for (const key of frameKeys) query.delete(key);
  there.search = query.toString().replaceAll('%2C', ',');
  there.hash = id;
  return there.href;
}
