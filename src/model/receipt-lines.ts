/**
 * Every line that a receipt can have: amount (USD) = quantity × unit price.
 *
 *   rent, R1      GPU-hours × rent
 *   own           V3's GPU-hours × hardware, energy or hosting of an owned GPU-hour (ownership.ts)
 *   programme     (factor − 1) × V3's GPU-hours × the price in force;  people × years × pay;  data
 *   cluster       GPUs × price;  GPUs × price × share ÷ (1 − share) for the network
 *   fleet         units × price by chip;  the same share for the network of those that are bought
 *   operations    USD per year × years
 *
 * Sources: DeepSeek-V3 report, Table 1; DeepSeek-R1 in Nature, Supplementary Table 7; SemiAnalysis, "DeepSeek Debates".
 */
import type { Basis, Unit } from '../ledger/schema.ts';
import { requireNonNegative } from './check.ts';
import type { OwnedPrice } from './ownership.ts';
import type { AssumptionId, Choices, LineId } from './receipt-inputs.ts';
import {
  energyIds,
  experimentGpuHours,
  fleetLots,
  hardwareIds,
  hostingIds,
  joinedGpus,
  joinedIds,
  joinedServersUsd,
  networkUsd,
  ownedPrice,
  pretrainingGpuHours,
  pretrainingIds,
  runGpuHours,
  runHoursIds,
  type Situation,
} from './receipt-quantities.ts';

export type CostKind = 'compute' | 'hardware' | 'energy' | 'hosting' | 'people' | 'data' | 'operations';

/** One line before its numbers are known. */
export interface LineDefinition {
  label: string;
  /** Instead of the label, where the ticked lines make that say too much. */
  labelWhen?: (situation: Omit<Situation, 'values' | 'constants'>) => string;
  kind: CostKind;
  quantityUnit: Unit;
  unitPriceUnit: Unit;
  quantity: (situation: Situation) => number;
  unitPriceUsd: (situation: Situation) => number;
  /** Where quantity and price come from while nobody has moved them. */
  quantityBasis: (choices: Readonly<Choices>) => Basis;
  priceBasis: Basis;
  /** The sum in words. */
  formula: (situation: Situation) => string;
  factIds: readonly string[];
  /** The assumptions that move the amount, and no others. */
  assumptionIds: (situation: Omit<Situation, 'values' | 'constants'>) => readonly AssumptionId[];
}

/** One function for all lines that pay it, so that a simulation works it out once a draw. */
const rentUsd = ({ values }: Situation): number => requireNonNegative('rentUsdPerGpuHour', values.rentUsdPerGpuHour);

function rented(label: string, hoursId: AssumptionId, factId: string): LineDefinition {
  return {
    label,
    kind: 'compute',
    quantityUnit: 'gpu-hours',
    unitPriceUnit: 'usd-per-gpu-hour',
    quantity: ({ values }) => requireNonNegative(hoursId, values[hoursId]),
    unitPriceUsd: rentUsd,
    quantityBasis: () => 'disclosed',
    priceBasis: 'assumed',
    formula: () => 'GPU-hours × rent',
    factIds: [factId, 'v3-rate'],
    assumptionIds: () => [hoursId, 'rentUsdPerGpuHour'],
  };
}

function owned(
  label: string,
  kind: CostKind,
  part: (price: OwnedPrice) => number,
  formula: (choices: Readonly<Choices>) => string,
  factIds: readonly string[],
  priceIds: (choices: Readonly<Choices>) => readonly AssumptionId[],
): LineDefinition {
  return {
    label,
    kind,
    quantityUnit: 'gpu-hours',
    unitPriceUnit: 'usd-per-gpu-hour',
    quantity: runGpuHours,
    unitPriceUsd: (situation) => part(ownedPrice(situation)),
    quantityBasis: ({ hours }) => (hours === 'disclosed' ? 'disclosed' : 'derived'),
    priceBasis: 'derived',
    formula: ({ choices }) => formula(choices),
    factIds: ['v3-hours-total', ...factIds],
    assumptionIds: ({ choices }) => [...runHoursIds(choices), ...priceIds(choices)],
  };
}

