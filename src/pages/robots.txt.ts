/** Everybody may read everything. Where the site knows its address, it names the list of its pages. */
import type { APIRoute } from 'astro';
import { pathTo } from '../ui/paths.ts';

export const GET: APIRoute = ({ site }) => {
  const lines = ['User-agent: *', 'Allow: /'];
  if (site) lines.push('', `Sitemap: ${new URL(pathTo('sitemap-index.xml'), site).href}`);
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
