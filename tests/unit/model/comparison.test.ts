import { describe, expect, test } from 'vitest';
import { compareWith, compareWithPublished, nearestPublished } from '../../../src/model/comparison.ts';
import type { PublishedFigure } from '../../../src/model/receipt.ts';
import { constants, receiptFor } from './receipt-fixture.ts';

const figure = (amountUsd: number, atLeast = false): PublishedFigure => ({
  id: String(amountUsd),
  label: '',
  amountUsd,
  atLeast,
  factIds: [],
  claimId: null,
});

describe('a total beside a published figure', () => {
  test.each([
    [5_576_000, 'the same as the published $5,576,000'],
    [5_576_000.000000001, 'the same as the published $5,576,000'],
    [9_534_960, '71% more than the published $5,576,000'],
    [2_788_000, '50% less than the published $5,576,000'],
    [5_577_000, '0.018% more than the published $5,576,000'],
    [89_016_000, '16× the published $5,576,000'],
  ])('%d is %s', (total, sentence) => {
    expect(compareWith(total, figure(5_576_000)).sentence).toBe(sentence);
  });

  test('says so when the figure was printed as a minimum', () => {
    expect(compareWith(1e9, figure(5e8, true)).sentence).toBe('2× the published minimum of $500,000,000');
  });

  test('is compared with the figure that answers its question, and with none when none does', () => {
    expect(
      compareWithPublished(receiptFor(['pre', 'ctx', 'post'], { rentUsdPerGpuHour: 3.42 }), constants),
    ).toMatchObject({
      sentence: '71% more than the published $5,576,000',
      ratio: 1.71,
    });
    expect(compareWithPublished(receiptFor(['people']), constants)).toBeNull();
  });
});

describe('the nearest published figure', () => {
  const figures = [figure(5e6), figure(5e7), figure(5e8)];

  test('is the one at the smallest factor', () => {
    // 15 is nearer to 5 than to 50 in dollars, and by the factor: 3 against 3.3.
    expect(nearestPublished(15e6, figures)?.amountUsd).toBe(5e6);
    // 20 is nearer to 5 in dollars, but by the factor to 50.
    expect(nearestPublished(20e6, figures)?.amountUsd).toBe(5e7);
  });

  test('is none for nothing', () => {
    expect(nearestPublished(0, figures)).toBeNull();
    expect(nearestPublished(1, [])).toBeNull();
  });
});
