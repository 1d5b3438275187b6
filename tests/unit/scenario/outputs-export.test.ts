import { expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { computeOutputs } from '../../../src/scenario/outputs.ts';
import { exportOutputs } from '../../../src/scenario/outputs-export.ts';

const outputs = computeOutputs(exportOutputs, loadLedger('seeds'));

/** Facts D14, and the rules as cited in seeds/references. */
test.each([
  ['export-2022-tpp', '4,800 TPP'],
  ['export-2022-io', '600 GB/s'],
  ['export-2023-tpp', '4,800 TPP'],
  ['export-2023-tpp-dense', '1,600 TPP'],
  ['export-2023-density', '5.92 TPP per mm²'],
  ['export-2023-tpp-notify', '2,400 TPP'],
  ['export-2026-tpp', '21,000 TPP'],
  ['export-2026-memory', '6,500 GB/s'],
  ['a100-tpp', '4,992 TPP'],
  ['h800-tpp', '15,832 TPP'],
  ['h20-tpp', '2,368 TPP'],
  ['h800-total-io', '528 GB/s'],
  ['h100-total-io', '1,028 GB/s'],
  ['h800-io-margin', '72 GB/s'],
  ['h20-margin', '32 TPP'],
  ['h20-density-margin', '0.29 TPP per mm²'],
  ['l20-margin', '0.06 TPP per mm²'],
])('%s is %s', (id, text) => {
  expect(outputs.find((output) => output.id === id)?.full).toBe(text);
});

test('no number of them goes untested', () => {
  expect(outputs).toHaveLength(17);
});

test('what rests on PCIe from memory or on a part confirmed in part is called estimated', () => {
  const estimated = outputs.filter(({ basis }) => basis === 'estimated').map(({ id }) => id);
  expect(estimated).toEqual(['h800-total-io', 'h100-total-io', 'h800-io-margin', 'l20-margin']);
});
