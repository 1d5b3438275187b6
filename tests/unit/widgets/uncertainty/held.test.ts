import { expect, test } from 'vitest';
import { assumptionIds, initialValues } from '../../../../src/scenario/assumptions.ts';
import { heldAssumptions } from '../../../../src/widgets/Uncertainty/held.ts';
import { scenarioFor } from './fixture.ts';

test('held are those that were set or held, of the lines that are ticked, and nothing disclosed', () => {
  const values = { ...initialValues, rentUsdPerGpuHour: 3.42, pretrainingGpuHours: 2_000_000, lifeYears: 5 };
  expect(heldAssumptions(scenarioFor('programme', { values, held: ['people'] }))).toEqual([
    'rentUsdPerGpuHour',
    'people',
  ]);
  expect(heldAssumptions(scenarioFor('rent'))).toEqual([]);
  expect(heldAssumptions(scenarioFor('own', { held: assumptionIds }))).not.toContain('serverKwPerGpu');
});
