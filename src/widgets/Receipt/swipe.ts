/**
 * Swipes up and down, for the handle of the sheet. The element must have `touch-action: none`, or the browser scrolls.
 */
import type { Attachment } from 'svelte/attachments';

/** Pixels that make a swipe of a tap. */
const leastDistance = 24;

/** Calls back when a finger, pen or mouse has gone far enough, more down or up than aside. */
export function onSwipe(direction: 'up' | 'down', done: () => void): Attachment<HTMLElement> {
  return (element) => {
    let start: { x: number; y: number; pointer: number } | undefined;
    const down = ({ clientX, clientY, pointerId, isPrimary }: PointerEvent) => {
      if (isPrimary) start = { x: clientX, y: clientY, pointer: pointerId };
    };
    // Where the pointer leaves the element is part of the swipe.
    const move = ({ clientX, clientY, pointerId }: PointerEvent) => {
      if (start?.pointer !== pointerId) return;
      const away = direction === 'up' ? start.y - clientY : clientY - start.y;
      if (away < leastDistance || away < Math.abs(clientX - start.x)) return;
      start = undefined;
      done();
    };
    const end = () => {
      start = undefined;
    };
    element.addEventListener('pointerdown', down);
    addEventListener('pointermove', move);
    for (const type of ['pointerup', 'pointercancel']) addEventListener(type, end);
    return () => {
      element.removeEventListener('pointerdown', down);
      removeEventListener('pointermove', move);
      for (const type of ['pointerup', 'pointercancel']) removeEventListener(type, end);
    };
  };
}
