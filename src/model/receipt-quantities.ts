/**
 * Quantities and prices that several lines of the receipt share, and which assumptions each of them reads.
 */
import { requireFinite, requireNonNegative } from './check.ts';
import { type OwnedPrice, ownedPricePerGpuHour, withNetwork } from './ownership.ts';
import type { AssumptionId, Assumed, Choices, ModelConstants } from './receipt-inputs.ts';
import { gpuHours, trainingFlop } from './training.ts';

/** What a line is computed from. */
export interface Situation {
  values: Readonly<Assumed>;
  choices: Readonly<Choices>;
  constants: ModelConstants;
  /** What an hour of experiments costs: that of owned machines when the receipt has any, else the rent. */
  experimentsPricedAs: 'rent' | 'own';
}

/** Pre-training hours as chosen: the number printed, or FLOPs ÷ (peak × MFU). */
export function pretrainingGpuHours({ values, choices, constants }: Situation): number {
  return choices.hours === 'disclosed'
    ? requireNonNegative('pretrainingGpuHours', values.pretrainingGpuHours)
    : gpuHours(pretrainingFlop(values, constants), constants.chip, { share: values.mfuOfBf16Peak, of: 'bf16-dense' });
}

export const pretrainingIds = ({ hours }: Readonly<Choices>): readonly AssumptionId[] =>
  hours === 'disclosed' ? ['pretrainingGpuHours'] : ['activeParameters', 'pretrainingTokens', 'mfuOfBf16Peak'];

/** FLOPs of pre-training: (6 × active parameters + attention) × tokens. */
export function pretrainingFlop(values: Readonly<Assumed>, { attentionFlopPerToken }: ModelConstants): number {
  return trainingFlop(
    6 * requireNonNegative('activeParameters', values.activeParameters) + attentionFlopPerToken,
    values.pretrainingTokens,
  );
}

/** All GPU-hours of V3's final run. */
export function runGpuHours(situation: Situation): number {
  const { contextExtensionGpuHours, postTrainingGpuHours } = situation.values;
  return (
    pretrainingGpuHours(situation) +
    requireNonNegative('contextExtensionGpuHours', contextExtensionGpuHours) +
    requireNonNegative('postTrainingGpuHours', postTrainingGpuHours)
  );
}

export const runHoursIds = (choices: Readonly<Choices>): readonly AssumptionId[] => [
  ...pretrainingIds(choices),
  'contextExtensionGpuHours',
  'postTrainingGpuHours',
];

/** GPU-hours of experiments and failed runs: (factor − 1) × those of the final run. A factor below 1 is a RangeError. */
export function experimentGpuHours(situation: Situation): number {
  const factor = requireFinite('experimentFactor', situation.values.experimentFactor);
  if (factor < 1) throw new RangeError(`experimentFactor must be at least 1, not ${factor}`);
  return (factor - 1) * runGpuHours(situation);
}

/** What an hour on one's own machines costs, in three parts. */
export function ownedPrice({ values, choices, constants }: Situation): OwnedPrice {
  return ownedPricePerGpuHour({
    serverPriceUsdPerGpu: values.serverUsdPerGpu,
    networkShare: values.networkShare,
    depreciation:
      choices.writeDown === 'straight-line'
        ? { method: 'straight-line', lifeYears: values.lifeYears }
        : { method: 'declining-value', declinePerYear: constants.declinePerYear },
    utilisation: values.utilisation,
    powerKwPerGpu: values.serverKwPerGpu,
    load: values.load,
    pue: values.pue,
    electricityUsdPerKwh: values.electricityUsdPerKwh,
    colocationUsdPerKwMonth: values.colocationUsdPerKwMonth,
  });
}

export const hardwareIds = ({ writeDown }: Readonly<Choices>): readonly AssumptionId[] => [
  'serverUsdPerGpu',
  'networkShare',
  ...(writeDown === 'straight-line' ? (['lifeYears'] as const) : []),
  'utilisation',
];
export const energyIds = ['serverKwPerGpu', 'load', 'pue', 'electricityUsdPerKwh'] as const;
export const hostingIds = ['serverKwPerGpu', 'colocationUsdPerKwMonth'] as const;

/** The kinds of GPU in the fleet: how many, and at what price. */
export const fleetLots = [
  ['a100Units', 'a100UsdPerGpu'],
  ['h800Units', 'h800UsdPerGpu'],
  ['h100Units', 'h100UsdPerGpu'],
  ['h20Units', 'h20UsdPerGpu'],
] as const;

export function fleetGpus({ values }: Situation): number {
  return fleetLots.reduce((sum, [unitsId]) => sum + requireNonNegative(unitsId, values[unitsId]), 0);
}

/** Price of all servers of the fleet, without network. */
export function fleetServersUsd({ values }: Situation): number {
  return fleetLots.reduce(
    (sum, [unitsId, priceId]) =>
      sum + requireNonNegative(unitsId, values[unitsId]) * requireNonNegative(priceId, values[priceId]),
    0,
  );
}

/** What a network adds to servers of this price. */
export function networkUsd(serversUsd: number, networkShare: number): number {
  return withNetwork(serversUsd, networkShare) - serversUsd;
}
