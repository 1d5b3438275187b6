/** What chapter 1 works out about the run itself: arithmetic, speed, and how other runs compare. */
import type { Ledger } from '../ledger/ledger.ts';
import { medianMfu, type PublishedRun, runMfu } from '../model/published-runs.ts';
import { floorGpuHours, gpuHours, mfu, ruleOfThumbFlop, trainingFlop, type Utilisation } from '../model/training.ts';
import { countParameters, trainingFlopPerToken } from '../model/transformer.ts';
import { publishedRuns, v3Config } from './architectures.ts';
import { modelConstants } from './constants.ts';
import type { OutputDefinition } from './outputs.ts';

const v3Id = 'deepseek-v3';

function v3Run(ledger: Ledger): PublishedRun {
  const run = publishedRuns(ledger).find(({ id }) => id === v3Id);
  if (!run) throw new Error(`There is no published run "${v3Id}"`);
  return run;
}

const v3Flop = (ledger: Ledger) => ruleOfThumbFlop(v3Run(ledger).activeParameters, v3Run(ledger).tokens);

/** The other runs with sparse experts, and the dense ones on the same family of chips. */
const sparsePeers = (ledger: Ledger) =>
  publishedRuns(ledger).filter(({ id, architecture }) => architecture === 'moe' && id !== v3Id);
const densePeers = (ledger: Ledger) =>
  publishedRuns(ledger).filter(({ architecture, gpuFamily }) => architecture === 'dense' && gpuFamily === 'Hopper');

const v3HoursAt = (ledger: Ledger, utilisation: Utilisation) =>
  gpuHours(v3Flop(ledger), v3Run(ledger).chip, utilisation);
const timesFewer = (peers: (ledger: Ledger) => PublishedRun[]) => (ledger: Ledger) =>
  v3HoursAt(ledger, medianMfu(peers(ledger))) / v3Run(ledger).gpuHours;

/** MFU with attention counted, of one of the chip's peaks. */
const mfuWithAttention = (peak: 'bf16-dense' | 'fp8-dense') => (ledger: Ledger) => {
  const flopPerToken = trainingFlopPerToken(v3Config(ledger), ledger.number('v3-seqlen') / 2);
  const flop = trainingFlop(flopPerToken, ledger.number('v3-pretrain-tokens'));
  return mfu(flop, ledger.number('v3-hours-pretrain'), modelConstants(ledger).chip, peak).share;
};

// The parameters at work are counted from the configuration, as in the table of published runs.
const configFacts = ['v3-dmodel', 'v3-layers', 'v3-active-experts', 'v3-expert-dim'];
const runFacts = [...configFacts, 'v3-pretrain-tokens', 'v3-hours-pretrain'];

