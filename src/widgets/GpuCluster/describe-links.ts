/** The words of the views "parallelism" and "links". */
import { formatQuantity, formatTimes } from '../../ledger/format.ts';
import { cell, countOf, type Inspection, nameOf, spanOf, type ViewText, words } from './describe.ts';
import type { GpuClusterFacts } from './facts.ts';
import { type Hop, pathBetween, secondsPerGigabyte } from './links.ts';
import { layersOfStage, peersOf, placeOf, replicasOf } from './parallelism.ts';

/** Everything the view "parallelism" says, about one GPU if one is chosen. */
export function describeParallelism(facts: GpuClusterFacts, gpu: number | undefined): ViewText {
  const { gpus, gpusPerNode, model, parallel, runName } = facts;
  const { pipelineStages, expertWays, expertNodes } = parallel;
  const replicas = replicasOf(facts);
  const nodesPerStage = gpus / pipelineStages / gpusPerNode;
  return {
    title: `No GPU holds the model: ${words(pipelineStages)} stages of layers, experts over ${countOf(expertWays)} GPUs`,
    lead:
      'Each row of nodes is one pipeline stage, from the first layers at the top; each half is one copy of the model. ' +
      'Choose a GPU to see what it holds and whom it talks to.',
    alt:
      gpu === undefined
        ? `${countOf(gpus)} squares in ${words(pipelineStages)} shaded bands of ${words(nodesPerStage)} nodes, one a pipeline stage.`
        : sentence(inspectParallelism(facts, gpu)),
    headline: {
      value: `${countOf(pipelineStages)} × ${countOf(expertWays)} × ${countOf(replicas)}`,
      note: 'stages × expert ways × copies',
    },
    readouts: [
      { label: 'Layers a stage', value: stageSizes(facts), note: `of ${countOf(model.layers)}`, basis: 'assumed' },
      {
        label: 'Experts a GPU',
        value: countOf(model.routedExperts / expertWays),
        note: `of ${countOf(model.routedExperts)}, per layer`,
        basis: 'derived',
      },
      {
        label: 'Expert ways',
        value: countOf(expertWays),
        note: `over ${words(expertNodes)} nodes`,
        basis: 'disclosed',
      },
      { label: 'Copies', value: countOf(replicas), basis: 'derived' },
    ],
    published:
      `The ${runName} report gives ${words(pipelineStages)} pipeline stages, ${countOf(expertWays)} expert ways over ` +
      `${words(expertNodes)} nodes and ZeRO-1 data parallelism. From these follow ${words(replicas)} copies: ` +
      `${countOf(gpus)} ÷ ${countOf(pipelineStages)} ÷ ${countOf(expertWays)}.`,
    ours:
      'Which node hosts what was not published, nor how the layers were divided: we number in order and share evenly. ' +
      'The real schedule feeds the stages from both ends and keeps the parameters twice; one direction is drawn.',
    table: {
      caption: 'What each pipeline stage holds, as we draw it',
      columns: [{ label: 'Stage' }, { label: 'Layers' }, { label: 'Nodes' }, { label: 'Routed experts' }],
      rows: Array.from({ length: pipelineStages }, (_, stage) => {
        const [first, last] = layersOfStage(model.layers, pipelineStages, stage);
        const withExperts = Math.max(0, last + 1 - Math.max(first, model.denseLayers));
        return [
          countOf(stage + 1),
          spanOf('layer', [first, last]).replace(/^layers? /, ''),
          `${countOf(stage * nodesPerStage + 1)} to ${countOf((stage + 1) * nodesPerStage)}`,
          withExperts === 0 ? 'none' : `${countOf(model.routedExperts)} in ${words(withExperts)} of its layers`,
        ];
      }),
    },
  };
}

/** What a GPU holds and whom it talks to. */
export function inspectParallelism(facts: GpuClusterFacts, gpu: number): Inspection {
  const { gpusPerNode, model, parallel } = facts;
  const place = placeOf(facts, gpu);
  const { previous, next, twins } = peersOf(facts, gpu);
  const name = (other: number) => nameOf(other, gpusPerNode);
  const holds =
    place.expertLayers === 0
      ? 'attention and dense layers, no routed expert'
      : `attention, and ${spanOf('expert', place.experts)} of ${countOf(model.routedExperts)} in ` +
        (place.expertLayers === place.layers[1] - place.layers[0] + 1
          ? 'each'
          : `${words(place.expertLayers)} of them`);
  return {
    heading: `${name(gpu)}, stage ${countOf(place.stage + 1)} of ${countOf(parallel.pipelineStages)}`,
    lines: [
      { label: 'Holds', text: `${spanOf('layer', place.layers)} of ${countOf(model.layers)}: ${holds}` },
      {
        label: 'Pipeline',
        text:
          (previous === undefined ? 'takes in the tokens' : `hears from ${name(previous)}`) +
          ', ' +
          (next === undefined ? 'gives out the prediction' : `hands on to ${name(next)}`),
      },
      {
        label: 'Experts',
        text:
          place.expertLayers === 0
            ? 'none in these layers'
            : `sends tokens to ${countOf(parallel.expertWays - 1)} GPUs on ${words(parallel.expertNodes)} nodes, ` +
              `each token to at most ${words(model.nodesPerToken)} nodes`,
      },
      {
        label: twins.length === 1 ? 'Twin' : 'Twins',
        text: twins.length === 0 ? 'none' : `${twins.map(name).join(', ')}: the same experts, other data`,
      },
    ],
  };
}

