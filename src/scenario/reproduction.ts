/**
 * What the model must reproduce: printed by `npm run validate`, built into /about/, and held by a test.
 * Every row computes its number from facts in the ledger; the expected number is the one that its source prints, or
 * that was worked out by hand beside the model. Build-time only.
 */
import type { Ledger } from '../ledger/ledger.ts';
import type { Unit } from '../ledger/schema.ts';
import { tpp } from '../model/export-rules-chip.ts';
import { fleetGpuHours, fleetRateUsdPerGpuHour } from '../model/fleet.ts';
import { costProfitMargin, nodesNeeded, servingCostUsdPerDay } from '../model/inference.ts';
import { runEnergyKwh } from '../model/ownership.ts';
import { coverage, type Coverage, predictRuns, type RunPrediction } from '../model/published-runs.ts';
import { type ModelConstants, totalFor } from '../model/receipt.ts';
import { achievedFlopPerSecond, daysOnCluster } from '../model/training.ts';
import { hoursPerDay, secondsPerHour } from '../model/time.ts';
import { countParameters, kvCacheBytesPerToken, trainingFlopPerToken } from '../model/transformer.ts';
import { dense67bAttentionShape, publishedRuns, v2AttentionShape, v3Config } from './architectures.ts';
import { initialValues } from './assumptions.ts';
import { modelConstants } from './constants.ts';
import { fourHundredTimes, type Preset, type PresetId, presetOf, presets, presetScenario } from './presets.ts';

export interface Reproduction {
  id: string;
  what: string;
  /** The number of the model, and the one that it must come to. */
  value: number;
  expected: number;
  unit: Unit;
  /** How far apart they may lie, as a share of the expected one. 0: not at all. */
  tolerance: number;
  ok: boolean;
  /** Where the expected number stands. */
  source: string;
  factIds: readonly string[];
}

type Row = Omit<Reproduction, 'ok'>;

/** The checks, in the order of the chapters, and then one for each preset. */
export function reproductions(ledger: Ledger): Reproduction[] {
  const constants = modelConstants(ledger);
  return [
    ...runRows(ledger),
    ...architectureRows(ledger),
    ...servingAndFleetRows(ledger),
    ...ruleAndMarketRows(ledger),
    ...presets.map((preset) => presetRow(preset, constants)),
    ...ratioRows(constants),
  ].map((row) => ({ ...row, ok: Math.abs(row.value - row.expected) <= row.tolerance * Math.abs(row.expected) }));
}

function runRows(ledger: Ledger): Row[] {
  const gpus = ledger.number('v3-cluster');
  const { serverKwPerGpu, load, pue } = initialValues;
  const tokensPerSecondPerGpu = ledger.number('isca-tokens-day') / gpus / hoursPerDay / secondsPerHour;
  return [
    {
      id: 'days-pretraining',
      what: 'Days of pre-training on the cluster',
      value: daysOnCluster(ledger.number('v3-hours-pretrain'), gpus),
      expected: 54.2,
      unit: 'days',
      tolerance: 0.001,
      source: 'GPU-hours ÷ 2,048 ÷ 24, by hand',
      factIds: ['v3-hours-pretrain', 'v3-cluster'],
    },
    {
      id: 'days-all',
      what: 'Days of all of V3’s training',
      value: daysOnCluster(ledger.number('v3-hours-total'), gpus),
      expected: 56.7,
      unit: 'days',
      tolerance: 0.001,
      source: 'GPU-hours ÷ 2,048 ÷ 24, by hand',
      factIds: ['v3-hours-total', 'v3-cluster'],
    },
    {
      id: 'flop-per-token',
      what: 'Arithmetic per token of pre-training',
      value: flopPerToken(ledger),
      expected: ledger.number('isca-flop-v3'),
      unit: 'flop-per-token',
      tolerance: 0.005,
      source: 'Insights into DeepSeek-V3, Table 2',
      factIds: ['isca-flop-v3'],
    },
    {
      id: 'speed-per-gpu',
      what: 'Speed reached by each GPU',
      value: achievedFlopPerSecond(flopPerToken(ledger), tokensPerSecondPerGpu),
      expected: ledger.number('isca-tflops-causal'),
      unit: 'flop-per-second',
      tolerance: 0.005,
      source: 'Insights into DeepSeek-V3, Table 4',
      factIds: ['isca-tflops-causal', 'isca-tokens-day'],
    },
    {
      id: 'energy-gwh',
      what: 'Electricity of V3’s training, GWh',
      value: runEnergyKwh(ledger.number('v3-hours-total'), { powerKwPerGpu: serverKwPerGpu, load, pue }) / 1e6,
      expected: 3.33,
      unit: 'number',
      tolerance: 0.002,
      source: 'worked out by hand from the same assumptions',
      factIds: ['v3-hours-total', 'dgx-h100-power', 'epoch-avg-power', 'epoch-pue'],
    },
  ];
}

