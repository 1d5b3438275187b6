/**
 * The widget's facts out of the ledger. Build time only: islands get the result as a prop.
 */
import type { Ledger } from '../../ledger/ledger.ts';
import { drawnKw } from '../../model/ownership.ts';
import { initialValues } from '../../scenario/assumptions.ts';
import { checkFacts, type GpuClusterFacts } from './facts.ts';

/** How long it takes to come back from an interruption is published nowhere for this run: these are ours, to be moved. */
const recovery = {
  checkpointInterval: { value: 60, low: 15, high: 240 },
  restart: { value: 15, low: 5, high: 60 },
};

export function clusterFacts(ledger: Ledger): GpuClusterFacts {
  const number = (id: string) => ledger.number(id);
  const { serverKwPerGpu, load, pue, a100Units, h800Units, h100Units, h20Units, operationsYears } = initialValues;
  const estimator = 'SemiAnalysis';
  const estimated = { basis: 'estimated', source: estimator, disclosed: 0 } as const;
  return checkFacts({
    runName: 'DeepSeek-V3',
    gpuName: 'H800',
    gpus: number('v3-cluster'),
    gpusPerNode: number('v3-node'),
    stages: [
      { id: 'pre-training', name: 'pre-training', gpuHours: number('v3-hours-pretrain') },
      { id: 'context-extension', name: 'context extension', gpuHours: number('v3-hours-context') },
      { id: 'post-training', name: 'post-training', gpuHours: number('v3-hours-posttrain') },
    ],
    tokens: number('v3-pretrain-tokens'),
    energyKwhPerGpuHour: drawnKw({ powerKwPerGpu: serverKwPerGpu, load, pue }),
    model: {
      layers: number('v3-layers'),
      denseLayers: number('v3-dense-layers'),
      routedExperts: number('v3-routed-experts'),
      nodesPerToken: number('v3-node-limit'),
    },
    parallel: {
      pipelineStages: number('v3-pp'),
      expertWays: number('v3-ep'),
      expertNodes: number('v3-ep') / number('v3-node'),
    },
    links: {
      nvlink: number('v3-nvlink-measured'),
      nvlinkRated: ledger.seriesValue('isca-nvlink-cut', 'H800 SXM'),
      infiniband: number('v3-ib-measured'),
    },
    interruptions: {
      source: 'Llama 3',
      unexpected: ledger.seriesValue('llama3-interruptions', 'unexpected'),
      days: number('llama3-interruption-days'),
      gpus: number('llama3-interruption-gpus'),
      hardwareShare: number('llama3-hardware-share'),
    },
    recovery,
    fleet: {
      estimator,
      years: operationsYears,
      lots: [
        {
          ...estimated,
          name: 'A100',
          gpus: a100Units,
          disclosed: number('fire-flyer'),
          disclosedNote: 'in a paper on an earlier cluster',
        },
        {
          ...estimated,
          name: 'H800',
          gpus: h800Units,
          disclosed: number('inf-nodes-peak') * number('v3-node'),
          disclosedNote: 'serving users at peak, February 2025',
          trained: true,
        },
        { ...estimated, name: 'H100', gpus: h100Units },
        { ...estimated, name: 'H20', gpus: h20Units, source: 'inferred: the Hopper total less the two above' },
      ],
    },
  });
}
