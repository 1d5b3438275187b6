/**
 * What "the two dollars" says: hours, rent and quotes in, texts and a table out; the drawing is in rent-chart.ts. Pure.
 */
import { formatQuantity, formatUnitPrice } from '../../ledger/format.ts';
import { compareWith } from '../../model/comparison.ts';
import type { PublishedFigure } from '../../model/receipt.ts';
import { basisNames } from '../../ui/basis.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import type { Quote } from './quotes.ts';

export interface RentSliderInput {
  /** GPU-hours of the run: as printed, or as the reader has it. */
  gpuHours: number;
  /** Those that the report prints. */
  publishedGpuHours: number;
  rentUsdPerGpuHour: number;
  quotes: readonly Quote[];
  /** What the total is compared with. */
  published: PublishedFigure;
}

export interface RentSliderView {
  title: string;
  lead: string;
  /** "71% more than the published $5,576,000". */
  comparison: string;
  /** How DeepSeek's assumption stands among the quotes. */
  note: string;
  valueText: string;
  description: string;
  /** Rents worth a try, by a press. */
  tries: readonly { rentUsdPerGpuHour: number; text: string }[];
  table: DataTable;
}

export function rentSliderView({
  gpuHours,
  publishedGpuHours,
  rentUsdPerGpuHour,
  quotes,
  published,
}: RentSliderInput): RentSliderView {
  const priced = (rent: number) => formatQuantity(rent * gpuHours, 'usd');
  const cost = priced(rentUsdPerGpuHour);
  const rent = formatUnitPrice(rentUsdPerGpuHour);
  const { sentence } = compareWith(rentUsdPerGpuHour * gpuHours, published);
  const cheapest = quotes.at(0);
  const dearest = quotes.at(-1);

  return {
    title: `At ${rent} an hour, ${gpuHours === publishedGpuHours ? 'the same hours' : 'your hours'} cost ${cost}`,
    lead:
      `What ${formatQuantity(gpuHours, 'gpu-hours')} cost, US dollars, against the rent of one. ` +
      `On both axes equal steps are equal factors (log scales).`,
    comparison: sentence,
    note: standing(quotes),
    valueText: `${formatQuantity(rentUsdPerGpuHour, 'usd-per-gpu-hour')}, the run costs ${cost}`,
    description:
      `Line chart on log axes: cost rises in proportion to the rent. At ${rent} an hour the run costs ${cost}, ` +
      `${sentence}.` +
      (cheapest && dearest
        ? ` Published rents lie between ${formatUnitPrice(cheapest.rentUsdPerGpuHour)} and ` +
          `${formatUnitPrice(dearest.rentUsdPerGpuHour)}, which make ${priced(cheapest.rentUsdPerGpuHour)} and ` +
          `${priced(dearest.rentUsdPerGpuHour)}.`
        : ''),
    tries: triesOf(quotes),
    table: {
      caption: 'Published rents, and what the run costs at each',
      columns: [
        { label: 'Who' },
        { label: 'When' },
        { label: 'GPU' },
        { label: 'Basis' },
        { label: 'Rent', unit: 'USD per GPU-hour' },
        { label: 'Cost of the run', unit: 'USD' },
      ],
      rows: quotes.map((quote) => [
        rowName(quote),
        quote.when,
        quote.chip,
        basisNames[quote.basis],
        { value: quote.rentUsdPerGpuHour, text: formatUnitPrice(quote.rentUsdPerGpuHour) },
        // In whole dollars, as shown: a sum of binary fractions may miss its mark by a billionth of a cent.
        { value: Math.round(quote.rentUsdPerGpuHour * gpuHours), text: priced(quote.rentUsdPerGpuHour) },
      ]),
    },
  };
}

function rowName({ who, kind }: Quote): string {
  if (kind === 'assumption') return `${who}, assumed`;
  return kind === 'market' ? 'The market, as two analysts tell it' : who;
}

/** "Of 15 published rents, 13 are above the $2.00 that DeepSeek assumed." */
export function standing(quotes: readonly Quote[]): string {
  const assumed = quotes.find(({ kind }) => kind === 'assumption');
  if (!assumed) return '';
  const others = quotes.filter((quote) => quote !== assumed);
  const above = others.filter(({ rentUsdPerGpuHour }) => rentUsdPerGpuHour > assumed.rentUsdPerGpuHour).length;
  return (
    `Of ${others.length} published rents, ${above} are above the ${formatUnitPrice(assumed.rentUsdPerGpuHour)} that ` +
    `DeepSeek assumed. All but one are for the H100, which computes as fast as the H800. ` +
    `“Market” is the going rate as two analysts tell it, from 2025 on for contracts of a year.`
  );
}

/** DeepSeek's own, the one for an H800, and the two ends. */
function triesOf(quotes: readonly Quote[]): RentSliderView['tries'] {
  const tries: [string, Quote | undefined][] = [
    ['DeepSeek’s', quotes.find(({ kind }) => kind === 'assumption')],
    ['the H800 quote,', quotes.find(({ kind, chip }) => kind === 'offer' && chip === 'H800')],
    ['the lowest,', quotes.at(0)],
    ['the highest,', quotes.at(-1)],
  ];
  return tries.flatMap(([name, quote]) =>
    quote
      ? [{ rentUsdPerGpuHour: quote.rentUsdPerGpuHour, text: `${name} ${formatUnitPrice(quote.rentUsdPerGpuHour)}` }]
      : [],
  );
}
