/**
 * The inline script of an embedded figure, before the first paint. As that of every page (../head-script.ts), but it
 * touches no storage, which a sandboxed frame has none of: the colour scheme comes from the address or the reader's
 * system. Its hash stands in the content security policy (astro.config.mjs).
 */
export const embedHeadScript = `(() => {
  const root = document.documentElement;
  root.dataset.js = '';
  const query = new URLSearchParams(location.search);
  const theme = query.get('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  query.delete('theme');
  query.delete('step');
  if (query.toString()) {
    root.dataset.restoring = '';
    setTimeout(() => delete root.dataset.restoring, 3000);
  }
})();`;
