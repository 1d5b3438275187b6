/** What chapter 2 works out: machines, fleet, energy, people, and what the big ratios divide. */
import type { Ledger } from '../ledger/ledger.ts';
import { fleetGpuHours, fleetRateUsdPerGpuHour, fleetUtilisationAtRate, shareOfFleet } from '../model/fleet.ts';
import { experimentFactorFromShare, experimentsCostUsd } from '../model/programme.ts';
import { runEnergyKwh } from '../model/ownership.ts';
import type { Assumed, LineId } from '../model/receipt-inputs.ts';
import { totalFor } from '../model/receipt.ts';
import { question } from '../model/questions.ts';
import { assumptions, initialValues } from './assumptions.ts';
import { modelConstants } from './constants.ts';
import type { OutputDefinition } from './outputs.ts';
import { rangeOf } from './range.ts';
import { initialScenario } from './scenario.ts';

const total =
  (lines: readonly LineId[], values: Partial<Assumed> = {}) =>
  (ledger: Ledger) =>
    totalFor(initialScenario.choices, lines, modelConstants(ledger))({ ...initialValues, ...values });

const own = question('own').lines;
const perGpuHour = (amount: (ledger: Ledger) => number) => (ledger: Ledger) =>
  amount(ledger) / ledger.number('v3-hours-total');

const energyKwh = (ledger: Ledger) =>
  runEnergyKwh(ledger.number('v3-hours-total'), {
    powerKwPerGpu: initialValues.serverKwPerGpu,
    load: initialValues.load,
    pue: initialValues.pue,
  });

/** SemiAnalysis's fleet, as far as its figures go: GPUs counted, dollars, and four years as our reading. */
const fleetHours = (ledger: Ledger) => fleetGpuHours(ledger.number('luk-total-gpus'), initialValues.operationsYears);
const fleetUsd = (ledger: Ledger) => ledger.number('semi-capex') + ledger.number('semi-opex');
const fleetRate = (utilisation: number) => (ledger: Ledger) =>
  fleetRateUsdPerGpuHour(fleetUsd(ledger), fleetHours(ledger), utilisation);

function experimentFactor(which: 'low' | 'central' | 'high'): number {
  const { distribution, initial } = assumptions.experimentFactor;
  if (distribution === 'fixed') throw new Error('The assumption "experimentFactor" has no range');
  return which === 'central' ? initial : distribution[which];
}

/** Factors to a tenth: what they are divided from has no more digits. */
const toTenth = (factor: number): number => Number(factor.toFixed(1));

const computingOverRun = (model: string) => (ledger: Ledger) =>
  toTenth(
    ledger.seriesValue('rp-gpt3-total', `${model}, all computing`) /
      ledger.seriesValue('rp-gpt3-total', `${model}, final run`),
  );

function runShare(ledger: Ledger, end: 'low' | 'high'): number {
  const { range } = ledger.fact('epoch-rd-share-range');
  if (!range) throw new Error('The fact "epoch-rd-share-range" is no range');
  return range[end];
}

const fleetFacts = ['semi-capex', 'semi-opex', 'luk-total-gpus'];
const years = 'over four years, which is our reading of the source';

