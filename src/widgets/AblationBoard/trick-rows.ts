/**
 * The switches of the ablation board, one row a trick: its name, its effect alone, and why.
 */
import { formatShare } from '../../ledger/format.ts';
import type { Basis } from '../../ledger/schema.ts';
import { type Factor, isAlreadyCounted, runFactor } from '../../model/ablation.ts';
import { logScale } from '../../ui/chart/axes.ts';
import { type BoardFacts, factorRange, factorText, type SwitchId, switchIds, tricksOf } from './ablation-board.ts';

export interface TrickRow {
  id: SwitchId;
  name: string;
  isOn: boolean;
  /** Why it has no effect of its own while experts are off, instead of its reason. */
  isCounted: boolean;
  /** "1.25×" and "1.00 to 1.74". */
  middle: string;
  range: string;
  /** Where the middle and the ends come from. */
  middleBasis: Basis;
  endsBasis: Basis;
  /** Places on the axis of factors, from 0 to 1. */
  lowAt: number;
  centralAt: number;
  highAt: number;
  reason: string;
  /** The range as a sentence, for whoever does not see it. */
  alt: string;
}

const ends = [0.7, 13] as const;
const toShare = logScale(ends, [0, 1]);

/** The axis of factors, shared by all rows. */
export const factorTicks = [1, 2, 5, 10].map((factor) => ({ at: toShare(factor), text: `${factor}×` }));

const names: Readonly<Record<SwitchId, string>> = {
  experts: 'Mixture of experts',
  fp8: 'FP8 arithmetic',
  overlap: 'Overlapped pipeline',
  'latent-attention': 'Latent attention',
  'multi-token': 'Multi-token prediction',
  'no-critic': 'GRPO, no critic',
};

/** Where the ends of each range come from, and its middle. */
const bases: Readonly<Record<SwitchId, readonly [ends: Basis, middle: Basis]>> = {
  experts: ['assumed', 'assumed'],
  fp8: ['derived', 'assumed'],
  overlap: ['derived', 'assumed'],
  'latent-attention': ['derived', 'derived'],
  'multi-token': ['derived', 'derived'],
  'no-critic': ['derived', 'assumed'],
};

/** All rows, with these switches off. */
export function trickRows(facts: BoardFacts, off: readonly SwitchId[]): TrickRow[] {
  return switchIds.map((id) => {
    const factor = id === 'no-critic' ? facts.critic : runFactor(facts.factors, [id]);
    const isCounted = id !== 'no-critic' && isAlreadyCounted(id, tricksOf(off));
    const [endsBasis, middleBasis] = bases[id];
    const of = id === 'no-critic' ? 'the hours of reinforcement learning' : 'the pre-training hours';
    return {
      id,
      name: names[id],
      isOn: !off.includes(id),
      isCounted,
      middle: factorText(factor.central),
      range: factorRange(factor),
      endsBasis,
      middleBasis,
      lowAt: toShare(factor.low),
      centralAt: toShare(factor.central),
      highAt: toShare(factor.high),
      reason: isCounted ? counted[id] : reasonFor(id, facts, factor),
      alt: isCounted
        ? 'No effect of its own without experts'
        : `Off by itself: ${factorText(factor.central)} ${of}, from ${factorRange(factor)}`,
    };
  });
}

/** Why a switch does nothing once the experts are off. */
const counted: Readonly<Record<Exclude<SwitchId, 'no-critic'>, string>> = {
  experts: '',
  fp8: '',
  overlap: 'Without experts there is no traffic between them to hide. The dense runs do without it.',
  'latent-attention': 'The dense runs that we compare with do without it already.',
  'multi-token': 'The dense runs that we compare with do without it already.',
};

function reasonFor(id: SwitchId, { factors, said }: BoardFacts, factor: Factor): string {
  const measured = factorText(factors.together.central);
  switch (id) {
    case 'experts':
      return (
        `A dense model as good, not as large. DeepSeek’s own dense model took ${factorText(said.dense67bOverV2)} V2’s ` +
        `hours per token; ${said.denseEqualName} took ${factorText(said.denseEqualOverV3)} V3’s pre-training. Neither was ` +
        `matched for quality or data. V3’s full size, dense, would be ${factorText(said.equalSize)} the arithmetic.`
      );
    case 'fp8':
      return (
        `Only the matrix products ran in FP8, ${formatShare(said.fp8Share)} of the arithmetic, at up to twice the speed: ` +
        `${factorText(said.fp8Most)} at most. With overlap it is worth ${measured}, going by V2; we split that evenly.`
      );
    case 'overlap':
      return (
        `The report puts communication at about the length of computing: with all of it exposed, a step takes ` +
        `${factorText(said.exposed)} as long. V2’s ${measured} is for FP8 and overlap together.`
      );
    case 'latent-attention':
      return (
        `No saving in training: between ${formatShare(1 - factor.low)} less and ${formatShare(factor.high - 1)} more ` +
        'arithmetic without it, depending on what replaces it. It pays when the model is served: its cache would be ' +
        `${factorText(said.groupedOverLatentCache)} to ${factorText(said.fullOverLatentCache)} as large.`
      );
    case 'multi-token':
      return (
        `It added ${formatShare(1 / factor.central - 1)} to the arithmetic, so the run is cheaper without it. What it did ` +
        'for quality is not known.'
      );
    case 'no-critic':
      return (
        `R1 only. A critic adds ${formatShare(factor.central - 1)} to ${formatShare(factor.high - 1)} to the arithmetic of ` +
        'reinforcement learning, and less to its time if writing answers is what takes long.'
      );
  }
}
