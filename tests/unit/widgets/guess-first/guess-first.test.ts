import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { modelConstants } from '../../../../src/scenario/constants.ts';
import { publishedAnswers } from '../../../../src/ui/published-answers.ts';
import {
  amountAt,
  coverText,
  firstGuessUsd,
  guessText,
  guessVerdict,
  nudged,
  parseGuess,
  positionOf,
  scaleEnds,
  seenFrom,
  ticks,
} from '../../../../src/widgets/GuessFirst/guess-first.ts';

const answers = publishedAnswers(modelConstants(loadLedger('seeds')).published);

describe('the scale of the guess', () => {
  test('runs from $100K to $100B and starts in its middle', () => {
    expect(positionOf(1e5)).toBe(0);
    expect(positionOf(1e11)).toBeCloseTo(1, 9);
    expect(positionOf(firstGuessUsd)).toBeCloseTo(0.5, 9);
    expect(ticks.filter(({ text }) => text !== '').map(({ text }) => text)).toEqual([
      '$100K',
      '$1M',
      '$10M',
      '$100M',
      '$1B',
      '$10B',
      '$100B',
    ]);
  });

  test('lands on amounts of two digits, and a position leads back to its amount', () => {
    const position = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(position, (at) => {
        const amount = amountAt(at);
        expect(amount).toBe(Number(amount.toPrecision(2)));
        expect(Math.abs(positionOf(amount) - at)).toBeLessThan(0.004);
      }),
    );
  });

  test('moves by keys, never without effect, and never off its ends', () => {
    expect(nudged(1e8, 8)).toBe(1e9);
    expect(nudged(1e8, -8)).toBe(1e7);
    expect(nudged(scaleEnds.high, 1)).toBe(scaleEnds.high);
    expect(nudged(scaleEnds.low, -1)).toBe(scaleEnds.low);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.97, noNaN: true }), (at) => {
        expect(nudged(amountAt(at), 1)).toBeGreaterThan(amountAt(at));
      }),
    );
  });
});

describe('a guess', () => {
  test.each([
    [
      1e8,
      'Your $100M is 18 times the published $5.576M. It comes closest to $51M, which answers another question: ' +
        'what it costs to buy the cluster that the final run was on.',
    ],
    [
      1e6,
      'Your $1M is below the published $5.576M, by a factor of 5.6. That figure answers one question: ' +
        'what it costs to rent the GPUs for the final run.',
    ],
    [
      5.6e6,
      'Your $5.6M is about the published $5.576M. That figure answers one question: ' +
        'what it costs to rent the GPUs for the final run.',
    ],
    [
      9e10,
      'Your $90B is 16,000 times the published $5.576M. It comes closest to $2.544B, which answers another question: ' +
        'what it costs to buy the whole fleet and run it for years.',
    ],
  ])('of %s is set beside the published figure and the nearest question', (guess, sentence) => {
    expect(guessVerdict(guess, answers)).toBe(sentence);
  });

  test('sees each figure at a factor', () => {
    expect(seenFrom(1e8, 5_576_000)).toBe('18× less');
    expect(seenFrom(1e8, 2_544_000_000)).toBe('25× more');
    expect(seenFrom(5.6e6, 5_576_000)).toBe('about the same');
  });

  test('out of storage is taken only when it is one', () => {
    expect(parseGuess('100000000')).toBe(1e8);
    for (const text of [null, '', 'x', '-5', '1e99', 'NaN']) expect(parseGuess(text)).toBeUndefined();
  });

  test('is said with what the flag shows first, and rounded alike', () => {
    expect(guessText(1e8)).toBe('$100M, that is 100 million dollars');
    expect(guessText(150_000)).toBe('$150K, that is 150,000 dollars');
  });

  test('is asked before anything but the number of the figures is told', () => {
    expect(coverText(answers.length)).toBe('Six published figures');
    expect(coverText(1)).toBe('One published figure');
    expect(coverText(12)).toBe('12 published figures');
  });
});
