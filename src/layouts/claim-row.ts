/**
 * What a row of the ledger of claims says. Pure: a claim in, words out.
 */
import { confirmationText } from '../ledger/confirmation.ts';
import { formatDate, formatQuantity } from '../ledger/format.ts';
import type { Claim } from '../ledger/schema.ts';
import { curl } from '../ui/typography.ts';

export interface ClaimRow {
  id: string;
  statement: string;
  /** Whom the article credits, and for when. */
  credit: string;
  /** The figure that is claimed, if it is a figure. */
  figure: string;
  verdict: Claim['verdict'];
  reason: string;
  /** How our source was checked; marked when it could not be. */
  checked: string;
  unconfirmed: boolean;
}

/** The row of one claim. */
export function claimRow(claim: Claim): ClaimRow {
  const { text: checked, unconfirmed } = confirmationText(claim.confirmed);
  const when = claim.date === null ? '' : `, ${claim.date.split('/').map(formatDate).join(' to ')}`;
  return {
    id: claim.id,
    statement: curl(claim.statement),
    credit: curl(`${claim.attributedTo}${when}`),
    figure: curl(figureOf(claim)),
    verdict: claim.verdict,
    reason: curl(claim.reason),
    checked: curl(checked),
    unconfirmed,
  };
}

function figureOf({ value, unit, valueDate, printedAs }: Claim): string {
  const figure = valueDate
    ? formatDate(valueDate)
    : value !== undefined && unit
      ? formatQuantity(value, unit, 'short')
      : '';
  if (figure === '') return printedAs ?? '';
  return printedAs ? `${figure} (${printedAs})` : figure;
}
