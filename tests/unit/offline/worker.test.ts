import { createHash } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import { type HashedFiles, offlineWorker, type WorkerEvent, type WorkerScope } from '../../../src/offline/worker.ts';

const home = 'https://receipt.example/site/';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Caches in memory, as far as the worker uses them. */
class Memory {
  readonly stores = new Map<string, Map<string, Response>>();

  keys = async (): Promise<string[]> => [...this.stores.keys()];
  delete = async (name: string): Promise<boolean> => this.stores.delete(name);
  open = async (name: string) => {
    const store = this.stores.get(name) ?? new Map<string, Response>();
    this.stores.set(name, store);
    return {
      match: async (address: string, { ignoreSearch = false } = {}) =>
        store.get(ignoreSearch ? address.replace(/\?.*/, '') : address)?.clone(),
      put: async (address: string, response: Response) => void store.set(address, response),
    };
  };
}

/** An answer that does not come. */
const never = new Promise<never>(() => undefined);
/** What the server has, by path; an Error where it cannot be reached. */
let served: Record<string, string | Error | Promise<never>>;
let memory: Memory;
let asked: string[];

beforeEach(() => {
  served = {};
  memory = new Memory();
  asked = [];
});

/** A worker with this version of the files. Returns what sends it an event. */
function start(version: string, files: Readonly<Record<string, string>>) {
  const listeners = new Map<string, (event: WorkerEvent) => void>();
  const hashed: HashedFiles = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, hashOf(text)]));
  const scope = {
    caches: memory,
    clients: { claim: async () => undefined },
    crypto,
    registration: { scope: home },
    fetch: async (request: Request | string) => {
      const path = (typeof request === 'string' ? request : request.url).replace(home, '').replace(/\?.*/, '');
      asked.push(path);
      const body = await served[path];
      if (body instanceof Error) throw body;
      return body === undefined ? new Response('', { status: 404 }) : new Response(body);
    },
    addEventListener: (type: string, listener: (event: WorkerEvent) => void) => listeners.set(type, listener),
  };
  // The parts of a browser's scope that the worker asks for, in memory.
  offlineWorker(scope as unknown as WorkerScope, version, hashed);
  return async (type: string, data?: { request?: Request; data?: unknown }): Promise<Response | undefined> => {
    let done: Promise<unknown> = Promise.resolve();
    let answer: Promise<Response> | undefined;
    const request = data?.request ?? new Request(home);
    listeners.get(type)?.({
      waitUntil: (promise) => (done = promise),
      respondWith: (promise) => (answer = promise),
      request,
      data: data?.data,
    });
    await done;
    return answer;
  };
}

/** Node's requests cannot be navigations. */
const visit = (path: string): Request => {
  const request = new Request(home + path);
  Object.defineProperty(request, 'mode', { value: 'navigate' });
  return request;
};
const textOf = async (response: Response | undefined): Promise<string | undefined> => response?.text();
const offline = () => (served = new Proxy({}, { get: () => new Error('offline') }));

const first = { '': 'home 1', 'a/': 'a 1', '_astro/x.js': 'x', '404.html': 'lost' };

async function installed(version: string, files: Readonly<Record<string, string>>) {
  served = { ...files };
  const send = start(version, files);
  await send('install');
  return send;
}

test('what was kept is read offline, whatever the reader has set in the address', async () => {
  const send = await installed('1', first);
  await send('activate');
  offline();
  expect(await textOf(await send('fetch', { request: visit('') }))).toBe('home 1');
  expect(await textOf(await send('fetch', { request: visit('a/?rate=3.42') }))).toBe('a 1');
  expect(await textOf(await send('fetch', { request: visit('a') }))).toBe('a 1');
  expect(await textOf(await send('fetch', { request: visit('a/index.html') }))).toBe('a 1');
  expect(await textOf(await send('fetch', { request: new Request(`${home}_astro/x.js`) }))).toBe('x');
  expect(await textOf(await send('fetch', { request: visit('nowhere/') }))).toBe('lost');
});

test('with a network, a page is the newest one', async () => {
  const send = await installed('1', first);
  served['a/'] = 'a 2';
  expect(await textOf(await send('fetch', { request: visit('a/') }))).toBe('a 2');
});

test('a reader with a copy does not wait for a slow network for ever', async () => {
  const send = await installed('1', first);
  vi.useFakeTimers();
  served['a/'] = never;
  const answer = send('fetch', { request: visit('a/') });
  await vi.advanceTimersByTimeAsync(4000);
  expect(await textOf(await answer)).toBe('a 1');
  vi.useRealTimers();
});

test('a version whose files do not fit together is not kept', async () => {
  served = { ...first, 'a/': 'a of another version' };
  await expect(start('1', first)('install')).rejects.toThrow('a/ is not of version 1');
});

test('a new version takes over what is the same, and removes the old one only when it takes its place', async () => {
  await installed('1', first);
  asked = [];
  const second = { ...first, 'a/': 'a 2' };
  const send = await installed('2', second);
  expect(asked).toEqual(['a/']);
  expect(await memory.keys()).toHaveLength(2);
  await send('activate');
  expect(await memory.keys()).toEqual([`the-receipt ${home} 2`]);
});

test('an install that was cut short goes on where it stopped', async () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`page-${index}/`, String(index)]));
  served = { ...many, 'page-19/': new Error('offline') };
  await expect(start('1', many)('install')).rejects.toThrow('offline');
  asked = [];
  await installed('1', many);
  expect(asked).toContain('page-19/');
  expect(asked).not.toContain('page-0/');
});

test('caches of others at the same host are left alone', async () => {
  await memory.open('of another site');
  const send = await installed('1', first);
  await send('activate');
  expect(await memory.keys()).toContain('of another site');
});

test('the search is kept for whoever asks, and again with the next version', async () => {
  const index = { 'pagefind/a.js': 'search' };
  const list = JSON.stringify({ 'pagefind/a.js': hashOf('search') });
  const files = { ...first };
  const send = await installed('1', files);
  expect(asked.some((path) => path.startsWith('pagefind/'))).toBe(false);
  served = { ...served, ...index, 'pagefind/files.json': list };
  await send('message', { data: 'keep-search' });
  const next = start('2', files);
  await next('install');
  await next('activate');
  offline();
  expect(await textOf(await next('fetch', { request: new Request(`${home}pagefind/a.js?ts=1`) }))).toBe('search');
});

test('what is sent, and what is outside of the site, is none of its business', async () => {
  const send = await installed('1', first);
  expect(await send('fetch', { request: new Request(home, { method: 'POST' }) })).toBeUndefined();
  expect(await send('fetch', { request: new Request('https://receipt.example/other/') })).toBeUndefined();
});
