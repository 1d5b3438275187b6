import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/ledger/schema.ts';
import { stampText } from '../../../src/ui/stamp.ts';

const verdicts: Verdict[] = ['contradicted', 'garbled', 'disputed', 'unverifiable', 'supported'];

describe('the stamp of a fact-check', () => {
  test.each<[string, Verdict[], string | undefined]>([
    ['nothing for nothing', [], undefined],
    ['the verdict of a single claim', ['contradicted'], 'contradicted'],
    ['so much for a claim that is right', ['supported'], 'supported'],
    ['that two agree', ['garbled', 'garbled'], 'both garbled'],
    ['that all agree', ['supported', 'supported', 'supported'], 'all three supported'],
    [
      'every verdict that was given, the supported ones too',
      ['supported', 'contradicted', 'contradicted'],
      'two contradicted, one supported',
    ],
    [
      'the gravest first, however few',
      ['disputed', 'disputed', 'unverifiable', 'garbled'],
      'one garbled, two disputed, one unverifiable',
    ],
  ])('says %s', (_, given, text) => {
    expect(stampText(given)).toBe(text);
  });

  test('hides no verdict, and does not depend on the order of the claims', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts), { minLength: 1, maxLength: 9 }), (list) => {
        const text = stampText(list) ?? '';
        expect(stampText(list.toReversed())).toBe(text);
        expect(verdicts.filter((verdict) => text.includes(verdict))).toEqual(
          verdicts.filter((verdict) => list.includes(verdict)),
        );
      }),
    );
  });
});