export const costOutputs: readonly OutputDefinition[] = [
  {
    id: 'v3-total-rent',
    statement: 'Renting the GPUs for V3’s final run, at the published values',
    value: total(question('rent').lines),
    unit: 'usd',
    how: 'GPU-hours × assumed rent',
    factIds: ['v3-hours-total', 'v3-rate'],
  },
  {
    id: 'cluster-servers-usd',
    statement: 'The cluster’s servers at our central price',
    value: total(['cluster-gpus']),
    unit: 'usd',
    digits: 2,
    how: 'GPUs × price of a server per GPU',
    factIds: ['v3-cluster', 'h100-buy'],
    basis: 'estimated',
  },
  {
    id: 'cluster-usd',
    statement: 'The cluster with its network at our central prices',
    value: total(question('cluster').lines),
    unit: 'usd',
    digits: 2,
    how: 'GPUs × price of a server per GPU ÷ (1 − network share)',
    factIds: ['v3-cluster', 'h100-buy', 'epoch-interconnect'],
    basis: 'estimated',
  },
  {
    id: 'cluster-usd-asked',
    statement: 'The cluster’s servers at the price asked for an H800 system in February 2025',
    value: (ledger) => ledger.number('v3-cluster') * ledger.seriesValue('h800-buy', h800System(ledger)),
    unit: 'usd',
    digits: 2,
    how: 'GPUs × asked price per GPU',
    factIds: ['v3-cluster', 'h800-buy'],
  },
  {
    id: 'cluster-51m-per-gpu',
    statement: 'Price of a GPU that 51 million dollars for the cluster implies',
    value: (ledger) => (ledger.claim('s3-hw-51m').value ?? NaN) / ledger.number('v3-cluster'),
    unit: 'usd-per-gpu',
    how: 'The printed sum ÷ GPUs',
    factIds: ['v3-cluster'],
  },
  {
    id: 'own-per-hour',
    statement: 'An hour on owned machines at our central assumptions',
    value: perGpuHour(total(own)),
    unit: 'usd-per-gpu-hour',
    how: 'Hardware over its life + electricity + hosting, per GPU-hour',
    factIds: ['v3-hours-total', 'h100-buy', 'epoch-interconnect', 'colo-us'],
    basis: 'estimated',
  },
  {
    id: 'own-total',
    statement: 'V3’s hours on owned machines at our central assumptions',
    value: total(own),
    unit: 'usd',
    digits: 2,
    how: 'GPU-hours × price of an owned GPU-hour',
    factIds: ['v3-hours-total'],
    basis: 'estimated',
  },
  {
    id: 'own-per-hour-asked',
    statement: 'An hour on owned machines at the price asked for an H800 system in February 2025',
    value: (ledger) =>
      perGpuHour(total(own, { serverUsdPerGpu: ledger.seriesValue('h800-buy', h800System(ledger)) }))(ledger),
    unit: 'usd-per-gpu-hour',
    how: 'As our central value, with the asked price',
    factIds: ['v3-hours-total', 'h800-buy'],
    basis: 'estimated',
  },
  ...(['low', 'high'] as const).map((end): OutputDefinition => ({
    id: `own-per-hour-${end}`,
    statement: `An hour on owned machines, ${end} end of our 90% range`,
    value: (ledger) => {
      const { p5Usd, p95Usd } = rangeOf({ ...initialScenario, ticked: own }, modelConstants(ledger));
      return (end === 'low' ? p5Usd : p95Usd) / ledger.number('v3-hours-total');
    },
    unit: 'usd-per-gpu-hour',
    how: 'Monte Carlo over the assumptions of ownership, per GPU-hour',
    factIds: ['v3-hours-total'],
    basis: 'assumed',
  })),
  {
    id: 'own-per-hour-full',
    statement: 'An hour on owned machines that are never idle',
    value: perGpuHour(total(own, { utilisation: 1 })),
    unit: 'usd-per-gpu-hour',
    how: 'As above, at full use',
    factIds: ['v3-hours-total'],
    basis: 'estimated',
  },
  {
    id: 'own-total-full',
    statement: 'V3’s hours on owned machines that are never idle',
    value: total(own, { utilisation: 1 }),
    unit: 'usd',
    digits: 2,
    how: 'As above, at full use',
    factIds: ['v3-hours-total'],
    basis: 'estimated',
  },
  {
    id: 'fleet-per-year',
    statement: 'SemiAnalysis’s fleet per year',
    value: (ledger) => fleetUsd(ledger) / initialValues.operationsYears,
    unit: 'usd-per-year',
    how: `(Servers + operation) ÷ four years; four years is our reading of the source`,
    factIds: ['semi-capex', 'semi-opex'],
    basis: 'estimated',
  },
  {
    id: 'fleet-usd',
    statement: 'Servers and operation of the fleet together',
    value: fleetUsd,
    unit: 'usd',
    how: 'Server capex + operation',
    factIds: ['semi-capex', 'semi-opex'],
    basis: 'estimated',
  },
  {
    id: 'fleet-rate-full',
    statement: 'What an hour of the fleet costs when no GPU is ever idle',
    value: fleetRate(1),
    unit: 'usd-per-gpu-hour',
    how: `(Servers + operation) ÷ GPU-hours ${years}`,
    factIds: fleetFacts,
    basis: 'estimated',
  },
  {
    id: 'fleet-rate-central',
    statement: 'What an hour of the fleet costs at our central utilisation',
    value: fleetRate(initialValues.utilisation),
    unit: 'usd-per-gpu-hour',
    how: `(Servers + operation) ÷ used GPU-hours ${years}`,
    factIds: fleetFacts,
    basis: 'estimated',
  },
  {
    id: 'fleet-use-at-two-dollars',
    statement: 'Use of the fleet at which its hour costs what DeepSeek assumed',
    value: (ledger) => fleetUtilisationAtRate(fleetUsd(ledger), fleetHours(ledger), ledger.number('v3-rate')),
    unit: 'share',
    how: 'Cost of an hour at full use ÷ assumed rent',
    factIds: [...fleetFacts, 'v3-rate'],
    basis: 'estimated',
  },
  {
    id: 'v3-at-fleet-rate',
    statement: 'V3’s hours at what the fleet’s hour costs at full use',
    value: (ledger) => ledger.number('v3-hours-total') * fleetRate(1)(ledger),
    unit: 'usd',
    how: 'V3’s GPU-hours × cost of a fleet hour',
    factIds: [...fleetFacts, 'v3-hours-total'],
    basis: 'estimated',
  },
  {
    id: 'v3-share-of-fleet',
    statement: 'V3’s hours as a share of the fleet’s',
    value: (ledger) => shareOfFleet(ledger.number('v3-hours-total'), fleetHours(ledger)),
    unit: 'share',
    how: `V3’s GPU-hours ÷ the fleet’s ${years}`,
    factIds: ['v3-hours-total', 'luk-total-gpus'],
    basis: 'estimated',
  },
  {
    id: 'fleet-confirmed',
    statement: 'H800s that DeepSeek itself reported serving users at peak',
    value: (ledger) => ledger.number('inf-nodes-peak') * ledger.number('v3-node'),
    unit: 'gpus',
    how: 'Nodes at peak × GPUs per node',
    factIds: ['inf-nodes-peak', 'v3-node'],
  },
  {
    id: 'energy-gwh',
    statement: 'Electricity of V3’s training',
    value: (ledger) => energyKwh(ledger) / 1e6,
    unit: 'gwh',
    how: 'GPU-hours × server power × load × PUE',
    factIds: ['v3-hours-total', 'dgx-h100-power', 'epoch-avg-power', 'epoch-pue'],
    basis: 'estimated',
  },
  {
    id: 'energy-usd',
    statement: 'The price of that electricity',
    value: (ledger) => energyKwh(ledger) * initialValues.electricityUsdPerKwh,
    unit: 'usd',
    digits: 2,
    how: 'Kilowatt-hours × industrial price in the United States',
    factIds: ['v3-hours-total', 'us-industrial-2024'],
    basis: 'estimated',
  },
  {
    id: 'energy-share',
    statement: 'Electricity as a share of the published figure',
    value: (ledger) => (energyKwh(ledger) * initialValues.electricityUsdPerKwh) / ledger.number('v3-usd-total'),
    unit: 'share',
    digits: 1,
    how: 'Price of the electricity ÷ published figure',
    factIds: ['v3-usd-total', 'v3-hours-total'],
    basis: 'estimated',
  },
  {
    id: 'experiments-usd',
    statement: 'Experiments and failed runs at our central factor',
    value: (ledger) => experimentsCostUsd(ledger.number('v3-usd-total'), initialValues.experimentFactor),
    unit: 'usd',
    how: '(Factor − 1) × the final run',
    factIds: ['v3-usd-total', 'epoch-experiment-factor'],
    basis: 'assumed',
  },
  ...(['low', 'central', 'high'] as const).map((which): OutputDefinition => ({
    id: `experiments-${which}`,
    statement: `All computing over the final run, our ${which} value`,
    value: () => experimentFactor(which),
    unit: 'times',
    how: 'Chosen by us after what is known of other labs',
    factIds: ['epoch-experiment-factor', 'rp-gpt3-total', 'epoch-rd-share-range'],
    basis: 'assumed',
  })),
  {
    id: 'gpt3-factor',
    statement: 'All computing over the final run for GPT-3',
    value: computingOverRun('GPT-3'),
    unit: 'times',
    how: 'Cost of all computing ÷ cost of the final run',
    factIds: ['rp-gpt3-total'],
    basis: 'estimated',
  },
  {
    id: 'opt-factor',
    statement: 'All computing over the final run for OPT-175B',
    value: computingOverRun('OPT-175B'),
    unit: 'times',
    how: 'Cost of all computing ÷ cost of the final run',
    factIds: ['rp-gpt3-total'],
    basis: 'estimated',
  },
  ...(['low', 'high'] as const).map((which): OutputDefinition => ({
    id: `rd-factor-${which}`,
    statement: `All research computing over final runs, ${which === 'low' ? 'smallest' : 'largest'} of three companies`,
    value: (ledger) => toTenth(experimentFactorFromShare(runShare(ledger, which === 'low' ? 'high' : 'low'))),
    unit: 'times',
    how: '1 ÷ share of final runs in research computing',
    factIds: ['epoch-rd-share-range'],
    basis: 'estimated',
  })),
  {
    id: 'people-usd',
    statement: 'People at our central assumptions',
    value: total(['people']),
    unit: 'usd',
    how: 'People × years × cost of a person-year',
    factIds: ['v3-authors', 'epoch-staff-compensation'],
    basis: 'assumed',
  },
  {
    id: 'programme-usd',
    statement: 'The final run with experiments, people and data, at our central assumptions',
    value: total(question('programme').lines),
    unit: 'usd',
    digits: 2,
    how: 'Final run + experiments + people + data',
    factIds: ['v3-usd-total'],
    basis: 'assumed',
  },
  {
    id: 'four-hundred',
    statement: 'The fleet and its operation over six million dollars',
    value: (ledger) => fleetUsd(ledger) / (ledger.claim('s0-headline-6m').value ?? NaN),
    unit: 'times',
    how: '(Servers + operation) ÷ six million',
    factIds: ['semi-capex', 'semi-opex'],
    basis: 'estimated',
  },
  {
    id: 'four-hundred-exact',
    statement: 'The same over the figure that was published',
    value: (ledger) => fleetUsd(ledger) / ledger.number('v3-usd-total'),
    unit: 'times',
    how: '(Servers + operation) ÷ published figure',
    factIds: ['semi-capex', 'semi-opex', 'v3-usd-total'],
    basis: 'estimated',
  },
  {
    id: 'gpt4-over-v3',
    statement: 'GPT-4’s final run over V3’s, both by Epoch’s method',
    value: (ledger) => ledger.number('epoch-gpt4-cost') / ledger.number('epoch-v3-cost'),
    unit: 'times',
    digits: 2,
    how: 'Epoch’s figure for GPT-4 ÷ its figure for V3',
    factIds: ['epoch-gpt4-cost', 'epoch-v3-cost'],
    basis: 'estimated',
  },
  {
    id: 'gemini-over-v3',
    statement: 'Gemini Ultra’s final run over V3’s, both by Epoch’s method',
    value: (ledger) => ledger.number('epoch-gemini-cost') / ledger.number('epoch-v3-cost'),
    unit: 'times',
    digits: 2,
    how: 'Epoch’s figure for Gemini Ultra ÷ its figure for V3',
    factIds: ['epoch-gemini-cost', 'epoch-v3-cost'],
    basis: 'estimated',
  },
];

/** The label under which the price list has a whole H800 system. */
function h800System(ledger: Ledger): string {
  const label = ledger.fact('h800-buy').series?.find((entry) => entry.label.includes('DGX'))?.label;
  if (!label) throw new Error('The fact "h800-buy" lists no DGX system');
  return label;
}
