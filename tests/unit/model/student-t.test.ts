import fc from 'fast-check';
import { expect, test } from 'vitest';
import { twoSidedT } from '../../../src/model/student-t.ts';

test.each([
  [0.9, 1, 6.313752],
  [0.9, 2, 2.919986],
  [0.9, 6, 1.94318],
  [0.9, 7, 1.894579],
  [0.95, 2, 4.302653],
  [0.95, 5, 2.570582],
  [0.99, 30, 2.749996],
  [0.5, 3, 0.764892],
])('at %s with %s degrees of freedom, t is that of the printed tables, %s', (level, degreesOfFreedom, t) => {
  expect(twoSidedT(level, degreesOfFreedom)).toBeCloseTo(t, 5);
});

test('t comes near to 1.645 at 90% when there are many observations', () => {
  expect(twoSidedT(0.9, 10_000)).toBeCloseTo(1.645, 3);
});

test('t grows with the level and shrinks with the degrees of freedom', () => {
  const level = fc.double({ min: 0.01, max: 0.98, noNaN: true });
  fc.assert(
    fc.property(level, fc.integer({ min: 1, max: 60 }), (at, degreesOfFreedom) => {
      const t = twoSidedT(at, degreesOfFreedom);
      expect(twoSidedT(at + 0.01, degreesOfFreedom)).toBeGreaterThan(t);
      expect(twoSidedT(at, degreesOfFreedom + 1)).toBeLessThan(t);
    }),
  );
});

test('certainty and no degrees of freedom are refused', () => {
  expect(() => twoSidedT(1, 5)).toThrow('level must be below 1, not 1');
  expect(() => twoSidedT(-0.1, 5)).toThrow('level must be a share from 0 to 1, not -0.1');
  expect(() => twoSidedT(0.9, 0)).toThrow('degreesOfFreedom must be a number above 0, not 0');
});
