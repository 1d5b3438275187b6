/**
 * The sum below each line of the receipt: "2,664K h × $2.00", in parts, each value with the assumptions that move it.
 * Pure.
 */
import { formatQuantity, spoken, type Style } from '../../ledger/format.ts';
import type { Basis, Unit } from '../../ledger/schema.ts';
import type { AssumptionId, LineId, Receipt, ReceiptLine } from '../../model/receipt.ts';
import { assumptions } from '../../scenario/assumptions.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** A value in a sum. Pressing it opens the sliders of its assumptions. */
export interface FormulaValue {
  /** Tells the values of one line apart. */
  key: 'factor' | 'quantity' | 'years' | 'price';
  /** What it is: the name of its assumption when it has only one. */
  name: string;
  text: string;
  /** The value in words, rounded as the text is: "2 dollars per GPU-hour". */
  spoken: string;
  /** Where it comes from. Null when it is the reader's own: then no source stands behind it. */
  basis: Basis | null;
  /** Moved or held by the reader, as a whole or in part. */
  isYours: boolean;
  assumptionIds: readonly AssumptionId[];
  /** The number itself, in dollars where it is money: a line's values give its amount. */
  value: number;
}

/** Values, and what stands between them: "×", "(", "− 1)". */
export type FormulaPart = FormulaValue | string;

/** The sum of a line of `receipt`, which was computed from `scenario`. */
export function formulaOf(line: ReceiptLine, receipt: Receipt, scenario: Scenario): FormulaPart[] {
  const special = specialSums[line.id];
  return special ? special(line, receipt, scenario) : [quantityOf(line, scenario), '×', priceOf(line, scenario)];
}

/** Whether the reader has moved an assumption, or holds it although it has not moved. */
export function isYours({ values, held }: Scenario, id: AssumptionId): boolean {
  return values[id] !== assumptions[id].initial || held.includes(id);
}

type Sum = (line: ReceiptLine, receipt: Receipt, scenario: Scenario) => FormulaPart[];

/** Lines of which quantity and unit price alone would say too little. */
const specialSums: Partial<Record<LineId, Sum>> = {
  'own-energy': (line, _, scenario) => [
    energyOf(line, scenario),
    '×',
    single('price', 'electricityUsdPerKwh', scenario, 'number'),
  ],
  experiments: (line, receipt, scenario) => [
    '(',
    single('factor', 'experimentFactor', scenario),
    '− 1)',
    '×',
    runHoursOf(receipt, scenario),
    '×',
    priceOf(line, scenario),
  ],
  people: (_line, _receipt, scenario) => [
    single('quantity', 'people', scenario),
    '×',
    single('years', 'projectYears', scenario),
    '×',
    single('price', 'payUsdPerPersonYear', scenario, 'short'),
  ],
  data: (_line, _receipt, scenario) => ['one sum:', single('price', 'dataUsd', scenario, 'short')],
};

/** What a quantity or a price is called when several assumptions make it up. */
const compositeNames: Partial<Record<LineId, { quantity?: string; price?: string }>> = {
  pre: { quantity: 'Pre-training time' },
  'own-hardware': { quantity: 'Time of the run', price: 'Machines for a GPU-hour' },
  'own-energy': { quantity: 'Electricity drawn' },
  'own-hosting': { quantity: 'Time of the run', price: 'Hosting for a GPU-hour' },
  experiments: { price: 'A GPU-hour on machines of one’s own' },
  'cluster-network': { price: 'Network for a GPU' },
  'fleet-network': { quantity: 'GPUs that it joins', price: 'Network for a GPU' },
};

const movesQuantity = (id: AssumptionId): boolean =>
  assumptions[id].group === 'run' || assumptions[id].unit === 'gpus' || id === 'operationsYears';

function quantityOf(line: ReceiptLine, scenario: Scenario): FormulaValue {
  const { quantity, quantityUnit } = line;
  return value('quantity', line, line.assumptionIds.filter(movesQuantity), scenario, {
    ...worded(quantity, quantityUnit, quantityUnit === 'gpu-hours' ? 'short' : 'full'),
    basis: line.quantityBasis,
    value: quantity,
  });
}

function priceOf(line: ReceiptLine, scenario: Scenario): FormulaValue {
  const { unitPriceUsd, unitPriceUnit } = line;
  const ids = line.assumptionIds.filter((id) => !movesQuantity(id) && id !== 'experimentFactor');
  return value('price', line, ids, scenario, {
    ...worded(unitPriceUsd, unitPriceUnit, unitPriceUnit === 'usd-per-year' ? 'short' : 'number'),
    basis: line.priceBasis,
    value: unitPriceUsd,
  });
}

/** Energy instead of hours: the amount is their product with the price of electricity, which is never 0. */
function energyOf(line: ReceiptLine, scenario: Scenario): FormulaValue {
  const kwh = line.amountUsd / scenario.values.electricityUsdPerKwh;
  const ids = line.assumptionIds.filter((id) => id !== 'electricityUsdPerKwh');
  return value('quantity', line, ids, scenario, {
    ...worded(kwh / 1e6, 'gwh', 'full'),
    basis: 'estimated',
    value: kwh,
  });
}

/** Hours of the final run, as the line of the machines has them, whether it is ticked or not. */
function runHoursOf({ lines }: Receipt, scenario: Scenario): FormulaValue {
  const machines = lines.find(({ id }) => id === 'own-hardware');
  if (!machines) throw new Error('The receipt has no line of machines');
  return quantityOf(machines, scenario);
}

interface Wording {
  text: string;
  spoken: string;
  basis: Basis;
  value: number;
}

function value(
  key: FormulaValue['key'],
  { id: line }: ReceiptLine,
  ids: readonly AssumptionId[],
  scenario: Scenario,
  wording: Wording,
): FormulaValue {
  const [only, ...others] = ids;
  const isOne = only !== undefined && others.length === 0;
  const mine = ids.some((id) => isYours(scenario, id));
  const composite = compositeNames[line]?.[key === 'quantity' ? 'quantity' : 'price'];
  return {
    key,
    name: isOne ? assumptions[only].label : (composite ?? 'What it is made of'),
    ...wording,
    basis: mine ? null : isOne ? assumptions[only].basis : wording.basis,
    isYours: mine,
    assumptionIds: ids,
  };
}

function single(key: FormulaValue['key'], id: AssumptionId, scenario: Scenario, style: Style = 'full'): FormulaValue {
  const { label, unit, basis } = assumptions[id];
  const number = scenario.values[id];
  const mine = isYours(scenario, id);
  return {
    key,
    name: label,
    ...worded(number, unit, style),
    basis: mine ? null : basis,
    isYours: mine,
    assumptionIds: [id],
    value: number,
  };
}

/** A value for the eye and for the ear. A column of 41 letters has room for few words: the sum makes the unit clear. */
function worded(number: number, unit: Unit, style: Style): Pick<FormulaValue, 'text' | 'spoken'> {
  const text = formatQuantity(number, unit, style)
    .replace(/ GPU-hours?$/, ' h')
    .replace(/ per .*$/, '')
    // It would stand beside the sign of the product.
    .replace('×', '');
  return { text, spoken: spoken(number, unit, style) };
}
