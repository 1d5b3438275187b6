/**
 * A receipt as a till prints it: plain text, 40 columns.
 */
import { formatQuantity, formatRange } from '../ledger/format.ts';
import { compareWithPublished, nearestPublished } from '../model/comparison.ts';
import type { ModelConstants, Receipt, ReceiptLine } from '../model/receipt.ts';
import type { Simulation } from '../model/uncertainty.ts';

const columns = 40;

/** The ticked lines, the total, its 90% range and how it compares. Ends without a line break. */
export function tillReceipt(receipt: Receipt, range: Simulation, constants: ModelConstants): string {
  const rule = '-'.repeat(columns);
  const lines = receipt.lines.filter(({ state }) => state === 'ticked');
  return [
    centred('THE RECEIPT'),
    ...wrapped(receipt.heading).map(centred),
    rule,
    ...lines.flatMap(printedLine),
    rule,
    apart('TOTAL', formatQuantity(receipt.totalUsd, 'usd')),
    ...wrapped(rangeOf(range)),
    ...wrapped(comparison(receipt, constants)),
    ...(receipt.gpuHours > 0 && receipt.floor.verdict === 'impossible'
      ? wrapped('IMPOSSIBLE: no GPU of this kind is so fast.')
      : []),
    rule,
  ].join('\n');
}

function printedLine(line: ReceiptLine): string[] {
  const quantity = formatQuantity(line.quantity, line.quantityUnit, 'short');
  const price = formatQuantity(line.unitPriceUsd, line.unitPriceUnit, 'number');
  return [
    apart(line.label, formatQuantity(line.amountUsd, 'usd')),
    ...(line.quantityUnit === 'number' ? [] : [`  ${quantity} × ${price}`]),
  ];
}

function rangeOf({ p5Usd, p95Usd }: Simulation): string {
  if (p5Usd === p95Usd) return 'No range: all of it is disclosed or set by you.';
  return `90% range ${formatRange(rounded(p5Usd), rounded(p95Usd), 'usd', 'short')}`;
}

function comparison(receipt: Receipt, constants: ModelConstants): string {
  const compared = compareWithPublished(receipt, constants);
  if (compared) return sentence(compared.sentence);
  const nearest = nearestPublished(receipt.totalUsd, constants.published);
  return nearest
    ? `Nearest published: ${formatQuantity(nearest.amountUsd, 'usd', 'short')} (${nearest.label}), to another question.`
    : 'Nothing to compare.';
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
