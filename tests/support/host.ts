/** A page of somebody else: another host, with a strict policy of its own, that frames figures of this site. */
import { createServer } from 'node:http';
import { type FrameInput, frameHtml, snippetHtml } from '../../src/embeds/snippet.ts';

export interface Host {
  origin: string;
  close: () => Promise<void>;
}

export interface HostPage {
  frame: FrameInput;
  /** Without the sandbox that the snippet asks for. */
  isPlain?: boolean;
  /** Where /embed/embed.js is; without it nobody listens. */
  scriptUrl?: string;
}

/** What a careful host sends: nothing is allowed but frames and the one script, both from this site. */
const hostPolicy = (site: string): string => `default-src 'none'; frame-src ${site}; script-src ${site}`;

/** Serves pages by path until `close`. Not by the number that the site is served by, so the host is another one. */
export async function startHost(site: string, pages: Readonly<Record<string, HostPage>>): Promise<Host> {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', hostPolicy(site));
    if (!page) {
      response.statusCode = 404;
      response.end();
      return;
    }
    const { frame, isPlain, scriptUrl } = page;
    const html = scriptUrl === undefined ? frameHtml(frame) : snippetHtml(frame, scriptUrl);
    const framed = isPlain ? html.replace(/ sandbox="[^"]*"/, '') : html;
    response.end(
      `<!doctype html><html lang="en"><title>A newspaper</title><p>Before.</p>${framed}<p>After.</p></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port');
  return {
    origin: `http://localhost:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
