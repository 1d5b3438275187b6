import { describe, expect, test } from 'vitest';
import { confirmationText, isConfirmed } from '../../../src/ledger/confirmation.ts';
import { confirmed } from '../../../src/ledger/fields.ts';
import { loadLedger } from '../../../src/ledger/load.ts';

const { facts, claims, runs, chips } = loadLedger('seeds');

describe('what was not confirmed never looks as if it were', () => {
  test.each(['partly', 'memory only', 'not confirmed'] as const)('%s', (word) => {
    expect(isConfirmed(word)).toBe(false);
    expect(confirmationText(word)).toMatchObject({
      unconfirmed: true,
      text: expect.stringMatching(/memory|not confirmed/i),
    });
  });

  test('in any fact, claim, run or chip', () => {
    const entries = [...facts, ...claims, ...runs, ...chips];
    for (const entry of entries) {
      const { text, unconfirmed } = confirmationText(entry.confirmed);
      const isWeak = /partly|memory|not confirmed/.test(entry.confirmed);
      expect(unconfirmed, entry.id).toBe(isWeak);
      expect(isConfirmed(entry.confirmed), entry.id).toBe(!isWeak);
      expect(/memory|not confirmed/i.test(text), entry.id).toBe(isWeak);
    }
    expect(entries.length).toBeGreaterThan(500);
  });
});

test('every way of checking has a sentence of its own', () => {
  const texts = confirmed.options.map((word) => confirmationText(word).text);
  expect(new Set(texts).size).toBe(texts.length);
  for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/);
});
