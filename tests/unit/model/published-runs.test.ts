import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  coverage,
  hoursAtMfu,
  medianMfu,
  predictRun,
  predictRuns,
  type PublishedRun,
  runMfu,
} from '../../../src/model/published-runs.ts';

const a100 = { bf16DenseFlopPerSecond: 312e12 };
const hopper = { bf16DenseFlopPerSecond: 989.5e12, fp8DenseFlopPerSecond: 1979e12 };

const onA100 = (id: string, activeParameters: number, tokens: number, gpuHours: number): PublishedRun => ({
  id,
  architecture: 'dense',
  gpuFamily: 'A100',
  activeParameters,
  tokens,
  gpuHours,
  chip: a100,
});
const onHopper = (
  architecture: PublishedRun['architecture'],
  id: string,
  activeParameters: number,
  tokens: number,
  gpuHours: number,
): PublishedRun => ({
  id,
  architecture,
  gpuFamily: 'Hopper',
  activeParameters,
  tokens,
  gpuHours,
  chip: hopper,
});

/** The 20 runs of derivation D13. Llama 3's tokens are "15T+". */
const runs: readonly PublishedRun[] = [
  onA100('llama1-7b', 6.7e9, 1e12, 82_432),
  onA100('llama1-13b', 13e9, 1e12, 135_168),
  onA100('llama1-33b', 32.5e9, 1.4e12, 530_432),
  onA100('llama1-65b', 65.2e9, 1.4e12, 1_022_362),
  onA100('llama2-7b', 6.738e9, 2e12, 184_320),
  onA100('llama2-70b', 68.977e9, 2e12, 1_720_320),
  onA100('bloomberggpt-50b', 50.6e9, 569e9, 651_264),
  onA100('falcon-180b', 179.52e9, 3.5e12, 7e6),
  onHopper('dense', 'llama3-8b', 8.03e9, 15e12, 1.3e6),
  onHopper('dense', 'llama3-70b', 70.55e9, 15e12, 6.4e6),
  onHopper('dense', 'llama31-8b', 8.03e9, 15e12, 1.46e6),
  onHopper('dense', 'llama31-70b', 70.55e9, 15e12, 7e6),
  onHopper('dense', 'llama31-405b', 405.85e9, 15.6e12, 30.84e6),
  onHopper('dense', 'smollm3-3b', 3.075e9, 11.2e12, 221_184),
  onHopper('dense', 'deepseek-67b', 67.4e9, 2e12, 601_200),
  onHopper('dense', 'qwen25-72b-rednote', 72.7e9, 1e12, 340_000),
  onHopper('moe', 'deepseek-v2', 20.85e9, 8.1e12, 1_399_680),
  onHopper('moe', 'deepseek-v3', 36.63e9, 14.8e12, 2.664e6),
  onHopper('moe', 'llama4-scout', 17e9, 40e12, 5e6),
  onHopper('moe', 'arctic-480b', 17e9, 3.5e12, 504_000),
];
const options = { level: 0.9, minimumPeers: 3 };

const runNamed = (id: string): PublishedRun => {
  const run = runs.find((each) => each.id === id);
  if (!run) throw new Error(`There is no run ${id}`);
  return run;
};
const v3 = runNamed('deepseek-v3');
const kind = (architecture: PublishedRun['architecture'], gpuFamily: PublishedRun['gpuFamily']) =>
  runs.filter((run) => run.architecture === architecture && run.gpuFamily === gpuFamily && run !== v3);

describe('the MFU of published runs', () => {
  test.each([
    ['dense runs on A100', kind('dense', 'A100'), 8, 0.446, 0.236, 0.514],
    ['dense runs on Hopper', kind('dense', 'Hopper'), 8, 0.27, 0.139, 0.378],
    ['mixtures of experts other than V3', kind('moe', 'Hopper'), 3, 0.203, 0.199, 0.229],
  ])('has the median and range of derivation D13 for %s', (_, members, count, median, lowest, highest) => {
    const shares = members.map((run) => runMfu(run).share);
    expect(members).toHaveLength(count);
    expect(medianMfu(members).share).toBeCloseTo(median, 3);
    expect(Math.min(...shares)).toBeCloseTo(lowest, 3);
    expect(Math.max(...shares)).toBeCloseTo(highest, 3);
  });

  test('is 34.3% of the BF16 peak for V3', () => {
    expect(runMfu(v3).share).toBeCloseTo(0.343, 3);
    expect(runMfu(v3).of).toBe('bf16-dense');
  });

  test('has no median without runs', () => {
    expect(() => medianMfu([])).toThrow(new RangeError('runs must hold at least 1 run, not 0'));
  });
});

