/**
 * "Guess first": a guess on a log scale, and how it stands to what was published. Pure.
 */
import { formatTimes, formatUsdShort, spoken } from '../../ledger/format.ts';
import { nearestPublished } from '../../model/comparison.ts';
import { question } from '../../model/questions.ts';
import { logScale, logTicks } from '../../ui/chart/axes.ts';
import type { PublishedAnswer } from '../../ui/published-answers.ts';

/** The ends of the scale, US dollars. */
export const scaleEnds = { low: 1e5, high: 1e11 } as const;
/** The middle of the scale, so that the start hints at nothing. */
export const firstGuessUsd = 1e8;
/** What an arrow key multiplies by: eight make a factor of ten. */
const keyFactor = 10 ** (1 / 8);

const share = logScale([scaleEnds.low, scaleEnds.high], [0, 1]);

/** Where an amount stands on the scale, from 0 to 1. Amounts beyond its ends stand at them. */
export function positionOf(amountUsd: number): number {
  return share(Math.min(scaleEnds.high, Math.max(scaleEnds.low, amountUsd)));
}

/** The amount at a position, to two digits, as nobody guesses more finely. */
export function amountAt(position: number): number {
  const inside = Math.min(1, Math.max(0, position));
  return Number((scaleEnds.low * (scaleEnds.high / scaleEnds.low) ** inside).toPrecision(2));
}

/** The next amount by key: `steps` of a factor of `keyFactor`, within the scale. */
export function nudged(amountUsd: number, steps: number): number {
  return amountAt(positionOf(amountUsd * keyFactor ** steps));
}

/** A guess out of storage, or undefined when it is none. */
export function parseGuess(text: string | null): number | undefined {
  const amount = Number(text ?? '');
  return amount >= scaleEnds.low && amount <= scaleEnds.high ? amount : undefined;
}

export interface ScaleTick {
  position: number;
  /** Only on long ticks. */
  text: string;
  anchor: 'start' | 'middle' | 'end';
  /** Left out where there is no room for every power. */
  isSpare: boolean;
}

export const ticks: readonly ScaleTick[] = logTicks([scaleEnds.low, scaleEnds.high], [1, 2, 3, 4, 5, 6, 7, 8, 9]).map(
  (amount) => {
    const power = Math.log10(amount);
    const isLong = Number.isInteger(power);
    return {
      position: share(amount),
      text: isLong ? formatUsdShort(amount) : '',
      anchor: amount === scaleEnds.low ? 'start' : amount === scaleEnds.high ? 'end' : 'middle',
      isSpare: isLong && power % 2 === 0,
    };
  },
);

/** The guess as its slider says it: what is seen on the flag, and the same in words. */
export function guessText(amountUsd: number): string {
  return `${formatUsdShort(amountUsd)}, that is ${spoken(amountUsd, 'usd', 'short')}`;
}

/** "Six published figures": what lies under the cover. */
export function coverText(count: number): string {
  const word = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'][count] ?? String(count);
  return `${word} published ${count === 1 ? 'figure' : 'figures'}`;
}

/** "18× less", "26× more", "the same": a published figure seen from the guess. */
export function seenFrom(guessUsd: number, figureUsd: number): string {
  const { factor, isMore } = factorBetween(figureUsd, guessUsd);
  if (factor < CLOSE) return 'about the same';
  return `${formatTimes(roughly(factor))} ${isMore ? 'more' : 'less'}`;
}

/**
 * How the guess stands to the figure that DeepSeek published, and which question it would be an answer to.
 * The first answer is DeepSeek's.
 */
export function guessVerdict(guessUsd: number, all: readonly PublishedAnswer[]): string {
  const [first] = all;
  const nearest = nearestPublished(
    guessUsd,
    all.map(({ figure }) => figure),
  );
  const closest = all.find(({ figure }) => figure === nearest);
  if (!first || !closest) throw new RangeError('answers must hold at least 1 answer, and the guess be above 0');

  const { factor, isMore } = factorBetween(guessUsd, first.figure.amountUsd);
  const published = `the published ${formatUsdShort(first.figure.amountUsd)}`;
  const times = formatTimes(roughly(factor)).replace('×', '');
  const stands =
    factor < CLOSE
      ? `Your ${formatUsdShort(guessUsd)} is about ${published}.`
      : isMore
        ? `Your ${formatUsdShort(guessUsd)} is ${times} times ${published}.`
        : `Your ${formatUsdShort(guessUsd)} is below ${published}, by a factor of ${times}.`;
  const asks = question(closest.questionId).heading.replace(/^T/, 't');
  if (closest === first) return `${stands} That figure answers one question: what it costs ${asks}.`;
  return (
    `${stands} It comes closest to ${formatUsdShort(closest.figure.amountUsd)}, ` +
    `which answers another question: what it costs ${asks}.`
  );
}

/** To two digits: a guess deserves no more. */
const roughly = (factor: number): number => Number(factor.toPrecision(2));

/** Nearer than this, two amounts count as the same. */
const CLOSE = 1.05;

function factorBetween(a: number, b: number): { factor: number; isMore: boolean } {
  return { factor: Math.max(a / b, b / a), isMore: a > b };
}
