/**
 * Wheel, drag and touch on the canvas. One finger scrolls the page, two zoom and pan; the wheel scrolls the page unless
 * Ctrl or ⌘ is held, which is also how a trackpad's pinch arrives. All points are CSS pixels from the canvas's corner.
 */
import type { Point } from './layout.ts';

export interface GestureTarget {
  zoom: (factor: number, around: Point) => void;
  pan: (dx: number, dy: number) => void;
  hover: (at: Point | undefined) => void;
  select: (at: Point) => void;
}

/** A mouse that moved less than this between down and up has clicked. */
const CLICK_SLOP = 4;
const WHEEL_ZOOM = 0.0022;

/** Listens on an element until the returned function is called. */
export function listenForGestures(element: HTMLElement, target: GestureTarget): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  element.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      target.zoom(Math.exp(-event.deltaY * WHEEL_ZOOM), pointOf(event));
    },
    { signal, passive: false },
  );

  let pressed: { at: Point; last: Point; hasMoved: boolean } | undefined;
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'touch' || event.button !== 0) return;
      const at = pointOf(event);
      pressed = { at, last: at, hasMoved: false };
      element.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType === 'touch') return;
      const at = pointOf(event);
      if (!pressed) {
        target.hover(at);
        return;
      }
      if (Math.hypot(at.x - pressed.at.x, at.y - pressed.at.y) > CLICK_SLOP) pressed.hasMoved = true;
      if (pressed.hasMoved) target.pan(at.x - pressed.last.x, at.y - pressed.last.y);
      pressed.last = at;
    },
    { signal },
  );
  element.addEventListener('pointerup', () => (pressed = pressed?.hasMoved ? pressed : undefined), { signal });
  element.addEventListener('pointercancel', () => (pressed = undefined), { signal });
  element.addEventListener('pointerleave', () => target.hover(undefined), { signal });
  element.addEventListener(
    'click',
    (event) => {
      const wasDrag = pressed?.hasMoved === true;
      pressed = undefined;
      if (!wasDrag) target.select(pointOf(event));
    },
    { signal },
  );

  let pinch: { middle: Point; distance: number } | undefined;
  const pinchOf = ({ touches }: TouchEvent): typeof pinch => {
    const [first, second] = touches;
    if (!first || !second || touches.length !== 2) return undefined;
    const [a, b] = [pointOf(first), pointOf(second)];
    return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, distance: Math.hypot(a.x - b.x, a.y - b.y) };
  };
  const touched = (event: TouchEvent) => {
    const now = pinchOf(event);
    // Only two fingers are ours: a single one is left to the browser, so that the page scrolls.
    if (now) event.preventDefault();
    if (now && pinch) {
      target.pan(now.middle.x - pinch.middle.x, now.middle.y - pinch.middle.y);
      if (pinch.distance > 0) target.zoom(now.distance / pinch.distance, now.middle);
    }
    pinch = now;
  };
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    element.addEventListener(type, touched, { signal, passive: false });
  }
  return () => stop.abort();
}