function flopPerToken(ledger: Ledger): number {
  // Causal: a token attends to half the sequence on average.
  return trainingFlopPerToken(v3Config(ledger), ledger.number('v3-seqlen') / 2);
}

function architectureRows(ledger: Ledger): Row[] {
  const config = v3Config(ledger);
  const { total, active } = countParameters(config);
  const bf16Bytes = 2;
  const v2Bytes = kvCacheBytesPerToken(v2AttentionShape(ledger), ledger.number('v2-kv-bits') / 8);
  const bytes67b = kvCacheBytesPerToken(dense67bAttentionShape(ledger), bf16Bytes);
  // Llama 3.1 405B: 126 layers, 128 heads of 128, 8 of them for keys and values.
  const llama405b = { layers: 126, heads: 128, attention: { kind: 'gqa', headDim: 128, kvHeads: 8 } } as const;
  return [
    {
      id: 'parameters',
      what: 'Parameters of V3',
      value: total,
      expected: 671_026_419_200,
      unit: 'parameters',
      tolerance: 0,
      source: 'counted by hand from config_671B.json; the report prints 671 billion',
      factIds: ['v3-total-params'],
    },
    {
      id: 'active-parameters',
      what: 'Parameters of V3 that work on one token',
      value: active,
      expected: 36.63e9,
      unit: 'parameters',
      tolerance: 0.0002,
      source: 'counted by hand from config_671B.json; the report prints 37 billion',
      factIds: ['v3-active-params', 'v3-active-readme'],
    },
    {
      id: 'kv-v3',
      what: 'KV cache of V3 per token',
      value: kvCacheBytesPerToken(config, bf16Bytes),
      expected: ledger.number('isca-kv-v3'),
      unit: 'bytes-per-token',
      tolerance: 0,
      source: 'Insights into DeepSeek-V3, Table 1',
      factIds: ['isca-kv-v3'],
    },
    {
      id: 'kv-llama-405b',
      what: 'KV cache of Llama 3.1 405B per token',
      value: kvCacheBytesPerToken(llama405b, bf16Bytes),
      expected: ledger.number('isca-kv-llama405'),
      unit: 'bytes-per-token',
      tolerance: 0,
      source: 'Insights into DeepSeek-V3, Table 1',
      factIds: ['isca-kv-llama405'],
    },
    {
      id: 'kv-cut',
      what: 'KV cache that V2 saves against DeepSeek 67B',
      value: 1 - v2Bytes / bytes67b,
      expected: ledger.number('v2-kv-cut'),
      unit: 'share',
      tolerance: 0.0005,
      source: 'DeepSeek-V2 report, abstract; the reconstruction is ours',
      factIds: ['v2-kv-cut', 'v2-kv-bits', 'ds67b-config'],
    },
  ];
}

function servingAndFleetRows(ledger: Ledger): Row[] {
  const costUsdPerDay = servingCostUsdPerDay({
    nodes: ledger.number('inf-nodes-avg'),
    gpusPerNode: ledger.number('v3-node'),
    rateUsdPerGpuHour: ledger.number('v3-rate'),
  });
  const inputHitTokens = ledger.number('inf-in-hit');
  const { nodes } = nodesNeeded(
    {
      inputHitTokens,
      inputMissTokens: ledger.number('inf-in') - inputHitTokens,
      outputTokens: ledger.number('inf-out'),
    },
    {
      inputTokensPerSecond: ledger.number('inf-prefill-node'),
      outputTokensPerSecond: ledger.number('inf-decode-node'),
    },
  );
  const fleetUsd = ledger.number('semi-capex') + ledger.number('semi-opex');
  const fleetHours = fleetGpuHours(ledger.number('luk-total-gpus'), initialValues.operationsYears);
  return [
    {
      id: 'serving-day',
      what: 'Cost of a day of serving',
      value: costUsdPerDay,
      expected: ledger.number('inf-cost-day'),
      unit: 'usd-per-day',
      tolerance: 0,
      source: 'open-infra-index, Day 6',
      factIds: ['inf-cost-day', 'inf-nodes-avg'],
    },
    {
      id: 'serving-margin',
      what: 'Theoretical margin of that day',
      value: costProfitMargin(ledger.number('inf-revenue'), costUsdPerDay),
      expected: ledger.number('inf-margin'),
      unit: 'share',
      tolerance: 0.001,
      source: 'open-infra-index, Day 6',
      factIds: ['inf-margin', 'inf-revenue'],
    },
    {
      id: 'serving-nodes',
      what: 'Nodes that the day’s tokens keep busy',
      value: nodes,
      expected: ledger.number('inf-nodes-avg'),
      unit: 'nodes',
      tolerance: 0.001,
      source: 'open-infra-index, Day 6',
      factIds: ['inf-nodes-avg', 'inf-in', 'inf-out', 'inf-prefill-node', 'inf-decode-node'],
    },
    {
      id: 'fleet-rate',
      what: 'Cost of a GPU-hour of the fleet, never idle',
      value: fleetRateUsdPerGpuHour(fleetUsd, fleetHours, 1),
      expected: 1.21,
      unit: 'usd-per-gpu-hour',
      tolerance: 0.002,
      source: 'worked out by hand: 2.544 billion ÷ (60,000 × 4 years)',
      factIds: ['semi-capex', 'semi-opex', 'luk-total-gpus'],
    },
  ];
}

