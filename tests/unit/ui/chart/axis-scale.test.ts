import { expect, test } from 'vitest';
import { axisScale, fittingTicks } from '../../../../src/ui/chart/axis-scale.ts';
import type { Axis } from '../../../../src/ui/chart/spec.ts';
import { wrapText } from '../../../../src/ui/chart/text-width.ts';

const axis: Axis = {
  label: 'dollars',
  scale: 'log',
  domain: [1e6, 1e9],
  ticks: [1e6, 3e6, 1e7, 3e7, 1e8, 3e8, 1e9].map((value) => ({ value, text: `$${value / 1e6}M` })),
};

test('a log axis gives each decade the same room', () => {
  const toX = axisScale(axis, [0, 300]);
  expect([1e6, 1e7, 1e8, 1e9].map(toX)).toEqual([0, 100, 200, 300].map((x) => expect.closeTo(x, 9)));
});

test('ticks thin out evenly when there is no room for all of them', () => {
  expect(fittingTicks(axis, [0, 600]).map(({ text }) => text)).toHaveLength(7);
  expect(fittingTicks(axis, [0, 300]).map(({ text }) => text)).toEqual(['$1M', '$10M', '$100M', '$1000M']);
});

test('ticks beyond the axis are left out', () => {
  expect(fittingTicks({ ...axis, domain: [2e6, 2e7] }, [0, 600]).map(({ text }) => text)).toEqual(['$3M', '$10M']);
});

test('texts break at blanks, and a long word has a line to itself', () => {
  expect(wrapText('Network, share of the cluster', 100)).toEqual(['Network, share', 'of the cluster']);
  expect(wrapText('Post-post-post-training time', 40)).toEqual(['Post-post-post-training', 'time']);
});
