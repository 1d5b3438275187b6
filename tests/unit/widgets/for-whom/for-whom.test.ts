import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../../../src/ledger/ledger.ts';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { forWhomView } from '../../../../src/widgets/ForWhom/for-whom.ts';

const ledger = loadLedger('seeds');
const { title, lead, rows } = forWhomView(ledger);
const row = (want: string) => rows.find((each) => each.want.includes(want));

test('title and lead say what there is to go by: 12 tests, and claims', () => {
  expect(title).toBe(
    'For mathematics, programs and knowledge there are scores; for pictures, speech and other programs only claims',
  );
  expect(lead).toContain('12 tests of DeepSeek’s own table');
});

describe('rows with scores count who is ahead, from DeepSeek’s table', () => {
  test.each([
    ['mathematics', 'ahead of GPT-4o on 2 of 2, of o1 on 2 of 2', 'GPT-4o ahead of R1 on none, o1 on none'],
    ['program written', 'ahead of GPT-4o on 4 of 4, of o1 on 2 of 4', 'GPT-4o ahead of R1 on none, o1 on 2 of 4'],
    ['knowledge', 'ahead of GPT-4o on 2 of 3, of o1 on none', 'GPT-4o ahead of R1 on 1 of 3, o1 on 3 of 3'],
    ['a text read', 'ahead of GPT-4o on 2 of 2, of o1 on 1 of 1', 'GPT-4o ahead of R1 on none, o1 on none'],
    ['instructions', 'ahead of GPT-4o on none, of o1 there is no score', 'GPT-4o ahead of R1 on 1 of 1'],
  ])('%s: %s', (want, r1, chatgpt) => {
    expect(row(want)?.r1).toMatchObject({ kind: 'scores', text: r1 });
    expect(row(want)?.chatgpt).toMatchObject({ kind: 'scores', text: chatgpt });
  });
});

describe('rows without scores', () => {
  test('carry the verdict of the claim that they come from, and say what could not be confirmed', () => {
    expect(row('pictures')?.r1).toMatchObject({
      verdict: 'supported',
      doubt: expect.stringContaining('in part') as string,
    });
    expect(row('pictures')?.chatgpt).toMatchObject({ verdict: 'unverifiable' });
    expect(row('conversation')?.chatgpt).toMatchObject({ verdict: 'disputed', doubt: '' });
    expect(row('your own machines')?.r1).toMatchObject({ verdict: 'supported', doubt: '' });
  });

  test('say nothing where the ledger knows nothing', () => {
    expect(row('your own machines')?.chatgpt).toBeNull();
    expect(row('other programs')?.r1).toBeNull();
  });

  test.each([
    ['s3-chatgpt-fluency', /judged by another model.*R1 ahead of GPT-4o/],
    ['s3-chatgpt-multimodal', /Plausible.*not measured.*not confirmed/],
    ['s0-r1-open-source', /weights carry an MIT licence/],
    ['s3-r1-text-only', /no image input/],
  ])('%s still gives the reason that the row leans on', (claimId, reason) => {
    expect(ledger.claim(claimId).reason.replaceAll(/\s+/g, ' ')).toMatch(reason);
  });
});

test('a verdict that changes what the title says fails the build', () => {
  const changed: Ledger = { ...ledger, claim: (id) => ({ ...ledger.claim(id), verdict: 'supported' }) };
  expect(() => forWhomView(changed)).toThrow('nobody could check');
});
