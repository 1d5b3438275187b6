/**
 * The scenario as a table for a CSV file. Pure; the JSON file is scenario/scenario-file.ts,
 * and both are put together in scenario-files.ts.
 */
import { formatQuantity } from '../ledger/format.ts';
import type { Receipt } from '../model/receipt.ts';
import { type AssumptionId, assumptionIds, assumptions } from '../scenario/assumptions.ts';
import { isFixed, type Scenario } from '../scenario/scenario.ts';
import { threeDigits } from './cost-scale.ts';
import type { CsvHeading } from './figure/csv.ts';
import type { Cell, DataTable } from './figure/data-table.ts';

export interface CsvContext {
  receipt: Receipt;
  rangeUsd: readonly [low: number, high: number];
  address: string;
  sourcesOf: (id: AssumptionId) => readonly string[];
}

/** One row per assumption, then one per line of the receipt. The lines in front say what it comes to. */
export function scenarioCsv(
  scenario: Scenario,
  { receipt, rangeUsd: [low, high], address, sourcesOf }: CsvContext,
): { table: DataTable; heading: CsvHeading } {
  const short = (usd: number) => formatQuantity(threeDigits(usd), 'usd', 'short');
  const range = low === high ? 'no range: nothing varies' : `90% range ${short(low)} to ${short(high)}`;
  const sources = [...new Set(assumptionIds.flatMap((id) => sourcesOf(id)))];
  return {
    heading: {
      title: `The Receipt, a scenario. ${receipt.heading}: ${formatQuantity(Math.round(receipt.totalUsd), 'usd')}, ${range}`,
      sources: sources.map((label) => ({ label })),
      address,
    },
    table: {
      caption: 'Assumptions, each in the unit beside it, then the ticked lines of the receipt in US dollars',
      columns: ['what', 'id', 'name', 'value', 'unit', 'initial', 'low', 'high', 'basis', 'ours', 'varies', 'why'].map(
        (label) => ({ label }),
      ),
      rows: [...assumptionIds.map((id) => assumptionRow(id, scenario)), ...lineRows(receipt)],
    },
  };
}

function assumptionRow(id: AssumptionId, scenario: Scenario): Cell[] {
  const { label, unit, initial, distribution, basis, ours, why } = assumptions[id];
  const [low, high]: readonly Cell[] =
    distribution === 'fixed' ? ['', ''] : [number(distribution.low), number(distribution.high)];
  return [
    'assumption',
    id,
    label,
    number(scenario.values[id]),
    unit,
    number(initial),
    low ?? '',
    high ?? '',
    basis,
    ours,
    isFixed(scenario, id) ? 'no' : 'yes',
    why,
  ];
}

function lineRows({ lines, totalUsd }: Receipt): Cell[][] {
  const rest = ['', '', '', '', '', ''];
  const paid = lines.filter(({ state }) => state === 'ticked');
  return [
    ...paid.map(({ id, label, amountUsd, formula }) => ['line', id, label, number(amountUsd), 'usd', ...rest, formula]),
    ['total', '', 'Total', number(totalUsd), 'usd', ...rest, ''],
  ];
}

function number(value: number): Cell {
  return { value, text: String(value) };
}
