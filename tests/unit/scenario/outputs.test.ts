import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { computeOutputs, type OutputDefinition } from '../../../src/scenario/outputs.ts';
import { siteOutputs } from '../../../src/scenario/site-outputs.ts';

const ledger = loadLedger('seeds');
const days: OutputDefinition = {
  id: 'days',
  statement: 'Days',
  value: () => 54.19921875,
  unit: 'days',
  how: 'GPU-hours ÷ GPUs ÷ 24',
  factIds: ['v3-hours-pretrain', 'v3-cluster'],
};

test('an output is printed in every style, and spoken', () => {
  expect(computeOutputs([days], ledger)).toEqual([
    {
      id: 'days',
      statement: 'Days',
      value: 54.19921875,
      said: 54.19921875,
      unit: 'days',
      full: '54.2 days',
      short: '54.2 days',
      number: '54.2',
      spoken: '54.2 days',
      how: 'GPU-hours ÷ GPUs ÷ 24',
      factIds: ['v3-hours-pretrain', 'v3-cluster'],
      basis: 'derived',
    },
  ]);
});

test('an output that is known to two digits is said in two, and keeps the others for its slip', () => {
  const [output] = computeOutputs([{ ...days, value: () => 266_602.5, unit: 'usd', digits: 2 }], ledger);
  expect(output).toMatchObject({ short: '$270K', spoken: '270,000 dollars', full: '$266,603', value: 266_602.5 });
});

test('an output with an estimate in it keeps its basis', () => {
  expect(computeOutputs([{ ...days, basis: 'estimated' }], ledger)).toMatchObject([{ basis: 'estimated' }]);
});

describe('a broken output is refused by name', () => {
  test.each<[string, OutputDefinition[], string]>([
    ['two with one id', [days, { ...days, statement: 'Others' }], 'Two outputs are called "days"'],
    [
      'a fact that does not exist',
      [{ ...days, factIds: ['v3-days'] }],
      'The output "days": There is no fact "v3-days"',
    ],
    [
      'a value from a fact that does not exist',
      [{ ...days, value: (own) => own.number('v3-days') }],
      'The output "days": There is no fact "v3-days"',
    ],
    ['no number', [{ ...days, value: () => NaN }], 'The output "days" is NaN'],
    ['a division by nothing', [{ ...days, value: () => 1 / 0 }], 'The output "days" is Infinity'],
  ])('%s', (_, definitions, message) => {
    expect(() => computeOutputs(definitions, ledger)).toThrow(message);
  });
});

test('an output is found by its id, and a missing one is an error that says where to add it', () => {
  const [first] = siteOutputs.list;
  expect(siteOutputs.get(first?.id ?? '')).toBe(first);
  expect(() => siteOutputs.get('v3-weeks')).toThrow(
    'There is no model output "v3-weeks" in src/scenario/output-definitions.ts',
  );
});
