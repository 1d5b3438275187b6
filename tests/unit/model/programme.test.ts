import { describe, expect, test } from 'vitest';
import {
  experimentFactorFromShare,
  experimentsCostUsd,
  type Programme,
  programmeCost,
} from '../../../src/model/programme.ts';

const finalRunUsd = 5_576_000;
const programme: Programme = {
  finalRunUsd,
  experimentFactor: 3.5,
  people: 150,
  years: 1.5,
  usdPerPersonYear: 300_000,
  dataUsd: 2e6,
};

describe('experiments', () => {
  test.each([
    [1, 0],
    [1.2, 1.1],
    [3.5, 13.9],
    [10, 50.2],
  ])('at a factor of %s cost %sM beside V3’s final run', (factor, millions) => {
    expect(experimentsCostUsd(finalRunUsd, factor) / 1e6).toBeCloseTo(millions, 1);
  });

  test('cannot make all compute less than the final run', () => {
    expect(() => experimentsCostUsd(finalRunUsd, 0.9)).toThrow(
      new RangeError('experimentFactor must be at least 1, not 0.9'),
    );
  });

  test('have factors of 10.4 to 4.4 where final runs are 9.6 to 22.6% of compute', () => {
    expect(experimentFactorFromShare(0.096)).toBeCloseTo(10.4, 1);
    expect(experimentFactorFromShare(0.226)).toBeCloseTo(4.4, 1);
    expect(() => experimentFactorFromShare(0)).toThrow('finalRunShare must be a number above 0, not 0');
  });
});

describe('a programme', () => {
  test('costs 13.94M of experiments, 67.5M of people and 2M of data', () => {
    expect(programmeCost(programme)).toEqual({
      experimentsUsd: 13_940_000,
      peopleUsd: 67_500_000,
      dataUsd: 2_000_000,
      totalUsd: 83_440_000,
    });
  });

  test.each(['finalRunUsd', 'people', 'years', 'usdPerPersonYear', 'dataUsd'] as const)(
    'with a negative %s is refused by name',
    (name) => {
      expect(() => programmeCost({ ...programme, [name]: -1 })).toThrow(
        new RangeError(`${name} must be a number from 0 up, not -1`),
      );
    },
  );
});