function ruleAndMarketRows(ledger: Ledger): Row[] {
  const { bf16Tflops, eightBitTops } = ledger.chip('h20');
  // 3A090.b.1 begins at a TPP of 2,400 (88 FR 73458).
  const lineTpp = 2_400;
  const before = ledger.seriesValue('nvda-raw', '2025-01-24');
  const after = ledger.seriesValue('nvda-raw', '2025-01-27');
  return [
    {
      id: 'h20-margin',
      what: 'How far the H20 stays below the line of October 2023',
      value:
        lineTpp -
        tpp([
          { bits: 16, denseTops: bf16Tflops ?? 0 },
          { bits: 8, denseTops: eightBitTops ?? 0 },
        ]),
      expected: 32,
      unit: 'tpp',
      tolerance: 0,
      source: '2,400 − 296 × 8, by hand',
      factIds: ['ec-2023-tpp'],
    },
    {
      id: 'nvidia-fall',
      what: 'Fall of Nvidia on 27 January 2025',
      value: (after / before - 1) * 100,
      expected: ledger.seriesValue('moves-27jan', 'NVDA'),
      unit: 'percent-change',
      tolerance: 0.0005,
      source: 'dividend-adjusted closes from other files',
      factIds: ['nvda-raw', 'moves-27jan'],
    },
  ];
}

function presetRow(preset: Preset, constants: ModelConstants): Row {
  const { values, choices, ticked } = presetScenario(preset);
  return {
    id: `preset-${preset.id}`,
    what: preset.name,
    value: totalFor(choices, ticked, constants)(values),
    expected: targetUsd(preset, constants),
    unit: 'usd',
    tolerance: preset.tolerance,
    source: 'ownUsd' in preset.target ? 'our own sum' : 'the published figure',
    factIds: preset.factIds,
  };
}

/** “400 times”, as printed and with the divisor unrounded. */
function ratioRows(constants: ModelConstants): Row[] {
  const { dividend, divisor, printedDivisorId } = fourHundredTimes;
  const dividendUsd = targetUsd(presetOf(dividend), constants);
  const divisorUsd = targetUsd(presetOf(divisor), constants);
  const totalUsd = (id: PresetId) => presetRow(presetOf(id), constants).value;
  return [
    {
      id: 'four-hundred-printed',
      what: '“400 times”: the fleet and its years over six million',
      value: dividendUsd / publishedUsd(printedDivisorId, constants),
      expected: 424,
      unit: 'times',
      tolerance: 0,
      source: 'worked out by hand: 2,544 ÷ 6',
      factIds: ['semi-capex', 'semi-opex'],
    },
    {
      id: 'four-hundred-unrounded',
      what: 'The same two scenarios in the model, nothing rounded',
      value: totalUsd(dividend) / totalUsd(divisor),
      expected: dividendUsd / divisorUsd,
      unit: 'times',
      tolerance: 0.005,
      source: 'the published figures: 2,544 ÷ 5.576',
      factIds: ['semi-capex', 'semi-opex', 'v3-usd-total'],
    },
  ];
}

/** The sum that a preset reproduces, USD. */
function targetUsd({ target }: Preset, constants: ModelConstants): number {
  return 'ownUsd' in target ? target.ownUsd : publishedUsd(target.publishedId, constants);
}

function publishedUsd(id: string, { published }: ModelConstants): number {
  const figure = published.find((each) => each.id === id);
  if (!figure) throw new Error(`There is no published figure "${id}"`);
  return figure.amountUsd;
}

/** 90% intervals from at least three other runs of the same kind. */
export const predictionOptions = { level: 0.9, minimumPeers: 3 };

/** Every published run predicted from the others, and how often its interval held. */
export function runPredictions(ledger: Ledger): { predictions: readonly RunPrediction[]; coverage: Coverage } {
  const predictions = predictRuns(publishedRuns(ledger), predictionOptions);
  return { predictions, coverage: coverage(predictions) };
}