/** Everything the view "links" says about the way from one GPU to another. */
export function describeLinks(facts: GpuClusterFacts, from: number, to: number): ViewText {
  const { links, gpusPerNode, gpuName, runName } = facts;
  const hops = pathBetween(facts, from, to);
  const ratio = formatTimes(links.nvlink / links.infiniband);
  const speed = (value: number) => formatQuantity(value, 'gb-per-second');
  const way = hops.map((hop) => hopText(hop, gpusPerNode)).join(', then ');
  return {
    title: `Inside a node data move ${ratio} as fast as between nodes`,
    lead: 'Widths of the links are to scale. Choose two GPUs to see the way between them.',
    alt: `From ${nameOf(from, gpusPerNode)} to ${nameOf(to, gpusPerNode)}: ${way || 'the same GPU, no link'}.`,
    headline: {
      value: `${countOf(links.nvlink)} and ${countOf(links.infiniband)}`,
      note: 'GB/s, NVLink and InfiniBand',
    },
    readouts: [
      { label: 'NVLink', value: speed(links.nvlink), basis: 'disclosed' },
      { label: 'InfiniBand', value: speed(links.infiniband), basis: 'disclosed' },
      { label: 'NVLink, rated', value: speed(links.nvlinkRated), note: 'both directions', basis: 'disclosed' },
      { label: 'This way', value: wayTime(hops), note: hops.length > 0 ? 'per gigabyte' : '', basis: 'derived' },
    ],
    published:
      `The ${runName} report gives ${speed(links.nvlink)} and ${speed(links.infiniband)}, and the way of a token to its ` +
      `expert: over InfiniBand to the GPU of the same number in the other node, from there over NVLink. The ` +
      `${speed(links.nvlinkRated)} of the ${gpuName} is Nvidia’s rating and counts both directions.`,
    ours: 'Which GPUs sit in which node, and that nothing else is on the way, are our simplification.',
    table: {
      caption: 'The links',
      columns: [
        { label: 'Link' },
        { label: 'Joins' },
        { label: 'In the report', unit: 'GB/s' },
        { label: 'Rated, both directions', unit: 'GB/s' },
        { label: 'For one gigabyte', unit: 'milliseconds' },
      ],
      rows: [
        [
          'NVLink',
          `${countOf(gpusPerNode)} GPUs of a node`,
          cell(links.nvlink, countOf(links.nvlink)),
          cell(links.nvlinkRated, countOf(links.nvlinkRated)),
          cell(1000 / links.nvlink, milliseconds(1 / links.nvlink)),
        ],
        [
          'InfiniBand',
          'nodes',
          cell(links.infiniband, countOf(links.infiniband)),
          'not compared',
          cell(1000 / links.infiniband, milliseconds(1 / links.infiniband)),
        ],
      ],
    },
  };
}

/** "InfiniBand to GPU 3 of node 90 at 50 GB/s" */
function hopText({ kind, to, gbPerSecond }: Hop, gpusPerNode: number): string {
  const link = kind === 'nvlink' ? 'NVLink' : 'InfiniBand';
  return `${link} to ${nameOf(to, gpusPerNode)} at ${formatQuantity(gbPerSecond, 'gb-per-second')}`;
}

function wayTime(hops: readonly Hop[]): string {
  return hops.length === 0 ? 'no link' : milliseconds(secondsPerGigabyte(hops));
}

/** "26.3 ms": what differs between links is thousandths of a second. */
function milliseconds(seconds: number): string {
  return `${formatQuantity(Number((seconds * 1000).toPrecision(3)), 'number')} ms`;
}

/** "4", or "3 or 4" where the layers do not go in evenly. */
function stageSizes({ model, parallel }: GpuClusterFacts): string {
  const base = Math.floor(model.layers / parallel.pipelineStages);
  return model.layers % parallel.pipelineStages === 0 ? countOf(base) : `${countOf(base)} or ${countOf(base + 1)}`;
}

function sentence({ heading, lines }: Inspection): string {
  return `${heading}. ${lines.map(({ label, text }) => `${label}: ${text}.`).join(' ')}`;
}
