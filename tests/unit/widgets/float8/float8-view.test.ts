import { describe, expect, test } from 'vitest';
import { bellCurve, createBench } from '../../../../src/widgets/Float8/bench.ts';
import {
  dynamicRange,
  float8View,
  type Losses,
  pickedRows,
  plain,
  roundingSentence,
} from '../../../../src/widgets/Float8/float8-view.ts';
import { keyErrors, paintErrors, shadeOf } from '../../../../src/widgets/Float8/shade.ts';

const losses = (tensor: number, block: number, tile: number): Losses => ({
  tensor: { meanRelative: tensor, flushedShare: 0.069 },
  block: { meanRelative: block, flushedShare: 0.017 },
  tile: { meanRelative: tile, flushedShare: 0.0001 },
  bf16: { meanRelative: 0.0014, flushedShare: 0 },
  fp32: { meanRelative: 0, flushedShare: 0 },
});

describe('the title states what is found', () => {
  const title = (pattern: 'none' | 'one' | 'row' | 'column' | 'own', count: number, size: number, found: Losses) =>
    float8View({ pattern, count, size }, found).title;

  test('harm, where there is some', () => {
    expect(title('one', 1, 40_000, losses(0.158, 0.056, 0.023))).toBe(
      'With one number 40,000 times the rest, one scale for all errs by 15.8% on average, one per tile by 2.3%',
    );
    expect(title('own', 5, 100_000, losses(0.317, 0.2, 0.026))).toContain('With 5 numbers 100,000 times the rest');
    expect(title('column', 256, 40_000, losses(0.158, 0.09, 0.09))).toContain('With a column 40,000 times the rest');
  });

  test('and none, where there is none', () => {
    expect(title('none', 0, 40_000, losses(0.0226, 0.0226, 0.0223))).toBe(
      'Without outliers one scale does as well as one per tile: 2.3% mean error, or 2.2%',
    );
    expect(title('own', 0, 40_000, losses(0.0226, 0.0226, 0.0223))).toContain('Without outliers');
    expect(title('row', 256, 400, losses(0.024, 0.0231, 0.0223))).toBe(
      'With a row 400 times the rest, finer scales hardly matter: 2.4% mean error with one, 2.2% with one per tile',
    );
    expect(title('own', 900, 1e6, losses(0.99, 0.99, 0.98))).toContain('not even finer scales help');
  });
});

test('the note gives the reason: E4M3 spans 448 over 2⁻⁹, a factor of 229,376', () => {
  expect(dynamicRange).toBe(229_376);
  expect(float8View({ pattern: 'one', count: 1, size: 400 }, losses(0.02, 0.02, 0.02)).note).toContain(
    'from 0.00195 to 448, a factor of 229,376',
  );
});

test('maps and table show the same losses', () => {
  const view = float8View({ pattern: 'one', count: 1, size: 40_000 }, losses(0.158, 0.056, 0.023));
  expect(view.maps.map(({ mean, flushed }) => [mean, flushed])).toEqual([
    ['15.8%', '6.9%'],
    ['5.6%', '1.7%'],
    ['2.3%', '0.01%'],
    ['0.14%', '0%'],
    ['0%', '0%'],
  ]);
  expect(view.table.rows).toHaveLength(5);
  expect(view.table.rows[2]?.[4]).toEqual({ value: 8.25, text: '8.25' });
});

describe('one number', () => {
  test('is told as a sum: 896 with a scale of 2 is 448, exact', () => {
    expect(roundingSentence(896, 2)).toBe('896 ÷ scale 2 = 448: stored as 448, read back as 896.');
    expect(roundingSentence(-2.125, 2)).toBe('−2.125 ÷ scale 2 = −1.063: stored as −1, read back as −2.');
    expect(roundingSentence(0.05, 100)).toBe('0.05 ÷ scale 100 = 0.0005: nearest to 0, and lost.');
  });

  test('is read back five times, and FP32 keeps it', () => {
    const bench = createBench(bellCurve(1));
    const rows = pickedRows(bench, 0);
    expect(rows.map(({ id }) => id)).toEqual(['tensor', 'block', 'tile', 'bf16', 'fp32']);
    expect(rows.at(-1)).toMatchObject({ readBack: plain(bench.values[0] ?? NaN), off: '0%' });
  });
});

describe('shades', () => {
  test('rise with the error from clear to full', () => {
    const shades = keyErrors.map(shadeOf);
    expect(shades).toEqual([0, 0.25, 0.5, 1]);
    expect(shadeOf(7)).toBe(1);
  });

  test('are painted as the alpha of ink', () => {
    const words = new Uint32Array(2);
    paintErrors(words, new Float64Array([0.25, 3]), [10, 20, 30]);
    expect([...new Uint8Array(words.buffer)]).toEqual([10, 20, 30, 127, 10, 20, 30, 255]);
  });
});
