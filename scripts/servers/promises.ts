/** What docs/PUBLISHING.md promises of a server, asked of one that runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type Answer, get } from './request.ts';
import type { RealServer } from './start.ts';

const aYear = 'public, max-age=31536000, immutable';
const askAgain = 'public, max-age=0, must-revalidate';

interface Promised {
  path: string;
  status?: number;
  type: RegExp;
  cache: string;
  /** Whether other sites may read it by script. */
  isOpen: boolean;
  /** In the policy that comes as a header; null: there is none. */
  policy: string | null;
}

/** A file of each kind, taken from the built site. */
function promised(folder: string): Promised[] {
  const one = (sub: string, ending: string): string => {
    const file = readdirSync(join(folder, sub)).find((name) => name.endsWith(ending));
    if (file === undefined) throw new Error(`${folder}/${sub} has no ${ending}`);
    return `/${sub}/${file}`;
  };
  const page = {
    type: /^text\/html; charset=utf-8$/i,
    cache: askAgain,
    isOpen: false,
    policy: "frame-ancestors 'self'",
  };
  const asset = { ...page, cache: aYear, isOpen: true };
  const data = { ...page, isOpen: true };
  return [
    { ...page, path: '/' },
    { ...page, path: '/headline-number/' },
    { ...page, path: '/claims/?rate=3.42' },
    { ...page, path: '/nowhere/', status: 404 },
    { ...page, path: '/_headers', status: 404 },
    { ...page, path: '/_astro/nothing.js', status: 404, cache: aYear, isOpen: true },
    { ...asset, path: one('_astro', '.js'), type: /^(text|application)\/javascript/ },
    { ...asset, path: one('_astro', '.css'), type: /^text\/css; charset=utf-8$/i },
    { ...asset, path: one('_astro', '.woff2'), type: /^font\/woff2$/ },
    { ...page, path: '/sw.js', type: /^(text|application)\/javascript/, cache: 'no-cache' },
    { ...page, path: '/manifest.webmanifest', type: /^application\/manifest\+json/ },
    { ...page, path: '/feed.xml', type: /^application\/atom\+xml; charset=utf-8$/i },
    { ...page, path: '/favicon.svg', type: /^image\/svg\+xml/ },
    { ...page, path: '/robots.txt', type: /^text\/plain; charset=utf-8$/i },
    { ...page, path: one('og', '.png'), type: /^image\/png$/, cache: 'public, max-age=86400' },
    { ...data, path: '/data/v1/ledger.json', type: /^application\/json/ },
    { ...data, path: '/data/v1/claims.csv', type: /^text\/csv/ },
    { ...data, path: '/data/cite/the-receipt.bib', type: /^application\/x-bibtex/ },
    {
      ...page,
      path: '/pagefind/pagefind-worker.js',
      type: /javascript/,
      policy: "script-src 'self' 'wasm-unsafe-eval'",
    },
    { ...page, path: one('pagefind/fragment', '.pf_fragment'), type: /^application\//, cache: aYear },
  ];
}

/** What the server does otherwise than promised, in sentences. */
export async function brokenPromises(
  { origin, plainOrigin, hasBrotli }: RealServer,
  folder: string,
): Promise<string[]> {
  const found: string[] = [];
  const hold = (isKept: boolean, what: string) => {
    if (!isKept) found.push(what);
  };

  for (const { path, status = 200, type, cache, isOpen, policy } of promised(folder)) {
    const answer = await get(origin + path);
    const { headers } = answer;
    hold(answer.status === status, `${path}: status ${answer.status}, not ${status}`);
    hold(type.test(headers['content-type'] ?? ''), `${path}: type ${headers['content-type']}`);
    // What is not there must not be kept for a year; which of the two a server says is its own.
    if (status === 200) hold(headers['cache-control'] === cache, `${path}: cache-control ${headers['cache-control']}`);
    hold(headers['x-content-type-options'] === 'nosniff', `${path}: no nosniff`);
    hold(/max-age=\d{7,}/.test(String(headers['strict-transport-security'])), `${path}: no strict transport`);
    if (status === 200)
      hold((headers['access-control-allow-origin'] === '*') === isOpen, `${path}: open to others or not`);
    const said = headers['content-security-policy'];
    hold(policy === null ? said === undefined : String(said).includes(policy), `${path}: policy ${said}`);
    if (status === 404) hold(answer.body.includes('on no receipt'), `${path}: not the page for lost readers`);
  }

  const framed = readdirSync(join(folder, 'embed'), { withFileTypes: true }).find((entry) => entry.isDirectory());
  if (framed) {
    const { headers } = await get(`${origin}/embed/${framed.name}/`);
    hold(headers['content-security-policy'] === undefined, `/embed/: a policy ${headers['content-security-policy']}`);
    hold(headers['access-control-allow-origin'] === '*', '/embed/: closed to others');
  }

  const plain = readFileSync(join(folder, 'headline-number/index.html'));
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync } as const;
  for (const kind of hasBrotli ? (['br', 'gzip'] as const) : (['gzip'] as const)) {
    const answer = await get(`${origin}/headline-number/`, { 'accept-encoding': kind });
    hold(answer.headers['content-encoding'] === kind, `${kind}: sent as ${answer.headers['content-encoding']}`);
    if (answer.headers['content-encoding'] === kind)
      hold(unpack[kind](answer.body).equals(plain), `${kind}: other content`);
    hold(/accept-encoding/i.test(answer.headers.vary ?? ''), `${kind}: vary ${answer.headers.vary}`);
  }
  hold((await get(`${origin}/headline-number/`)).body.equals(plain), 'plain: other content');

  const bare = await get(`${origin}/claims`);
  hold(
    [301, 307, 308].includes(bare.status) && isFolder(bare, origin),
    `/claims: ${bare.status} ${bare.headers.location}`,
  );
  const { etag, 'last-modified': modified } = (await get(`${origin}/`)).headers;
  const again = await get(`${origin}/`, etag ? { 'if-none-match': etag } : { 'if-modified-since': modified ?? '' });
  hold(again.status === 304, `/: asked again, ${again.status}`);
  if (plainOrigin) {
    const { status, headers } = await get(`${plainOrigin}/claims/?rate=3`);
    hold(
      status === 301 && /^https:\/\/[^/]+\/claims\/\?rate=3$/.test(headers.location ?? ''),
      `http: ${status} ${headers.location}`,
    );
  }
  return found;
}

const isFolder = ({ headers }: Answer, origin: string): boolean =>
  new URL(headers.location ?? '', `${origin}/`).href === `${origin}/claims/`;
