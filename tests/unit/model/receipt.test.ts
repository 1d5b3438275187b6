import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { question, questionIds } from '../../../src/model/questions.ts';
import { initialChoices, type LineId, lineIds } from '../../../src/model/receipt-inputs.ts';
import { assumptionsUsed, receipt, totalFor } from '../../../src/model/receipt.ts';
import { payTwice, tick } from '../../../src/model/receipt-ticks.ts';
import { runEnergyKwh } from '../../../src/model/ownership.ts';
import { assumptionIds, assumptions, initialValues } from '../../../src/scenario/assumptions.ts';
import { constants, receiptFor } from './receipt-fixture.ts';

const amounts = (
  ticked: readonly LineId[],
  ...rest: [Parameters<typeof receiptFor>[1]?, Parameters<typeof receiptFor>[2]?]
) =>
  receiptFor(ticked, ...rest)
    .lines.filter(({ state }) => state === 'ticked')
    .map(({ amountUsd }) => amountUsd);

const linesOf = (id: (typeof questionIds)[number]) => question(id).lines;

const anyValues = fc.record(
  Object.fromEntries(
    assumptionIds.map((id) => [id, fc.double({ min: assumptions[id].min, max: assumptions[id].max, noNaN: true })]),
  ),
  // The record has one entry per assumption, which its type has forgotten.
) as unknown as fc.Arbitrary<typeof initialValues>;

const anyChoices = fc.record({
  hours: fc.constantFrom('disclosed' as const, 'derived' as const),
  writeDown: fc.constantFrom('straight-line' as const, 'declining' as const),
});

/** Whatever lines a reader may have ticked, one after the other. */
const anyTicks = fc
  .array(fc.constantFrom(...lineIds))
  .map((wanted) => wanted.reduce<readonly LineId[]>((ticked, line) => tick(ticked, line).ticked, []));

describe('what published figures pin down', () => {
  test('renting V3’s run is Table 1 of its report: 5,328,000 + 238,000 + 10,000 = 5,576,000', () => {
    expect(amounts(linesOf('rent'))).toEqual([5_328_000, 238_000, 10_000]);
    expect(receiptFor(linesOf('rent'))).toMatchObject({ totalUsd: 5_576_000, gpuHours: 2_788_000 });
  });

  test('R1 on top is 202,000 + 10,000 + 82,000 more, 5,870,000 in all', () => {
    expect(amounts(linesOf('rent-r1')).slice(3)).toEqual([202_000, 10_000, 82_000]);
    expect(receiptFor(linesOf('rent-r1'))).toMatchObject({ totalUsd: 5_870_000, gpuHours: 2_935_000 });
  });

  test('owning at 33,750, 4 years and full use is 3.31M + 0.27M + 0.89M, 1.61 an hour', () => {
    const [hardware = 0, energy = 0, hosting = 0] = amounts(linesOf('own'), { utilisation: 1 });
    expect(hardware / 1e6).toBeCloseTo(3.31, 2);
    expect(energy / 1e6).toBeCloseTo(0.27, 2);
    expect(hosting / 1e6).toBeCloseTo(0.895, 3);
    expect((hardware + energy + hosting) / 2_788_000).toBeCloseTo(1.605, 3);
  });

  test('by Epoch’s declining value the hardware at 33,750 and full use is 4.27M, whatever its life', () => {
    for (const lifeYears of [3, 6]) {
      const [hardware = 0] = amounts(['own-hardware'], { utilisation: 1, lifeYears }, { writeDown: 'declining' });
      expect(hardware / 1e6).toBeCloseTo(4.27, 2);
    }
  });

  test('the electricity of the run is its 3.33 GWh at 8 cents', () => {
    const kwh = runEnergyKwh(2_788_000, { powerKwPerGpu: 1.275, load: 0.75, pue: 1.25 });
    expect(kwh / 1e6).toBeCloseTo(3.33, 2);
    expect(amounts(['own-energy'])[0]).toBeCloseTo(kwh * 0.08, 4);
  });

  test('2,048 GPUs at 33,750 cost 69.1M, with network 85.3M', () => {
    const [gpus = 0, network = 0] = amounts(linesOf('cluster'));
    expect(gpus / 1e6).toBeCloseTo(69.1, 1);
    expect((gpus + network) / 1e6).toBeCloseTo(85.3, 1);
  });

  test('the fleet is 1,292.5M of servers and 1,596M with a network of 19%', () => {
    const fleet = amounts(linesOf('fleet'));
    expect(fleet.slice(0, 4)).toEqual([175_000_000, 390_000_000, 337_500_000, 390_000_000]);
    expect(receiptFor(linesOf('fleet')).totalUsd / 1e6).toBeCloseTo(1595.68, 2);
  });

  test('four years of running it add 944M', () => {
    expect(amounts(['operations'])).toEqual([944_000_000]);
  });

  test('experiments at 3.5 are 13.94M of rent, 150 people for 1.5 years 67.5M', () => {
    const [experiments, people, data] = amounts(linesOf('programme')).slice(3);
    expect(experiments).toBeCloseTo(13_940_000, 6);
    expect(people).toBe(67_500_000);
    expect(data).toBe(2_000_000);
  });

  test('hours derived from parameters, tokens and an MFU of 39.1% are within 0.1% of those reported', () => {
    const [pre] = receiptFor(linesOf('rent'), {}, { hours: 'derived' }).lines;
    expect(pre?.quantity).toBeGreaterThan(2_664_000 * 0.999);
    expect(pre?.quantity).toBeLessThan(2_664_000 * 1.001);
    expect(pre?.quantityBasis).toBe('derived');
  });
});

