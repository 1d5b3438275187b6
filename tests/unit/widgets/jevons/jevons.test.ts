import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spendRatio } from '../../../../src/model/demand.ts';
import {
  believedElasticity,
  type DemandFacts,
  demandView,
  elasticityText,
  presetsOf,
  startSettings,
  toElasticity,
  toTimesCheaper,
} from '../../../../src/widgets/Jevons/jevons.ts';
import { spendCurve } from '../../../../src/widgets/Jevons/spend-curve.ts';

const facts: DemandFacts = {
  // 118.42 ÷ 142.62 − 1 and 30.84 ÷ 2.664.
  nvidiaChange: -0.169682,
  llamaOverV3: 11.5766,
  forecast: { times: 5, by: 'SemiAnalysis' },
};

describe('the belief', () => {
  test.each([
    // ln 0.830318 ÷ ln(1 ÷ times) − 1
    [2, -0.7317],
    [5, -0.8845],
    [11.6, -0.9241],
    [30, -0.9453],
  ])('is at %d times cheaper an elasticity of %d', (times, elasticity) => {
    expect(believedElasticity(facts, times)).toBeCloseTo(elasticity, 4);
  });

  test('brings spending down by Nvidia’s fall whatever the cut, and lies between 0 and −1 for cuts above the fall', () => {
    fc.assert(
      fc.property(fc.double({ min: 1.25, max: 30, noNaN: true }), (times) => {
        const elasticity = believedElasticity(facts, times);
        expect(spendRatio(1 / times, elasticity)).toBeCloseTo(1 + facts.nvidiaChange, 9);
        expect(elasticity).toBeGreaterThan(-1);
        expect(elasticity).toBeLessThan(0);
      }),
    );
  });
});

describe('the words', () => {
  test('begin at the break-even with the larger known cut', () => {
    expect(startSettings(facts)).toEqual({ elasticity: -1, timesCheaper: 11.6 });
    expect(presetsOf(facts).map(({ label }) => label)).toEqual([
      '11.6×: Llama’s hours ÷ V3’s',
      '5×: SemiAnalysis’s forecast',
    ]);
  });

  test('state the belief as the finding', () => {
    expect(demandView(facts, { elasticity: -1, timesCheaper: 11.6 }).title).toBe(
      'With training 11.6× cheaper, spending falls by Nvidia’s 17% at an elasticity of −0.92',
    );
    expect(demandView(facts, { elasticity: -1, timesCheaper: 5 }).title).toContain('at an elasticity of −0.88');
  });

  test.each([
    // (1 ÷ 11.6) ^ (1 + e)
    [0, 'A lower price sells no more.', 'spending falls by 91%', ['÷ 11.6', '× 1', '× 0.0862']],
    [-0.5, 'A price lower by 1% sells about 0.5% more.', 'spending falls by 71%', ['÷ 11.6', '× 3.41', '× 0.294']],
    [-1, 'A price lower by 1% sells about 1% more.', 'as much is spent as before', ['÷ 11.6', '× 11.6', '× 1']],
    [-1.2, 'A price lower by 1% sells about 1.2% more.', 'spending rises by 63%', ['÷ 11.6', '× 18.9', '× 1.63']],
    [-1.5, 'A price lower by 1% sells about 1.5% more.', 'spending rises to 3.41×', ['÷ 11.6', '× 39.5', '× 3.41']],
  ])('at an elasticity of %d: %s', (elasticity, meaning, outcome, factors) => {
    const view = demandView(facts, { elasticity, timesCheaper: 11.6 });
    expect(view.meaning).toBe(meaning);
    expect(view.outcome).toBe(outcome);
    expect(view.factors.map(({ factor }) => factor)).toEqual(factors);
  });

  test('say that a share price is not a year’s spending, and that no price fell by the known figure', () => {
    const { note } = demandView(facts, startSettings(facts));
    expect(note).toContain('A share price is not a year’s spending');
    expect(note).toContain('no price that fell');
    expect(note).toContain('−0.73 if training gets 2× cheaper, −0.95 at 30×');
  });

  test('have a table with the belief among its rows', () => {
    const { rows } = demandView(facts, startSettings(facts)).table;
    expect(rows.map(([first]) => (typeof first === 'string' ? first : first?.text))).toContain('−0.92');
    expect(rows).toHaveLength(10);
  });
});

describe('what is typed', () => {
  test.each([
    [1.5, -1.5],
    [-1.504, -1.5],
    [0, 0],
    [-9, -2],
  ])('%d becomes an elasticity of %d', (typed, elasticity) => {
    expect(toElasticity(typed)).toBe(elasticity);
  });

  test.each([
    [0, 1.25],
    [11.576, 11.6],
    [99, 30],
  ])('%d times cheaper becomes %d', (typed, times) => {
    expect(toTimesCheaper(typed)).toBe(times);
  });

  test('an elasticity has a proper minus, and none before nothing', () => {
    expect([elasticityText(-0.924), elasticityText(-0.001), elasticityText(0)]).toEqual(['−0.92', '0', '0']);
  });
});

describe('the curve', () => {
  const at = (elasticity: number, width = 640) => spendCurve(facts, { elasticity, timesCheaper: 11.6 }, width);

  test('passes the break-even at −1, and crosses Nvidia’s fall at the belief', () => {
    const { even, nvidia, reader } = at(-1);
    expect([reader.x, reader.y]).toEqual([even.x, even.y]);
    expect(nvidia.x).toBeLessThan(even.x);
    expect(nvidia.y).toBeGreaterThan(even.y);
    expect(at(-0.92407).reader.y).toBeCloseTo(nvidia.y, 1);
  });

  test('names more spending above the line of no change, and less below it', () => {
    for (const width of [284, 354, 640]) {
      const { less, more, even } = at(-1, width);
      expect(more.y).toBeLessThan(even.y);
      expect(less.y).toBeGreaterThan(even.y + 13);
    }
  });

  test('keeps a point that is off it at its upper edge, and says so', () => {
    const { reader, plot } = at(-2);
    expect(reader.isAbove).toBe(true);
    expect(reader.y).toBe(plot.top);
    expect(at(-1.2).reader.isAbove).toBe(false);
  });

  test('keeps the flag inside at every width and elasticity', () => {
    for (const width of [284, 354, 640]) {
      for (let elasticity = 0; elasticity >= -2; elasticity -= 0.1) {
        const { flag } = at(elasticity, width).reader;
        expect(flag.x).toBeGreaterThanOrEqual(1);
        expect(flag.x + flag.width).toBeLessThanOrEqual(width);
      }
    }
  });
});
