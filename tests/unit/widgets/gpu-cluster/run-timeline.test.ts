import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  filledSquares,
  paintRun,
  runMoment,
  sceneNames,
  sceneProgress,
  totalDays,
  totalGpuHours,
} from '../../../../src/widgets/GpuCluster/run-timeline.ts';
import { facts } from './fixture.ts';

test('the run takes 2,788,000 GPU-hours and 56.7 days, pre-training 54.2 of them', () => {
  expect(totalGpuHours(facts)).toBe(2_788_000);
  expect(totalDays(facts)).toBeCloseTo(56.7, 1);
  expect(runMoment(facts, 1, 2).stages[0]?.endDay).toBeCloseTo(54.2, 1);
});

test('at two dollars the run costs 5,576,000, stage by stage as in Table 1', () => {
  const { costUsd, stages, energyKwh } = runMoment(facts, 1, 2);
  expect(costUsd).toBe(5_576_000);
  expect(stages.map(({ spentUsd }) => spentUsd)).toEqual([5_328_000, 238_000, 10_000]);
  expect(energyKwh / 1e6).toBeCloseTo(3.33, 2);
});

test('the look into the run is on day 34, with three squares in five filled and 9.3 trillion tokens read', () => {
  const progress = sceneProgress(facts, 'mid-run');
  const { day, stage, tokens } = runMoment(facts, progress, 2);
  expect(Math.round(day)).toBe(34);
  expect(stage.id).toBe('pre-training');
  expect((filledSquares(facts, progress)[0] ?? NaN) / facts.gpus).toBeCloseTo(3 / 5, 3);
  expect(tokens).toBeCloseTo((0.6 * 2_788_000 * 14.8e12) / 2_664_000, -6);
});

test('tokens are read in pre-training only', () => {
  expect(runMoment(facts, sceneProgress(facts, 'pre-training'), 2).tokens).toBeCloseTo(14.8e12, -3);
  expect(runMoment(facts, 1, 2).tokens).toBe(14.8e12);
});

test('scenes come in the order in which things happened', () => {
  const places = sceneNames.map((scene) => sceneProgress(facts, scene));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBe(0);
  expect(places.at(-1)).toBe(1);
});

test('squares are filled in proportion to hours, each stage in its own tone', () => {
  const brushOf = new Uint8Array(2048);
  paintRun(brushOf, facts, 1);
  const count = (brush: number) => brushOf.filter((other) => other === brush).length;
  // 2,664 of 2,788 thousand hours are 1,956.9 of 2,048 squares; 119 are 87.4; 5 are 3.7.
  expect([count(0), count(1), count(2), count(3)]).toEqual([0, 1957, 87, 4]);
  paintRun(brushOf, facts, 0);
  expect(count(0)).toBe(2048);
});

test('the filled part never shrinks and ends with the whole cluster', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
      const [less, more] = [filledSquares(facts, Math.min(a, b)), filledSquares(facts, Math.max(a, b))];
      expect(less.at(-1)).toBeLessThanOrEqual(more.at(-1) ?? 0);
      expect(more).toEqual(more.toSorted((x, y) => x - y));
    }),
  );
  expect(filledSquares(facts, 1).at(-1)).toBe(2048);
});

test('the stages of a moment add up to its hours', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (progress) => {
      const { stages, gpuHours } = runMoment(facts, progress, 2);
      expect(stages.reduce((sum, { spentGpuHours }) => sum + spentGpuHours, 0)).toBeCloseTo(gpuHours, 4);
    }),
  );
});

test('a share outside 0 to 1 and a negative rent are refused by name', () => {
  expect(() => runMoment(facts, 1.1, 2)).toThrow(/progress/);
  expect(() => runMoment(facts, Number.NaN, 2)).toThrow(/progress/);
  expect(() => runMoment(facts, 0.5, -1)).toThrow(/rateUsdPerGpuHour/);
});
