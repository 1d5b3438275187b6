/**
 * The sum below each line of the receipt: "2,664K h × $2.00", in parts, each value with the assumptions that move it.
 * A value the reader has moved or held is theirs and loses the mark of its source. Pure.
 */
import { formatQuantity, formatUsdShort, spoken } from '../../ledger/format.ts';
import type { Basis } from '../../ledger/schema.ts';
import type { AssumptionId, LineId, ReceiptLine } from '../../model/receipt.ts';
import { assumptions } from '../../scenario/assumptions.ts';
import { isFixed, type Scenario } from '../../scenario/scenario.ts';

/** A value in a sum. Pressing it opens the sliders of its assumptions. */
export interface FormulaValue {
  /** Tells the values of one line apart. */
  key: 'quantity' | 'years' | 'price';
  text: string;
  /** The same in words, with what it is: "Rent, 2 dollars per GPU-hour". */
  spoken: string;
  /** Where it comes from; null when it is the reader's own. */
  basis: Basis | null;
  isYours: boolean;
  assumptionIds: readonly AssumptionId[];
  /** The number itself, in the unit shown or in single dollars: the parts multiply to the amount. */
  value: number;
}

/** Values, and what stands between them: "×", "(", "− 1) ×". */
export type FormulaPart = FormulaValue | string;

/** The sum of a line. */
export function formulaOf(line: ReceiptLine, scenario: Scenario): FormulaPart[] {
  return special[line.id]?.(line, scenario) ?? [quantityOf(line, scenario), '×', priceOf(line, scenario)];
}

/** What a line pays, when its quantity and price alone would say too little. */
const special: Partial<Record<LineId, (line: ReceiptLine, scenario: Scenario) => FormulaPart[]>> = {
  'own-energy': (line, scenario) => [
    energyOf(line, scenario),
    '×',
    single('price', 'electricityUsdPerKwh', scenario, 'number'),
  ],
  experiments: (line, scenario) => {
    const { experimentFactor } = scenario.values;
    // The line's own quantity is (factor − 1) × the run's hours, and nothing is left to divide when the factor is 1.
    return [
      '(',
      single('years', 'experimentFactor', scenario, 'full'),
      '− 1)',
      '×',
      { ...quantityOf(line, scenario, ['experimentFactor']), ...hoursOfRun(line, experimentFactor) },
      '×',
      priceOf(line, scenario),
    ];
  },
  people: (_, scenario) => [
    single('quantity', 'people', scenario, 'full'),
    '×',
    single('years', 'projectYears', scenario, 'full'),
    '×',
    { ...single('price', 'payUsdPerPersonYear', scenario, 'full'), text: formatUsdShort(scenario.values.payUsdPerPersonYear) },
  ],
  data: (_, scenario) => ['one sum,', { ...single('price', 'dataUsd', scenario, 'full'), text: formatUsdShort(scenario.values.dataUsd) }],
};
