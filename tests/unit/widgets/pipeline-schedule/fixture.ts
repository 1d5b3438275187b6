import type { LinkFacts } from '../../../../src/widgets/PipelineSchedule/links.ts';

/** V3's links and routing, as the ledger has them. */
export const facts: LinkFacts = {
  traffic: {
    hiddenSize: 7168,
    dispatchBytesPerValue: 1,
    combineBytesPerValue: 2,
    nodesPerToken: 4,
    expertsPerToken: 8,
  },
  nvlinkPrinted: { h800: 400, h100: 900 },
  nvlinkMeasured: 160,
  infiniBand: 50,
  sendingToComputing: 1,
  processors: { all: 132, moving: 20 },
};
