import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headingOf, question, questionIds, questionOf } from '../../../src/model/questions.ts';
import { type LineId, lineIds } from '../../../src/model/receipt-inputs.ts';

describe('a question', () => {
  test.each(questionIds)('%s is found again by its lines, in any order', (id) => {
    const { lines } = question(id);
    expect(questionOf(lines)?.id).toBe(id);
    expect(questionOf(lines.toReversed())?.id).toBe(id);
    expect(questionOf(lines.slice(1))?.id).not.toBe(id);
  });

  test('of what it takes to find out how is the rented run with experiments, people and data', () => {
    expect(question('programme').lines).toEqual(['pre', 'ctx', 'post', 'experiments', 'people', 'data']);
  });
});

describe('the heading of a receipt', () => {
  const headings: [LineId[], string][] = [
    [[], 'Nothing is ticked: tick a line to ask what it costs'],
    [['pre', 'ctx', 'post'], 'To rent the GPUs for the final run'],
    [['pre'], 'To rent the GPUs for the pre-training of the final run'],
    [['pre', 'ctx', 'post', 'people'], 'To rent the GPUs for the final run and pay for the people'],
    [
      ['own-hardware', 'own-energy'],
      'To pay for the machines and the electricity of the final run on machines you own',
    ],
    [
      ['r1-zero', 'people', 'fleet-h800', 'fleet-h20'],
      'To rent the GPUs for R1-Zero, pay for the people and buy the H800s and the H20s of the fleet',
    ],
    [['operations'], 'To run the whole fleet for years'],
  ];
  test.each(headings)('%j: %s', (lines, heading) => {
    expect(headingOf(lines)).toBe(heading);
  });

  test('is one line of plain words for any mix', () => {
    fc.assert(
      fc.property(fc.subarray([...lineIds], { minLength: 1 }), (lines) => {
        expect(headingOf(lines)).toMatch(/^To [a-z][^.\n]*[^ .,]$/);
        expect(headingOf(lines)).not.toMatch(/ {2}|undefined/);
      }),
    );
  });
});
