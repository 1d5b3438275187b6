import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  costOf,
  expectedInterruptions,
  interruptionsPerGpuDay,
  paintFailures,
  simulateRun,
  stateOn,
} from '../../../../src/widgets/GpuCluster/failures.ts';
import { facts } from './fixture.ts';

const recovery = { checkpointMinutes: 60, restartMinutes: 15 };

test('Llama 3 had one interruption in 2,112 GPU-days, so V3 would expect 55', () => {
  expect(1 / interruptionsPerGpuDay(facts.interruptions)).toBeCloseTo(2111.54, 2);
  // 419 ÷ (16,384 × 54) × 2,788,000 ÷ 24
  expect(expectedInterruptions(facts)).toBeCloseTo(55.015, 3);
});

test('the same seed gives every reader the same run, another seed another one', () => {
  expect(simulateRun(facts, recovery, 7)).toEqual(simulateRun(facts, recovery, 7));
  expect(simulateRun(facts, recovery, 8)).not.toEqual(simulateRun(facts, recovery, 7));
});

test('over many draws the number of interruptions is what the rate says, and 78% are hardware', () => {
  const runs = Array.from({ length: 400 }, (_, seed) => simulateRun(facts, recovery, seed));
  const events = runs.flatMap(({ interruptions }) => interruptions);
  // Work done again gives time for some more: about 3% of 55. Four standard errors of the mean are 1.5.
  expect(events.length / runs.length).toBeGreaterThan(55);
  expect(events.length / runs.length).toBeLessThan(58.5);
  expect(events.filter(({ isHardware }) => isHardware).length / events.length).toBeCloseTo(0.78, 1);
});

test('an interruption costs half a checkpoint interval and a restart on average, on all GPUs', () => {
  const runs = Array.from({ length: 200 }, (_, seed) => simulateRun(facts, recovery, seed));
  const events = runs.flatMap(({ interruptions }) => interruptions);
  const mean = events.reduce((sum, event) => sum + costOf(facts, event), 0) / events.length;
  // (30 + 15) minutes × 2,048 = 1,536 GPU-hours
  expect(mean / 1536).toBeCloseTo(1, 1);
});

test('what the interruptions cost is what the calendar is longer, in any run', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e6 }),
      fc.integer({ min: 5, max: 240 }),
      fc.integer({ min: 0, max: 120 }),
      (seed, checkpointMinutes, restartMinutes) => {
        const run = simulateRun(facts, { checkpointMinutes, restartMinutes }, seed);
        const lost = run.interruptions.reduce((sum, event) => sum + costOf(facts, event), 0);
        expect(run.lostGpuHours).toBeCloseTo(lost, 3);
        expect(run.calendarDays).toBeGreaterThanOrEqual(run.workDays);
        for (const { lostDays, backDay, day } of run.interruptions) {
          expect(lostDays * 24 * 60).toBeLessThan(checkpointMinutes);
          expect(backDay - day).toBeCloseTo(restartMinutes / 60 / 24, 9);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('while all wait, the failed node stands out and no other GPU runs', () => {
  const run = simulateRun(facts, recovery, 1);
  const hit = run.interruptions.find(({ isHardware }) => isHardware);
  if (!hit) throw new Error('the draw has no hardware failure');
  const brushOf = new Uint8Array(2048);
  paintFailures(brushOf, facts, run, hit.day + 1e-9);
  expect(stateOn(run, hit.day + 1e-9).isWaiting).toBe(true);
  expect(brushOf.includes(0)).toBe(false);
  const node = hit.gpu - (hit.gpu % 8);
  expect([...brushOf.subarray(node, node + 8)]).toEqual(Array(8).fill(3));

  paintFailures(brushOf, facts, run, hit.backDay + 1e-9);
  expect(brushOf[node]).toBe(2);
  expect(brushOf.includes(0)).toBe(true);
});

test('assumptions that make no sense are refused by name', () => {
  expect(() => simulateRun(facts, { checkpointMinutes: 0, restartMinutes: 15 }, 1)).toThrow(/checkpointMinutes/);
  expect(() => simulateRun(facts, { checkpointMinutes: 60, restartMinutes: -1 }, 1)).toThrow(/restartMinutes/);
  expect(() => simulateRun(facts, { checkpointMinutes: 1e9, restartMinutes: 15 }, 1)).toThrow(/checkpointMinutes/);
});
