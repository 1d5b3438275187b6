/**
 * What all machines of a company cost, over years, and what one run is beside that.
 */
import { requireNonNegative, requirePositive, requireShare } from './check.ts';
import { withNetwork } from './ownership.ts';
import { hoursPerYear } from './time.ts';

/** Machines of one kind. Prices are those of servers, per GPU. */
export interface ChipLot {
  units: number;
  unitPriceUsd: number;
}

/** USD. */
export interface PurchasePrice {
  serversUsd: number;
  networkUsd: number;
  totalUsd: number;
}

/** What buying the machines costs: units × unit price ÷ (1 − network share). One lot makes a cluster, several a fleet. */
export function purchasePrice(lots: readonly ChipLot[], networkShare: number): PurchasePrice {
  const serversUsd = lots.reduce(
    (sum, { units, unitPriceUsd }) =>
      sum + requireNonNegative('units', units) * requireNonNegative('unitPriceUsd', unitPriceUsd),
    0,
  );
  const totalUsd = withNetwork(serversUsd, networkShare);
  return { serversUsd, networkUsd: totalUsd - serversUsd, totalUsd };
}

/** Buying a fleet and running it for some years, USD. */
export function fleetCostUsd(purchaseUsd: number, operationsUsdPerYear: number, years: number): number {
  return (
    requireNonNegative('purchaseUsd', purchaseUsd) +
    requireNonNegative('operationsUsdPerYear', operationsUsdPerYear) * requireNonNegative('years', years)
  );
}

/** Hours that a fleet offers, used or not. */
export function fleetGpuHours(gpus: number, years: number): number {
  return requireNonNegative('gpus', gpus) * requireNonNegative('years', years) * hoursPerYear;
}

/**
 * USD per GPU-hour used. SemiAnalysis's 2.544bn over 60,000 GPUs and four years (our reading): 1.21 at full use.
 * It averages over all kinds of chip in the fleet.
 */
export function fleetRateUsdPerGpuHour(costUsd: number, offeredGpuHours: number, utilisation: number): number {
  requirePositive('utilisation', requireShare('utilisation', utilisation));
  return requireNonNegative('costUsd', costUsd) / (requirePositive('offeredGpuHours', offeredGpuHours) * utilisation);
}

/** The utilisation at which a fleet's GPU-hour costs `rateUsdPerGpuHour`. Above 1 when it is dearer even at full use. */
export function fleetUtilisationAtRate(costUsd: number, offeredGpuHours: number, rateUsdPerGpuHour: number): number {
  requirePositive('rateUsdPerGpuHour', rateUsdPerGpuHour);
  return fleetRateUsdPerGpuHour(costUsd, offeredGpuHours, 1) / rateUsdPerGpuHour;
}

/** The share of a fleet's hours that a run took. */
export function shareOfFleet(runGpuHours: number, offeredGpuHours: number): number {
  return requireNonNegative('runGpuHours', runGpuHours) / requirePositive('offeredGpuHours', offeredGpuHours);
}
