/**
 * Which point of a chart the pointer means.
 */
import type { PlacedPoint } from './placed.ts';

/** The index of the nearest point: by x first, as fingers are wide, and by distance among points of like x. */
export function nearestPoint(points: readonly PlacedPoint[], x: number, y: number): number | undefined {
  let nearest: number | undefined;
  let least = Infinity;
  for (const [index, point] of points.entries()) {
    const distance = Math.hypot(point.x - x, (point.y - y) / 4);
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}
