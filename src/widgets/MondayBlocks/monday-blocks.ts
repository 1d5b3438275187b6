/** What "one Monday" says in each of its states: facts in; words, picture and table out. */
import { formatShare, formatUsdShort } from '../../ledger/format.ts';
import type { CostKind } from '../../model/receipt-lines.ts';
import type { Cell, DataTable } from '../../ui/figure/data-table.ts';
import type { MondayFacts, Mover } from './monday-facts.ts';
import { type MondayState, type Picture, type RowText, rowsPicture } from './picture.ts';
import { blockUsd, lossPicture, sharesPicture, wallPicture } from './value-pictures.ts';
import { billions, percent, usd } from './words.ts';

export interface MondayTexts {
  /** The finding. */
  title: string;
  /** What one block is. */
  scale: string;
  /** The text alternative: what the picture shows now. */
  alt: string;
}

type Group = Mover['group'];

/** Who sells what AI runs on, and who buys it; the names stand beside the rows. */
const suppliers: Partial<Record<Group, { name: string; kind: CostKind }>> = {
  power: { name: 'power', kind: 'energy' },
  networking: { name: 'networks', kind: 'hardware' },
  chips: { name: 'chip design', kind: 'hardware' },
  'chip-making': { name: 'chip making', kind: 'hardware' },
  servers: { name: 'servers', kind: 'hardware' },
};
const others: Partial<Record<Group, { name: string; kind: CostKind }>> = {
  'cloud-and-software': { name: 'cloud, software', kind: 'compute' },
  devices: { name: 'devices', kind: 'compute' },
};

const perCent = 'One block is one per cent of a company’s own value.';

/** The companies of some groups: within a group from the deepest fall up, and so the groups among each other. */
function grouped({ movers }: MondayFacts, groups: typeof suppliers): { mover: Mover; name: string; kind: CostKind }[] {
  return Object.entries(groups)
    .map(([group, { name, kind }]) =>
      movers
        .filter((mover) => mover.group === group)
        .toSorted((a, b) => a.changePercent - b.changePercent)
        .map((mover) => ({ mover, name, kind })),
    )
    .filter((members) => members.length > 0)
    .toSorted((a, b) => (a[0]?.mover.changePercent ?? 0) - (b[0]?.mover.changePercent ?? 0))
    .flat();
}

export const suppliersOf = (facts: MondayFacts): readonly Mover[] =>
  grouped(facts, suppliers).map(({ mover }) => mover);
export const othersOf = (facts: MondayFacts): readonly Mover[] => grouped(facts, others).map(({ mover }) => mover);

function rowsOf(facts: MondayFacts, groups: typeof suppliers): RowText[] {
  let last = '';
  return grouped(facts, groups).map(({ mover, name, kind }) => {
    const isFirst = name !== last;
    last = name;
    return {
      id: mover.ticker,
      name: mover.name,
      value: percent(mover.changePercent),
      changePercent: mover.changePercent,
      kind,
      ...(isFirst ? { groupName: name } : {}),
    };
  });
}

/** Nvidia first, for comparison; then from the deepest fall up. */
function indexRows(facts: MondayFacts): RowText[] {
  const nvidia: RowText = {
    id: 'NVDA',
    name: 'Nvidia',
    detail: 'one company',
    value: percent(100 * facts.nvidia.change),
    changePercent: 100 * facts.nvidia.change,
    kind: 'hardware',
  };
  const indices = facts.indices
    .toSorted((a, b) => a.changePercent - b.changePercent)
    .map(({ id, name, detail, changePercent }) => ({
      id,
      name,
      detail,
      value: percent(changePercent),
      changePercent,
    }));
  return [nvidia, ...indices];
}

/** The picture of a state in so many pixels of width. */
export function mondayPicture(state: MondayState, facts: MondayFacts, width: number): Picture {
  const deepest = Math.min(...facts.movers.map(({ changePercent }) => changePercent));
  switch (state) {
    case 'nvidia':
      return wallPicture(facts, width);
    case 'shares':
      return sharesPicture(facts, width);
    case 'broadcom':
      return lossPicture(facts, width);
    case 'suppliers':
      return rowsPicture(rowsOf(facts, suppliers), width, deepest);
    case 'others':
      return rowsPicture(rowsOf(facts, others), width, deepest);
    case 'indices':
      return rowsPicture(indexRows(facts), width, deepest);
  }
}

