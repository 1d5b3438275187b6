/**
 * The service worker: after one visit the whole site reads offline.
 *
 * - Everything that a reader can read is kept under the version it belongs to. Each file is checked by its hash, so that
 *   a kept version is never a mixture of two; when one file fails, the version is not kept, and the browser tries again.
 * - A page comes from the network while there is one, and else from what is kept. Files that pages are made of come from
 *   what is kept first: their names change with their content.
 * - A new version waits until no page of the old one is open, and takes over what has not changed. Nothing is removed
 *   under a reader's eyes.
 *
 * The function is written into /sw.js as its own text (see integrations/offline.ts): it may use nothing from outside.
 */

/** Paths from the root of the site ("" is the home page), and the hash of what is there. */
export type HashedFiles = Readonly<Record<string, string>>;

/** The parts of a service worker's global scope that are used. */
export interface WorkerScope {
  caches: CacheStorage;
  clients: { claim: () => Promise<void> };
  crypto: Pick<Crypto, 'subtle'>;
  registration: { scope: string; navigationPreload?: { enable: () => Promise<void> } };
  fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
  addEventListener: (
    type: 'install' | 'activate' | 'fetch' | 'message',
    listener: (event: WorkerEvent) => void,
  ) => void;
}

export interface WorkerEvent {
  waitUntil: (promise: Promise<unknown>) => void;
  respondWith: (response: Promise<Response>) => void;
  request: Request;
  preloadResponse?: Promise<Response | undefined>;
  data: unknown;
}

export function offlineWorker(scope: WorkerScope, version: string, files: HashedFiles): void {
  const home = scope.registration.scope;
  const ours = `the-receipt ${home} `;
  const name = ours + version;
  const searchList = 'pagefind/files.json';
  const hashHeader = 'X-Content-Hash';
  /** How long a page may keep a reader waiting who has a copy of it. */
  const patienceMs = 4000;

  const addressOf = (path: string) => new URL(path, home).href;

  async function otherCaches(): Promise<string[]> {
    return (await scope.caches.keys()).filter((key) => key.startsWith(ours) && key !== name);
  }

  async function fetchChecked(address: string, hash: string): Promise<Response> {
    const response = await scope.fetch(address, { cache: 'no-cache', credentials: 'same-origin' });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const body = await response.arrayBuffer();
    const digest = new Uint8Array(await scope.crypto.subtle.digest('SHA-256', body));
    const found = Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (found !== hash) throw new Error(`${address} is not of version ${version}`);
    const type = response.headers.get('Content-Type');
    // Made anew: a response that was redirected may not be given to a page later.
    return new Response(body, { headers: { [hashHeader]: hash, ...(type === null ? {} : { 'Content-Type': type }) } });
  }

  /** Keeps the files, a few at a time, those of earlier versions that are the same among them. */
  async function keep(list: HashedFiles): Promise<void> {
    const cache = await scope.caches.open(name);
    const earlier = await Promise.all((await otherCaches()).map((key) => scope.caches.open(key)));
    const waiting = Object.entries(list);
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [path, hash] = next;
        const address = addressOf(path);
        const isCurrent = (copy: Response | undefined) => copy?.headers.get(hashHeader) === hash;
        if (isCurrent(await cache.match(address))) continue;
        const copies = await Promise.all(earlier.map((old) => old.match(address)));
        await cache.put(address, copies.find(isCurrent) ?? (await fetchChecked(address, hash)));
      }
    };
    await Promise.all(Array.from({ length: 4 }, work));
  }

  /** The search index, which only those get who search. Its list comes last: it is there when all else is. */
  async function keepSearch(): Promise<void> {
    const response = await scope.fetch(addressOf(searchList), { cache: 'no-cache' });
    if (!response.ok) return;
    const list: HashedFiles = await response.clone().json();
    await keep(list);
    await (await scope.caches.open(name)).put(addressOf(searchList), response);
  }

  async function install(): Promise<void> {
    await keep(files);
    for (const key of await otherCaches()) {
      const searched = await (await scope.caches.open(key)).match(addressOf(searchList));
      if (searched) await keepSearch().catch(() => undefined);
    }
  }

  async function activate(): Promise<void> {
    await Promise.all((await otherCaches()).map((key) => scope.caches.delete(key)));
    await scope.registration.navigationPreload?.enable();
    await scope.clients.claim();
  }

  async function kept(address: string): Promise<Response | undefined> {
    // What readers have set stands in the address and makes no other page of it.
    return (await scope.caches.open(name)).match(address, { ignoreSearch: true });
  }

  async function page({ request, preloadResponse }: WorkerEvent): Promise<Response> {
    const { origin, pathname } = new URL(request.url);
    const path = pathname.replace(/\/index\.html$/, '/');
    const isFile = /\.[a-z0-9]+$/.test(path);
    const copy = await kept(origin + (path.endsWith('/') || isFile ? path : `${path}/`));
    const fromNetwork = Promise.resolve(preloadResponse).then((early) => early ?? scope.fetch(request));
    if (!copy) return fromNetwork.catch(async () => (await kept(addressOf('404.html'))) ?? Response.error());
    const tooLate = new Promise<Response>((resolve) => setTimeout(() => resolve(copy), patienceMs));
    return Promise.race([fromNetwork.then((fresh) => (fresh.status < 500 ? fresh : copy)), tooLate]).catch(() => copy);
  }

  scope.addEventListener('install', (event) => event.waitUntil(install()));
  scope.addEventListener('activate', (event) => event.waitUntil(activate()));
  scope.addEventListener('message', (event) => {
    if (event.data === 'keep-search') event.waitUntil(keepSearch().catch(() => undefined));
  });
  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    if (request.method !== 'GET' || !request.url.startsWith(home)) return;
    if (request.mode === 'navigate') event.respondWith(page(event));
    else event.respondWith(kept(request.url).then((copy) => copy ?? scope.fetch(request)));
  });
}

/** In place of the above when the site is to be kept no longer: it removes what was kept, and itself. */
export function farewellWorker(scope: {
  caches: Pick<CacheStorage, 'keys' | 'delete'>;
  registration: { scope: string; unregister: () => Promise<boolean> };
  skipWaiting: () => Promise<void>;
  addEventListener: (type: 'install' | 'activate', listener: (event: WorkerEvent) => void) => void;
}): void {
  scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
  scope.addEventListener('activate', (event) => {
    const leave = async () => {
      const ours = `the-receipt ${scope.registration.scope} `;
      const keys = await scope.caches.keys();
      await Promise.all(keys.filter((key) => key.startsWith(ours)).map((key) => scope.caches.delete(key)));
      await scope.registration.unregister();
    };
    event.waitUntil(leave());
  });
}
