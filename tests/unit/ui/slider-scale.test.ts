import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positionOf, type SliderRange, sliderPositions, valueAt } from '../../../src/ui/slider-scale.ts';

const rent: SliderRange = { min: 0.5, max: 12.5, step: 0.01, isLog: true };
const years: SliderRange = { min: 1, max: 10, step: 0.5, isLog: false };

const anyLogRange = fc
  .tuple(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), fc.double({ min: 1.5, max: 1e6, noNaN: true }))
  .map(([min, times]): SliderRange => ({ min, max: min * times, step: 1e-3, isLog: true }));
/** A range, and one of its positions that is not the last. */
const anyPosition = anyLogRange.chain((range) =>
  fc.tuple(fc.constant(range), fc.integer({ min: 0, max: sliderPositions(range).max - 1 })),
);

describe('a linear slider', () => {
  test('counts in the value itself', () => {
    expect(sliderPositions(years)).toEqual({ min: 1, max: 10, step: 0.5 });
    expect(positionOf(4.5, years)).toBe(4.5);
    expect(valueAt(4.5, years)).toBe(4.5);
  });

  test('stands at its end for a value outside', () => {
    expect([positionOf(-3, years), positionOf(99, years)]).toEqual([1, 10]);
  });
});

describe('a logarithmic slider', () => {
  test('counts in even steps of proportion', () => {
    expect(sliderPositions(rent)).toEqual({ min: 0, max: 240, step: 1 });
    // 0.5 to 12.5 is 25 times: half-way is 5 times, a quarter √5 times.
    expect(valueAt(120, rent)).toBe(2.5);
    expect(valueAt(60, rent)).toBe(1.12);
    expect(positionOf(2.5, rent)).toBeCloseTo(120, 10);
  });

  test('stands at its end for a value outside', () => {
    expect([positionOf(0, rent), positionOf(99, rent)]).toEqual([0, 240]);
  });

  test('counts in fewer when its ends are close, so that each arrow key moves a digit that is shown', () => {
    expect(sliderPositions({ min: 1, max: 2, step: 0.01, isLog: true }).max).toBe(55);
  });

  test('gives its ends exactly, however many digits they have', () => {
    fc.assert(
      fc.property(anyLogRange, (range) => {
        const { max: last } = sliderPositions(range);
        expect([valueAt(0, range), valueAt(last, range)]).toEqual([range.min, range.max]);
        expect([valueAt(-1, range), valueAt(last + 1, range)]).toEqual([range.min, range.max]);
      }),
    );
  });

  test('gives values of three digits between them, never outside', () => {
    fc.assert(
      fc.property(anyPosition, ([range, position]) => {
        const value = valueAt(position, range);
        expect(value).toBeGreaterThanOrEqual(range.min);
        expect(value).toBeLessThanOrEqual(range.max);
        if (value !== range.min && value !== range.max) expect(Number(value.toPrecision(3))).toBe(value);
      }),
    );
  });

  test('moves with every arrow key', () => {
    fc.assert(
      fc.property(anyPosition, ([range, position]) => {
        expect(valueAt(position + 1, range)).toBeGreaterThan(valueAt(position, range));
      }),
    );
  });

  test('stands, to the nearest position, where it was left', () => {
    fc.assert(
      fc.property(anyPosition, ([range, position]) => {
        expect(Math.round(positionOf(valueAt(position, range), range))).toBe(position);
      }),
    );
  });

  test('refuses to start at nothing', () => {
    expect(() => sliderPositions({ ...rent, min: 0 })).toThrow(RangeError);
    expect(() => sliderPositions({ ...rent, min: NaN })).toThrow(
      'min of a logarithmic slider must be above 0, got NaN',
    );
  });
});
