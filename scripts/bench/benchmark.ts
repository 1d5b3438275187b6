import type { Measured } from './budgets.ts';

/** What benchmarks measure: the built site, served. */
export interface Site {
  origin: string;
  /** Paths of the pages that are built and asked for. */
  paths: readonly string[];
}

/** One kind of measurement. */
export interface Benchmark {
  /** The measures taken on every page, so that a page that is missing can be named under each. */
  idsPerPage: readonly string[];
  measure: (site: Site) => Promise<Measured[]>;
}

/** Something the caller of `npm run bench` must mend: an option, or what has to be there first. */
export class UsageError extends Error {}
