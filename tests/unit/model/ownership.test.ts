import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breakEvenUtilisation,
  declinePerYearFromOrdersOfMagnitude,
  type Depreciation,
  drawnKw,
  ownedPricePerGpuHour,
  type OwnedServer,
  runEnergyKwh,
  withNetwork,
} from '../../../src/model/ownership.ts';

const v3Hours = 2_788_000;
const server: OwnedServer = {
  serverPriceUsdPerGpu: 33_750,
  networkShare: 0.19,
  depreciation: { method: 'straight-line', lifeYears: 4 },
  utilisation: 1,
  powerKwPerGpu: 1.275,
  load: 0.75,
  pue: 1.25,
  electricityUsdPerKwh: 0.08,
  colocationUsdPerKwMonth: 184,
};
const over = (lifeYears: number): Depreciation => ({ method: 'straight-line', lifeYears });
const epochs: Depreciation = { method: 'declining-value', declinePerYear: declinePerYearFromOrdersOfMagnitude(0.14) };

/** Millions of USD for V3's hours at so many USD an hour. */
const runMillions = (usdPerGpuHour: number) => (usdPerGpuHour * v3Hours) / 1e6;

describe('the hardware of an owned GPU-hour', () => {
  test.each([
    [25_000, [3.27, 2.45, 1.96, 3.16]],
    [33_750, [4.42, 3.31, 2.65, 4.27]],
    [44_750, [5.86, 4.39, 3.51, 5.66]],
  ])('at %s USD per GPU makes V3’s run cost what derivation D10 says', (serverPriceUsdPerGpu, millions) => {
    const costs = [over(3), over(4), over(5), epochs].map((depreciation) =>
      runMillions(ownedPricePerGpuHour({ ...server, serverPriceUsdPerGpu, depreciation }).hardwareUsd),
    );
    expect(costs.map((cost) => Number(cost.toFixed(2)))).toEqual(millions);
  });

  test('costs 4.14M at 80% use, and 5.3M with energy and hosting', () => {
    const price = ownedPricePerGpuHour({ ...server, utilisation: 0.8 });
    expect(runMillions(price.hardwareUsd)).toBeCloseTo(4.14, 2);
    expect(runMillions(price.totalUsd)).toBeCloseTo(5.3, 1);
  });

  test('loses 32.2% a year by Epoch’s method', () => {
    expect(declinePerYearFromOrdersOfMagnitude(0.14)).toBeCloseTo(0.322, 3);
  });
});

describe('the price of an owned GPU-hour', () => {
  test('is 3.31 + 0.27 + 0.90 = 4.5M for V3’s run, in three parts', () => {
    const price = ownedPricePerGpuHour(server);
    expect(runMillions(price.hardwareUsd)).toBeCloseTo(3.313, 3);
    expect(runMillions(price.energyUsd)).toBeCloseTo(0.267, 3);
    expect(runMillions(price.hostingUsd)).toBeCloseTo(0.895, 3);
    expect(runMillions(price.totalUsd)).toBeCloseTo(4.5, 1);
    // Derivation D10 says 1.60, the quotient of rounded parts.
    expect(price.totalUsd).toBeCloseTo(1.6051, 4);
  });

  test('is between 4.5M without hosting and 5.4M with it by Epoch’s method, beside Epoch’s own 5.39M', () => {
    const price = ownedPricePerGpuHour({ ...server, depreciation: epochs });
    expect(runMillions(price.hardwareUsd + price.energyUsd)).toBeCloseTo(4.54, 2);
    expect(runMillions(price.totalUsd)).toBeCloseTo(5.43, 2);
  });

  test('is the sum of its parts, and its hardware halves when use doubles', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.5, noNaN: true }), (utilisation) => {
        const once = ownedPricePerGpuHour({ ...server, utilisation });
        const twice = ownedPricePerGpuHour({ ...server, utilisation: 2 * utilisation });
        expect(once.totalUsd).toBe(once.hardwareUsd + once.energyUsd + once.hostingUsd);
        expect(once.hardwareUsd / twice.hardwareUsd).toBeCloseTo(2, 12);
        expect(once.energyUsd + once.hostingUsd).toBe(twice.energyUsd + twice.hostingUsd);
      }),
    );
  });

  test.each([
    [{ serverPriceUsdPerGpu: -1 }, 'serverPriceUsdPerGpu must be a number from 0 up, not -1'],
    [{ networkShare: 1 }, 'networkShare must be below 1, not 1'],
    [{ networkShare: 1.1 }, 'networkShare must be a share from 0 to 1, not 1.1'],
    [{ depreciation: over(0) }, 'lifeYears must be a number above 0, not 0'],
    [
      { depreciation: { method: 'declining-value', declinePerYear: NaN } },
      'declinePerYear must be a number from 0 up, not NaN',
    ],
    [{ utilisation: 0 }, 'utilisation must be a number above 0, not 0'],
    [{ utilisation: 1.2 }, 'utilisation must be a share from 0 to 1, not 1.2'],
    [{ powerKwPerGpu: Infinity }, 'powerKwPerGpu must be a number from 0 up, not Infinity'],
    [{ load: -0.1 }, 'load must be a share from 0 to 1, not -0.1'],
    [{ pue: 0.99 }, 'pue must be at least 1, not 0.99'],
    [{ electricityUsdPerKwh: -1 }, 'electricityUsdPerKwh must be a number from 0 up, not -1'],
    [{ colocationUsdPerKwMonth: NaN }, 'colocationUsdPerKwMonth must be a number from 0 up, not NaN'],
  ] satisfies [Partial<OwnedServer>, string][])('refuses %o', (change, message) => {
    expect(() => ownedPricePerGpuHour({ ...server, ...change })).toThrow(new RangeError(message));
  });
});

