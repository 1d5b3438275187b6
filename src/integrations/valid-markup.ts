/**
 * Astro puts the one rule that islands need before the first island of a page. HTML wants styles in the head: there it
 * goes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Moves the style of islands from the body of a page into its head. */
export function stylesInHead(html: string): string {
  const end = html.indexOf('</head>');
  const style = /<style>astro-island,[^<]*<\/style>/.exec(html)?.[0];
  if (style === undefined || end === -1 || html.indexOf(style) < end) return html;
  return html.slice(0, end) + style + html.slice(end).replace(style, '');
}

export function validMarkup(): AstroIntegration {
  return {
    name: 'valid-markup',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!file.endsWith('.html')) continue;
          const path = join(folder, file);
          writeFileSync(path, stylesInHead(readFileSync(path, 'utf8')));
        }
      },
    },
  };
}
