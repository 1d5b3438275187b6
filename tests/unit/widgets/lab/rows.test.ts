import { describe, expect, test } from 'vitest';
import { assumptionIds, assumptions } from '../../../../src/scenario/assumptions.ts';
import { groupNote, groups, printed, rowsOf, rowView } from '../../../../src/widgets/Lab/rows.ts';

test('every assumption stands in one group of the lab', () => {
  expect(groups.flatMap(({ id }) => rowsOf(id)).toSorted()).toEqual(assumptionIds.toSorted());
});

describe('rowView', () => {
  test('says the range and that it is ours, and offers to hold it', () => {
    expect(rowView('rentUsdPerGpuHour', 2, false)).toEqual({
      basis: 'assumed',
      oursText: 'range ours',
      rangeText: 'Nine in ten: $1.50 to $4.00 per GPU-hour.',
      state: '',
      act: { does: 'hold', text: 'Hold it fixed' },
    });
  });

  test('offers the way back from what the reader set, with the value that it leads to', () => {
    expect(rowView('rentUsdPerGpuHour', 3.42, false)).toMatchObject({
      state: 'Yours, instead of $2.00 per GPU-hour, and held fixed.',
      act: { does: 'free', text: 'Back to $2.00 per GPU-hour' },
    });
  });

  test('lets what is held vary again', () => {
    expect(rowView('utilisation', 0.8, true)).toMatchObject({
      oursText: 'value and range ours',
      state: 'Held fixed by you.',
      act: { does: 'free', text: 'Let it vary' },
    });
  });

  test('has nothing to hold where nothing varies, but a way back', () => {
    expect(rowView('clusterGpus', 2_048, false)).toMatchObject({ rangeText: 'Not varied.', oursText: null, act: null });
    expect(rowView('clusterGpus', 4_096, false)).toMatchObject({
      state: 'Yours, instead of 2,048 GPUs.',
      act: { does: 'free', text: 'Back to 2,048 GPUs' },
    });
  });

  test('has words for every assumption', () => {
    for (const id of assumptionIds) {
      const { min, max, initial } = assumptions[id];
      for (const value of [min, initial, max]) {
        const { rangeText, state } = rowView(id, value, false);
        expect(rangeText).not.toMatch(/NaN|undefined|Infinity/);
        expect(state === '').toBe(value === initial);
      }
    }
  });
});

test('large values are printed short, with their unit or without', () => {
  expect(printed(14.8e12, 'tokens')).toBe('14.8T tokens');
  expect(printed(236e6, 'usd-per-year')).toBe('$236M per year');
  expect(printed(150e6, 'usd-per-year', 'number')).toBe('$150M');
  expect(printed(2_224, 'gpus', 'number')).toBe('2,224');
});

test('a group says how many of its rows count now and how many the reader changed', () => {
  const none = () => false;
  expect(groupNote('rent', ['rentUsdPerGpuHour'], none)).toBe('on your receipt');
  expect(groupNote('programme', ['people', 'projectYears'], none)).toBe('2 of 5 on your receipt');
  expect(groupNote('fleet', [], (id) => id === 'h20Units')).toBe('none on your receipt, 1 changed');
});
