/**
 * The search index in the browser. It loads when it is first asked for; the index itself comes in parts, as words need
 * them. It runs in a worker, so that pages need no leave to run WebAssembly.
 */
import { type FoundPage, type Hit, hitsOf, type KindId, kinds } from './hits.ts';

interface Pagefind {
  options: (options: { baseUrl: string; excerptLength: number }) => Promise<void>;
  init: () => Promise<void>;
  search: (
    words: string,
    options: { filters: { kind: KindId } },
  ) => Promise<{ results: readonly { data: () => Promise<FoundPage> }[] }>;
}

export interface Group {
  kind: KindId;
  title: string;
  hits: readonly Hit[];
  /** How many there are, of which `hits` are the first. */
  count: number;
}

let loading: Promise<Pagefind> | undefined;

/** `base` is the path of the home page: scripts that load on their own share no file with the islands. */
async function load(base: string): Promise<Pagefind> {
  // Written after the build, so no part of it.
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
  await pagefind.options({ baseUrl: base, excerptLength: 22 });
  await pagefind.init();
  return pagefind;
}

/** Gets the index ready. Rejects when it cannot be had; the next call tries again. */
export async function prepare(base: string): Promise<void> {
  loading ??= load(base);
  try {
    await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
  void keepForOffline();
}

/** What there is for the words, in groups that are not empty. */
export async function find(words: string, base: string): Promise<Group[]> {
  await prepare(base);
  const pagefind = await loading;
  if (!pagefind || words === '') return [];
  const groups = await Promise.all(
    kinds.map(async ({ id, title, most }) => {
      const { results } = await pagefind.search(words, { filters: { kind: id } });
      const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
      const hits = pages.flatMap((page) => hitsOf(page)).slice(0, most);
      return { kind: id, title, hits, count: Math.max(results.length, hits.length) };
    }),
  );
  return groups.filter(({ hits }) => hits.length > 0);
}

/** Whoever searches may want to offline too. Where the site is not kept, nobody is ever ready. */
async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  (await navigator.serviceWorker.ready).active?.postMessage('keep-search');
}
