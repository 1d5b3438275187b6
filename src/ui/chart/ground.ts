/**
 * The ground behind a line of text, on which a line that passes under it is interrupted. A halo around the letters
 * would leave dots of it between them.
 */

export interface Ground {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Room left free before and behind the text. */
const beside = 3;
const height = 18;

/** Behind a text of 13 px that starts at `x` on the line `baseline` and is `width` long. */
export function groundBehind(x: number, baseline: number, width: number): Ground {
  return { x: x - beside, y: baseline - 13.5, width: width + 2 * beside, height };
}
