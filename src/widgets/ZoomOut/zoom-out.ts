/**
 * What "zoom out" says: published amounts in, words and tabs out. Nothing here moves with the reader's assumptions:
 * these are the figures of others.
 */
import { formatDate, formatQuantity, formatRange, formatUsdShort } from '../../ledger/format.ts';
import type { Basis } from '../../ledger/schema.ts';
import { basisNames } from '../../ui/basis.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import {
  type Amounts,
  type AreaId,
  areasFresh,
  areasTold,
  boxesAt,
  type FrameSize,
  placeTabs,
  type Tab,
  type TabVariant,
  type ZoomState,
  zoomOf,
} from './zoom-geometry.ts';

/** A published sum and what stands behind it. */
export interface PublishedSum {
  usd: number;
  basis: Basis;
  /** How the site checked it. */
  checked: string;
}

/** Plain data, made from the ledger by ZoomOut.astro. */
export interface ZoomFacts {
  run: PublishedSum;
  cluster: PublishedSum;
  /** Prices of one GPU in a server on published lists, USD. */
  listLow: PublishedSum;
  listHigh: PublishedSum;
  gpus: PublishedSum;
  servers: PublishedSum;
  operations: PublishedSum;
  clusterGpus: number;
  fleetGpus: number;
  /** "SemiAnalysis" and when it published, as the ledger has it. */
  estimator: string;
  estimated: string;
}

export interface ZoomTexts {
  title: string;
  /** The question that the state answers, and who answers it. */
  question: string;
  who: string;
  /** The text alternative: what the drawing shows now. */
  alt: string;
  table: DataTable;
}

/** The amounts drawn, USD. List prices count the GPUs in their servers, without a network. */
export function amountsOf(facts: ZoomFacts): Amounts {
  return {
    run: facts.run.usd,
    cluster: facts.cluster.usd,
    'list-low': facts.clusterGpus * facts.listLow.usd,
    'list-high': facts.clusterGpus * facts.listHigh.usd,
    gpus: facts.gpus.usd,
    servers: facts.servers.usd,
    operations: facts.operations.usd,
  };
}

/** Everything that a state says. */
export function zoomTexts(state: ZoomState, facts: ZoomFacts): ZoomTexts {
  const amounts = amountsOf(facts);
  const whole = amounts.servers + amounts.operations;
  return {
    title: `The published price is one part in ${Math.round(whole / amounts.run)} of the largest figures quoted beside it, added up`,
    ...answerOf(state, facts),
    alt: `${pictureOf(state, facts)} Areas are to scale; filled is disclosed, outlined and hatched is estimated.`,
    table: tableOf(facts),
  };
}

/** What stands below the frame, at the end of a lead from the run; empty while the run's tab is in the frame. */
export function runNote(state: ZoomState, facts: ZoomFacts, frame: FrameSize): { amount: string; text: string } | null {
  if (areasFresh(state).includes('run')) return null;
  const text =
    frame.width < 480 ? 'Renting for the run' : 'Renting them for the final run. All else answers another question.';
  return { amount: formatUsdShort(facts.run.usd), text };
}

/** The tabs of a state, where its zoom has arrived: those of its own areas first, then the largest. */
export function zoomTabs(state: ZoomState, facts: ZoomFacts, frame: FrameSize): Tab[] {
  const amounts = amountsOf(facts);
  const fresh = areasFresh(state);
  // After its own state the cluster's tab carries the whole range, and the list prices need none. The run's stands
  // below the frame once the run is small.
  const others = areasTold(state).filter((area) => !fresh.includes(area) && (area === 'cluster' || area === 'gpus'));
  const wordings = [...fresh, ...others.toReversed()].map((area) => ({
    area,
    variants: variantsOf(tabTexts(area, state, facts), fresh.includes(area)),
  }));
  return placeTabs(wordings, boxesAt(zoomOf(state, amounts), frame, amounts), frame);
}

function variantsOf({ amount, short, what, who }: TabTexts, isFresh: boolean): TabVariant[] {
  const below = (...lines: readonly string[]): TabVariant => ({ amount, beside: '', below: lines });
  return [
    ...(isFresh ? [below(...what, who)] : []),
    below(...what),
    below(short),
    { amount, beside: short, below: [] },
    below(),
  ];
}

interface TabTexts {
  amount: string;
  /** In two or three words. */
  short: string;
  what: readonly string[];
  who: string;
}

function tabTexts(area: AreaId, state: ZoomState, facts: ZoomFacts): TabTexts {
  const amounts = amountsOf(facts);
  const amount = formatUsdShort(amounts[area]);
  const gpus = formatQuantity(facts.clusterGpus, 'gpus');
  switch (area) {
    case 'run':
      return { amount, short: 'the run', what: ['Renting for the run'], who: 'DeepSeek, at an assumed rent' };
    case 'cluster':
      return state === 'cluster'
        ? { amount, short: 'bought', what: [`Buying ${gpus}`], who: 'Unsigned explainer' }
        : { amount: clusterRange(facts), short: 'its GPUs', what: [`Buying ${gpus}`], who: 'Press, and price lists' };
    case 'list-low':
    case 'list-high':
      return {
        amount: listRange(facts),
        short: 'at list prices',
        what: ['The same at list prices'],
        who: 'Ours: GPUs × price',
      };
    case 'gpus':
      return {
        amount: `${amount}+`,
        short: 'GPUs bought',
        what: ['GPUs bought so far'],
        who: `${facts.estimator}: “more than”`,
      };
    case 'servers':
      return {
        amount,
        short: 'servers',
        what: [`Servers, about ${formatQuantity(facts.fleetGpus, 'gpus')}`],
        who: `${facts.estimator}, ${formatDate(facts.estimated.slice(0, 7))}`,
      };
    case 'operations':
      return {
        amount,
        short: 'operation',
        what: ['Running them,', 'probably four years'],
        who: `${facts.estimator}; years: ours`,
      };
  }
}

