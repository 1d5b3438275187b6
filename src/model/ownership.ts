/**
 * What a GPU-hour costs whoever owns the machine, in three parts:
 *
 *   hardware = server price per GPU ÷ (1 − network share), written off over the hours in which the GPU is used
 *   energy   = server kW per GPU × load × PUE × USD per kWh
 *   hosting  = server kW per GPU × USD per kW-month ÷ 730.5 hours
 *
 * Energy and hosting are charged for the hours used only; what idle machines draw and occupy is left out.
 */
import { requireFinite, requireNonNegative, requirePositive, requireShare } from './check.ts';
import { hoursPerMonth, hoursPerYear } from './time.ts';

/** How the price of a machine becomes a cost per year. */
export type Depreciation =
  | { method: 'straight-line'; lifeYears: number }
  /**
   * Epoch's: a machine loses a fixed share of its price per year while newer ones get better, whatever its life.
   * Source: cost_analysis_standalone.py, 0.14 orders of magnitude a year, 32.2%.
   */
  | { method: 'declining-value'; declinePerYear: number };

/** A server bought and run by its user, per GPU. */
export interface OwnedServer {
  serverPriceUsdPerGpu: number;
  /** Share of the cluster's price that is network, so that servers are the rest. */
  networkShare: number;
  depreciation: Depreciation;
  /** Share of all hours in which the GPU is used. */
  utilisation: number;
  /** Rated power of the server, divided by its GPUs. */
  powerKwPerGpu: number;
  /** Share of the rated power that is drawn. */
  load: number;
  pue: number;
  electricityUsdPerKwh: number;
  colocationUsdPerKwMonth: number;
}

/** USD per GPU-hour used. The total is also the rent at which owning and renting cost the same. */
export interface OwnedPrice {
  hardwareUsd: number;
  energyUsd: number;
  hostingUsd: number;
  totalUsd: number;
}

/**
 * The price of an owned GPU-hour. V3's run at 33,750 USD, 4 years and full use: 1.19 + 0.10 + 0.32 = 1.61 USD.
 * Throws a RangeError that names the parameter when one is out of its range.
 */
export function ownedPricePerGpuHour(server: OwnedServer): OwnedPrice {
  const utilisation = requirePositive('utilisation', requireShare('utilisation', server.utilisation));
  const { electricityUsdPerKwh, colocationUsdPerKwMonth } = server;
  const price = withNetwork(
    requireNonNegative('serverPriceUsdPerGpu', server.serverPriceUsdPerGpu),
    server.networkShare,
  );

  const hardwareUsd = (price * writtenOffPerYear(server.depreciation)) / (hoursPerYear * utilisation);
  const energyUsd = drawnKw(server) * requireNonNegative('electricityUsdPerKwh', electricityUsdPerKwh);
  const hostingUsd =
    (server.powerKwPerGpu * requireNonNegative('colocationUsdPerKwMonth', colocationUsdPerKwMonth)) / hoursPerMonth;
  return { hardwareUsd, energyUsd, hostingUsd, totalUsd: hardwareUsd + energyUsd + hostingUsd };
}

/**
 * The utilisation from which owning is no dearer than renting; the server's own utilisation plays no part. In closed
 * form: hardware at full use ÷ (rent − energy − hosting). Null when even full use does not get there, or when energy
 * and hosting leave nothing of the rent for hardware.
 */
export function breakEvenUtilisation(
  server: Omit<OwnedServer, 'utilisation'>,
  rentUsdPerGpuHour: number,
): number | null {
  requireNonNegative('rentUsdPerGpuHour', rentUsdPerGpuHour);
  const { hardwareUsd, energyUsd, hostingUsd } = ownedPricePerGpuHour({ ...server, utilisation: 1 });
  const leftForHardwareUsd = rentUsdPerGpuHour - energyUsd - hostingUsd;
  return leftForHardwareUsd > 0 && hardwareUsd <= leftForHardwareUsd ? hardwareUsd / leftForHardwareUsd : null;
}

/** The price of a cluster from that of its servers: price ÷ (1 − network share), both in USD. */
export function withNetwork(serversUsd: number, networkShare: number): number {
  requireShare('networkShare', networkShare);
  if (networkShare === 1) throw new RangeError('networkShare must be below 1, not 1');
  return serversUsd / (1 - networkShare);
}

/** The share of its price that a machine loses per year when value per dollar improves by so many orders of magnitude. */
export function declinePerYearFromOrdersOfMagnitude(ordersOfMagnitudePerYear: number): number {
  return requireFinite('ordersOfMagnitudePerYear', ordersOfMagnitudePerYear) * Math.LN10;
}

/** Power of the server that a GPU accounts for, and what is drawn on its behalf. */
export interface PowerUse {
  powerKwPerGpu: number;
  load: number;
  pue: number;
}

/** Power drawn for one GPU, cooling and losses included, kW. */
export function drawnKw({ powerKwPerGpu, load, pue }: PowerUse): number {
  requireNonNegative('powerKwPerGpu', powerKwPerGpu);
  requireShare('load', load);
  if (requireFinite('pue', pue) < 1) throw new RangeError(`pue must be at least 1, not ${pue}`);
  return powerKwPerGpu * load * pue;
}

/** Energy of a run, kWh. V3's 2.788M GPU-hours at 1.275 kW, 75% load and PUE 1.25: 3.33 GWh. */
export function runEnergyKwh(gpuHours: number, power: PowerUse): number {
  return requireNonNegative('gpuHours', gpuHours) * drawnKw(power);
}

function writtenOffPerYear(depreciation: Depreciation): number {
  return depreciation.method === 'straight-line'
    ? 1 / requirePositive('lifeYears', depreciation.lifeYears)
    : requireNonNegative('declinePerYear', depreciation.declinePerYear);
}
