import { expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { receipt } from '../../../src/model/receipt.ts';
import { assumptionIds, initialValues } from '../../../src/scenario/assumptions.ts';
import { modelConstants } from '../../../src/scenario/constants.ts';
import { initialScenario } from '../../../src/scenario/scenario.ts';
import { csvOf } from '../../../src/ui/figure/csv.ts';
import { scenarioCsv } from '../../../src/ui/scenario-csv.ts';

const constants = modelConstants(loadLedger('seeds'));
const dearer = { ...initialScenario, values: { ...initialValues, rentUsdPerGpuHour: 3.42 } };
const { table, heading } = scenarioCsv(dearer, {
  receipt: receipt(dearer.values, dearer.choices, dearer.ticked, constants),
  rangeUsd: [9_534_960, 9_534_960],
  address: 'https://example.org/lab/?rate=3.42',
  sourcesOf: (id) => (id === 'rentUsdPerGpuHour' ? ['DeepSeek, report', 'Epoch AI, prices'] : []),
});
const lines = csvOf(table, heading).split('\r\n');

test('the file begins with what it comes to, its sources and its address', () => {
  expect(heading.title).toBe(
    'The Receipt, a scenario. To rent the GPUs for the final run: $9,534,960, no range: nothing varies',
  );
  expect(lines.filter((line) => /^"?#/.test(line)).join('\n')).toMatch(/DeepSeek, report; Epoch AI, prices/);
  expect(lines.join('\n')).toMatch(/https:\/\/example\.org\/lab\/\?rate=3\.42/);
});

test('there is a row for each assumption with value, unit, range and whether it varies', () => {
  const rows = lines.filter((line) => line.startsWith('assumption,'));
  expect(rows).toHaveLength(assumptionIds.length);
  expect(rows.find((row) => row.includes('rentUsdPerGpuHour'))).toMatch(
    /^assumption,rentUsdPerGpuHour,Rent,3\.42,usd-per-gpu-hour,2,1\.5,4,assumed,range,no,/,
  );
});

test('the lines of the receipt follow, and the total last', () => {
  expect(lines.filter((line) => line.startsWith('line,')).map((line) => line.split(',')[1])).toEqual([
    'pre',
    'ctx',
    'post',
  ]);
  expect(lines.at(-2)).toMatch(/^total,,Total,9534960/);
});

test('every row has as many cells as there are columns', () => {
  for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
});
