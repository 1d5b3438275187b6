/** Sources as figures name them, each once and in the order given, with its place on the page of sources. Pure. */
import type { Reference } from '../ledger/schema.ts';
import type { FigureSource } from './figure/data-table.ts';
import { pathTo } from './paths.ts';
import { curl } from './typography.ts';

export function sourcesOf(references: readonly Pick<Reference, 'id' | 'title'>[]): FigureSource[] {
  const titles = new Map(references.map(({ id, title }) => [id, title]));
  return [...titles].map(([id, title]) => ({ label: curl(title), href: pathTo(`sources/#source-${id}`) }));
}
