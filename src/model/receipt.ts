/**
 * The receipt: lines, totals and the question they answer. How a total compares with others: comparison.ts.
 *
 *   amount (USD) = quantity × unit price, line by line (receipt-lines.ts)
 *   total (USD)  = sum of the ticked lines' amounts
 *
 * Works in plain Node: `import { receipt } from './src/model/receipt.ts'`. Example: scripts/receipt.ts.
 */
import type { Basis, Unit } from '../ledger/schema.ts';
import { headingOf, type Question, questionOf } from './questions.ts';
import type { AssumptionId, Assumed, Choices, LineGroup, LineId, ModelConstants } from './receipt-inputs.ts';
import { lineIds } from './receipt-inputs.ts';
import { amountUsd, type CostKind, lineDefinitions } from './receipt-lines.ts';
import {
  experimentGpuHours,
  lotsBoughtBy,
  pretrainingFlop,
  pretrainingGpuHours,
  runGpuHours,
  type Situation,
} from './receipt-quantities.ts';
import { conflicts, inOrder, payments } from './receipt-ticks.ts';
import type { SumOfProducts } from './sum-of-products.ts';
import { floorGpuHours, mfu } from './training.ts';

export type {
  AssumptionId,
  Assumed,
  Choices,
  LineGroup,
  LineId,
  ModelConstants,
  PublishedFigure,
} from './receipt-inputs.ts';
export type { CostKind } from './receipt-lines.ts';

export interface ReceiptLine {
  id: LineId;
  group: LineGroup;
  label: string;
  kind: CostKind;
  quantity: number;
  quantityUnit: Unit;
  unitPriceUsd: number;
  unitPriceUnit: Unit;
  amountUsd: number;
  quantityBasis: Basis;
  priceBasis: Basis;
  /** The sum in words: "GPU-hours × rent". */
  formula: string;
  factIds: readonly string[];
  /** The assumptions that move the amount. */
  assumptionIds: readonly AssumptionId[];
  /** Blocked: ticking it would pay for something twice. */
  state: 'ticked' | 'free' | 'blocked';
  /** The ticked lines in its way, and why, when it is blocked. */
  blockedBy: readonly LineId[];
  blockedBecause: string | null;
}

export interface Receipt {
  /** All lines, ticked or not, in the order printed. */
  lines: readonly ReceiptLine[];
  ticked: readonly LineId[];
  /** Null when the ticked lines answer none of the named questions. */
  question: Question | null;
  /** The question in words, for any lines. */
  heading: string;
  subtotals: readonly { kind: CostKind; amountUsd: number }[];
  totalUsd: number;
  /** GPU-hours of the work that the ticked lines pay for by the hour; 0 when they pay for machines as such. */
  gpuHours: number;
  floor: Floor;
}

/**
 * The receipt for these assumptions, choices and ticks. Throws a RangeError that names an assumption which is out of
 * its range, or two ticked lines that pay for the same thing.
 */
export function receipt(
  values: Readonly<Assumed>,
  choices: Readonly<Choices>,
  ticked: readonly LineId[],
  constants: ModelConstants,
): Receipt {
  const situation = situationOf(values, choices, ticked, constants);
  const lines = lineIds.map((id) => lineOf(id, situation, ticked));
  const paid = lines.filter(({ state }) => state === 'ticked');
  const kinds = [...new Set(paid.map(({ kind }) => kind))];

  return {
    lines,
    ticked: inOrder(ticked),
    question: questionOf(ticked),
    heading: headingOf(ticked),
    subtotals: kinds.map((kind) => ({ kind, amountUsd: sumUsd(paid.filter((line) => line.kind === kind)) })),
    totalUsd: sumUsd(paid),
    gpuHours: gpuHoursOf(ticked, situation),
    floor: floorOf(situation),
  };
}

/**
 * The total of `receipt` as a function of the values alone, without the lines.
 * Throws as `receipt` does.
 */
export function totalFor(
  choices: Readonly<Choices>,
  ticked: readonly LineId[],
  constants: ModelConstants,
): (values: Readonly<Assumed>) => number {
  const { subjectOf, products } = productsFor(choices, ticked, constants);
  return (values) => {
    const situation = subjectOf(values);
    let total = 0;
    for (const [quantity, unitPriceUsd] of products) total += quantity(situation) * unitPriceUsd(situation);
    return total;
  };
}

/** The same total as a sum of products, for simulations. Throws as `receipt` does. */
export function productsFor(
  choices: Readonly<Choices>,
  ticked: readonly LineId[],
  constants: ModelConstants,
): SumOfProducts<AssumptionId, Situation> {
  const lines = inOrder(ticked);
  refuseDoublePayment(lines);
  const prices = pricesWith(lines);
  return {
    subjectOf: (values) => ({ values, choices, constants, ...prices }),
    products: lines.map((id) => [lineDefinitions[id].quantity, lineDefinitions[id].unitPriceUsd]),
  };
}