/** Everything a state says. */
export function mondayTexts(state: MondayState, facts: MondayFacts): MondayTexts {
  const { nvidia, loss, implied, filed } = facts;
  const fall = 100 * nvidia.change;
  switch (state) {
    case 'nvidia':
      return {
        title: `Nvidia lost ${formatShare(-nvidia.change)} of its value between two closes`,
        scale: 'One block is one per cent of what Nvidia was worth on Friday.',
        alt: `A wall of a hundred blocks, Friday’s close of ${usd(nvidia.fridayUsd)}. ${(-fall).toFixed(2)} of them are missing and lie beside it; the rest is Monday’s close of ${usd(nvidia.mondayUsd)}, a change of ${percent(fall)}.`,
      };
    case 'shares':
      return {
        title: `${formatUsdShort(loss.most.usd)} or ${formatUsdShort(loss.reuters.usd)}: one fall, two counts of shares`,
        scale: 'The area is dollars: the loss of one share times the number of shares.',
        alt: `An area as high as the loss of one share, ${usd(nvidia.lostUsdPerShare)}. With ${billions(implied.most)} shares it is ${formatUsdShort(loss.most.usd)} (${loss.most.by}), with ${billions(implied.reuters)} it is ${formatUsdShort(loss.reuters.usd)} (${loss.reuters.by}): a sliver more. Both counts are worked out from the losses. Nvidia’s own count of ${filed.when} was ${billions(filed.shares)}${filed.isConfirmed ? '' : ', which is from memory'}.`,
      };
    case 'broadcom': {
      const share = loss.most.usd / loss.together.usd;
      return {
        title: `${loss.together.by}’s ${formatUsdShort(loss.together.usd)} is two companies, and ${formatShare(share)} of it is Nvidia`,
        scale: `One block is ${formatUsdShort(blockUsd)}. Hatched: a round figure.`,
        alt: `Blocks of ${formatUsdShort(blockUsd)}. Nvidia’s ${formatUsdShort(loss.most.usd)} and about ${formatUsdShort(loss.broadcom.usd)} of Broadcom’s nearly fill a frame of ${formatUsdShort(loss.together.usd)}, which is what ${loss.together.by} prints for both. Outlined around it: almost ${formatUsdShort(loss.wider.usd)} for chip, power and equipment companies together, by ${loss.wider.by}.`,
      };
    }
    case 'suppliers': {
      const rows = suppliersOf(facts).filter(({ ticker }) => ticker !== 'NVDA');
      const further = rows.filter(({ changePercent }) => changePercent < fall);
      return {
        title: `${further.length} of ${rows.length} other sellers of chips, servers, networks and power fell further than Nvidia`,
        scale: perCent,
        alt: `Rows of blocks, all to the left, which is down. ${listed(suppliersOf(facts))}`,
      };
    }
    case 'others': {
      const rows = othersOf(facts);
      const rose = rows.filter(({ changePercent }) => changePercent > 0);
      return {
        title: `${rose.length} of ${rows.length} in cloud, software and devices closed higher`,
        scale: perCent,
        alt: `Rows of blocks to both sides. ${listed(rows)}`,
      };
    }
    case 'indices': {
      const { chips, market, dow } = indexFinding(facts);
      return {
        title: `Chip shares fell by ${chips}, the S&P 500 by ${market}; the Dow Jones ${dow}`,
        scale: 'One block is one per cent. A fund and an index are two baskets.',
        alt: `Rows of blocks, Nvidia’s ${percent(fall)} first. ${facts.indices
          .map(({ name, detail, changePercent }) => `${name}, ${detail}: ${percent(changePercent)}.`)
          .join(' ')}`,
      };
    }
  }
}

/** What the title says of the indices. */
function indexFinding({ indices }: MondayFacts): { chips: string; market: string; dow: string } {
  const changeOf = (id: string) => indices.find((index) => index.id === id)?.changePercent ?? NaN;
  const semiconductors = [changeOf('sox'), changeOf('soxx')].map((change) => -change).toSorted((a, b) => a - b);
  const dow = changeOf('dji');
  const size = (percentPoints: number) => formatShare(percentPoints / 100);
  return {
    chips: `${size(semiconductors[0] ?? NaN)} or ${size(semiconductors[1] ?? NaN)}`,
    market: size(-changeOf('gspc')),
    dow: dow > 0 ? 'rose' : `fell by ${size(-dow)}`,
  };
}

const listed = (movers: readonly Mover[]): string =>
  `${movers.map(({ name, changePercent }) => `${name} ${percent(changePercent)}`).join(', ')}.`;

/** Every number of all states. */
export function mondayTable(facts: MondayFacts): DataTable {
  const { loss, nvidia } = facts;
  const change = (value: number): Cell => ({ value, text: percent(value) });
  const none = 'no figure';
  const lossOf = (ticker: string) => {
    if (ticker === 'NVDA')
      return `${formatUsdShort(loss.most.usd)} (${loss.most.by}); ${formatUsdShort(loss.reuters.usd)} (${loss.reuters.by})`;
    return ticker === 'AVGO' ? `about ${formatUsdShort(loss.broadcom.usd)} (${loss.broadcom.by})` : none;
  };
  return {
    caption: `${facts.day}, close to close. Nvidia’s share: ${usd(nvidia.fridayUsd)} to ${usd(nvidia.mondayUsd)}. Dollars stand only where a source has them.`,
    columns: [
      { label: 'Company or index' },
      { label: 'What it is' },
      { label: 'Change', unit: 'per cent' },
      { label: 'Loss in value' },
      { label: 'How checked' },
    ],
    rows: [
      ...[...suppliersOf(facts), ...othersOf(facts)].map(({ ticker, name, business, changePercent }) => [
        name,
        business,
        change(changePercent),
        lossOf(ticker),
        facts.moversChecked,
      ]),
      ...facts.indices.map(({ name, detail, changePercent, checked }) => [
        name,
        detail,
        change(changePercent),
        none,
        checked,
      ]),
      [
        'Nvidia and Broadcom',
        'together',
        none,
        `${formatUsdShort(loss.together.usd)} (${loss.together.by})`,
        loss.together.checked,
      ],
      [
        'Chip, power and equipment companies',
        'together',
        none,
        `almost ${formatUsdShort(loss.wider.usd)} (${loss.wider.by})`,
        loss.wider.checked,
      ],
    ],
  };
}
