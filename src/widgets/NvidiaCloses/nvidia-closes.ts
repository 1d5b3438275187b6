/** What "after" says: the closes of Nvidia that the site has a source for, against the last one before the weekend. */
import { formatDate, formatQuantity, formatUnitPrice } from '../../ledger/format.ts';
import { relativeChange } from '../../model/demand.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';

export interface SourcedClose {
  /** YYYY-MM-DD */
  day: string;
  usd: number;
  /** Who has it, and how the site checked it. */
  by: string;
  checked: string;
}

export interface CloseFacts {
  closes: readonly SourcedClose[];
  /** The close that the others are measured against, and the Monday. */
  friday: string;
  monday: string;
}

export interface ClosesView {
  title: string;
  lead: string;
  note: string;
  alt: string;
  table: DataTable;
}

const msPerDay = 86_400_000;

/** Days since 1970, for distances in time. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / msPerDay;

/** "9 June", "24 Jan": short months are whole. */
export function shortDay(day: string): string {
  const [date = '', month = ''] = formatDate(day).split(' ');
  return `${date} ${month.length > 4 ? month.slice(0, 3) : month}`;
}

/** The close that the others are measured against. Throws when it is not among them. */
export function referenceClose({ closes, friday }: CloseFacts): SourcedClose {
  const found = closes.find(({ day }) => day === friday);
  if (!found) throw new RangeError(`closes must have one of ${friday}`);
  return found;
}

/** The first close after the Monday that is at or above Friday's, among those we have. */
export function firstBack(facts: CloseFacts): SourcedClose | null {
  const { usd } = referenceClose(facts);
  return facts.closes.find((close) => close.day > facts.monday && close.usd >= usd) ?? null;
}

/** Everything the figure says. Throws when Friday's close is missing. */
export function closesView(facts: CloseFacts): ClosesView {
  const reference = referenceClose(facts);
  const back = firstBack(facts);
  const change = ({ usd }: SourcedClose) => formatQuantity(100 * relativeChange(reference.usd, usd), 'percent-change');
  const first = facts.closes[0] ?? reference;
  const last = facts.closes.at(-1) ?? reference;
  return {
    title: back
      ? `Nvidia closed at or above its Friday price again on ${formatDate(back.day)}, ${dayNumber(back.day) - dayNumber(facts.monday)} days after the Monday`
      : 'None of the closes that we have is back at Friday’s',
    lead: `Closing prices, US dollars a share, on the ${facts.closes.length} days from ${formatDate(first.day)} to ${formatDate(last.day)} that this site’s ledger carries. Stems run from Friday’s close.`,
    note: 'Nothing is drawn between the days: the ledger carries these closes and no others. That no earlier close was back at Friday’s is read from the price file. A price that comes back does not say why.',
    alt: `Points on an axis from nothing upwards, against a level line at ${formatUnitPrice(reference.usd)}. ${facts.closes
      .map((close) => `${formatDate(close.day)}: ${formatUnitPrice(close.usd)}`)
      .join('; ')}.`,
    table: {
      caption: 'Closes of Nvidia, not adjusted for dividends',
      columns: [
        { label: 'Day' },
        { label: 'Close', unit: 'USD a share' },
        { label: `Against ${shortDay(reference.day)}`, unit: 'per cent' },
        { label: 'Source' },
        { label: 'How checked' },
      ],
      rows: facts.closes.map((close) => [
        formatDate(close.day),
        { value: close.usd, text: formatUnitPrice(close.usd) },
        close === reference
          ? 'the measure'
          : { value: 100 * relativeChange(reference.usd, close.usd), text: change(close) },
        close.by,
        close.checked,
      ]),
    },
  };
}
