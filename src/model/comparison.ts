/**
 * How a total compares with the figures that others published.
 */
import { formatQuantity, formatShare, formatTimes } from '../ledger/format.ts';
import type { ModelConstants, PublishedFigure, Receipt } from './receipt.ts';

/** The published figure nearest to a total, by the factor between them. Null when the total is not above 0. */
export function nearestPublished(totalUsd: number, figures: readonly PublishedFigure[]): PublishedFigure | null {
  if (!(totalUsd > 0)) return null;
  const distance = ({ amountUsd: amount }: PublishedFigure) => Math.abs(Math.log(totalUsd / amount));
  return figures.reduce<PublishedFigure | null>(
    (nearest, figure) => (nearest === null || distance(figure) < distance(nearest) ? figure : nearest),
    null,
  );
}

export interface Comparison {
  figure: PublishedFigure;
  /** Total ÷ figure. */
  ratio: number;
  /** "71% more than the published $5,576,000", "the same as the published $5,576,000". */
  sentence: string;
}

/** A total beside a published figure. Compared in whole dollars, as shown. */
export function compareWith(totalUsd: number, figure: PublishedFigure): Comparison {
  const ratio = Math.round(totalUsd) / figure.amountUsd;
  const published = `the published ${figure.atLeast ? 'minimum of ' : ''}${formatQuantity(figure.amountUsd, 'usd')}`;
  return { figure, ratio, sentence: sentence() };

  function sentence(): string {
    if (ratio === 1) return `the same as ${published}`;
    if (ratio >= 2) return `${formatTimes(ratio)} ${published}`;
    const [difference, word] = ratio > 1 ? [ratio - 1, 'more'] : [1 - ratio, 'less'];
    return `${formatShare(difference)} ${word} than ${published}`;
  }
}

/** The receipt's total beside the figure published for its question, or null when there is none. */
export function compareWithPublished(
  { question, totalUsd }: Receipt,
  { published }: ModelConstants,
): Comparison | null {
  const figure = published.find(({ id }) => id === question?.publishedIds[0]);
  return figure ? compareWith(totalUsd, figure) : null;
}
