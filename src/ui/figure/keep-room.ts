/**
 * Sentences that follow a slider take now two lines, now three. What stands below must not jump, nor the slider move
 * under the finger: a place that has once been taken stays kept until the figure has another width.
 */
const places = 'h3, h4, p, dd, output, [data-room]';

interface Room {
  width: number;
  height: number;
}

/** To be attached to a figure: its places keep their room from then on. */
export function keepRoom(figure: HTMLElement): () => void {
  const rooms = new WeakMap<Element, Room>();
  const observer = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      const [box] = borderBoxSize;
      if (target instanceof HTMLElement && box) keep(target, box.inlineSize, box.blockSize);
    }
  });

  function keep(place: HTMLElement, width: number, height: number): void {
    const room = rooms.get(place);
    if (room && room.width !== width) {
      // Lines break elsewhere now. An observer that changes sizes at once would be told again, without end.
      requestAnimationFrame(() => {
        rooms.delete(place);
        observer.unobserve(place);
        place.style.removeProperty('min-block-size');
        observer.observe(place, { box: 'border-box' });
      });
    } else if (!room || height > room.height) {
      rooms.set(place, { width, height });
      place.style.minBlockSize = `${height}px`;
    }
  }

  // In another face the lines would be others.
  let isGone = false;
  void document.fonts.ready.then(() => {
    if (isGone) return;
    for (const place of figure.querySelectorAll(places)) observer.observe(place, { box: 'border-box' });
  });
  return () => {
    isGone = true;
    observer.disconnect();
  };
}