function bought(
  label: string,
  unitsId: AssumptionId,
  priceId: AssumptionId,
  quantityBasis: Basis,
  factIds: readonly string[],
): LineDefinition {
  return {
    label,
    kind: 'hardware',
    quantityUnit: 'gpus',
    unitPriceUnit: 'usd-per-gpu',
    quantity: ({ values }) => requireNonNegative(unitsId, values[unitsId]),
    unitPriceUsd: ({ values }) => requireNonNegative(priceId, values[priceId]),
    quantityBasis: () => quantityBasis,
    priceBasis: 'estimated',
    formula: () => 'GPUs × price in a server',
    factIds,
    assumptionIds: () => [unitsId, priceId],
  };
}

/**
 * The lines. An amount depends on no other line's tick, two aside: experiments take the price in force, and the network
 * of the fleet joins the GPUs that are bought.
 */
export const lineDefinitions: Readonly<Record<LineId, LineDefinition>> = {
  pre: {
    ...rented('Pre-training', 'pretrainingGpuHours', 'v3-hours-pretrain'),
    quantity: pretrainingGpuHours,
    quantityBasis: ({ hours }) => (hours === 'disclosed' ? 'disclosed' : 'derived'),
    formula: ({ choices }) =>
      choices.hours === 'disclosed' ? 'GPU-hours × rent' : 'FLOPs ÷ (peak speed × share reached) × rent',
    assumptionIds: ({ choices }) => [...pretrainingIds(choices), 'rentUsdPerGpuHour'],
  },
  ctx: rented('Context extension', 'contextExtensionGpuHours', 'v3-hours-context'),
  post: rented('Post-training', 'postTrainingGpuHours', 'v3-hours-posttrain'),
  'r1-zero': rented('R1-Zero', 'r1ZeroGpuHours', 'r1zero-hours'),
  'r1-data': rented('Data for R1', 'r1DataGpuHours', 'r1-sft-hours'),
  'r1-rl': rented('R1 itself', 'r1GpuHours', 'r1-hours'),

  'own-hardware': owned(
    'Own machines',
    'hardware',
    ({ hardwareUsd }) => hardwareUsd,
    ({ writeDown }) =>
      writeDown === 'straight-line'
        ? 'GPU-hours × price with network ÷ hours in use over its life'
        : 'GPU-hours × price with network × yearly loss of value ÷ hours in use a year',
    ['h100-buy', 'epoch-interconnect'],
    hardwareIds,
  ),
  'own-energy': owned(
    'Electricity',
    'energy',
    ({ energyUsd }) => energyUsd,
    () => 'GPU-hours × power drawn, cooling included × price of electricity',
    ['dgx-h100-power', 'epoch-pue', 'us-industrial-2024'],
    () => energyIds,
  ),
  'own-hosting': owned(
    'Hosting',
    'hosting',
    ({ hostingUsd }) => hostingUsd,
    () => 'GPU-hours × rated power × rent of the space',
    ['colo-us'],
    () => hostingIds,
  ),

  experiments: {
    label: 'Experiments and failed runs',
    kind: 'compute',
    quantityUnit: 'gpu-hours',
    unitPriceUnit: 'usd-per-gpu-hour',
    quantity: experimentGpuHours,
    unitPriceUsd: (situation) =>
      situation.experimentsPricedAs === 'own' ? ownedPrice(situation).totalUsd : rentUsd(situation),
    quantityBasis: () => 'assumed',
    priceBasis: 'assumed',
    formula: ({ experimentsPricedAs }) =>
      `(all compute ÷ final run − 1) × GPU-hours of the run × ${experimentsPricedAs === 'own' ? 'cost of an own GPU-hour' : 'rent'}`,
    factIds: ['v3-exclusions', 'epoch-experiment-factor', 'epoch-rd-share-range'],
    assumptionIds: ({ choices, experimentsPricedAs }) => [
      'experimentFactor',
      ...runHoursIds(choices),
      ...(experimentsPricedAs === 'own'
        ? new Set([...hardwareIds(choices), ...energyIds, ...hostingIds])
        : (['rentUsdPerGpuHour'] as const)),
    ],
  },
  people: {
    label: 'People',
    kind: 'people',
    quantityUnit: 'people',
    unitPriceUnit: 'usd',
    quantity: ({ values }) => requireNonNegative('people', values.people),
    unitPriceUsd: ({ values }) =>
      requireNonNegative('projectYears', values.projectYears) *
      requireNonNegative('payUsdPerPersonYear', values.payUsdPerPersonYear),
    quantityBasis: () => 'assumed',
    priceBasis: 'assumed',
    formula: () => 'people × years on the project × cost of a person-year',
    factIds: ['v3-authors', 'semi-staff', 'epoch-staff-compensation'],
    assumptionIds: () => ['people', 'projectYears', 'payUsdPerPersonYear'],
  },
  data: {
    label: 'Data',
    kind: 'data',
    quantityUnit: 'number',
    unitPriceUnit: 'usd',
    quantity: () => 1,
    unitPriceUsd: ({ values }) => requireNonNegative('dataUsd', values.dataUsd),
    quantityBasis: () => 'assumed',
    priceBasis: 'assumed',
    formula: () => 'one sum for all data bought or licensed',
    factIds: ['v3-pretrain-tokens'],
    assumptionIds: () => ['dataUsd'],
  },

  'cluster-gpus': bought('GPUs of the cluster', 'clusterGpus', 'serverUsdPerGpu', 'disclosed', [
    'v3-cluster',
    'h100-buy',
  ]),
  'cluster-network': {
    ...bought('Network of the cluster', 'clusterGpus', 'serverUsdPerGpu', 'disclosed', [
      'v3-cluster',
      'epoch-interconnect',
    ]),
    unitPriceUsd: ({ values }) =>
      networkUsd(requireNonNegative('serverUsdPerGpu', values.serverUsdPerGpu), values.networkShare),
    formula: () => 'GPUs × price in a server × network share ÷ (1 − network share)',
    assumptionIds: () => ['clusterGpus', 'serverUsdPerGpu', 'networkShare'],
  },

  'fleet-a100': bought('A100s', 'a100Units', 'a100UsdPerGpu', 'disclosed', ['fire-flyer', 'semi-a100', 'a100-buy-dgx']),
  'fleet-h800': bought('H800s', 'h800Units', 'h800UsdPerGpu', 'estimated', ['semi-h800', 'h800-buy']),
  'fleet-h100': bought('H100s', 'h100Units', 'h100UsdPerGpu', 'disputed', ['semi-h100', 'h100-buy']),
  'fleet-h20': bought('H20s', 'h20Units', 'h20UsdPerGpu', 'estimated', ['semi-h20', 'h20-buy']),
  'fleet-network': {
    ...bought('Network of the fleet', 'h800Units', 'h800UsdPerGpu', 'estimated', ['epoch-interconnect']),
    labelWhen: (situation) => (joinsAll(situation) ? 'Network of the fleet' : 'Network of these GPUs'),
    quantity: joinedGpus,
    unitPriceUsd: (situation) => {
      const gpus = joinedGpus(situation);
      return gpus === 0 ? 0 : networkUsd(joinedServersUsd(situation), situation.values.fleetNetworkShare) / gpus;
    },
    formula: (situation) =>
      `GPUs of ${joinsAll(situation) ? 'all four kinds' : 'the ticked kinds'} × mean price × network share ÷ (1 − network share)`,
    assumptionIds: (situation) => [...joinedIds(situation), 'fleetNetworkShare'],
  },
  operations: {
    label: 'Running the fleet',
    kind: 'operations',
    quantityUnit: 'years',
    unitPriceUnit: 'usd-per-year',
    quantity: ({ values }) => requireNonNegative('operationsYears', values.operationsYears),
    unitPriceUsd: ({ values }) => requireNonNegative('operationsUsdPerYear', values.operationsUsdPerYear),
    quantityBasis: () => 'derived',
    priceBasis: 'derived',
    formula: () => 'years × cost of a year',
    factIds: ['semi-opex', 'luk-tco'],
    assumptionIds: () => ['operationsYears', 'operationsUsdPerYear'],
  },
};

function joinsAll({ joined = fleetLots }: Pick<Situation, 'joined'>): boolean {
  return joined.length === fleetLots.length;
}

/** Amount of a line, USD. */
export function amountUsd(id: LineId, situation: Situation): number {
  const { quantity, unitPriceUsd } = lineDefinitions[id];
  return quantity(situation) * unitPriceUsd(situation);
}