function answerOf(state: ZoomState, facts: ZoomFacts): Pick<ZoomTexts, 'question' | 'who'> {
  const amounts = amountsOf(facts);
  const { estimator } = facts;
  switch (state) {
    case 'run':
      return {
        question: 'What would it cost to rent the GPUs for the final run?',
        who: `${formatUsdShort(amounts.run)}, says DeepSeek: hours that it counted, at a rent that it assumed.`,
      };
    case 'cluster':
      return {
        question: 'What would it cost to buy those GPUs?',
        who: `${formatUsdShort(amounts.cluster)} in the unsigned explainer; ${listRange(facts)} at list prices. Neither has a network in it.`,
      };
    case 'gpus':
      return {
        question: 'What has the company spent on GPUs in all its years?',
        who: `More than ${formatUsdShort(amounts.gpus)}, ${estimator} estimates. The area is the least that this can be.`,
      };
    case 'fleet':
      return {
        question: 'What would the servers of the whole fleet cost?',
        who: `${formatUsdShort(amounts.servers)}, ${estimator} estimates, for about ${formatQuantity(facts.fleetGpus, 'gpus')}.`,
      };
    case 'years':
      return {
        question: 'What would it cost to buy that fleet and run it?',
        who: `${formatUsdShort(amounts.operations)} more, ${estimator} estimates, which makes ${formatUsdShort(amounts.servers + amounts.operations)}. It gives no period; four years is our reading.`,
      };
  }
}

function pictureOf(state: ZoomState, facts: ZoomFacts): string {
  const amounts = amountsOf(facts);
  const told = areasTold(state);
  const run = `${formatUsdShort(amounts.run)} to rent the GPUs for the final run`;
  if (state === 'run') return `One filled area: ${run}. It lies in the corner of a larger, hatched one.`;
  const around = [
    `${clusterRange(facts)} to buy them`,
    ...(told.includes('gpus') ? [`more than ${formatUsdShort(amounts.gpus)} for GPUs so far`] : []),
    ...(told.includes('servers') ? [`${formatUsdShort(amounts.servers)} for the servers of the fleet`] : []),
  ].join(', inside ');
  const beside = told.includes('operations')
    ? `; beside them ${formatUsdShort(amounts.operations)} to run the fleet`
    : '';
  return `A small filled area, ${run}, inside ${around}${beside}.`;
}

function tableOf(facts: ZoomFacts): DataTable {
  const amounts = amountsOf(facts);
  const { estimator } = facts;
  const gpus = formatQuantity(facts.clusterGpus, 'gpus');
  const row = (
    what: string,
    usd: number,
    who: string,
    { basis, checked }: Pick<PublishedSum, 'basis' | 'checked'>,
    before = '',
  ) => [
    what,
    { value: usd, text: before + formatUsdShort(Number(usd.toPrecision(4))) },
    who,
    basisNames[basis],
    checked,
  ];
  // To the hundred: the sum in the press is itself rounded.
  const impliedUsd = Number((amounts.cluster / facts.clusterGpus).toPrecision(3));
  return {
    caption: 'Published figures, each with the question that it answers',
    columns: [
      { label: 'What it pays for' },
      { label: 'Amount', unit: 'USD' },
      { label: 'Who says so' },
      { label: 'Basis' },
      { label: 'How checked' },
    ],
    rows: [
      row('Renting the GPUs for the final run', amounts.run, 'DeepSeek', facts.run),
      row(
        `Buying its ${gpus}`,
        amounts.cluster,
        `Unsigned explainer; ${formatQuantity(impliedUsd, 'usd-per-gpu')}`,
        facts.cluster,
      ),
      ...([facts.listLow, facts.listHigh] as const).map((list) =>
        row(
          `The same at ${formatQuantity(list.usd, 'usd-per-gpu')}`,
          facts.clusterGpus * list.usd,
          'Price list; the product is ours',
          { basis: 'derived', checked: list.checked },
        ),
      ),
      row('GPUs over the company’s history', amounts.gpus, estimator, facts.gpus, 'more than '),
      row('Servers of the whole fleet', amounts.servers, estimator, facts.servers),
      row('Running the fleet, period not stated', amounts.operations, estimator, facts.operations),
      row('Servers and operation', amounts.servers + amounts.operations, 'Our sum of the two', {
        basis: 'derived',
        checked: 'Added up here.',
      }),
    ],
  };
}

/** "$69M to $92M": list prices do not carry more digits than that. */
function listRange(facts: ZoomFacts): string {
  const amounts = amountsOf(facts);
  return formatRange(roundTo2(amounts['list-low']), roundTo2(amounts['list-high']), 'usd', 'short');
}

function clusterRange(facts: ZoomFacts): string {
  const amounts = amountsOf(facts);
  return formatRange(amounts.cluster, roundTo2(amounts['list-high']), 'usd', 'short');
}

const roundTo2 = (value: number): number => Number(value.toPrecision(2));
