import { expect, test } from 'vitest';
import { peakFlopPerSecond } from '../../../src/model/hardware.ts';

test('a chip is asked for the peak by name', () => {
  const h800 = { bf16DenseFlopPerSecond: 989.5e12, fp8DenseFlopPerSecond: 1979e12 };
  expect(peakFlopPerSecond(h800, 'bf16-dense')).toBe(989.5e12);
  expect(peakFlopPerSecond(h800, 'fp8-dense')).toBe(1979e12);
});

test('a chip without FP8 has no such peak', () => {
  const a100 = { bf16DenseFlopPerSecond: 312e12 };
  expect(() => peakFlopPerSecond(a100, 'fp8-dense')).toThrow(RangeError);
  expect(() => peakFlopPerSecond(a100, 'fp8-dense')).toThrow('fp8DenseFlopPerSecond');
});

test('a chip that does nothing is refused by name', () => {
  expect(() => peakFlopPerSecond({ bf16DenseFlopPerSecond: 0 }, 'bf16-dense')).toThrow(
    'bf16DenseFlopPerSecond must be a number above 0, not 0',
  );
});
