/**
 * The data of "rent or own": machines and network of the whole run, by price of a server and way of writing it down.
 */
import { formatQuantity, formatUsdShort } from '../../ledger/format.ts';
import { ownedPricePerGpuHour } from '../../model/ownership.ts';
import { ownedServer } from '../../model/receipt-quantities.ts';
import type { Cell, DataTable } from '../../ui/figure/data-table.ts';
import { type Assumptions, finalRunHours, inCents } from './rent-or-own.ts';

/** Prices of a GPU in a server, USD, and lives in years that the table compares. */
export interface TableAxes {
  pricesUsd: readonly number[];
  livesYears: readonly number[];
}

/** Hardware alone, at full use: derivation D10.. */
export function ownTable(assumptions: Assumptions, { pricesUsd, livesYears }: TableAxes): DataTable {
  const { constants, values } = assumptions;
  const server = ownedServer(assumptions);
  const hours = finalRunHours(assumptions);
  const millions = (usdPerGpuHour: number): Cell => {
    const value = usdPerGpuHour * hours;
    return { value, text: formatUsdShort(Number(value.toPrecision(3))) };
  };
  const hardware = (serverPriceUsdPerGpu: number, depreciation: typeof server.depreciation) =>
    millions(ownedPricePerGpuHour({ ...server, serverPriceUsdPerGpu, depreciation, utilisation: 1 }).hardwareUsd);

  return {
    caption:
      `Machines and network for the run’s ${formatQuantity(hours, 'gpu-hours', 'short')}, at full use. ` +
      `With your settings, energy and hosting included, the run costs ${formatUsdShort(Number((ownedPricePerGpuHour(server).totalUsd * hours).toPrecision(3)))}, ` +
      `or ${inCents(ownedPricePerGpuHour(server).totalUsd)} a GPU-hour against a rent of ${inCents(values.rentUsdPerGpuHour)}.`,
    columns: [
      { label: 'Price of a GPU in a server', unit: 'USD' },
      ...livesYears.map((years) => ({ label: formatQuantity(years, 'years'), unit: 'USD' })),
      { label: 'Epoch’s method', unit: 'USD' },
    ],
    rows: pricesUsd.map((price) => [
      { value: price, text: formatQuantity(price, 'usd') },
      ...livesYears.map((lifeYears) => hardware(price, { method: 'straight-line', lifeYears })),
      hardware(price, { method: 'declining-value', declinePerYear: constants.declinePerYear }),
    ]),
  };
}