describe('breaking even with a rent of 2 USD', () => {
  test('takes 75% use at 33,750 USD and 4 years', () => {
    expect(breakEvenUtilisation(server, 2)).toBeCloseTo(0.7506, 4);
  });

  test('is where the owned price meets the rent', () => {
    const rent = fc.double({ min: 0.3, max: 20, noNaN: true });
    fc.assert(
      fc.property(rent, fc.double({ min: 1, max: 100_000, noNaN: true }), (rentUsdPerGpuHour, price) => {
        const priced = { ...server, serverPriceUsdPerGpu: price };
        const utilisation = breakEvenUtilisation(priced, rentUsdPerGpuHour);
        if (utilisation === null) {
          expect(ownedPricePerGpuHour({ ...priced, utilisation: 1 }).totalUsd).toBeGreaterThan(rentUsdPerGpuHour);
        } else {
          const owned = ownedPricePerGpuHour({ ...priced, utilisation }).totalUsd;
          expect(owned / rentUsdPerGpuHour).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  test('is out of reach when energy and hosting alone cost the rent, or full use does not suffice', () => {
    expect(breakEvenUtilisation(server, 0.4)).toBeNull();
    expect(breakEvenUtilisation(server, 1.6)).toBeNull();
    expect(breakEvenUtilisation(server, 1.61)).toBeCloseTo(0.9959, 4);
    expect(breakEvenUtilisation({ ...server, serverPriceUsdPerGpu: 0 }, 0.4)).toBeNull();
  });

  test('is at no utilisation in particular when nothing costs anything', () => {
    const free = { ...server, serverPriceUsdPerGpu: 0, electricityUsdPerKwh: 0, colocationUsdPerKwMonth: 0 };
    expect(breakEvenUtilisation(free, 0)).toBeNull();
  });

  test('refuses a negative rent', () => {
    expect(() => breakEvenUtilisation(server, -1)).toThrow('rentUsdPerGpuHour must be a number from 0 up, not -1');
  });
});

describe('the energy of V3’s run', () => {
  test.each([
    ['the GPUs alone', { powerKwPerGpu: 0.7, load: 1, pue: 1 }, 1.95, [0.12, 0.16, 0.2, 0.23]],
    ['servers at 75%', { powerKwPerGpu: 1.275, load: 0.75, pue: 1 }, 2.67, [0.16, 0.21, 0.27, 0.32]],
    ['the same with PUE 1.25', { powerKwPerGpu: 1.275, load: 0.75, pue: 1.25 }, 3.33, [0.2, 0.27, 0.33, 0.4]],
    ['full servers with PUE 1.3', { powerKwPerGpu: 1.275, load: 1, pue: 1.3 }, 4.62, [0.28, 0.37, 0.46, 0.55]],
  ])('for %s is that of derivation D11', (_, power, gigawattHours, millions) => {
    const kilowattHours = runEnergyKwh(v3Hours, power);
    expect(kilowattHours / 1e6).toBeCloseTo(gigawattHours, 2);
    const costs = [0.06, 0.08, 0.1, 0.12].map((usdPerKwh) => Number(((kilowattHours * usdPerKwh) / 1e6).toFixed(2)));
    expect(costs).toEqual(millions);
  });

  test('is drawn at 2.4 MW by 2,048 GPUs at 75% load, or 3.3 MW at full', () => {
    expect((2048 * drawnKw(server)) / 1000).toBeCloseTo(2.45, 2);
    expect((2048 * drawnKw({ ...server, load: 1 })) / 1000).toBeCloseTo(3.26, 2);
  });

  test('is refused for negative hours', () => {
    expect(() => runEnergyKwh(-1, server)).toThrow('gpuHours must be a number from 0 up, not -1');
  });
});

test('a network share of 19% makes 69.1M of servers an 85.3M cluster', () => {
  expect(withNetwork(69.12, 0.19)).toBeCloseTo(85.3, 1);
  expect(withNetwork(69.12, 0)).toBe(69.12);
});

test('an unknown rate of progress is refused by name', () => {
  expect(() => declinePerYearFromOrdersOfMagnitude(NaN)).toThrow(
    'ordersOfMagnitudePerYear must be a finite number, not NaN',
  );
});
