/** The pages of the built site, read from its folder. */
import { readdirSync } from 'node:fs';

/** Paths of all pages, such as "/claims/", the style guide's among them. */
export function builtPages(folder = process.env['OUT_DIR'] ?? 'dist'): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`)
    .toSorted();
}

/** Pages that readers find: no style guide, no figures for the pages of others, no page for lost readers. */
export const readerPages = builtPages().filter((path) => !/^\/(styleguide|embed)\//.test(path) && path !== '/404.html');
