/**
 * Astro gives every page the hashes of all inline scripts and styles of the site, most of which the page does not have:
 * two kilobytes that no compression shortens. Here each page's content security policy keeps those of its own.
 */
import { createHash } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import { rewritePages } from './rewrite-pages.ts';

const policy = /<meta http-equiv="content-security-policy" content="[^"]*">/;
const inline = /<(?:script|style)\b[^>]*>([\s\S]*?)<\/(?:script|style)>/g;
const hash = / 'sha256-([\w+/=]+)'/g;

/** The page with a policy that allows what stands in it, of what it allowed before. */
export function withOwnPolicy(html: string): string {
  const own = new Set([...html.matchAll(inline)].map(([, text = '']) => digestOf(text)));
  return html.replace(policy, (written) =>
    written.replace(hash, (one, digest: string) => (own.has(digest) ? one : '')),
  );
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64');

export const pagePolicy = (): AstroIntegration => rewritePages('page-policy', withOwnPolicy);
