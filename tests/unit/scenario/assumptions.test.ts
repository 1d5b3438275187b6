import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { countParameters } from '../../../src/model/transformer.ts';
import { v3Config } from '../../../src/scenario/architectures.ts';
import {
  type AssumptionId,
  assumptionIds,
  assumptions,
  fitToAssumption,
  initialValues,
  sliderOf,
} from '../../../src/scenario/assumptions.ts';

const ledger = loadLedger('seeds');

/** Initial values that repeat a fact as it stands. */
const repeated: [AssumptionId, number][] = [
  ['rentUsdPerGpuHour', ledger.number('v3-rate')],
  ['pretrainingGpuHours', ledger.number('v3-hours-pretrain')],
  ['contextExtensionGpuHours', ledger.number('v3-hours-context')],
  ['postTrainingGpuHours', ledger.number('v3-hours-posttrain')],
  ['r1ZeroGpuHours', ledger.number('r1zero-hours')],
  ['r1DataGpuHours', ledger.number('r1-sft-hours')],
  ['r1GpuHours', ledger.number('r1-hours')],
  ['pretrainingTokens', ledger.number('v3-pretrain-tokens')],
  ['clusterGpus', ledger.number('v3-cluster')],
  ['serverUsdPerGpu', ledger.seriesValue('h100-buy', '2023-05 DGX (270,000/8)')],
  ['networkShare', ledger.number('epoch-interconnect')],
  ['fleetNetworkShare', ledger.number('epoch-interconnect')],
  ['serverKwPerGpu', ledger.number('dgx-h100-power') / 8 / 1000],
  ['load', ledger.seriesValue('epoch-avg-power', 'GPU')],
  ['pue', ledger.seriesValue('epoch-pue', 'other')],
  ['a100Units', ledger.number('fire-flyer')],
  ['h800Units', ledger.number('semi-h800')],
  ['h100Units', ledger.number('semi-h100')],
  ['h20Units', ledger.number('semi-hoppers') - ledger.number('semi-h800') - ledger.number('semi-h100')],
  ['people', ledger.seriesValue('v3-authors', 'research and engineering')],
  ['operationsUsdPerYear', ledger.number('semi-opex') / 4],
];

test.each(repeated)('%s starts at the fact it repeats', (id, value) => {
  expect(initialValues[id]).toBe(value);
});

test('the active parameters start at our count of them, to four digits', () => {
  expect(initialValues.activeParameters).toBe(Number(countParameters(v3Config(ledger)).active.toPrecision(4)));
});

test('the H800s range from those that DeepSeek has shown in service', () => {
  expect(assumptions.h800Units.distribution).toMatchObject({
    low: ledger.number('inf-nodes-peak') * ledger.number('v3-node'),
  });
});

describe.each(assumptionIds)('the assumption %s', (id) => {
  const { initial, min, max, distribution, factIds, basis, ours, label, why } = assumptions[id];

  test('can be set to its initial value and to both ends of its slider', () => {
    for (const value of [initial, min, max]) expect(fitToAssumption(id, value)).toBe(value);
  });

  test('has a range around its initial value that its slider covers, or is fixed', () => {
    if (distribution === 'fixed') return;
    const { low, high } = distribution;
    expect([min, low, initial, high, max]).toEqual([min, low, initial, high, max].toSorted((a, b) => a - b));
    expect(low).toBeLessThan(initial);
    expect(high).toBeGreaterThan(initial);
  });

  test('rests on facts that exist, or is our own', () => {
    for (const factId of factIds) expect(() => ledger.fact(factId)).not.toThrow();
    expect(factIds.length > 0 || ours === 'value').toBe(true);
    if (ours === 'value') expect(basis).toBe('assumed');
  });

  test('says what it is and why in a sentence', () => {
    expect(label).toMatch(/^[A-Z]/);
    expect(why).toMatch(/^[A-Z0-9].*\.$/);
  });

  test('moves with every press of an arrow key, and only to values it allows', () => {
    const { min: first, max: last, step, toPosition, toValue } = sliderOf(id);
    const positions = (last - first) / step;
    const tried = Array.from({ length: 200 }, (_, index) => Math.floor((index * (positions - 1)) / 199));
    for (const position of tried) {
      const at = first + position * step;
      const value = toValue(at);
      expect(fitToAssumption(id, value)).toBe(value);
      expect(toValue(at + step)).toBeGreaterThan(value);
      expect(Math.abs(toPosition(value) - at)).toBeLessThan(step * 1.01);
    }
    expect([toValue(first), toValue(last)]).toEqual([min, max]);
  });
});

test('no two assumptions share a key, and none has one that the address needs itself', () => {
  const keys = assumptionIds.map((id) => assumptions[id].urlKey);
  expect(new Set(keys).size).toBe(keys.length);
  for (const reserved of ['q', 'lines', 'hold', 'h', 'wd', 'v', 'chip', 'compare', 'embed', 'guess', 'step', 'theme']) {
    expect(keys).not.toContain(reserved);
  }
});

test('the table has a row for everything the model asks for and no other', () => {
  expect(assumptionIds).toHaveLength(36);
});

test.each([
  ['rentUsdPerGpuHour', 3.421, 3.42],
  ['rentUsdPerGpuHour', 99, 12.5],
  ['pretrainingGpuHours', 2_664_400, 2_664_000],
  ['activeParameters', 36_625_618_432, 36_630_000_000],
  ['dataUsd', 1_234_567, 1_230_000],
  ['h20Units', 29_999, 30_000],
  // Finer than its slider: hours worked out elsewhere must come out the same on the receipt.
  ['mfuOfBf16Peak', 0.427833459, 0.42783346],
] as const)('%s set to %d becomes %d', (id, value, fitted) => {
  expect(fitToAssumption(id, value)).toBe(fitted);
});
