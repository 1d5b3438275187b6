import { expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { forecasts, forecastsTitle, forecastViews, factText } from '../../../../src/widgets/Forecasts/forecasts.ts';

const ledger = loadLedger('seeds');
const views = forecastViews(ledger);

test('every claim about the future in the ledger is listed, once', () => {
  const about = ledger.claims.filter(({ topic }) => topic === 'future').map(({ id }) => id);
  expect(forecasts.map(({ claimId }) => claimId).toSorted()).toEqual(about.toSorted());
});

test('who said it, when, and where it is printed', () => {
  expect(views.map(({ saidBy }) => saidBy).slice(0, 3)).toEqual([
    'SemiAnalysis, 31 January 2025 (in: Unsigned explainer)',
    'SemiAnalysis, January 2025 (in: Unsigned explainer)',
    'Unsigned explainer, undated',
  ]);
  expect(views.find(({ claimId }) => claimId === 's2-gpu-demand')?.saidBy).toBe(
    'Some investors, January 2025 (in: VTC News)',
  );
});

test('the title counts those that a source has followed up', () => {
  expect(forecastsTitle(views)).toBe('Seven statements about the future, and a later source for two of them');
  expect(forecastsTitle([{ since: null }])).toBe(
    'One statements about the future, and a later source for none of them',
  );
});

test('what is known since is what the ledger has, after the statement', () => {
  for (const { since, claim } of views) {
    for (const part of since ?? []) {
      if (typeof part === 'string') continue;
      if (part.at !== undefined) expect(ledger.seriesValue(part.fact, part.at)).toBeGreaterThan(0);
      expect(claim.checkedAgainst).toContain(part.fact);
    }
  }
  // D15: the first close at or above the one before the fall, by a cent.
  const after = ledger.seriesValue('nvda-raw-later', '2025-06-09') - ledger.seriesValue('nvda-raw', '2025-01-24');
  expect(after).toBeCloseTo(0.01, 5);
});

test('evidence is named with what it says, unless it is a list', () => {
  expect(factText(ledger.fact('semi-5x'))).toBe('5×');
  expect(factText(ledger.fact('semi-hoppers'))).toBe('about 50,000 GPUs');
  expect(factText(ledger.fact('h800-buy'))).toBeNull();
});
