/**
 * What is disclosed about synthetic data, and what the articles claim. Pure: the ledger in, plain rows out.
 */
import { formatQuantity, formatShare, formatUsdShort } from '../../ledger/format.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Verdict } from '../../ledger/schema.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import { curl } from '../../ui/typography.ts';

export interface DataHours {
  v3: number;
  r1Zero: number;
  r1Data: number;
  r1: number;
}

/** A disclosed number, or one that nobody has published. */
export interface DisclosedRow {
  /** "800K samples". Null: nothing is published. */
  amount: string | null;
  what: string;
  /** The fact behind it, and the name of its source. */
  factId: string | null;
  source: string;
}

/** A claim, with every article that makes it. */
export interface ClaimedRow {
  statement: string;
  verdict: Verdict;
  reason: string;
  articles: readonly { claimId: string; name: string }[];
}

export interface SyntheticFacts {
  hours: DataHours;
  disclosed: readonly DisclosedRow[];
  claimed: readonly ClaimedRow[];
}

/** The claims on synthetic data; those in one list say the same. */
const claims = [
  ['s3-synthetic-compute', 's0-synthetic-compute', 's1-synthetic'],
  ['s3-synthetic-cheaper'],
  ['s3-synthetic-recent'],
] as const;

/** All of it out of the ledger. Throws when a fact or claim is missing, or claims listed as one have parted. */
export function syntheticFacts(ledger: Ledger): SyntheticFacts {
  const sourceOf = (factId: string) => ({ factId, source: ledger.fact(factId).reference.title });
  const hours = (factId: string) => formatQuantity(ledger.number(factId), 'gpu-hours', 'short');
  const samples = (label: string) => ledger.seriesValue('r1-sft', label);
  const inThousands = (count: number) => `${count / 1000}K`;
  const dataHours = ledger.number('r1-sft-hours');

  return {
    hours: {
      v3: ledger.number('v3-hours-total'),
      r1Zero: ledger.number('r1zero-hours'),
      r1Data: dataHours,
      r1: ledger.number('r1-hours'),
    },
    disclosed: [
      {
        amount: `${inThousands(samples('reasoning') + samples('other'))} samples`,
        what: `What R1 was fine-tuned on: ${inThousands(samples('reasoning'))} of reasoning, ${inThousands(samples('other'))} of other tasks`,
        ...sourceOf('r1-sft'),
      },
      {
        amount: hours('r1-sft-hours'),
        what: `Making R1’s fine-tuning data: ${formatUsdShort(dataHours * ledger.number('v3-rate'))} at the assumed rent`,
        ...sourceOf('r1-sft-hours'),
      },
      {
        amount: hours('v3-hours-posttrain'),
        what: 'All of V3’s post-training; the making of its data is not listed apart',
        ...sourceOf('v3-hours-posttrain'),
      },
      {
        amount: null,
        what: 'What making data cost for DeepSeek’s other models',
        factId: null,
        source: 'No source found',
      },
    ],
    claimed: claims.map(([first, ...others]) => {
      const claim = ledger.claim(first);
      const same = [claim, ...others.map((id) => ledger.claim(id))];
      if (same.some(({ verdict }) => verdict !== claim.verdict))
        throw new Error(`The claims like "${first}" have parted`);
      return {
        statement: curl(claim.statement),
        verdict: claim.verdict,
        reason: curl(claim.reason),
        articles: same.map(({ id, article }) => ({ claimId: id, name: article.name })),
      };
    }),
  };
}

/** A stretch of a bar, percent of the width. */
export interface Stretch {
  id: 'v3' | 'r1-all' | 'r1-zero' | 'r1-data' | 'r1';
  x: number;
  width: number;
  text: string;
}

export interface SyntheticView {
  title: string;
  lead: string;
  note: string;
  /** V3 and R1 to one scale. */
  whole: readonly Stretch[];
  /** R1's part of it, drawn out to the full width. */
  part: readonly Stretch[];
  alt: string;
  table: DataTable;
}

/** Everything the figure shows. */
export function syntheticView({ hours, disclosed, claimed }: SyntheticFacts): SyntheticView {
  const r1All = hours.r1Zero + hours.r1Data + hours.r1;
  const all = hours.v3 + r1All;
  const short = (value: number) => formatQuantity(value, 'gpu-hours', 'short').replace(' GPU-hours', '');
  const stretches = (parts: readonly (readonly [Stretch['id'], string, number])[]): Stretch[] => {
    const total = parts.reduce((sum, [, , value]) => sum + value, 0);
    let before = 0;
    return parts.map(([id, name, value]) => {
      const stretch = { id, x: (100 * before) / total, width: (100 * value) / total, text: `${name}: ${short(value)}` };
      before += value;
      return stretch;
    });
  };
  return {
    title: `Making R1’s training data took ${short(hours.r1Data)} GPU-hours, ${formatShare(hours.r1Data / all)} of what V3 and R1 took`,
    lead: 'Disclosed H800 GPU-hours. The upper bar holds both models; the lower one is R1’s end of it, drawn out.',
    note: 'The hours are for R1’s fine-tuning data alone. R1’s paper gave no hours when it came out; they were published in September 2025.',
    whole: stretches([
      ['v3', 'V3', hours.v3],
      ['r1-all', 'R1', r1All],
    ]),
    part: stretches([
      ['r1-zero', 'R1-Zero', hours.r1Zero],
      ['r1-data', 'Making R1’s data', hours.r1Data],
      ['r1', 'R1', hours.r1],
    ]),
    alt:
      `Two bars. V3 took ${short(hours.v3)} GPU-hours and R1 ${short(r1All)}. Of R1’s, R1-Zero took ${short(hours.r1Zero)}, ` +
      `making the data ${short(hours.r1Data)} and R1 itself ${short(hours.r1)}.`,
    table: {
      caption: 'What is disclosed about synthetic data, and what is claimed',
      columns: [{ label: 'What' }, { label: 'Amount or verdict' }, { label: 'Source' }],
      rows: [
        ...disclosed.map(({ what, amount, source }) => [what, amount ?? 'not published', source]),
        ...claimed.map(({ statement, verdict, articles }) => [
          statement,
          verdict,
          articles.map(({ name }) => name).join(', '),
        ]),
      ],
    },
  };
}
