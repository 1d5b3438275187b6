import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import {
  factorText,
  printedFiguresView,
  printedTitle,
  printedVersions,
} from '../../../../src/widgets/PrintedFigures/printed-figures.ts';

const ledger = loadLedger('seeds');
const versions = printedVersions(ledger);
const view = printedFiguresView(versions);

describe('the printed versions of the figure', () => {
  test('are set beside the fact that each renders', () => {
    expect(view.rows.map(({ text, factUsd, factorText: factor, off }) => [text, factUsd, factor, off])).toEqual([
      ['$5 million', 5_576_000, '0.90×', '10% less'],
      ['$5.576 million', 5_576_000, 'exact', 'as published'],
      ['$5.6 million', 5_576_000, '1.004×', '0.43% more'],
      ['$5.9 million', 5_870_000, '1.01×', '0.51% more'],
      ['$6 million', 5_576_000, '1.08×', '7.6% more'],
      ['$1,6 billion', 1_600_000_000, 'exact', 'but for a decimal comma'],
      ['$5,576 million', 5_576_000, '1,000×', 'too large'],
    ]);
  });

  test('are all there: as many as the claims that print one', () => {
    const printing = ledger.claims.filter(({ printedFigure }) => printedFigure);
    expect(
      versions
        .flatMap(({ prints }) => prints)
        .map(({ claimId }) => claimId)
        .toSorted(),
    ).toEqual(printing.map(({ id }) => id).toSorted());
    expect(view.table.rows).toHaveLength(printing.length);
  });

  test('make the title', () => {
    expect(view.title).toBe('Five articles print the cost in seven ways; one is 1,000 times too large');
    expect(view.rows.filter(({ isFarOff }) => isFarOff).map(({ text }) => text)).toEqual(['$5,576 million']);
  });

  test('stand on the axis', () => {
    for (const { printedAt, factAt } of view.rows) {
      for (const place of [printedAt, factAt]) {
        expect(place).toBeGreaterThan(0);
        expect(place).toBeLessThan(1);
      }
    }
  });
});

test('a title without a gross error claims none', () => {
  const harmless = versions.filter(({ factor }) => factor < 2);
  expect(printedTitle(5, harmless)).toBe('Five articles print the cost in six ways');
  expect(printedTitle(1, harmless.slice(0, 1))).toBe('One article prints the cost in one way');
});

test('a factor shows that it is off', () => {
  expect([1, 1.0043, 1.0051, 0.8967, 1000, 0.001].map(factorText)).toEqual([
    'exact',
    '1.004×',
    '1.01×',
    '0.90×',
    '1,000×',
    '0.00×',
  ]);
});
