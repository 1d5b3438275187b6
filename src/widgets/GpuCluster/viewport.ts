/**
 * Which part of the layout is seen, and how large: pan and zoom in device pixels.
 */
import { requirePositive } from '../../model/check.ts';
import type { Layout, Point } from './layout.ts';

export interface View {
  /** Device pixels per layout unit. */
  unit: number;
  /** Where the layout's corner is, in device pixels; whole numbers, so that edges stay sharp. */
  x: number;
  y: number;
}

/** Sizes that bound a view: the layout in units and the box it is drawn into, in device pixels. */
export interface Frame {
  layout: Pick<Layout, 'width' | 'height'>;
  width: number;
  height: number;
}

/** No square grows beyond this many device pixels' pitch. */
const LARGEST_UNIT = 9;

/** The whole layout, as wide as the box. */
export function fitView({ layout, width }: Frame): View {
  return { unit: requirePositive('width', width) / layout.width, x: 0, y: 0 };
}

/** How many times larger than the whole a view shows things. */
export function zoomOf(view: View, frame: Frame): number {
  return view.unit / fitView(frame).unit;
}

/** The same view, larger or smaller by `factor` around a point of the box that stays where it is. */
export function zoomAt(view: View, frame: Frame, factor: number, { x, y }: Point): View {
  const least = fitView(frame).unit;
  const unit = Math.min(Math.max(view.unit * requirePositive('factor', factor), least), Math.max(least, LARGEST_UNIT));
  const ratio = unit / view.unit;
  return clampView({ unit, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio }, frame);
}

/** The view moved by device pixels, never off the layout. */
export function panBy(view: View, frame: Frame, dx: number, dy: number): View {
  return clampView({ unit: view.unit, x: view.x + dx, y: view.y + dy }, frame);
}

/** The view moved as little as needed for a rectangle (in units) to be in it, with some room around. */
export function reveal(view: View, frame: Frame, { x, y, size }: Point & { size: number }): View {
  const room = 3 * size * view.unit;
  const shift = (offset: number, from: number, box: number): number => {
    const start = offset + from * view.unit - room;
    const end = start + size * view.unit + 2 * room;
    if (start < 0) return -start;
    return end > box ? box - end : 0;
  };
  return panBy(view, frame, shift(view.x, x, frame.width), shift(view.y, y, frame.height));
}

/** From device pixels of the box to layout units. */
export function toUnits(view: View, { x, y }: Point): Point {
  return { x: (x - view.x) / view.unit, y: (y - view.y) / view.unit };
}

/** From layout units to device pixels of the box. */
export function toPixels(view: View, { x, y }: Point): Point {
  return { x: view.x + x * view.unit, y: view.y + y * view.unit };
}

function clampView({ unit, x, y }: View, { layout, width, height }: Frame): View {
  const clamp = (offset: number, size: number, box: number) => Math.round(Math.min(0, Math.max(offset, box - size)));
  return {
    unit,
    x: clamp(x, layout.width * unit, width),
    y: clamp(y, layout.height * unit, height),
  };
}
