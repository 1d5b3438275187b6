import { expect, test } from 'vitest';
import { nearestPoint } from '../../../../src/ui/chart/nearest.ts';

const points = [
  { x: 10, y: 100, text: 'a' },
  { x: 50, y: 20, text: 'b' },
  { x: 50, y: 90, text: 'c' },
];

test('the point whose column is under the pointer counts, however high it stands', () => {
  expect(nearestPoint(points, 14, 0)).toBe(0);
});

test('of two points in one column the nearer one counts', () => {
  expect(nearestPoint(points, 50, 30)).toBe(1);
  expect(nearestPoint(points, 50, 80)).toBe(2);
});

test('a chart without points has none under the pointer', () => {
  expect(nearestPoint([], 1, 1)).toBeUndefined();
});
