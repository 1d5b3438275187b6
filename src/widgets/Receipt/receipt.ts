/**
 * What the receipt says: a scenario and its 90% range in, every text out. Pure.
 */
import { formatQuantity, formatRange, formatShare, formatTimes, spoken } from '../../ledger/format.ts';
import { compareWithPublished } from '../../model/comparison.ts';
import { headingOf, type QuestionId, question, questionIds } from '../../model/questions.ts';
import {
  type CostKind,
  type LineId,
  type ModelConstants,
  receipt,
  type Receipt,
  type ReceiptLine,
  totalFor,
} from '../../model/receipt.ts';
import { countChanges, type Scenario } from '../../scenario/scenario.ts';
import { threeDigits, type UsdRange } from '../../ui/cost-scale.ts';
import { type FormulaPart, formulaOf } from './formula.ts';

/** The 90% range; "none" when nothing in the total is uncertain; "pending" and "failed" while it is not known. */
export type RangeState = UsdRange | 'none' | 'pending' | 'failed';

export interface LineView {
  id: LineId;
  label: string;
  kind: CostKind;
  state: ReceiptLine['state'];
  /** "5,328,000", or where the money already is: "in the rent". */
  amount: string;
  amountSpoken: string;
  formula: readonly FormulaPart[];
  /** The sum in words: "GPU-hours × rent". */
  formulaWords: string;
  /** Why it is blocked. */
  why: string | null;
  /** It is part of what is ticked, so that its reason stands there without being asked for. */
  isIncluded: boolean;
  /** The ticked lines that would give way to it, by name: "Pre-training and Post-training". Empty unless blocked. */
  givesWay: string;
}

export interface ReceiptView {
  /** "nothing changed yet", "3 changes". */
  changes: string;
  isYours: boolean;
  heading: string;
  questionId: QuestionId | null;
  lines: Readonly<Record<LineId, LineView>>;
  ticked: readonly LineId[];
  /** The work paid by the hour. Null when there is none. */
  subtotal: { label: string; labelSpoken: string; amount: string; amountSpoken: string } | null;
  totalUsd: number;
  total: string;
  range: string;
  rangeUsd: UsdRange | null;
  /** Rows below the range: the published figure, and how the total compares. */
  comparison: readonly { label: string; text: string }[];
  /** What a screen reader is told when the total has come to rest. */
  announcement: string;
}

/** The seven questions, as the menu lists them. */
export const questionChoices = questionIds.map((id) => ({ id, heading: question(id).heading }));

/** Everything the receipt says about a scenario. */
export function receiptView(scenario: Scenario, constants: ModelConstants, rangeState: RangeState): ReceiptView {
  const { values, choices, ticked } = scenario;
  const computed = receipt(values, choices, ticked, constants);
  const changed = countChanges(scenario);
  const range = rangeText(rangeState, ticked.length === 0);
  return {
    changes: changed === 0 ? 'nothing changed yet' : changed === 1 ? '1 change' : `${changed} changes`,
    isYours: changed > 0,
    heading: computed.heading,
    questionId: computed.question?.id ?? null,
    lines: linesOf(computed, scenario),
    ticked: computed.ticked,
    subtotal: subtotalOf(computed),
    totalUsd: computed.totalUsd,
    total: totalText(computed.totalUsd),
    range,
    rangeUsd: typeof rangeState === 'object' ? rangeState : null,
    comparison: comparisonOf(computed, constants),
    announcement: `Total ${spoken(Math.round(computed.totalUsd), 'usd', 'full')}. 90% range: ${range}.`,
  };
}

/** What the bar on narrow screens says of it, without working out the lines. */
export function barView(
  scenario: Scenario,
  constants: ModelConstants,
): Pick<ReceiptView, 'heading' | 'total' | 'isYours'> {
  const { values, choices, ticked } = scenario;
  return {
    heading: headingOf(ticked),
    total: totalText(totalFor(choices, ticked, constants)(values)),
    isYours: countChanges(scenario) > 0,
  };
}

const totalText = (totalUsd: number): string => formatQuantity(Math.round(totalUsd), 'usd');

function linesOf(computed: Receipt, scenario: Scenario): Record<LineId, LineView> {
  const views = computed.lines.map((line) => [line.id, lineView(line, computed, scenario)] as const);
  // fromEntries forgets its keys; a receipt has every line once, which the model's own tests hold.
  return Object.fromEntries(views) as Record<LineId, LineView>;
}

