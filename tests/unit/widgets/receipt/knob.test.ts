import { expect, test } from 'vitest';
import { assumptionIds } from '../../../../src/scenario/assumptions.ts';
import { initialScenario, type Scenario } from '../../../../src/scenario/scenario.ts';
import { knobView } from '../../../../src/widgets/Receipt/knob.ts';

const withValues = (values: Partial<Scenario['values']>): Scenario => ({
  ...initialScenario,
  values: { ...initialScenario.values, ...values },
});

test('an uncertain value offers to be held', () => {
  expect(knobView('rentUsdPerGpuHour', initialScenario)).toMatchObject({
    label: 'Rent',
    valueText: '$2.00 per GPU-hour',
    minText: '$0.50',
    maxText: '$12.50',
    slider: { min: 0.5, max: 12.5, step: 0.01, isLog: false },
    isYours: false,
    basis: 'assumed',
    source: expect.stringMatching(/^Assumed\. DeepSeek assumed \$2;/),
    rangeText: 'In the 90% range it runs from $1.50 to $4.00 per GPU-hour.',
    rangeIsOurs: true,
    act: { does: 'hold', text: 'Hold it at $2.00 per GPU-hour' },
  });
});

test('a held value offers to vary again', () => {
  expect(knobView('rentUsdPerGpuHour', { ...initialScenario, held: ['rentUsdPerGpuHour'] })).toMatchObject({
    isYours: true,
    rangeText: 'Held at $2.00 per GPU-hour: the 90% range does not vary it.',
    rangeIsOurs: false,
    act: { does: 'free', text: 'Let it vary again' },
  });
});

test('a moved value offers the way back', () => {
  expect(knobView('rentUsdPerGpuHour', withValues({ rentUsdPerGpuHour: 3.42 }))).toMatchObject({
    valueText: '$3.42 per GPU-hour',
    isYours: true,
    rangeText: 'Yours, instead of $2.00 per GPU-hour. The 90% range holds it fixed.',
    act: { does: 'free', text: 'Back to $2.00 per GPU-hour and its range' },
  });
});

test('a disclosed value has no range to hold it out of', () => {
  expect(knobView('pretrainingGpuHours', initialScenario)).toMatchObject({
    rangeText: 'The 90% range takes it as it is.',
    act: null,
  });
  expect(knobView('pretrainingGpuHours', withValues({ pretrainingGpuHours: 2_000_000 }))).toMatchObject({
    rangeText: 'Yours, instead of 2,664,000 GPU-hours.',
    act: { does: 'free', text: 'Back to 2,664,000 GPU-hours' },
  });
});

test('values of many digits are printed short, with a logarithmic slider', () => {
  expect(knobView('activeParameters', initialScenario)).toMatchObject({
    valueText: '36.63B parameters',
    minText: '1B',
    maxText: '1T',
    slider: { isLog: true },
  });
});

test('every assumption has texts for the ends of its slider and for its range', () => {
  for (const id of assumptionIds) {
    const { minText, maxText, rangeText, source } = knobView(id, initialScenario);
    expect([minText, maxText, rangeText, source].every((text) => text !== '')).toBe(true);
    expect(minText.length + maxText.length).toBeLessThan(24);
  }
});
