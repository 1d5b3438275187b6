import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fleetCostUsd,
  fleetGpuHours,
  fleetRateUsdPerGpuHour,
  fleetUtilisationAtRate,
  purchasePrice,
  shareOfFleet,
} from '../../../src/model/fleet.ts';

const runGpuHours = 2_788_000;
const networkShare = 0.19;

describe('buying the 2,048 GPUs of the run', () => {
  test.each([
    [24_900, 51],
    [25_000, 51.2],
    [30_000, 61.4],
    [33_750, 69.1],
    [44_750, 91.6],
  ])('at %s USD costs %sM without network', (unitPriceUsd, millions) => {
    expect(purchasePrice([{ units: 2048, unitPriceUsd }], 0).totalUsd / 1e6).toBeCloseTo(millions, 1);
  });

  test('at 33,750 USD costs 85.3M with network, in two parts', () => {
    const { serversUsd, networkUsd, totalUsd } = purchasePrice([{ units: 2048, unitPriceUsd: 33_750 }], networkShare);
    expect(totalUsd / 1e6).toBeCloseTo(85.3, 1);
    expect(serversUsd).toBe(69_120_000);
    expect(networkUsd / totalUsd).toBeCloseTo(networkShare, 12);
  });
});

describe('buying the fleet that SemiAnalysis counts', () => {
  const bill = (h800: number, h100: number, h20: number) =>
    purchasePrice(
      [
        { units: 10_000, unitPriceUsd: h800 },
        { units: 10_000, unitPriceUsd: h100 },
        { units: 30_000, unitPriceUsd: h20 },
      ],
      networkShare,
    ).totalUsd / 1e9;

  test('costs 1.2 to 1.7bn at the prices that Epoch lists', () => {
    expect(bill(34_000, 31_000, 12_000)).toBeCloseTo(1.2, 1);
    expect(bill(45_000, 47_000, 15_000)).toBeCloseTo(1.7, 1);
  });

  test('costs nothing when there are no machines', () => {
    expect(purchasePrice([], networkShare)).toEqual({ serversUsd: 0, networkUsd: 0, totalUsd: 0 });
  });

  test.each([
    [{ units: -1, unitPriceUsd: 1 }, 'units must be a number from 0 up, not -1'],
    [{ units: 1, unitPriceUsd: NaN }, 'unitPriceUsd must be a number from 0 up, not NaN'],
  ])('refuses %o', (lot, message) => {
    expect(() => purchasePrice([lot], networkShare)).toThrow(new RangeError(message));
  });
});

describe('running the fleet for four years', () => {
  const costUsd = fleetCostUsd(1.6e9, 236e6, 4);
  const hours = fleetGpuHours(60_000, 4);
  const hopperHours = fleetGpuHours(50_000, 4);

  test('costs 1.6 + 0.944bn, which is 0.636bn a year', () => {
    expect(costUsd).toBe(2_544_000_000);
    expect(costUsd / 4 / 1e9).toBeCloseTo(0.636, 3);
  });

  test.each([
    [1, 1.21, 1.45],
    [0.8, 1.51, 1.81],
  ])('makes a GPU-hour at %s use cost %s USD, or %s over the Hoppers alone', (utilisation, rate, hopperRate) => {
    expect(fleetRateUsdPerGpuHour(costUsd, hours, utilisation)).toBeCloseTo(rate, 2);
    expect(fleetRateUsdPerGpuHour(costUsd, hopperHours, utilisation)).toBeCloseTo(hopperRate, 2);
  });

  test.each([
    [1, 3.4, 4],
    [0.8, 4.2, 5.1],
  ])('prices V3’s run at %s use at %sM, or %sM over the Hoppers alone', (utilisation, millions, hopperMillions) => {
    const price = (offered: number) => (runGpuHours * fleetRateUsdPerGpuHour(costUsd, offered, utilisation)) / 1e6;
    expect(price(hours)).toBeCloseTo(millions, 1);
    expect(price(hopperHours)).toBeCloseTo(hopperMillions, 1);
  });

  test('reaches the 2 USD of the V3 report at 60% use, or 73% over the Hoppers alone', () => {
    expect(fleetUtilisationAtRate(costUsd, hours, 2)).toBeCloseTo(0.6, 2);
    expect(fleetUtilisationAtRate(costUsd, hopperHours, 2)).toBeCloseTo(0.726, 3);
  });

  test('leaves V3’s run 0.13% of the hours', () => {
    expect(shareOfFleet(runGpuHours, hours)).toBeCloseTo(0.0013, 4);
  });

  test('at the utilisation of a rate costs that rate', () => {
    fc.assert(
      fc.property(fc.double({ min: 1.3, max: 100, noNaN: true }), (rate) => {
        const utilisation = fleetUtilisationAtRate(costUsd, hours, rate);
        expect(fleetRateUsdPerGpuHour(costUsd, hours, utilisation) / rate).toBeCloseTo(1, 12);
      }),
    );
  });

  test.each([
    ['purchaseUsd', () => fleetCostUsd(-1, 0, 0)],
    ['operationsUsdPerYear', () => fleetCostUsd(0, NaN, 0)],
    ['years', () => fleetCostUsd(0, 0, -1)],
    ['gpus', () => fleetGpuHours(-1, 1)],
    ['years', () => fleetGpuHours(1, Infinity)],
    ['offeredGpuHours', () => fleetRateUsdPerGpuHour(1, 0, 1)],
    ['utilisation', () => fleetRateUsdPerGpuHour(1, 1, 0)],
    ['costUsd', () => fleetRateUsdPerGpuHour(-1, 1, 1)],
    ['rateUsdPerGpuHour', () => fleetUtilisationAtRate(1, 1, 0)],
    ['runGpuHours', () => shareOfFleet(-1, 1)],
    ['offeredGpuHours', () => shareOfFleet(1, 0)],
  ])('names %s when it is wrong', (name, call) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(new RegExp(`^${name} must be `));
  });
});
