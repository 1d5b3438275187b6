import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  requireFinite,
  requireInteger,
  requireNonNegative,
  requirePositive,
  requireShare,
} from '../../../src/model/check.ts';

const number = fc.double();
const cases = [
  ['requireFinite', requireFinite, 'a finite number', Number.isFinite],
  ['requirePositive', requirePositive, 'a number above 0', (value: number) => Number.isFinite(value) && value > 0],
  ['requireNonNegative', requireNonNegative, 'a number from 0 up', (value: number) => value >= 0 && value < Infinity],
  ['requireShare', requireShare, 'a share from 0 to 1', (value: number) => value >= 0 && value <= 1],
  ['requireInteger', requireInteger, 'a whole number', Number.isSafeInteger],
] as const;

describe.each(cases)('%s', (_, check, expected, holds) => {
  test('hands back what is allowed and refuses the rest by name', () => {
    fc.assert(
      fc.property(fc.oneof(number, fc.integer(), fc.double({ min: 0, max: 1, noNaN: true })), (value) => {
        if (holds(value)) expect(check('rent', value)).toBe(value);
        else expect(() => check('rent', value)).toThrow(new RangeError(`rent must be ${expected}, not ${value}`));
      }),
    );
  });

  test.each([NaN, Infinity, -Infinity])('refuses %s', (value) => {
    expect(() => check('rent', value)).toThrow(RangeError);
  });
});

test('zero is a share and no positive number', () => {
  expect(requireShare('load', 0)).toBe(0);
  expect(requireNonNegative('load', 0)).toBe(0);
  expect(() => requirePositive('load', 0)).toThrow('load must be a number above 0, not 0');
});

test('half a layer is refused', () => {
  expect(() => requireInteger('layers', 60.5)).toThrow('layers must be a whole number, not 60.5');
});
