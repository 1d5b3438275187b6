import { expect, test } from 'vitest';
import { frameRate, median, quantileOf } from '../../../scripts/bench/statistics.ts';

test('the median stands in the middle, whatever the order', () => {
  expect(median([30, 10, 20])).toBe(20);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});

test('one late frame in a hundred does not show in the 95th percentile, six do', () => {
  const frames = (late: number) => [...new Array<number>(100 - late).fill(16), ...new Array<number>(late).fill(50)];
  expect(quantileOf(frames(1), 0.95)).toBe(16);
  expect(quantileOf(frames(6), 0.95)).toBe(50);
});

test('a frame rate counts frames, not the moments between which they lie', () => {
  const { fps, p95Ms } = frameRate([1000, 1020, 1040, 1060, 1100]);
  expect(fps).toBe(40);
  expect(p95Ms).toBeGreaterThan(20);
});
