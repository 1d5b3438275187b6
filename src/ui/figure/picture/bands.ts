/** Where the parts of a picture stand when what lay between them is left out. Pure. */

export interface Extent {
  top: number;
  bottom: number;
}

/** The most that may stay empty between two parts, in pixels. */
export const widestGap = 20;

/** How far each part moves up, so that no gap across the whole picture is wider than `widestGap`. In the order given. */
export function movesUp(parts: readonly Extent[]): number[] {
  const moves = parts.map(() => 0);
  const downwards = parts.map(({ top, bottom }, index) => ({ top, bottom, index })).toSorted((a, b) => a.top - b.top);
  let end = downwards[0]?.top ?? 0;
  let move = 0;
  for (const { top, bottom, index } of downwards) {
    move += Math.max(0, top - end - widestGap);
    moves[index] = move;
    end = Math.max(end, bottom);
  }
  return moves;
}
