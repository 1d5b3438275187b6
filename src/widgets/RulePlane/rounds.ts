/**
 * The story "rounds": on which day each of its states stands, which chips there are by then, and what the rules make of
 * them. Everything is judged by the model; nothing here knows a threshold.
 */
import { formatDate } from '../../ledger/format.ts';
import { type ExportRules, narrowestEscape } from '../../model/export-rules.ts';
import type { StateName } from '../../scrolly/stories.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import { type ChipOnDay, chipsOn, planeChip, type RuleFacts } from '../../ui/rule-plane/chips-on.ts';
import type { PlaneChip } from '../../ui/rule-plane/place-chips.ts';
import { type PlaneCell, planeCells, planeDomain, sideLimit } from '../../ui/rule-plane/plane.ts';
import { amountText, decisionText, listed, marginText, outcomeNames, outcomeOrder } from '../../ui/rule-plane/words.ts';
import { type SideAxis, sideAxes } from './side-axes.ts';

export type RoundState = StateName<'rounds'>;

/** The day of a state. Throws when the data have no such entry any more. */
export function dayOf(state: RoundState, { rules, letters, reviewPolicies }: ExportRules): string {
  const from = (id: string): string => {
    const entry = [...rules, ...letters, ...reviewPolicies].find((each) => each.id === id);
    if (!entry) throw new Error(`There is no "${id}" in seeds/export-rules.yaml`);
    return entry.from;
  };
  switch (state) {
    case 'before':
      return dayBefore(from('letter-2022-08'));
    case 'letter':
      return from('letter-2022-08');
    case 'round-1':
      return from('3a090-2022');
    case 'gap':
      return dayBefore(from('3a090-2023-early'));
    case 'round-2':
      return from('3a090-2023');
    case 'h20':
      // The end of the month in which the first were shipped.
      return '2024-04-30';
    case 'round-3':
      return from('letter-2025-04');
    case 'now':
      return from('review-2026-01');
  }
}

function dayBefore(day: string): string {
  const millisecondsPerDay = 86_400_000;
  return new Date(Date.parse(`${day}T00:00:00Z`) - millisecondsPerDay).toISOString().slice(0, 10);
}

export interface RoundView {
  title: string;
  day: string;
  says: string;
  alt: string;
  cells: readonly PlaneCell[];
  chips: readonly PlaneChip[];
  sides: readonly SideAxis[];
  table: DataTable;
}

/** All that a state shows and says. */
export function roundView(state: RoundState, facts: RuleFacts): RoundView {
  const day = dayOf(state, facts.rules);
  const chips = chipsOn(day, facts);
  const cells = planeCells(day, facts.rules);
  const sides = sideAxes(state, day, chips, facts.rules);
  const says = `${sentence(state, day, chips, facts.rules)} ${countOff(chips)}`;
  return {
    title: titleOf(facts),
    day: formatDate(day),
    says,
    alt: altOf(day, cells, chips, sides),
    cells,
    chips: chips.map(planeChip),
    sides,
    table: tableOf(day, facts),
  };
}

/** How narrowly the chips for China stayed under the rules they were made for. */
function titleOf(facts: RuleFacts): string {
  const by = (id: string, state: RoundState) => {
    const found = chipsOn(dayOf(state, facts.rules), facts).find((chip) => chip.id === id)?.found;
    const escape = found && narrowestEscape(found);
    if (!escape) throw new Error(`"${id}" escapes nothing in "${state}"`);
    return stated(marginText(escape)).replace(/^.* by /, '');
  };
  if (!by('h800-sxm', 'gap').endsWith('GB/s')) throw new Error('The title says that the H800 escapes by its links');
  return `The H800 stayed under the first rule by its slower links, the H20 under the second by ${by('h20', 'h20')}`;
}

/** PCIe, and with it every sum of links of a real chip, is from memory: 128 or 64 GB/s, give or take. */
const stated = (text: string): string => text.replace(/ ([\d,.]+ GB\/s)/g, ' about $1');

function sentence(state: RoundState, day: string, chips: readonly ChipOnDay[], rules: ExportRules): string {
  const escapes = (...ids: readonly string[]) =>
    chips
      .filter(({ id }) => ids.includes(id))
      .map(({ label, found }) => {
        const escape = narrowestEscape(found);
        return `${label}: ${escape ? stated(marginText(escape)) : 'nothing to escape'}.`;
      })
      .join(' ');
  switch (state) {
    case 'before':
      return 'None of these rules holds yet.';
    case 'letter':
      return 'A letter names the chips. No thresholds were published.';
    case 'round-1':
      return `Caught from ${floor(rules, day, 'tpp')} if all input and output reaches ${floor(rules, day, 'totalIoGbPerSecond')} too.`;
    case 'gap':
      return escapes('a800-80gb-sxm', 'h800-sxm');
    case 'round-2':
      return `Speed alone counts from ${floor(rules, day, 'tpp')}. Below that, density does.`;
    case 'h20':
      return escapes('h20', 'l20-pcie');
    case 'round-3': {
      const h20 = chips.find(({ id }) => id === 'h20');
      return `Regions as before. H20: ${h20 ? decisionText(h20.found) : ''}.`;
    }
    case 'now': {
      const policy = chips.map(({ found }) => found.policy?.clause).find((clause) => clause !== undefined);
      const limits = policy?.conditions.flatMap(({ condition }) =>
        'quantity' in condition ? amountText(condition.quantity, condition.value) : [],
      );
      return `Case by case below ${listed(limits ?? [])} of memory.`;
    }
  }
}

