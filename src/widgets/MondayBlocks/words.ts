/** How the graphic prints its numbers. */
import { formatQuantity, formatUnitPrice } from '../../ledger/format.ts';

/** "-16.97%", "+0.65%" */
export const percent = (change: number): string => formatQuantity(change, 'percent-change');
/** "$142.62" */
export const usd = (value: number): string => formatUnitPrice(value);
/** "24.50 billion": two places, so that two counts can be compared. */
export const billions = (count: number): string => `${(count / 1e9).toFixed(2)} billion`;
