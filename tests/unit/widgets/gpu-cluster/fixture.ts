import type { GpuClusterFacts } from '../../../../src/widgets/GpuCluster/facts.ts';

/** The facts as published; see the ledger for sources. */
export const facts: GpuClusterFacts = {
  runName: 'DeepSeek-V3',
  gpuName: 'H800',
  gpus: 2048,
  gpusPerNode: 8,
  stages: [
    { id: 'pre-training', name: 'pre-training', gpuHours: 2_664_000 },
    { id: 'context-extension', name: 'context extension', gpuHours: 119_000 },
    { id: 'post-training', name: 'post-training', gpuHours: 5_000 },
  ],
  tokens: 14.8e12,
  energyKwhPerGpuHour: 1.275 * 0.75 * 1.25,
  model: { layers: 61, denseLayers: 3, routedExperts: 256, nodesPerToken: 4 },
  parallel: { pipelineStages: 16, expertWays: 64, expertNodes: 8 },
  links: { nvlink: 160, nvlinkRated: 400, infiniband: 50 },
  interruptions: { source: 'Llama 3', unexpected: 419, days: 54, gpus: 16_384, hardwareShare: 0.78 },
  recovery: {
    checkpointInterval: { value: 60, low: 15, high: 240 },
    restart: { value: 15, low: 5, high: 60 },
  },
  fleet: {
    estimator: 'SemiAnalysis',
    years: 4,
    lots: [
      { name: 'A100', gpus: 10_000, basis: 'estimated', source: 'SemiAnalysis', disclosed: 0 },
      {
        name: 'H800',
        gpus: 10_000,
        basis: 'estimated',
        source: 'SemiAnalysis',
        disclosed: 2224,
        disclosedNote: 'serving users at peak, February 2025',
        trained: true,
      },
      { name: 'H100', gpus: 10_000, basis: 'estimated', source: 'SemiAnalysis', disclosed: 0 },
      { name: 'H20', gpus: 30_000, basis: 'estimated', source: '50,000 less the Hopper GPUs named', disclosed: 0 },
    ],
  },
};
