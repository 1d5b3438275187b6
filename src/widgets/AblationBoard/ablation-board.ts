/**
 * What the ablation board says: factors and switches in, words and numbers out. The wording of each trick is in
 * trick-rows.ts, the drawing in board-chart.ts, the way to the receipt in on-receipt.ts.
 */
import { formatUnitPrice, formatUsdShort } from '../../ledger/format.ts';
import {
  type AblationFactors,
  type Factor,
  factoredHours,
  runFactor,
  type TrickId,
  trickIds,
} from '../../model/ablation.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';

/** A switch: a trick of V3's run, or the absence of a critic, which is R1's. */
export type SwitchId = TrickId | 'no-critic';
export const switchIds: readonly SwitchId[] = [...trickIds, 'no-critic'];

/** GPU-hours as published. */
export interface BoardHours {
  pretraining: number;
  contextExtension: number;
  postTraining: number;
  r1Zero: number;
  r1Data: number;
  r1: number;
}

/** Another run beside which the total is drawn. */
export interface ComparedRun {
  id: string;
  name: string;
  gpuHours: number;
  tokens: number;
  /** Published as hours per trillion tokens: the total is our product. */
  isMultiplied: boolean;
}

/** Numbers that the reasons name. */
export interface SaidNumbers {
  /** Stored parameters ÷ active ones. */
  equalSize: number;
  dense67bOverV2: number;
  denseEqualName: string;
  denseEqualOverV3: number;
  fp8Share: number;
  fp8Most: number;
  exposed: number;
  groupedOverLatentCache: number;
  fullOverLatentCache: number;
}

export interface BoardFacts {
  factors: AblationFactors;
  critic: Factor;
  hours: BoardHours;
  runs: readonly ComparedRun[];
  said: SaidNumbers;
}

export interface BoardTotals {
  /** All hours of V3's run. */
  v3: Factor;
  /** R1 on top. */
  r1: Factor;
}

export interface BoardView {
  /** The finding. */
  title: string;
  lead: string;
  note: string;
  totals: BoardTotals;
  /** Whether V3's total is the published one, to the hour. */
  isAsPublished: boolean;
  /** "3.4 million GPU-hours", "2.8 to 4.8 million". Null where there is no range. */
  hours: string;
  hoursRange: string | null;
  usd: string;
  usdRange: string | null;
  /** Against V3's: "1.2 times V3’s". */
  against: string;
  /** What cannot be known, in words. */
  unknowns: readonly string[];
  table: DataTable;
}

const nothing = { low: 1, central: 1, high: 1 };

/** Hours with these switches off. Context extension, post-training and the making of R1's data stay as they were. */
export function boardTotals({ factors, critic, hours }: BoardFacts, off: readonly SwitchId[]): BoardTotals {
  return {
    v3: factoredHours(
      hours.pretraining,
      hours.contextExtension + hours.postTraining,
      runFactor(factors, tricksOf(off)),
    ),
    r1: factoredHours(hours.r1Zero + hours.r1, hours.r1Data, off.includes('no-critic') ? critic : nothing),
  };
}

/** The switches that are V3's. */
export const tricksOf = (off: readonly SwitchId[]): TrickId[] => trickIds.filter((trick) => off.includes(trick));

/** Everything the board shows but its rows and its drawing. */
export function boardView(facts: BoardFacts, off: readonly SwitchId[], rentUsdPerGpuHour: number): BoardView {
  const totals = boardTotals(facts, off);
  const v3 = boardTotals(facts, []).v3.central;
  const isAsPublished = tricksOf(off).length === 0;
  const usd = (gpuHours: number) => gpuHours * rentUsdPerGpuHour;
  return {
    title: boardTitle(facts, off),
    lead:
      'GPU-hours of V3’s final run with tricks switched off, by our estimate. Hatched: the range. Log scales; rent at ' +
      `${formatUnitPrice(rentUsdPerGpuHour)} an hour.`,
    note:
      'Off means what other published runs did without the trick. Independent factors multiply, and their ranges add in ' +
      'quadrature on the log scale; without experts only FP8 counts beside them, since the dense runs do without the rest. Only pre-training changes: context extension and post-training stay as reported. ' +
      'The 1.55 compares speed per operation, and counts V2 as 16-bit, which its report does not say.',
    totals,
    isAsPublished,
    hours: isAsPublished
      ? `${inMillions(v3, 4)} million GPU-hours`
      : `${inMillions(totals.v3.central)} million GPU-hours`,
    hoursRange: isAsPublished ? null : millionsRange(totals.v3),
    usd: formatUsdShort(isAsPublished ? usd(v3) : twoDigits(usd(totals.v3.central))),
    usdRange: isAsPublished
      ? null
      : `${formatUsdShort(twoDigits(usd(totals.v3.low)))} to ${formatUsdShort(twoDigits(usd(totals.v3.high)))}`,
    against: isAsPublished ? 'as V3 reported them' : `${factorText(totals.v3.central / v3)} V3’s`,
    unknowns,
    table: boardTable(facts),
  };
}

