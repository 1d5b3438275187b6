/** Sources in the order in which a reader would ask for them: what the company says first, what others say after. */
import type { Reference } from '../ledger/schema.ts';

const titles = [
  { id: 'papers', title: 'Papers and technical reports', kinds: ['paper'] },
  { id: 'files', title: 'Code, configurations and model cards', kinds: ['code', 'model-card', 'statement'] },
  { id: 'data', title: 'Data sets', kinds: ['data-set'] },
  { id: 'rules', title: 'Rules and company filings', kinds: ['rule', 'filing'] },
  { id: 'analyses', title: 'Analyses and posts', kinds: ['analysis', 'post'] },
  { id: 'press', title: 'Press and other pages', kinds: ['press', 'web-page'] },
] as const;

export interface ReferenceGroup {
  id: string;
  title: string;
  references: readonly Reference[];
}

/** All references, each in one group; within a group those with most facts first. */
export function referenceGroups(references: readonly Reference[]): ReferenceGroup[] {
  return titles.map(({ id, title, kinds }) => ({
    id,
    title,
    references: references
      .filter(({ kind }) => kinds.some((member) => member === kind))
      .toSorted((a, b) => b.facts.length - a.facts.length || a.title.localeCompare(b.title, 'en')),
  }));
}
