/** The script for pages that hold embedded figures. See docs/EMBEDDING.md. */
import type { APIRoute } from 'astro';
import { followHeights } from '../../embeds/listener.ts';

export const GET: APIRoute = () =>
  new Response(`(${String(followHeights).replace(/\s+/g, ' ')})();\n`, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  });
