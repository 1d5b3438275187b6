import { describe, expect, test } from 'vitest';
import { question, type QuestionId, questionIds } from '../../../src/model/questions.ts';
import { assumptionsUsed, totalFor } from '../../../src/model/receipt.ts';
import { initialChoices } from '../../../src/model/receipt-inputs.ts';
import { columnCount, simulate } from '../../../src/model/uncertainty.ts';
import {
  type AssumptionId,
  assumptionIds,
  assumptions,
  fitToAssumption,
  initialValues,
} from '../../../src/scenario/assumptions.ts';
import { rangeOf, sensitivitiesOf, uncertainInputs } from '../../../src/scenario/range.ts';
import { initialScenario, type Scenario } from '../../../src/scenario/scenario.ts';
import { constants } from '../model/receipt-fixture.ts';

const asking = (id: QuestionId, difference: Partial<Scenario> = {}): Scenario => ({
  ...initialScenario,
  ticked: question(id).lines,
  ...difference,
});
const moved = (scenario: Scenario, id: AssumptionId, value: number): Scenario => ({
  ...scenario,
  values: { ...scenario.values, [id]: value },
});

describe('the range of a total', () => {
  test('is that of the rent, times the hours, when nothing else is uncertain', () => {
    const { p5Usd, p50Usd, p95Usd } = rangeOf(asking('rent'), constants);
    expect(p5Usd / 1e6).toBeCloseTo(1.5 * 2.788, 2);
    expect(p50Usd / 1e6).toBeCloseTo(2 * 2.788, 2);
    expect(p95Usd / 1e6).toBeCloseTo(4 * 2.788, 2);
  });

  test.each(questionIds)('of “%s” moves with every slider that its lines use', (id) => {
    const scenario = asking(id);
    const before = rangeOf(scenario, constants);
    for (const assumption of assumptionsUsed(scenario.choices, scenario.ticked)) {
      const after = rangeOf(
        moved(scenario, assumption, fitToAssumption(assumption, initialValues[assumption] * 0.7)),
        constants,
      );
      expect([after.p5Usd, after.p95Usd]).not.toEqual([before.p5Usd, before.p95Usd]);
    }
  });

  test.each(questionIds)('of “%s” is, draw by draw, what the receipt’s own total makes of it', (id) => {
    for (const choices of [initialChoices, { hours: 'derived', writeDown: 'declining' } as const]) {
      const scenario = asking(id, { choices });
      const total = totalFor(choices, scenario.ticked, constants);
      const { totalsUsd } = simulate(scenario.values, uncertainInputs(scenario), total);
      expect(rangeOf(scenario, constants).totalsUsd).toEqual(totalsUsd);
    }
  });

  test('does not move with a slider that its lines do not use', () => {
    const before = rangeOf(asking('rent'), constants);
    expect(rangeOf(moved(asking('rent'), 'serverUsdPerGpu', 20_000), constants).sortedUsd).toEqual(before.sortedUsd);
  });

  test('narrows when an assumption is held, and closes when the last one is set by hand', () => {
    const free = rangeOf(asking('own'), constants);
    const held = rangeOf(asking('own', { held: ['utilisation'] }), constants);
    expect(held.p95Usd - held.p5Usd).toBeLessThan(free.p95Usd - free.p5Usd);
    const { p5Usd, p95Usd } = rangeOf(moved(asking('rent'), 'rentUsdPerGpuHour', 3.42), constants);
    expect(p5Usd).toBe(p95Usd);
    expect(p5Usd).toBeCloseTo(9_534_960, 6);
  });

  test.each(questionIds)('of “%s” lies around the total', (id) => {
    const { p5Usd, p95Usd } = rangeOf(asking(id), constants);
    const total = totalFor(initialScenario.choices, question(id).lines, constants)(initialValues);
    expect(total).toBeGreaterThan(p5Usd);
    expect(total).toBeLessThan(p95Usd);
  });

  test('samples only what is uncertain, used and free', () => {
    const ids = uncertainInputs(asking('own', { held: ['pue'] })).map(({ id }) => id);
    expect(ids).toContain('electricityUsdPerKwh');
    expect(ids).not.toContain('pue');
    expect(ids).not.toContain('serverKwPerGpu');
    expect(ids).not.toContain('rentUsdPerGpuHour');
    expect(
      uncertainInputs(asking('rent', { choices: { ...initialScenario.choices, hours: 'derived' } })).map(
        ({ id }) => id,
      ),
    ).toEqual(['mfuOfBf16Peak', 'rentUsdPerGpuHour']);
  });

  test('has room for all assumptions', () => {
    expect(assumptionIds.length).toBeLessThanOrEqual(columnCount);
  });
});

describe('what matters most', () => {
  test('for machines one owns is how busy they are and how long they last, a factor of two each', () => {
    const scenario = asking('own');
    const found = sensitivitiesOf(scenario, rangeOf(scenario, constants), constants);
    expect(
      found
        .slice(0, 2)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['lifeYears', 'utilisation']);
    const sum = found.reduce((shares, { varianceShare }) => shares + varianceShare, 0);
    expect(sum).toBeGreaterThan(0.9);
    expect(sum).toBeLessThan(1.02);
  });

  test('leaves out what is held', () => {
    const scenario = asking('own', { held: ['utilisation'] });
    const found = sensitivitiesOf(scenario, rangeOf(scenario, constants), constants);
    expect(found.map(({ id }) => id)).not.toContain('utilisation');
  });

  test('swings from low to high as the table says', () => {
    const scenario = asking('rent');
    const [rent] = sensitivitiesOf(scenario, rangeOf(scenario, constants), constants);
    expect(rent).toMatchObject({ atLowUsd: 1.5 * 2_788_000, atHighUsd: 4 * 2_788_000 });
    expect(assumptions.rentUsdPerGpuHour.distribution).toEqual({ low: 1.5, high: 4 });
  });
});
