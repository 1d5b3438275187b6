import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascending } from '../../../src/model/ascending.ts';

describe('numbers in ascending order', () => {
  test('are those that the built-in sort gives, of any size and sign', () => {
    fc.assert(
      fc.property(fc.float64Array({ maxLength: 300 }), (numbers) => {
        expect(ascending(numbers)).toEqual(numbers.toSorted());
      }),
    );
  });

  test('are told apart beyond single precision', () => {
    const numbers = Float64Array.from({ length: 3000 }, (_, index) => 5_576_000 + ((index * 1013) % 3000) * 1e-6);
    expect(ascending(numbers)).toEqual(numbers.toSorted());
  });

  test('include the infinities, both zeros, and NaN last', () => {
    const numbers = Float64Array.of(NaN, 0, -0, Infinity, -1e300, 1e300, -Infinity, 1e-300, -1e-300);
    expect([...ascending(numbers)]).toEqual([-Infinity, -1e300, -1e-300, -0, 0, 1e-300, 1e300, Infinity, NaN]);
  });

  test('leave those given as they were', () => {
    const numbers = Float64Array.of(3, 1, 2);
    ascending(numbers);
    expect([...numbers]).toEqual([3, 1, 2]);
  });
});
