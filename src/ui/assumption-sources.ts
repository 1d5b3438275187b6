/**
 * Where the assumptions come from, as plain data for islands. Build-time only.
 */
import { isConfirmed } from '../ledger/confirmation.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type AssumptionId, assumptionIds, assumptions } from '../scenario/assumptions.ts';
import { factPath } from './paths.ts';
import { curl } from './typography.ts';

export interface SourceLink {
  label: string;
  /** Its first fact in the list of sources. */
  href: string;
}

export type AssumptionSources = Readonly<Record<AssumptionId, readonly SourceLink[]>>;

/** Where each assumption comes from: every source once, and whether we could confirm it. */
export function assumptionSources(ledger: Ledger): AssumptionSources {
  const entries = assumptionIds.map((id) => {
    const links = new Map<string, SourceLink>();
    for (const factId of assumptions[id].factIds) {
      const { reference, confirmed } = ledger.fact(factId);
      if (links.has(reference.id)) continue;
      const doubt = isConfirmed(confirmed) ? '' : ' (unconfirmed)';
      links.set(reference.id, {
        label: curl(`${reference.publisher}, ${reference.title}${doubt}`),
        href: factPath(factId),
      });
    }
    return [id, [...links.values()]] as const;
  });
  // One entry per assumption, which the type of fromEntries has forgotten.
  return Object.fromEntries(entries) as unknown as AssumptionSources;
}
