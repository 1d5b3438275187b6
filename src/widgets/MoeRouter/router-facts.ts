/** What the ledger and a run at build say about the router: plain data for the islands. Build-time only. */
import type { Ledger } from '../../ledger/ledger.ts';
import { type FinishedRun, finishRun, type Settings } from './simulation.ts';
import { standIn } from './stand-in.ts';

export interface RouterFacts {
  /** V3's layer, and the seed of the stand-in text. */
  settings: Settings;
  /** V3's. */
  biasSpeed: number;
  /** That layer with that speed. Its first batch is routed by scores alone. */
  run: FinishedRun;
}

// The run takes seconds, and several pages of a build ask for it.
const known = new WeakMap<Ledger, RouterFacts>();

/** V3's router, and a run of it. */
export function routerFacts(ledger: Ledger): RouterFacts {
  const facts = known.get(ledger) ?? runFacts(ledger);
  known.set(ledger, facts);
  return facts;
}

function runFacts(ledger: Ledger): RouterFacts {
  const settings: Settings = {
    config: {
      routedExperts: ledger.number('v3-routed-experts'),
      activeExperts: ledger.number('v3-active-experts'),
      nodes: ledger.number('v3-cfg-groups'),
      maxNodes: ledger.number('v3-node-limit'),
      sharedExperts: ledger.number('v3-shared-experts'),
      routeScale: ledger.number('v3-cfg-route-scale'),
    },
    seed: standIn.seed,
  };
  const biasSpeed = ledger.number('v3-bias-update');
  return { settings, biasSpeed, run: finishRun(settings, biasSpeed, standIn.batches) };
}
