import { formatQuantity, formatUsdShort } from '../../ledger/format.ts';
import type { Unit } from '../../ledger/schema.ts';
import { threeDigits } from '../../ui/cost-scale.ts';

/** A sum that a simulation has found, in no more digits than it knows: "$42.6M". */
export function roughUsd(usd: number): string {
  return formatUsdShort(threeDigits(usd));
}

/** A value at the end of a bar: short, without the words of its unit. "$700K", "2,224", "1.2×" */
export function briefValue(value: number, unit: Unit): string {
  return unit.startsWith('usd') && value >= 10_000 ? formatUsdShort(value) : formatQuantity(value, unit, 'number');
}
