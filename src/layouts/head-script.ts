/**
 * The one inline script of every page: it runs in <head>, before the first paint, so that nothing flashes.
 *
 * - Controls that only scripts can serve show themselves (`html[data-js]`).
 * - A colour scheme the reader has chosen is set before anything is drawn.
 * - When the address or this visit carries a scenario, islands stay hidden (see base.css) until they have hydrated, so
 *   that default numbers never flash past. The time limit brings the stills back when scripts fail to load.
 * - Who reloads a page, or comes back to it, is to find the place again: nothing has a guessed height then (page.css).
 *
 * Its hash stands in the content security policy (astro.config.mjs).
 */
export const headScript = `(() => {
  const root = document.documentElement;
  root.dataset.js = '';
  const [arrival] = performance.getEntriesByType('navigation');
  if (arrival && arrival.type !== 'navigate') root.dataset.returned = '';
  let theme = null;
  let kept = null;
  try {
    theme = localStorage.getItem('theme');
    kept = sessionStorage.getItem('scenario');
  } catch {}
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (location.search || kept) {
    root.dataset.restoring = '';
    setTimeout(() => delete root.dataset.restoring, 3000);
  }
})();`.replace(/\n */g, '');
