/**
 * Two scenarios side by side: what is on either receipt, the totals, and what their ratio means. Pure.
 */
import { formatQuantity, formatTimes } from '../../ledger/format.ts';
import { headingOf } from '../../model/questions.ts';
import type { CostKind, LineId, ModelConstants, ReceiptLine } from '../../model/receipt.ts';
import { receipt } from '../../model/receipt.ts';
import { assumptionIds, assumptions } from '../../scenario/assumptions.ts';
import { fourHundredTimes, presetOf, presetScenario } from '../../scenario/presets.ts';
import type { Scenario } from '../../scenario/scenario.ts';

export interface ComparedLine {
  id: LineId;
  label: string;
  kind: CostKind;
  /** Empty where the line is not on that receipt. */
  a: string;
  b: string;
  /** B − A, with its sign. */
  difference: string;
}

export interface CompareView {
  headings: { a: string; b: string };
  lines: readonly ComparedLine[];
  totals: { a: string; b: string; difference: string };
  /** "B is 456× A." */
  ratio: string;
  /** Why they differ, or why they cannot be compared. */
  why: string;
}

export function compareView(a: Scenario, b: Scenario, constants: ModelConstants): CompareView {
  const [first, second] = [a, b].map(({ values, choices, ticked }) => receipt(values, choices, ticked, constants));
  if (!first || !second) throw new Error('Two scenarios give two receipts');
  const lines = first.lines.flatMap((line, index): ComparedLine[] => {
    const other = second.lines[index];
    if (!other || (line.state !== 'ticked' && other.state !== 'ticked')) return [];
    return [
      {
        id: line.id,
        label: line.label,
        kind: line.kind,
        a: amountText(line),
        b: amountText(other),
        difference: signedUsd(amountOf(other) - amountOf(line)),
      },
    ];
  });
  return {
    headings: { a: first.heading, b: second.heading },
    lines,
    totals: {
      a: usd(first.totalUsd),
      b: usd(second.totalUsd),
      difference: signedUsd(Math.round(second.totalUsd) - Math.round(first.totalUsd)),
    },
    ratio: ratioText(first.totalUsd, second.totalUsd),
    why: why(a, b, constants),
  };
}

const usd = (amountUsd: number) => formatQuantity(Math.round(amountUsd), 'usd');

function amountOf({ state, amountUsd }: ReceiptLine): number {
  return state === 'ticked' ? Math.round(amountUsd) : 0;
}

function amountText(line: ReceiptLine): string {
  return line.state === 'ticked' ? usd(line.amountUsd) : '';
}

function signedUsd(differenceUsd: number): string {
  if (differenceUsd === 0) return '0';
  // A true minus sign is as wide as the plus.
  return `${differenceUsd > 0 ? '+' : '−'}${usd(Math.abs(differenceUsd))}`;
}

function ratioText(a: number, b: number): string {
  if (Math.round(a) === 0 || Math.round(b) === 0) return 'One of them is nothing, so there is no ratio.';
  const ratio = Math.round(b) / Math.round(a);
  if (ratio === 1) return 'Both come to the same.';
  return ratio > 1 ? `B is ${formatTimes(ratio)} A.` : `A is ${formatTimes(1 / ratio)} B.`;
}

function why(a: Scenario, b: Scenario, constants: ModelConstants): string {
  const asked = [a, b].map(({ ticked }) => ticked.join());
  if (asked[0] === '' || asked[1] === '') return 'Tick a line to compare.';
  const { dividend, divisor } = fourHundredTimes;
  const famous = [dividend, divisor].map((id) => presetScenario(presetOf(id)).ticked.join());
  if (famous.every((lines) => asked.includes(lines))) return fourHundredText(constants);
  if (asked[0] !== asked[1]) {
    return (
      `These answer two questions. A: ${lowerFirst(headingOf(a.ticked))}. B: ${lowerFirst(headingOf(b.ticked))}. ` +
      'Their ratio says how far the questions lie apart, not who is right.'
    );
  }
  const changed = differing(a, b);
  if (changed.length === 0) return 'Both answer the same question with the same numbers.';
  return `Both answer the same question. They differ in: ${changed.join('; ')}.`;
}

/** The sum behind “400 times”, from the presets and the published figures themselves. */
function fourHundredText(constants: ModelConstants): string {
  const amountOfPreset = (id: Parameters<typeof presetOf>[0]) => {
    const target = presetOf(id).target;
    if ('ownUsd' in target) return target.ownUsd;
    return constants.published.find((figure) => figure.id === target.publishedId)?.amountUsd ?? NaN;
  };
  const rounded = constants.published.find(({ id }) => id === fourHundredTimes.printedDivisorId)?.amountUsd ?? NaN;
  const dividendUsd = amountOfPreset(fourHundredTimes.dividend);
  return (
    'This is the “400 times” of the press: a fleet and years of running it, divided by the rent of one training run. ' +
    `The published figures make ${formatTimes(dividendUsd / amountOfPreset(fourHundredTimes.divisor))}, and ` +
    `${formatTimes(dividendUsd / rounded)} with the run rounded to ${formatQuantity(rounded, 'usd', 'short')}. ` +
    'It divides a company by a run: it says how large the company is, not what the run cost.'
  );
}

function differing(a: Scenario, b: Scenario): string[] {
  const most = 6;
  const names = assumptionIds
    .filter((id) => a.values[id] !== b.values[id])
    .map((id) => lowerFirst(assumptions[id].label));
  if (a.choices.hours !== b.choices.hours) names.push('how the hours are found');
  if (a.choices.writeDown !== b.choices.writeDown) names.push('how machines lose their price');
  return names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
}

/** "Rent" as "rent", but "GPUs in the cluster" and "R1 time" as they are. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
