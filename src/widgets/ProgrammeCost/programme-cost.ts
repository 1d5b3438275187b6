/**
 * What "people, failures, data" says: the final run beside what may have come before it. Amounts are the receipt's own.
 */
import { formatQuantity, formatRange, formatShare, formatUsdShort } from '../../ledger/format.ts';
import type { Basis } from '../../ledger/schema.ts';
import type { Assumed, Choices, CostKind, LineId, ModelConstants } from '../../model/receipt.ts';
import { receipt } from '../../model/receipt.ts';
import type { Assumption } from '../../scenario/assumptions.ts';
import { basisNames } from '../../ui/basis.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';

/** What the widget reads. The ticks decide at which price an hour of experiments counts: rented, or one's own. */
export interface ProgrammeInput {
  values: Readonly<Assumed>;
  choices: Readonly<Choices>;
  ticked: readonly LineId[];
  constants: ModelConstants;
}

export type PartId = 'run' | 'experiments' | 'people' | 'data';

export interface Part {
  id: PartId;
  name: string;
  kind: CostKind;
  usd: number;
  amount: string;
  /** The sum in words. */
  how: string;
  /** Filled where the amount rests on what was disclosed; hatched and marked where it is ours. */
  basis: Basis;
}

export interface ProgrammeView {
  title: string;
  lead: string;
  /** In the order of the story. */
  parts: readonly Part[];
  total: string;
  note: string;
  alt: string;
  table: DataTable;
}

/** The parts, USD, as the receipt would print them. */
export function programmeParts({ values, choices, ticked, constants }: ProgrammeInput): Part[] {
  const { lines } = receipt(values, choices, ticked, constants);
  const line = (id: LineId) => {
    const found = lines.find((each) => each.id === id);
    if (!found) throw new Error(`The receipt has no line "${id}"`);
    return found;
  };
  const experiments = line('experiments');
  // All of V3's hours: each line of owned machines counts them.
  const { quantity: hours, quantityBasis: hoursBasis } = line('own-hardware');
  const part = (id: PartId, name: string, kind: CostKind, usd: number, how: string, basis: Basis): Part => ({
    id,
    name,
    kind,
    usd,
    amount: formatUsdShort(Number(usd.toPrecision(4))),
    how,
    basis,
  });
  const person = formatQuantity(values.payUsdPerPersonYear, 'usd-per-person-year', 'number');
  return [
    part(
      'run',
      'The final run',
      'compute',
      hours * experiments.unitPriceUsd,
      `${formatQuantity(hours, 'gpu-hours', 'short')} × ${formatQuantity(experiments.unitPriceUsd, 'usd-per-gpu-hour', 'number')}`,
      hoursBasis,
    ),
    part(
      'experiments',
      'Experiments and failed runs',
      'compute',
      experiments.amountUsd,
      `${formatQuantity(Number((values.experimentFactor - 1).toPrecision(3)), 'number')} × the final run`,
      'assumed',
    ),
    part(
      'people',
      'People',
      'people',
      line('people').amountUsd,
      `${formatQuantity(values.people, 'people')} × ${formatQuantity(values.projectYears, 'years')} × ${person}`,
      'assumed',
    ),
    part('data', 'Data', 'data', line('data').amountUsd, 'one sum, unknown', 'assumed'),
  ];
}

/** Everything the widget shows, the names and the evidence aside. */
export function programmeView(input: ProgrammeInput): ProgrammeView {
  const parts = programmeParts(input);
  const totalUsd = parts.reduce((sum, { usd }) => sum + usd, 0);
  const total = formatUsdShort(Number(totalUsd.toPrecision(3)));
  return {
    title: titleOf(parts),
    lead: 'US dollars, bars to scale. Filled: hours that DeepSeek disclosed. Hatched: assumptions, most of them ours.',
    parts,
    total: `Together ${total}`,
    note:
      'DeepSeek’s report says that earlier research and experiments are left out of its price, and gives no figure for ' +
      'them. It says nothing of salaries or of what its data cost.',
    alt: `Bars: ${parts.map(({ name, amount }) => `${name.toLowerCase()} ${amount}`).join(', ')}. Together ${total}.`,
    table: {
      caption: 'The final run and what may have come before it, with your settings',
      columns: [{ label: 'Part' }, { label: 'Amount', unit: 'USD' }, { label: 'Sum' }, { label: 'Basis' }],
      rows: [
        ...parts.map(({ name, usd, amount, how, basis }) => [
          name,
          { value: Math.round(usd), text: amount },
          how,
          basisNames[basis],
        ]),
        ['Together', { value: Math.round(totalUsd), text: total }, 'our sum', basisNames.assumed],
      ],
    },
  };
}

/** What is known of the data: nothing, and what we put in its place. */
export function dataText({ initial, distribution }: Pick<Assumption, 'initial' | 'distribution'>): string {
  const range =
    distribution === 'fixed'
      ? ''
      : `, between ${formatRange(distribution.low, distribution.high, 'usd', 'short').replace(' to ', ' and ')}`;
  return `Unknown. Our value is ${formatUsdShort(initial)}${range}.`;
}

/** Names the largest part, and how it compares with the run. */
function titleOf(parts: readonly Part[]): string {
  const largest = parts.reduce((most, part) => (part.usd > most.usd ? part : most));
  const run = parts.find(({ id }) => id === 'run');
  if (!run || largest.id === 'run') {
    return `On these assumptions nothing costs more than the final run itself: ${largest.amount}`;
  }
  const cost = `${inSentence[largest.id]} the most: ${largest.amount}`;
  return run.usd > 0
    ? `On these assumptions ${cost}, ${comparison(largest.usd / run.usd)}`
    : `On these assumptions ${cost}`;
}

const inSentence: Readonly<Record<PartId, string>> = {
  run: 'the final run costs',
  experiments: 'experiments cost',
  people: 'people cost',
  data: 'data cost',
};

/** "12 times the final run", "40% more than the final run". */
function comparison(ratio: number): string {
  if (ratio >= 1.95) return `${formatQuantity(Number(ratio.toPrecision(2)), 'number')} times the final run`;
  return ratio >= 1.005
    ? `${formatShare(Number((ratio - 1).toFixed(2)))} more than the final run`
    : 'as much as the final run';
}