const unknowns = [
  'Whether any of these models would have been as good as V3. No two published runs differ in one trick alone.',
  'How the measured gain divides between FP8 and overlap. DeepSeek published no large run with one and without the other.',
  'What latent attention and predicting one more token did for the quality of a model of this size.',
  'What it cost to find each trick. Those experiments are in no published hours, with the switch on or off.',
  'How much of R1’s training time went into writing answers, and what a dense model would have done to it.',
];

const titleNames: Readonly<Record<SwitchId, string>> = {
  experts: 'experts',
  fp8: 'FP8',
  overlap: 'overlap',
  'latent-attention': 'latent attention',
  'multi-token': 'multi-token prediction',
  'no-critic': 'GRPO',
};

/** "Without FP8 we would expect 2.8 to 4.8 million GPU-hours; V3 took 2.788 million". */
export function boardTitle(facts: BoardFacts, off: readonly SwitchId[]): string {
  const { v3, r1 } = boardTotals(facts, off);
  const tricks = tricksOf(off);
  if (off.length === 0) return mostTitle(facts);
  if (tricks.length === 0) {
    return `With a critic we would expect ${inThousands(r1.low)} to ${inThousands(r1.high)} GPU-hours for R1, and no more for V3`;
  }
  const without =
    tricks.length === trickIds.length
      ? 'Without any of its tricks'
      : tricks.length > 3
        ? `Without ${tricks.length} of its ${trickIds.length} tricks`
        : `Without ${listed(tricks.map((trick) => titleNames[trick]))}`;
  const published = inMillions(boardTotals(facts, []).v3.central, 4);
  return `${without} we would expect ${millionsRange(v3)} GPU-hours; V3 took ${published} million`;
}

/** Which trick alone is worth most, and whether its range leaves the others' behind. */
function mostTitle({ factors }: BoardFacts): string {
  const alone = trickIds
    .map((trick) => ({ trick, ...runFactor(factors, [trick]) }))
    .toSorted((a, b) => b.central - a.central);
  const [most, ...others] = alone;
  if (!most) throw new Error('The board has no tricks');
  const isClear = others.every(({ high }) => high < most.low);
  const name = titleNames[most.trick];
  return (
    `${name.charAt(0).toUpperCase()}${name.slice(1)} ${isClear ? 'saved the most' : 'may have saved the most'}: without ` +
    `${most.trick === 'experts' ? 'them' : 'it'}, we would expect ${factorRange(most)} times the pre-training hours`
  );
}

/** A factor with as many digits as it deserves: "0.96×", "1.25×", "4.5×", "12×". */
export function factorText(factor: number): string {
  return `${factorDigits(factor)}×`;
}

/** "2.0 to 9.6". */
export function factorRange({ low, high }: Factor): string {
  return `${factorDigits(low)} to ${factorDigits(high)}`;
}

function factorDigits(factor: number): string {
  return factor.toFixed(factor < 1.995 ? 2 : factor < 9.95 ? 1 : 0);
}

const twoDigits = (value: number): number => Number(value.toPrecision(2));

/** Millions, without the word. An estimate deserves two digits: "2.8", "12". */
function inMillions(gpuHours: number, digits = 2): string {
  const millions = (gpuHours / 1e6).toPrecision(digits);
  return digits === 2 ? millions : String(Number(millions));
}

/** "2.8 to 4.8 million", "3.4 million" where both ends print alike. */
export function millionsRange({ low, high }: Factor): string {
  const [from, to] = [inMillions(low), inMillions(high)];
  return from === to ? `${from} million` : `${from} to ${to} million`;
}

/** "147K". */
export const inThousands = (gpuHours: number): string => `${Math.round(gpuHours / 1000)}K`;

function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${last}` : last;
}

const tableNames: Readonly<Record<SwitchId, string>> = {
  ...titleNames,
  experts: 'mixture of experts',
  overlap: 'overlap of communication',
  'no-critic': 'GRPO: a critic again',
};

function boardTable(facts: BoardFacts): DataTable {
  const number = (value: number) => ({ value, text: factorDigits(value) });
  const hours = (value: number) => ({ value, text: Math.round(value / 1000).toLocaleString('en-US') + 'K' });
  const sets: readonly (readonly SwitchId[])[] = [
    ...switchIds.map((id) => [id]),
    ['fp8', 'overlap'],
    ['experts', 'fp8'],
    trickIds,
  ];
  return {
    caption:
      'Each switch alone, and some together: the factor on pre-training hours (for GRPO, on those of reinforcement learning) and the hours',
    columns: [
      { label: 'Switched off' },
      ...['Low', 'Middle', 'High'].map((label) => ({ label: `${label} factor`, unit: 'times' })),
      ...['Low', 'Middle', 'High'].map((label) => ({ label: `${label} hours`, unit: 'GPU-hours' })),
    ],
    rows: sets.map((off) => {
      const isR1 = off.includes('no-critic');
      const factor = isR1 ? facts.critic : runFactor(facts.factors, tricksOf(off));
      const totals = boardTotals(facts, off);
      const total = isR1 ? totals.r1 : totals.v3;
      return [
        off === trickIds ? 'all of V3’s tricks' : listed(off.map((id) => tableNames[id])),
        ...[factor.low, factor.central, factor.high].map(number),
        ...[total.low, total.central, total.high].map(hours),
      ];
    }),
  };
}
