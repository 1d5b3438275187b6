import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { question, questionIds } from '../../../src/model/questions.ts';
import { type LineId, lineIds } from '../../../src/model/receipt-inputs.ts';
import { conflicts, payTwice, swap, tick, untick } from '../../../src/model/receipt-ticks.ts';

const rent: readonly LineId[] = ['pre', 'ctx', 'post'];
const fleet = question('fleet').lines;

/** Pairs that a bookkeeper would strike out, written down apart from the code. */
const twice: [LineId, LineId][] = [
  ['pre', 'own-hardware'],
  ['pre', 'own-energy'],
  ['post', 'own-hosting'],
  ['ctx', 'cluster-gpus'],
  ['pre', 'fleet-h800'],
  ['pre', 'operations'],
  ['r1-rl', 'cluster-gpus'],
  ['r1-zero', 'fleet-network'],
  ['r1-data', 'operations'],
  ['own-hardware', 'cluster-gpus'],
  ['own-hardware', 'cluster-network'],
  ['own-hardware', 'fleet-a100'],
  ['own-energy', 'operations'],
  ['own-hosting', 'operations'],
  ['experiments', 'cluster-gpus'],
  ['experiments', 'fleet-h20'],
  ['experiments', 'operations'],
  ['cluster-gpus', 'fleet-h800'],
];

/** Pairs that pay for different things. */
const apart: [LineId, LineId][] = [
  ['pre', 'ctx'],
  ['pre', 'r1-rl'],
  ['pre', 'experiments'],
  ['people', 'fleet-h20'],
  ['data', 'own-hardware'],
  ['own-hardware', 'own-energy'],
  // R1's own hours, and a bought cluster's electricity, are nobody else's bill.
  ['r1-rl', 'own-hardware'],
  ['own-energy', 'cluster-gpus'],
  ['own-hosting', 'fleet-h800'],
  ['fleet-h800', 'operations'],
];

describe('two lines', () => {
  test.each(twice)('%s and %s pay for the same thing', (a, b) => {
    expect(payTwice(a, b)).toBe(true);
  });

  test.each(apart)('%s and %s do not', (a, b) => {
    expect(payTwice(a, b)).toBe(false);
  });

  test('are in each other’s way both ways round, with one reason, and never with themselves', () => {
    for (const a of lineIds) {
      expect(payTwice(a, a)).toBe(false);
      for (const b of lineIds) {
        expect(payTwice(a, b)).toBe(payTwice(b, a));
        expect(conflicts([a], b)?.sentence).toBe(conflicts([b], a)?.sentence);
        if (payTwice(a, b)) expect(conflicts([a], b)?.sentence).toMatch(/^[A-Z].*\.$/);
      }
    }
  });
});

describe('ticking', () => {
  test('refuses electricity under rent and says why', () => {
    expect(tick(rent, 'own-energy')).toEqual({
      ticked: rent,
      refused: { lines: rent, sentence: 'An hour’s rent already pays for its electricity.' },
    });
  });

  test('gives each reason once when several lines are in the way', () => {
    const refused = tick(['pre', 'r1-rl', 'experiments'], 'cluster-gpus').refused;
    expect(refused?.lines).toEqual(['pre', 'r1-rl', 'experiments']);
    expect(refused?.sentence.split('. ')).toHaveLength(5);
  });

  test('swaps rent for own machines and leaves the people alone', () => {
    expect(swap([...rent, 'people'], 'own-hardware')).toEqual(['own-hardware', 'people']);
  });

  test('puts lines into the receipt’s order, each once', () => {
    expect(tick(['post', 'pre'], 'ctx').ticked).toEqual(rent);
    expect(tick(rent, 'pre').ticked).toEqual(rent);
    expect(untick(rent, 'ctx')).toEqual(['pre', 'post']);
  });

  test('never leads to a receipt that pays twice, whatever a reader does', () => {
    const step = fc.record({
      line: fc.constantFrom(...lineIds),
      how: fc.constantFrom('tick', 'untick', 'swap', 'ask'),
      question: fc.constantFrom(...questionIds),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let ticked: readonly LineId[] = rent;
        for (const { line, how, question: id } of steps) {
          if (how === 'tick') ticked = tick(ticked, line).ticked;
          if (how === 'untick') ticked = untick(ticked, line);
          if (how === 'swap') {
            ticked = swap(ticked, line);
            expect(ticked).toContain(line);
          }
          if (how === 'ask') ticked = question(id).lines;
          for (const each of ticked) expect(conflicts(ticked, each)).toBeNull();
          expect(ticked).toEqual(lineIds.filter((each) => ticked.includes(each)));
        }
      }),
    );
  });

  test('lets a fleet be run and its machines be bought, but not its electricity be paid by the hour', () => {
    expect(tick(fleet, 'operations').refused).toBeNull();
    expect(tick([...fleet, 'operations'], 'own-energy').refused?.lines).toEqual(['operations']);
  });
});
