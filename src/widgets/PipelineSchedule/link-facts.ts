/**
 * The widgets' facts out of the ledger. Build time only: islands get the result as a prop.
 */
import type { Ledger } from '../../ledger/ledger.ts';
import type { FigureSource } from '../../ui/figure/data-table.ts';
import { factPath } from '../../ui/paths.ts';
import type { LinkFacts } from './links.ts';

/** Bytes per value: FP8 on the way to the experts, BF16 back (V3 report, s3.3.3). */
const dispatchBytesPerValue = 1;
const combineBytesPerValue = 2;
/** Streaming multiprocessors of an H800; the report says "20 of 132" (s3.5.1). */
const processorsPerGpu = 132;

export function linkFacts(ledger: Ledger): LinkFacts {
  return {
    traffic: {
      hiddenSize: ledger.number('v3-dmodel'),
      dispatchBytesPerValue,
      combineBytesPerValue,
      nodesPerToken: ledger.number('v3-node-limit'),
      expertsPerToken: ledger.number('v3-active-experts'),
    },
    nvlinkPrinted: {
      h800: ledger.seriesValue('isca-nvlink-cut', 'H800 SXM'),
      h100: ledger.seriesValue('isca-nvlink-cut', 'H100 SXM'),
    },
    nvlinkMeasured: ledger.number('v3-nvlink-measured'),
    infiniBand: ledger.number('v3-ib-measured'),
    sendingToComputing: ledger.number('v3-comm-compute-ratio'),
    processors: { all: processorsPerGpu, moving: ledger.number('v3-comm-sms') },
  };
}

/** Sequences that each pipeline works through in a step, at most: those of a batch, shared out among the copies of a stage. */
export function sequencesPerPipeline(ledger: Ledger): number {
  const batch = ledger.seriesValue('v3-batch', 'after 469 billion tokens');
  return batch / (ledger.number('v3-cluster') / ledger.number('v3-pp'));
}

/** Sources by the facts taken from them, each named once. */
export function sourcesOf(ledger: Ledger, factIds: readonly string[]): FigureSource[] {
  return factIds.map((id) => ({ label: ledger.fact(id).reference.title, href: factPath(id) }));
}