/** One line: also for the line that a chapter prints. */
export function lineView(line: ReceiptLine, computed: Receipt, scenario: Scenario): LineView {
  const included = includedIn(line);
  return {
    id: line.id,
    label: line.label,
    kind: line.kind,
    state: line.state,
    amount: included ?? amountOf(line.amountUsd),
    amountSpoken: included ?? spoken(Math.round(line.amountUsd), 'usd', 'full'),
    formula: formulaOf(line, computed, scenario),
    formulaWords: line.formula,
    why: line.blockedBecause,
    isIncluded: included !== null,
    givesWay: listed(computed.lines.filter(({ id }) => line.blockedBy.includes(id)).map(({ label }) => label)),
  };
}

/** "A, B and C", without a comma before the last. */
function listed(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ');
}

/** What a screen reader is told when a line may not be ticked: it is a way to pay, and the next button takes it. */
export function refusalText({ label, why, givesWay }: LineView): string {
  return `${label} stays off for now. ${why} The next button, “${swapText}”, ticks it in place of ${givesWay}.`;
}

/** And when it has been ticked after all. */
export function swapDoneText({ label, givesWay }: LineView): string {
  return `${label} is ticked in place of ${givesWay}.`;
}

/** On the button below a refused line. */
export const swapText = 'Pay this way instead';

/** Where the money of a blocked line already is, when it is part of another and not an alternative to it. */
function includedIn({ id, blockedBy }: ReceiptLine): string | null {
  if (id !== 'own-energy' && id !== 'own-hosting') return null;
  if (blockedBy.some((line) => line === 'pre' || line === 'ctx' || line === 'post')) return 'in the rent';
  return blockedBy.includes('operations') ? 'in the operation' : null;
}

/** What is paid by the hour, and for how many hours. */
function subtotalOf({ lines, gpuHours }: Receipt): ReceiptView['subtotal'] {
  if (gpuHours === 0) return null;
  const amountUsd = lines
    .filter(({ state, quantityUnit }) => state === 'ticked' && quantityUnit === 'gpu-hours')
    .reduce((sum, line) => sum + line.amountUsd, 0);
  return {
    label: `Subtotal, ${formatQuantity(gpuHours, 'gpu-hours', 'short').replace(/ GPU-hours?$/, ' h')}`,
    labelSpoken: `Subtotal, ${spoken(gpuHours, 'gpu-hours', 'short')}`,
    amount: amountOf(amountUsd),
    amountSpoken: spoken(Math.round(amountUsd), 'usd', 'full'),
  };
}

function rangeText(range: RangeState, isEmpty: boolean): string {
  if (isEmpty) return 'none: nothing is ticked';
  if (range === 'pending') return 'being worked out';
  if (range === 'failed') return 'could not be worked out';
  if (range === 'none') return 'none: everything in it is held';
  return formatRange(threeDigits(range.lowUsd), threeDigits(range.highUsd), 'usd', 'short');
}

function comparisonOf(computed: Receipt, constants: ModelConstants): ReceiptView['comparison'] {
  if (computed.ticked.length === 0) return [];
  const compared = compareWithPublished(computed, constants);
  if (!compared) return [{ label: 'Published', text: 'no figure for this' }];
  const { figure, ratio } = compared;
  const amount = formatQuantity(figure.amountUsd, 'usd', figure.amountUsd >= 1e7 ? 'short' : 'full');
  return [
    { label: 'Published', text: figure.atLeast ? `more than ${amount}` : amount },
    { label: 'Yours', text: comparedWith(ratio) },
  ];
}

function comparedWith(ratio: number): string {
  if (ratio === 1) return 'the same';
  if (ratio >= 2) return `${formatTimes(ratio)} that`;
  const difference = Math.abs(ratio - 1);
  // Rounding must not make two different sums equal.
  const share = difference < 0.005 ? 'less than 1%' : formatShare(difference);
  return `${share} ${ratio > 1 ? 'more' : 'less'}`;
}

/** Dollars without the sign, which stands at the total: "5,328,000". */
function amountOf(usd: number): string {
  return formatQuantity(Math.round(usd), 'usd').replace('$', '');
}