/** The assumptions that move the total of these lines, each once. */
export function assumptionsUsed(choices: Readonly<Choices>, ticked: readonly LineId[]): readonly AssumptionId[] {
  const how = { choices, ...pricesWith(ticked) };
  return [...new Set(inOrder(ticked).flatMap((id) => lineDefinitions[id].assumptionIds(how)))];
}

export interface Floor {
  /** GPU-hours of pre-training that no run can beat: all of the BF16 or the FP8 peak, all the time. */
  bf16GpuHours: number;
  fp8GpuHours: number;
  /** Pre-training hours in force, and the shares of the peaks that they amount to. */
  gpuHours: number;
  mfuOfBf16Peak: number;
  mfuOfFp8Peak: number;
  /** Impossible: below the floor of FP8. Only in FP8: below that of BF16. */
  verdict: 'possible' | 'only in FP8' | 'impossible';
}

function floorOf(situation: Situation): Floor {
  const { values, constants } = situation;
  const { chip } = constants;
  const flop = pretrainingFlop(values, constants);
  const hours = pretrainingGpuHours(situation);
  const bf16GpuHours = floorGpuHours(flop, chip, 'bf16-dense');
  const fp8GpuHours = floorGpuHours(flop, chip, 'fp8-dense');
  return {
    bf16GpuHours,
    fp8GpuHours,
    gpuHours: hours,
    mfuOfBf16Peak: mfu(flop, hours, chip, 'bf16-dense').share,
    mfuOfFp8Peak: mfu(flop, hours, chip, 'fp8-dense').share,
    verdict: hours < fp8GpuHours ? 'impossible' : hours < bf16GpuHours ? 'only in FP8' : 'possible',
  };
}

function situationOf(
  values: Readonly<Assumed>,
  choices: Readonly<Choices>,
  ticked: readonly LineId[],
  constants: ModelConstants,
): Situation {
  refuseDoublePayment(ticked);
  return { values, choices, constants, ...pricesWith(ticked) };
}

/** What the ticked lines change in others. */
function pricesWith(ticked: readonly LineId[]): Required<Pick<Situation, 'experimentsPricedAs' | 'joined'>> {
  return {
    experimentsPricedAs: ticked.some((id) => payments[id].group === 'own') ? 'own' : 'rent',
    joined: lotsBoughtBy(ticked),
  };
}

function refuseDoublePayment(ticked: readonly LineId[]): void {
  for (const id of ticked) {
    const conflict = conflicts(ticked, id);
    if (conflict)
      throw new RangeError(`ticked must not hold both ${id} and ${conflict.lines.join(', ')}: ${conflict.sentence}`);
  }
}

function lineOf(id: LineId, situation: Situation, ticked: readonly LineId[]): ReceiptLine {
  const definition = lineDefinitions[id];
  const isTicked = ticked.includes(id);
  const conflict = isTicked ? null : conflicts(ticked, id);
  return {
    id,
    group: payments[id].group,
    label: definition.labelWhen?.(situation) ?? definition.label,
    kind: definition.kind,
    quantity: definition.quantity(situation),
    quantityUnit: definition.quantityUnit,
    unitPriceUsd: definition.unitPriceUsd(situation),
    unitPriceUnit: definition.unitPriceUnit,
    amountUsd: amountUsd(id, situation),
    quantityBasis: definition.quantityBasis(situation.choices),
    priceBasis: definition.priceBasis,
    formula: definition.formula(situation),
    factIds: definition.factIds,
    assumptionIds: definition.assumptionIds(situation),
    state: isTicked ? 'ticked' : conflict ? 'blocked' : 'free',
    blockedBy: conflict?.lines ?? [],
    blockedBecause: conflict?.sentence ?? null,
  };
}

/** Hours of the final run once, however many lines pay for it; of R1 and the experiments when ticked. */
function gpuHoursOf(ticked: readonly LineId[], situation: Situation): number {
  const lines = inOrder(ticked);
  const rented = lines.filter((id) => payments[id].group === 'rent' || payments[id].group === 'r1');
  return (
    rented.reduce((sum, id) => sum + lineDefinitions[id].quantity(situation), 0) +
    (lines.some((id) => payments[id].group === 'own') ? runGpuHours(situation) : 0) +
    (lines.includes('experiments') ? experimentGpuHours(situation) : 0)
  );
}

function sumUsd(lines: readonly { amountUsd: number }[]): number {
  return lines.reduce((sum, line) => sum + line.amountUsd, 0);
}
