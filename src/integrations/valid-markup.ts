/**
 * Astro puts the one rule that islands need before the first island of a page. HTML wants styles in the head: there it
 * goes.
 */
import type { AstroIntegration } from 'astro';
import { rewritePages } from './rewrite-pages.ts';

/** Moves the style of islands from the body of a page into its head. */
export function stylesInHead(html: string): string {
  const end = html.indexOf('</head>');
  const style = /<style>astro-island,[^<]*<\/style>/.exec(html)?.[0];
  if (style === undefined || end === -1 || html.indexOf(style) < end) return html;
  return html.slice(0, end) + style + html.slice(end).replace(style, '');
}

export const validMarkup = (): AstroIntegration => rewritePages('valid-markup', stylesInHead);
