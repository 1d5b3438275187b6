import { expect, test } from 'vitest';
import { fitSetting, v3Setting } from '../../../../src/widgets/MoeRouter/moe-router.ts';
import { routerSliders } from '../../../../src/widgets/MoeRouter/router-sliders.ts';
import { facts } from './fixture.ts';

const v3 = v3Setting(facts);
const sliders = routerSliders(8);

test('V3’s values and the ends of the sliders, as they are read', () => {
  expect(sliders.map(({ key, label, minText, maxText, textOf }) => [label, textOf(v3[key]), minText, maxText])).toEqual(
    [
      ['Bias speed', '0.001', '0, at rest', '0.01'],
      ['Experts per token', '8', '1', '16'],
      ['Nodes a token may reach', '4 of 8', '1', 'all 8'],
      ['Capacity, times the mean', '1.25', '1', '4'],
    ],
  );
});

test('no bias and no node limit are said in words', () => {
  const textAt = (key: string, value: number) => sliders.find((slider) => slider.key === key)?.textOf(value);
  expect(textAt('biasSpeed', 0)).toBe('0, at rest');
  expect(textAt('maxNodes', 8)).toBe('all 8');
  expect(textAt('capacityFactor', 2)).toBe('2.00');
});

test('both ends of each slider can be set', () => {
  for (const { key, range } of sliders) {
    for (const end of [range.min, range.max]) {
      const fitted = fitSetting({ ...v3, maxNodes: 8, activeExperts: 1, [key]: end }, facts);
      expect(fitted[key], `${key} at ${end}`).toBe(end);
    }
  }
});
