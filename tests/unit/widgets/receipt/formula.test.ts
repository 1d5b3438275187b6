import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LineId } from '../../../../src/model/receipt-inputs.ts';
import { receipt } from '../../../../src/model/receipt.ts';
import { initialScenario, type Scenario } from '../../../../src/scenario/scenario.ts';
import { type FormulaPart, type FormulaValue, formulaOf } from '../../../../src/widgets/Receipt/formula.ts';
import { constants } from '../../model/receipt-fixture.ts';
import { anyScenario } from '../../scenario/arbitraries.ts';

const withValues = (values: Partial<Scenario['values']>): Scenario => ({
  ...initialScenario,
  values: { ...initialScenario.values, ...values },
});

function formulas(scenario: Scenario) {
  const computed = receipt(scenario.values, scenario.choices, scenario.ticked, constants);
  return computed.lines.map((line) => ({ line, parts: formulaOf(line, computed, scenario) }));
}

function partsOf(id: LineId, scenario = initialScenario): FormulaPart[] {
  return formulas(scenario).find(({ line }) => line.id === id)?.parts ?? [];
}

const textOf = (parts: readonly FormulaPart[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.text)).join(' ');
const isValue = (part: FormulaPart): part is FormulaValue => typeof part !== 'string';

test('each line says its sum in one row of the till', () => {
  const texts = formulas(initialScenario).map(({ line, parts }) => [line.id, textOf(parts)]);
  expect(Object.fromEntries(texts)).toEqual({
    pre: '2,664K h × $2.00',
    ctx: '119K h × $2.00',
    post: '5K h × $2.00',
    'r1-zero': '101K h × $2.00',
    'r1-data': '5K h × $2.00',
    'r1-rl': '41K h × $2.00',
    'own-hardware': '2,788K h × $1.49',
    'own-energy': '3.33 GWh × $0.08',
    'own-hosting': '2,788K h × $0.3211',
    experiments: '( 3.5 − 1) × 2,788K h × $2.00',
    people: '150 people × 1.5 years × $300K',
    data: 'one sum: $2M',
    'cluster-gpus': '2,048 GPUs × $33,750',
    'cluster-network': '2,048 GPUs × $7,917',
    'fleet-a100': '10,000 GPUs × $17,500',
    'fleet-h800': '10,000 GPUs × $39,000',
    'fleet-h100': '10,000 GPUs × $33,750',
    'fleet-h20': '30,000 GPUs × $13,000',
    'fleet-network': '60,000 GPUs × $5,053',
    operations: '4 years × $236M',
  });
});

test('the values of a line give its amount, in any scenario', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      for (const { line, parts } of formulas(scenario)) {
        const values = parts.filter(isValue);
        const product = values.reduce((sum, { key, value }) => sum * (key === 'factor' ? value - 1 : value), 1);
        expect(Math.abs(product - line.amountUsd)).toBeLessThanOrEqual(1e-9 * line.amountUsd);
      }
    }),
    { numRuns: 50 },
  );
});

test('the sliders behind a line are those that move it, and no others', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      for (const { line, parts } of formulas(scenario)) {
        const behind = new Set(parts.filter(isValue).flatMap(({ assumptionIds }) => assumptionIds));
        expect([...behind].toSorted()).toEqual([...line.assumptionIds].toSorted());
      }
    }),
    { numRuns: 50 },
  );
});

test('no two values of a line share a key, by which the page tells them apart', () => {
  for (const { parts } of formulas(initialScenario)) {
    const keys = parts.filter(isValue).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('each value has a name and words of its own', () => {
  const [hours, rent] = partsOf('pre').filter(isValue);
  expect(hours).toMatchObject({ name: 'Pre-training time', spoken: '2.664 million GPU-hours', basis: 'disclosed' });
  expect(rent).toMatchObject({ name: 'Rent', spoken: '2 dollars per GPU-hour', basis: 'assumed' });
  const [, power] = partsOf('own-hosting').filter(isValue);
  expect(power).toMatchObject({ text: '$0.3211', spoken: '0.3211 dollars per GPU-hour' });
  const unnamed = formulas(initialScenario).flatMap(({ line, parts }) =>
    parts
      .filter(isValue)
      .filter(({ name }) => name === 'What it is made of')
      .map(() => line.id),
  );
  expect(unnamed).toEqual([]);
});

test('a value is heard as it is seen, to the digit', () => {
  const [hours] = partsOf('ctx', withValues({ contextExtensionGpuHours: 123_400 })).filter(isValue);
  expect(hours).toMatchObject({ text: '123.4K h', spoken: '123,400 GPU-hours' });
  const [, , pay] = partsOf('people', withValues({ payUsdPerPersonYear: 312_345 })).filter(isValue);
  expect(pay).toMatchObject({ text: '$312.3K', spoken: '312,300 dollars per person-year' });
});

test('what the reader has moved or holds is theirs and no longer carries the mark of a source', () => {
  expect(
    partsOf('pre')
      .filter(isValue)
      .map(({ isYours }) => isYours),
  ).toEqual([false, false]);
  const moved = partsOf('ctx', withValues({ rentUsdPerGpuHour: 3 })).filter(isValue);
  expect(moved.map(({ isYours, basis }) => [isYours, basis])).toEqual([
    [false, 'disclosed'],
    [true, null],
  ]);
  const held = partsOf('own-hardware', { ...initialScenario, held: ['utilisation'] }).filter(isValue);
  expect(held.map(({ isYours }) => isYours)).toEqual([false, true]);
});

test('pre-training hours that are worked out open the three sliders they come from', () => {
  const [hours] = partsOf('pre', {
    ...initialScenario,
    choices: { ...initialScenario.choices, hours: 'derived' },
  }).filter(isValue);
  expect(hours).toMatchObject({
    name: 'Pre-training time',
    basis: 'derived',
    assumptionIds: ['activeParameters', 'pretrainingTokens', 'mfuOfBf16Peak'],
  });
});