describe('V3 predicted from others', () => {
  test.each([
    ['the median of the mixtures of experts', medianMfu(kind('moe', 'Hopper')), 4.49, 0.69],
    ['the median of the dense runs on Hopper', medianMfu(kind('dense', 'Hopper')), 3.38, 0.27],
    ['a flat 40%', { share: 0.4, of: 'bf16-dense' } as const, 2.28, -0.14],
  ])('at %s', (_, utilisation, millionHours, error) => {
    const hours = hoursAtMfu(v3, utilisation);
    expect(hours / 1e6).toBeCloseTo(millionHours, 2);
    expect(hours / v3.gpuHours - 1).toBeCloseTo(error, 2);
  });

  test('took fewer hours than any in the interval of its three peers', () => {
    const prediction = predictRun(v3, runs, options);
    expect(prediction).toMatchObject({ peerGroup: 'same-kind', peers: 3, covered: false });
    expect(prediction.expectedGpuHours / 1e6).toBeCloseTo(4.49, 2);
    expect(prediction.relativeError).toBeCloseTo(0.687, 3);
    expect(prediction.lowGpuHours / 1e6).toBeCloseTo(3.364, 3);
    expect(prediction.highGpuHours / 1e6).toBeCloseTo(5.622, 3);
  });
});

describe('predictions of every run from the others', () => {
  test('hold the reported hours in 17 of 20 cases at a level of 90%', () => {
    const predictions = predictRuns(runs, options);
    expect(coverage(predictions)).toEqual({ covered: 17, runs: 20, share: 0.85 });
    expect(predictions.filter(({ covered }) => !covered).map(({ run }) => run.id)).toEqual([
      'bloomberggpt-50b',
      'llama31-8b',
      'deepseek-v3',
    ]);
  });

  test.each([
    [0.5, 12],
    [0.8, 16],
    [0.95, 18],
  ])('at a level of %s hold them in %s', (level, covered) => {
    expect(coverage(predictRuns(runs, { ...options, level })).covered).toBe(covered);
  });

  test('do not depend on the hours of the run itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...runs), fc.double({ min: 0.5, max: 2, noNaN: true }), (run, factor) => {
        const changed = { ...run, gpuHours: run.gpuHours * factor };
        const others = runs.map((each) => (each === run ? changed : each));
        const { expectedGpuHours, lowGpuHours, highGpuHours } = predictRun(run, runs, options);
        expect(predictRun(changed, others, options)).toMatchObject({ expectedGpuHours, lowGpuHours, highGpuHours });
      }),
    );
  });

  test('do not depend on the order of the runs', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...runs], { minLength: runs.length }), (shuffled) => {
        const { lowGpuHours, highGpuHours, expectedGpuHours } = predictRun(v3, runs, options);
        const other = predictRun(v3, shuffled, options);
        expect(other.expectedGpuHours).toBe(expectedGpuHours);
        expect(other.lowGpuHours / lowGpuHours).toBeCloseTo(1, 9);
        expect(other.highGpuHours / highGpuHours).toBeCloseTo(1, 9);
      }),
    );
  });

  test('keep the expected hours inside the interval from a level of 0.7 up', () => {
    const percent = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 100);
    const mfus = fc.array(percent(5, 60), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(mfus, percent(70, 99), (shares, level) => {
        const peers = shares.map((share, index) => {
          const blank = onHopper('moe', `peer-${index}`, 1e10, 1e13, 1);
          return { ...blank, gpuHours: hoursAtMfu(blank, { share, of: 'bf16-dense' }) };
        });
        const { lowGpuHours, expectedGpuHours, highGpuHours } = predictRun(v3, peers, { level, minimumPeers: 3 });
        expect(lowGpuHours).toBeLessThanOrEqual(expectedGpuHours * (1 + 1e-9));
        expect(highGpuHours).toBeGreaterThanOrEqual(expectedGpuHours * (1 - 1e-9));
      }),
    );
  });
});

describe('a run with too few of its kind', () => {
  const moeOnA100: PublishedRun = { ...onA100('moe-on-a100', 1e10, 1e12, 1e5), architecture: 'moe' };
  const groupFor = (run: PublishedRun, others: readonly PublishedRun[], minimumPeers: number) => {
    const { peerGroup, peers } = predictRun(run, others, { level: 0.9, minimumPeers });
    return { peerGroup, peers };
  };

  test('is predicted from the same family of GPU, and says so', () => {
    expect(groupFor(moeOnA100, runs, 3)).toEqual({ peerGroup: 'same-gpu-family', peers: 8 });
    expect(groupFor(v3, runs, 4)).toEqual({ peerGroup: 'same-gpu-family', peers: 11 });
  });

  test('is predicted from all runs when the family is too small as well', () => {
    expect(groupFor(moeOnA100, runs, 9)).toEqual({ peerGroup: 'all-runs', peers: 20 });
  });

  test('is not predicted when there are no others', () => {
    expect(() => predictRun(v3, [v3], options)).toThrow(
      new RangeError('runs must hold at least 3 runs other than deepseek-v3, not 0'),
    );
    expect(() => predictRun(v3, runs, { level: 0.9, minimumPeers: 1 })).toThrow(
      new RangeError('minimumPeers must be at least 2, not 1'),
    );
  });
});

test('there is no coverage of nothing', () => {
  expect(() => coverage([])).toThrow('predictions must hold at least 1 prediction, not 0');
});
