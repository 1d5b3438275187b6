import { expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { modelConstants } from '../../../src/scenario/constants.ts';
import { readScenarioFile } from '../../../src/scenario/scenario-file.ts';
import { initialScenario } from '../../../src/scenario/scenario.ts';
import { assumptionSources } from '../../../src/ui/assumption-sources.ts';
import { csvFile, jsonFile } from '../../../src/ui/scenario-files.ts';

const ledger = loadLedger('seeds');
const context = {
  constants: modelConstants(ledger),
  sources: assumptionSources(ledger),
  address: 'https://example.org/lab/?rate=3.42',
};
const dearer = { ...initialScenario, values: { ...initialScenario.values, rentUsdPerGpuHour: 3.42 } };

test('the JSON file opens again as the scenario it was saved from', async () => {
  const { name, content } = jsonFile(dearer, context);
  expect(name).toBe('the-receipt-scenario.json');
  expect(content.type).toBe('application/json');
  expect(readScenarioFile(await content.text())).toEqual({ scenario: dearer, notices: [], problem: null });
});

test('the CSV file has total, address and sources', async () => {
  const { name, content } = csvFile(dearer, context);
  expect(name).toBe('the-receipt-scenario.csv');
  const text = await content.text();
  expect(text).toMatch(/^total,,Total,9534960/m);
  expect(text).toContain(context.address);
  expect(text).toContain('DeepSeek');
});