/** The threshold of the first clause in force that has the quantity. */
function floor({ rules }: ExportRules, day: string, quantity: 'tpp' | 'totalIoGbPerSecond'): string {
  const inForce = rules.filter(({ from, to }) => from <= day && (to === null || day <= to));
  for (const { conditions } of inForce.flatMap(({ clauses }) => clauses)) {
    for (const condition of conditions) {
      if ('quantity' in condition && condition.quantity === quantity) return amountText(quantity, condition.value);
    }
  }
  throw new Error(`No rule of ${day} has a threshold of ${quantity}`);
}

/** "Not caught: A800 and H800. A licence: A100 and H100." */
function countOff(chips: readonly ChipOnDay[]): string {
  return outcomeOrder
    .flatMap((outcome) => {
      const names = chips.filter(({ found }) => found.outcome === outcome).map(({ label }) => label);
      if (names.length === 0) return [];
      const name = outcomeNames[outcome];
      return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${listed(names)}.`;
    })
    .join(' ');
}

function altOf(
  day: string,
  cells: readonly PlaneCell[],
  chips: readonly ChipOnDay[],
  sides: readonly SideAxis[],
): string {
  const range = (quantity: 'tpp' | 'performanceDensity', [low, high]: readonly [number, number]) => {
    const [least, most] = quantity === 'tpp' ? planeDomain.tpp : planeDomain.density;
    const name = quantity === 'tpp' ? 'TPP' : 'density';
    const [from, to] = [amountText(quantity, low, 'number'), amountText(quantity, high, 'number')];
    if (low <= least) return high >= most ? `any ${name}` : `${name} below ${to}`;
    return high >= most ? `${name} from ${from}` : `${name} from ${from} to ${to}`;
  };
  const regions = cells
    .filter(({ outcome }) => outcome !== 'free')
    .map(
      ({ tpp, density, outcome, tag }) =>
        `${range('tpp', tpp)} and ${range('performanceDensity', density)}: ${outcomeNames[outcome]} (${tag})`,
    );
  const points = chips.map(
    ({ label, chip, found, remark }) =>
      `${label}${remark === '' ? '' : `, ${remark}`}: TPP ${amountText('tpp', chip.tpp, 'number')}, ` +
      `density ${amountText('performanceDensity', chip.performanceDensity, 'number')}, ${outcomeNames[found.outcome]}`,
  );
  return [
    `Plane of TPP against performance density, both on log scales, on ${formatDate(day)}.`,
    regions.length === 0 ? 'No region is marked.' : `Marked regions: ${regions.join('; ')}.`,
    `Chips: ${points.join('; ')}.`,
    ...sides.map(({ alt }) => alt),
  ].join(' ');
}

function tableOf(day: string, facts: RuleFacts): DataTable {
  const limit = sideLimit(day, facts.rules, 'totalIoGbPerSecond');
  return {
    caption: `Chips on ${formatDate(day)}${limit === null ? '' : `; links count from ${amountText('totalIoGbPerSecond', limit)}`}`,
    columns: [
      { label: 'Chip' },
      { label: 'TPP', unit: 'TPP' },
      { label: 'Density', unit: 'TPP per mm²' },
      { label: 'All input and output, PCIe from memory', unit: 'GB/s' },
      { label: 'Memory', unit: 'GB/s' },
      { label: 'Needs' },
      { label: 'Because' },
    ],
    rows: chipsOn(day, facts).map(({ label, chip, found, remark }) => {
      const escape = narrowestEscape(found);
      return [
        remark === 'announced' ? `${label}, announced` : label,
        { value: chip.tpp, text: amountText('tpp', chip.tpp, 'number') },
        { value: chip.performanceDensity, text: amountText('performanceDensity', chip.performanceDensity, 'number') },
        { value: chip.totalIoGbPerSecond, text: amountText('totalIoGbPerSecond', chip.totalIoGbPerSecond, 'number') },
        {
          value: chip.dramBandwidthGbPerSecond,
          text: amountText('dramBandwidthGbPerSecond', chip.dramBandwidthGbPerSecond, 'number'),
        },
        outcomeNames[found.outcome],
        stated(found.decidedBy ? decisionText(found) : escape ? marginText(escape) : 'no rule in force'),
      ];
    }),
  };
}