export const plausibleOutputs: readonly OutputDefinition[] = [
  {
    id: 'v3-active-counted',
    statement: 'Parameters of V3 that work on one token, counted from its configuration',
    value: (ledger) => countParameters(v3Config(ledger)).active,
    unit: 'parameters',
    how: 'Attention, active experts, gates, norms and output head of every layer; the input embedding is a lookup',
    factIds: configFacts,
  },
  {
    id: 'v3-flop-rule-of-thumb',
    statement: 'Arithmetic of V3’s pre-training by the rule of thumb',
    value: v3Flop,
    unit: 'flop',
    how: '6 × 36.63 billion active parameters, as counted from the configuration, × tokens',
    factIds: [...configFacts, 'v3-pretrain-tokens'],
  },
  {
    id: 'v3-floor-hours',
    statement: 'GPU-hours that V3’s arithmetic takes at the full BF16 peak',
    value: (ledger) => floorGpuHours(v3Flop(ledger), v3Run(ledger).chip, 'bf16-dense'),
    unit: 'gpu-hours',
    how: 'FLOPs by the rule of thumb ÷ dense BF16 peak',
    factIds: [...configFacts, 'v3-pretrain-tokens'],
  },
  {
    id: 'v3-mfu-rule-of-thumb',
    statement: 'V3’s share of the BF16 peak, by the rule of thumb',
    value: (ledger) => runMfu(v3Run(ledger)).share,
    unit: 'share',
    how: 'FLOPs by the rule of thumb ÷ (reported GPU-hours × dense BF16 peak)',
    factIds: runFacts,
  },
  {
    id: 'v3-mfu-bf16',
    statement: 'V3’s share of the BF16 peak, attention counted',
    value: mfuWithAttention('bf16-dense'),
    unit: 'share',
    how: 'FLOPs with attention ÷ (reported GPU-hours × dense BF16 peak)',
    factIds: runFacts,
  },
  {
    id: 'v3-mfu-fp8',
    statement: 'V3’s share of the FP8 peak, attention counted',
    value: mfuWithAttention('fp8-dense'),
    unit: 'share',
    how: 'FLOPs with attention ÷ (reported GPU-hours × dense FP8 peak)',
    factIds: runFacts,
  },
  {
    id: 'sparse-peers-mfu',
    statement: 'Median share of the BF16 peak of other mixture-of-experts runs',
    value: (ledger) => medianMfu(sparsePeers(ledger)).share,
    unit: 'share',
    how: 'Median over the published runs of that kind, by the rule of thumb',
    factIds: [],
  },
  {
    id: 'dense-peers-mfu',
    statement: 'Median share of the BF16 peak of dense runs on the same chips',
    value: (ledger) => medianMfu(densePeers(ledger)).share,
    unit: 'share',
    how: 'Median over the published runs of that kind, by the rule of thumb',
    factIds: [],
  },
  {
    id: 'sparse-peers-times',
    statement: 'How many times more hours V3 would have taken at the efficiency of other mixture-of-experts runs',
    value: timesFewer(sparsePeers),
    unit: 'times',
    digits: 2,
    how: 'Hours at the peers’ median MFU ÷ reported hours',
    factIds: runFacts,
  },
  {
    id: 'dense-peers-times',
    statement: 'How many times more hours V3 would have taken at the efficiency of dense runs on the same chips',
    value: timesFewer(densePeers),
    unit: 'times',
    digits: 2,
    how: 'Hours at the peers’ median MFU ÷ reported hours',
    factIds: runFacts,
  },
  {
    id: 'v3-active-share',
    statement: 'Share of V3’s parameters that work on one token',
    value: (ledger) => ledger.number('v3-active-params') / ledger.number('v3-total-params'),
    unit: 'share',
    how: 'Active parameters ÷ all parameters',
    factIds: ['v3-active-params', 'v3-total-params'],
  },
  {
    id: 'llama-405b-times-flop',
    statement: 'Arithmetic of Llama 3.1 405B’s training over V3’s',
    value: (ledger) => {
      const llama = ledger.run('llama31-405b');
      return ruleOfThumbFlop(llama.activeParameters, llama.trainingTokens) / v3Flop(ledger);
    },
    unit: 'times',
    how: '6 × active parameters × tokens of each, divided',
    factIds: ['v3-active-params', 'v3-pretrain-tokens'],
  },
  {
    id: 'llama-405b-hours',
    statement: 'Reported GPU-hours of Llama 3.1 405B',
    value: (ledger) => ledger.run('llama31-405b').gpuHours,
    unit: 'gpu-hours',
    how: 'From its model card, as listed among the published runs',
    factIds: [],
    basis: 'disclosed',
  },
  {
    id: 'rounding-to-six',
    statement: 'What rounding the published figure to six million adds',
    value: (ledger) => (ledger.claim('s0-headline-6m').value ?? NaN) / ledger.number('v3-usd-total') - 1,
    unit: 'share',
    how: 'Six million ÷ the published figure − 1',
    factIds: ['v3-usd-total'],
  },
];
