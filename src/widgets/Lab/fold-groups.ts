/**
 * The inline script after the groups of assumptions: on a phone, and where they are embedded, all but the first fold
 * before anything is laid out. Without scripts all stand open, since only scripts could tell how wide the window is.
 *
 * Its hash stands in the content security policy (astro.config.mjs).
 */
export const foldGroupsScript = `if (matchMedia('(max-width: 639px)').matches || 'embed' in document.documentElement.dataset) {
  for (const group of [...document.querySelectorAll('[data-group]')].slice(1)) group.open = false;
}`;
