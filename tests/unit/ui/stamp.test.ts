import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/ledger/schema.ts';
import { stampText } from '../../../src/ui/stamp.ts';

const stamped: Verdict[] = ['contradicted', 'garbled', 'disputed', 'unverifiable'];

describe('the stamp of a fact-check', () => {
  test.each<[string, Verdict[], string | undefined]>([
    ['nothing for nothing', [], undefined],
    ['nothing when all is supported', ['supported', 'supported'], undefined],
    ['the verdict of a single claim', ['contradicted'], 'contradicted'],
    ['how many of how many', ['garbled', 'supported', 'garbled'], '2 of 3 garbled'],
    ['the verdict met most often', ['contradicted', 'disputed', 'disputed'], '2 of 3 disputed'],
    [
      'the gravest of those met equally often',
      ['unverifiable', 'disputed', 'garbled', 'contradicted'],
      '1 of 4 contradicted',
    ],
    ['all of them', ['disputed', 'disputed'], '2 of 2 disputed'],
  ])('says %s', (_, verdicts, text) => {
    expect(stampText(verdicts)).toBe(text);
  });

  test('does not depend on the order of the claims, and never counts more than there are', () => {
    const verdicts = fc.array(fc.constantFrom<Verdict>('supported', ...stamped), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(verdicts, (list) => {
        const text = stampText(list);
        expect(stampText(list.toReversed())).toBe(text);
        const [, count, of, verdict] = /^(\d+) of (\d+) (\w+)$/.exec(text ?? `0 of ${list.length} supported`) ?? [];
        expect(Number(of)).toBe(list.length);
        if (verdict !== 'supported') expect(list.filter((each) => each === verdict)).toHaveLength(Number(count));
        else expect(list.every((each) => each === 'supported')).toBe(true);
      }),
    );
  });
});
