import { describe, expect, test } from 'vitest';
import { memoryView, stateSavings } from '../../../../src/widgets/Float8/memory.ts';

describe('what eight bits save', () => {
  test('of one number: 75% against FP32, 50% against BF16, which they replaced', () => {
    const { title, bars } = memoryView('tensor');
    expect(title).toBe('Eight bits are 75% less than 32, and 50% less than the 16 they replaced');
    expect(bars.map(({ label, bytes, saved }) => [label, bytes, saved])).toEqual([
      ['FP32', 4, '75% less'],
      ['BF16, what it replaced', 2, '50% less'],
      ['FP8, as in V3', 1, ''],
    ]);
  });

  test('of all that training keeps: 13 bytes against 16 or 18, so 19% to 28%', () => {
    const { title, bars } = memoryView('state');
    expect(title).toBe('All that training keeps for a parameter is 19% to 28% less, not 75%');
    expect(bars.map(({ bytes }) => bytes)).toEqual([18, 16, 13]);
    expect(stateSavings()).toEqual([0.1875, 1 - 13 / 18]);
  });

  test('the parts of a bar make up the whole, and name their format', () => {
    for (const { bytes, parts } of memoryView('state').bars) {
      expect(parts.reduce((sum, part) => sum + part.bytes, 0)).toBe(bytes);
    }
    expect(memoryView('state').bars[2]?.parts.map(({ label, format }) => `${label} ${format}`)).toEqual([
      'weight FP8',
      'master weight FP32',
      'gradient FP32',
      'first moment BF16',
      'second moment BF16',
    ]);
  });

  test('the table has both, and its columns fit', () => {
    const { columns, rows } = memoryView('tensor').table;
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});
