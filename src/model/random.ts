/**
 * Random numbers that are the same for every reader: a seed decides them all, in every browser.
 *
 * Generator: sfc32 by Chris Doty-Humphrey (PractRand), 128 bits of state, integer arithmetic only.
 */
import { requireInteger, requirePositive } from './check.ts';
import { portableLog } from './random-math.ts';

/** A stream of random numbers. Calling it moves it on. */
export interface Random {
  /** From 0 up to, not including, 1, in steps of 2⁻³². */
  uniform(): number;
  /** Standard normal deviates: mean 0, variance 1. */
  normal(): number;
  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number;
}

const warmUpRounds = 15;

/**
 * The stream that belongs to a seed and any further whole numbers (a batch, a token): other numbers, another stream.
 * So any part of a simulation can be drawn again without drawing what came before it.
 * Throws a RangeError when one of them is not a whole number.
 */
export function createRandom(seed: number, batch = 0, item = 0): Random {
  requireInteger('seed', seed);
  requireInteger('batch', batch);
  requireInteger('item', item);
  let a = seed | 0;
  // A seed may have 53 bits: its upper half goes in beside the batch.
  let b = (batch ^ Math.imul(Math.floor(seed / 2 ** 32), 0x9e3779b9)) | 0;
  let c = item | 0;
  let counter = 1;

  function next32(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }
  for (let round = 0; round < warmUpRounds; round++) next32();

  const uniform = () => next32() / 2 ** 32;
  let spare: number | undefined;

  return {
    uniform,
    normal() {
      if (spare !== undefined) {
        const deviate = spare;
        spare = undefined;
        return deviate;
      }
      // Marsaglia's polar method: a point in the unit disc gives two independent deviates. No sine, no cosine.
      for (;;) {
        const x = 2 * uniform() - 1;
        const y = 2 * uniform() - 1;
        const square = x * x + y * y;
        if (square >= 1 || square === 0) continue;
        const factor = Math.sqrt((-2 * portableLog(square)) / square);
        spare = y * factor;
        return x * factor;
      }
    },
    below(count) {
      requirePositive('count', requireInteger('count', count));
      return Math.floor(uniform() * count);
    },
  };
}