describe('a receipt', () => {
  test('prices experiments at the cost of an own hour as soon as own machines are on it', () => {
    const experiments = (ticked: LineId[]) => receiptFor(ticked).lines.find(({ id }) => id === 'experiments');
    expect(experiments(['pre', 'experiments'])?.unitPriceUsd).toBe(2);
    const ownPrice = amounts(linesOf('own')).reduce((sum, amount) => sum + amount, 0) / 2_788_000;
    expect(experiments(['own-hardware', 'experiments'])?.unitPriceUsd).toBeCloseTo(ownPrice, 12);
  });

  test('counts the network of the fleet for the GPUs that are bought, and says so', () => {
    const networkOf = (ticked: readonly LineId[]) => receiptFor(ticked).lines.find(({ id }) => id === 'fleet-network');
    const whole = networkOf(linesOf('fleet'));
    // 1,292.5M of servers at a network share of 19%.
    expect(whole?.amountUsd).toBeCloseTo((1_292_500_000 * 0.19) / 0.81, 0);
    expect(whole).toMatchObject({ label: 'Network of the fleet', quantity: 60_000 });

    const withoutA100s = networkOf(linesOf('fleet').filter((id) => id !== 'fleet-a100'));
    expect(withoutA100s?.amountUsd).toBeCloseTo(((1_292_500_000 - 175_000_000) * 0.19) / 0.81, 0);
    expect(withoutA100s).toMatchObject({
      label: 'Network of these GPUs',
      quantity: 50_000,
      formula: 'GPUs of the ticked kinds × mean price × network share ÷ (1 − network share)',
    });
    expect(withoutA100s?.assumptionIds).not.toContain('a100Units');
    // Before any of them is ticked, it is that of the fleet.
    expect(networkOf(['people'])?.amountUsd).toBe(whole?.amountUsd);
    expect(networkOf(['fleet-network'])?.amountUsd).toBe(whole?.amountUsd);
  });

  test('shows all lines: ticked, free, or blocked with the reason', () => {
    const { lines } = receiptFor(linesOf('rent'));
    expect(lines.map(({ id }) => id)).toEqual(lineIds);
    expect(lines.find(({ id }) => id === 'own-energy')).toMatchObject({
      state: 'blocked',
      blockedBy: ['pre', 'ctx', 'post'],
      blockedBecause: 'An hour’s rent already pays for its electricity.',
    });
    expect(lines.find(({ id }) => id === 'people')).toMatchObject({
      state: 'free',
      blockedBy: [],
      blockedBecause: null,
    });
  });

  test('adds its subtotals up to its total, and its total up from its ticked lines', () => {
    fc.assert(
      fc.property(anyValues, anyChoices, anyTicks, (values, choices, ticked) => {
        const { lines, subtotals, totalUsd } = receipt(values, choices, ticked, constants);
        const sum = (amountsUsd: number[]) => amountsUsd.reduce((total, amount) => total + amount, 0);
        expect(sum(subtotals.map(({ amountUsd }) => amountUsd))).toBeCloseTo(totalUsd, 2);
        expect(sum(lines.filter(({ state }) => state === 'ticked').map(({ amountUsd }) => amountUsd))).toBe(totalUsd);
        for (const { quantity, unitPriceUsd, amountUsd } of lines) expect(quantity * unitPriceUsd).toBe(amountUsd);
        expect(totalUsd).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('has the same total as the short way that simulations take', () => {
    fc.assert(
      fc.property(anyValues, anyChoices, anyTicks, (values, choices, ticked) => {
        expect(totalFor(choices, ticked, constants)(values)).toBe(receipt(values, choices, ticked, constants).totalUsd);
      }),
    );
  });

  test('names exactly the assumptions that move its total', () => {
    fc.assert(
      fc.property(anyChoices, anyTicks, (choices, ticked) => {
        const total = totalFor(choices, ticked, constants);
        const used = assumptionsUsed(choices, ticked);
        expect(new Set(used).size).toBe(used.length);
        // Away from the initial values, so that no factor hides behind a zero or a one.
        const values = { ...initialValues, experimentFactor: 2.5, utilisation: 0.7 };
        const moved = assumptionIds.filter((id) => total({ ...values, [id]: values[id] * 1.1 }) !== total(values));
        expect([...used].sort()).toEqual([...moved].sort());
      }),
    );
  });

  test('refuses lines that pay twice, and values that make no sense, by name', () => {
    expect(() => receiptFor(['pre', 'own-hardware'])).toThrow(
      /^ticked must not hold both pre and own-hardware: Renting/,
    );
    expect(() => totalFor(initialChoices, ['cluster-gpus', 'fleet-h20'], constants)).toThrow(RangeError);
    expect(() => receiptFor(['pre'], { rentUsdPerGpuHour: -1 })).toThrow(/^rentUsdPerGpuHour must be/);
    expect(() => receiptFor(['experiments'], { experimentFactor: 0.5 })).toThrow(/^experimentFactor must be/);
    expect(() => receiptFor(['pre'], { pretrainingGpuHours: NaN })).toThrow(/^pretrainingGpuHours must be/);
  });

  test('asks the question in words', () => {
    expect(receiptFor(linesOf('fleet'))).toMatchObject({
      heading: 'To buy the whole fleet',
      question: { id: 'fleet' },
    });
    expect(receiptFor(['people'])).toMatchObject({ heading: 'To pay for the people', question: null });
  });

  test('counts the hours it pays for, and none for machines bought as such', () => {
    expect(receiptFor(linesOf('programme')).gpuHours).toBeCloseTo(2_788_000 * 3.5, 6);
    expect(receiptFor(['own-energy', 'own-hosting']).gpuHours).toBe(2_788_000);
    expect(receiptFor(linesOf('fleet-years')).gpuHours).toBe(0);
  });
});

describe('the floor', () => {
  test('puts V3 at 39.1% of the BF16 peak and 19.5% of that of FP8', () => {
    const { floor } = receiptFor(linesOf('rent'));
    expect(floor.mfuOfBf16Peak).toBeCloseTo(0.391, 3);
    expect(floor.mfuOfFp8Peak).toBeCloseTo(0.195, 3);
    expect(floor.verdict).toBe('possible');
  });

  test.each([
    [1_042_000, 'possible'],
    [1_040_000, 'only in FP8'],
    [521_000, 'only in FP8'],
    [520_000, 'impossible'],
  ])('%d hours are %s', (pretrainingGpuHours, verdict) => {
    expect(receiptFor(linesOf('rent'), { pretrainingGpuHours }).floor.verdict).toBe(verdict);
  });
});

test('no line pays for what its own group pays for', () => {
  for (const id of questionIds) {
    for (const a of linesOf(id)) for (const b of linesOf(id)) expect(payTwice(a, b)).toBe(false);
  }
});
