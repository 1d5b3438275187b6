/**
 * What a till prints of a receipt, and how: plain text, 40 columns.
 */
import { formatQuantity, formatRange } from '../ledger/format.ts';
import { compareWithPublished, nearestPublished } from '../model/comparison.ts';
import type { CostKind, ModelConstants, Receipt, ReceiptLine } from '../model/receipt.ts';
import type { Simulation } from '../model/uncertainty.ts';

const columns = 40;

/** What a receipt says, before it is laid out: for paper of 40 columns below, and as a picture. */
export interface TillContent {
  heading: string;
  lines: readonly TillLine[];
  total: string;
  /** Sentences below the total: its range, and how it compares. */
  remarks: readonly string[];
}

export interface TillLine {
  label: string;
  kind: CostKind;
  amount: string;
  /** "2,664K GPU-hours × $2.00"; null where the amount is one sum. */
  sum: string | null;
}

export function tillContent(
  receipt: Receipt,
  range: Pick<Simulation, 'p5Usd' | 'p95Usd'>,
  constants: ModelConstants,
): TillContent {
  const isImpossible = receipt.gpuHours > 0 && receipt.floor.verdict === 'impossible';
  return {
    heading: receipt.heading,
    lines: receipt.lines.filter(({ state }) => state === 'ticked').map(printedLine),
    total: formatQuantity(receipt.totalUsd, 'usd'),
    remarks: [
      rangeOf(range),
      comparison(receipt, constants),
      ...(isImpossible ? ['IMPOSSIBLE: no GPU of this kind is so fast.'] : []),
    ],
  };
}

/** The ticked lines, the total, its 90% range and how it compares. Ends without a line break. */
export function tillReceipt(
  receipt: Receipt,
  range: Pick<Simulation, 'p5Usd' | 'p95Usd'>,
  constants: ModelConstants,
): string {
  const rule = '-'.repeat(columns);
  const { heading, lines, total, remarks } = tillContent(receipt, range, constants);
  return [
    centred('THE RECEIPT'),
    ...wrapped(heading).map(centred),
    rule,
    ...lines.flatMap(({ label, amount, sum }) => [apart(label, amount), ...(sum === null ? [] : [`  ${sum}`])]),
    rule,
    apart('TOTAL', total),
    ...remarks.flatMap((remark) => wrapped(remark)),
    rule,
  ].join('\n');
}

function printedLine({ label, kind, amountUsd, quantity, quantityUnit, ...line }: ReceiptLine): TillLine {
  const count = formatQuantity(quantity, quantityUnit, 'short');
  const price = formatQuantity(line.unitPriceUsd, line.unitPriceUnit, 'number');
  const amount = formatQuantity(amountUsd, 'usd');
  return { label, kind, amount, sum: quantityUnit === 'number' ? null : `${count} × ${price}` };
}

function rangeOf({ p5Usd, p95Usd }: Pick<Simulation, 'p5Usd' | 'p95Usd'>): string {
  if (p5Usd === p95Usd) return 'No range: all of it is disclosed or set by you.';
  return `90% range ${formatRange(rounded(p5Usd), rounded(p95Usd), 'usd', 'short')}`;
}

function comparison(receipt: Receipt, constants: ModelConstants): string {
  const compared = compareWithPublished(receipt, constants);
  if (compared) return sentence(compared.sentence);
  const nearest = nearestPublished(receipt.totalUsd, constants.published);
  if (!nearest) return 'Nothing to compare.';
  const amount = `${nearest.atLeast ? 'more than ' : ''}${formatQuantity(nearest.amountUsd, 'usd', 'short')}`;
  return `Nearest published: ${amount} (${nearest.label}), to another question.`;
}

/** Three digits: a simulation has no more to say. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function centred(text: string): string {
  return `${' '.repeat(Math.max(0, Math.floor((columns - text.length) / 2)))}${text}`;
}

/** Two texts at the two edges. The left one gives way when they do not fit. */
function apart(left: string, right: string): string {
  const room = columns - right.length - 1;
  return `${left.slice(0, room).padEnd(room)} ${right}`;
}

/** Lines of whole words. A word longer than a line stays whole. */
function wrapped(text: string): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    const fits = last !== undefined && last.length + 1 + word.length <= columns;
    return fits ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}
