/**
 * Quantities and prices that several lines of the receipt share, and which assumptions each of them reads.
 */
import { requireFinite, requireNonNegative } from './check.ts';
import { type OwnedPrice, ownedPricePerGpuHour, type OwnedServer, withNetwork } from './ownership.ts';
import type { AssumptionId, Assumed, Choices, LineId, ModelConstants } from './receipt-inputs.ts';
import { gpuHours, trainingFlop } from './training.ts';

/** What a line is computed from. */
export interface Situation {
  values: Readonly<Assumed>;
  choices: Readonly<Choices>;
  constants: ModelConstants;
  /** What an hour of experiments costs: that of owned machines when the receipt has any, else the rent. */
  experimentsPricedAs: 'rent' | 'own';
  /** The GPUs that the network of the fleet joins. All of them unless something else is said. */
  joined?: readonly FleetLot[];
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

/** One of one's own servers, as assumed. */
export function ownedServer({
  values,
  choices,
  constants,
}: Pick<Situation, 'values' | 'choices' | 'constants'>): OwnedServer {
  return {
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
  };
}

/** What an hour on one's own machines costs, in three parts. */
export const ownedPrice = (situation: Situation): OwnedPrice => ownedPricePerGpuHour(ownedServer(situation));

export const hardwareIds = ({ writeDown }: Readonly<Choices>): readonly AssumptionId[] => [
  'serverUsdPerGpu',
  'networkShare',
  ...(writeDown === 'straight-line' ? (['lifeYears'] as const) : []),
  'utilisation',
];
export const energyIds = ['serverKwPerGpu', 'load', 'pue', 'electricityUsdPerKwh'] as const;
export const hostingIds = ['serverKwPerGpu', 'colocationUsdPerKwMonth'] as const;

/** The kinds of GPU in the fleet: the line that buys them, how many, and at what price. */
export const fleetLots = [
  ['fleet-a100', 'a100Units', 'a100UsdPerGpu'],
  ['fleet-h800', 'h800Units', 'h800UsdPerGpu'],
  ['fleet-h100', 'h100Units', 'h100UsdPerGpu'],
  ['fleet-h20', 'h20Units', 'h20UsdPerGpu'],
] as const satisfies readonly (readonly [LineId, AssumptionId, AssumptionId])[];

export type FleetLot = (typeof fleetLots)[number];

/** The kinds that a network joins when these lines are ticked: those that are bought, or all while none is. */
export function lotsBoughtBy(ticked: readonly LineId[]): readonly FleetLot[] {
  const bought = fleetLots.filter(([line]) => ticked.includes(line));
  return bought.length > 0 ? bought : fleetLots;
}

/** The GPUs that the network of the fleet joins. */
export function joinedGpus({ values, joined = fleetLots }: Situation): number {
  return joined.reduce((sum, [, unitsId]) => sum + requireNonNegative(unitsId, values[unitsId]), 0);
}

/** Price of their servers, without network. */
export function joinedServersUsd({ values, joined = fleetLots }: Situation): number {
  return joined.reduce(
    (sum, [, unitsId, priceId]) =>
      sum + requireNonNegative(unitsId, values[unitsId]) * requireNonNegative(priceId, values[priceId]),
    0,
  );
}

/** What moves both. */
export const joinedIds = ({ joined = fleetLots }: Pick<Situation, 'joined'>): readonly AssumptionId[] =>
  joined.flatMap(([, unitsId, priceId]) => [unitsId, priceId]);

/** What a network adds to servers of this price. */
export function networkUsd(serversUsd: number, networkShare: number): number {
  return withNetwork(serversUsd, networkShare) - serversUsd;
}
