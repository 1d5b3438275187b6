/**
 * Paths of many marks in few bytes: moves from mark to mark, not places, so that what repeats in a drawing repeats in the
 * text of the page, where it packs well. Moves are counted in grains, so that rounding never adds up.
 */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Tenths of a pixel. */
const grain = 10;

/** Rectangles as one path; those without an area leave nothing. */
export function boxesPath(boxes: readonly Box[]): string {
  let path = '';
  let [atX, atBottom] = [0, 0];
  for (const { x, y, width, height } of boxes) {
    if (width < 0.05 || height < 0.05) continue;
    const [left, bottom] = [Math.round(x * grain), Math.round((y + height) * grain)];
    path += path === '' ? `M${left / grain} ${bottom / grain}` : `m${short(left - atX)} ${short(bottom - atBottom)}`;
    path += `v${short(-Math.round(height * grain))}h${short(Math.round(width * grain))}V${bottom / grain}z`;
    [atX, atBottom] = [left, bottom];
  }
  return path;
}

/** Places along a base line, in units of a pitch, and how high their bars stand on it, in pixels. */
export interface Bar {
  at: number;
  height: number;
}

/**
 * Bars on a base line at `y` as one path, one unit from bar to bar: it is drawn with `scale(pitch 1)`, and is the same at
 * every width. `width` is a share of the pitch. Heights are whole pixels; bars that come to none leave nothing.
 */
export function barsPath(bars: readonly Bar[], y: number, width: number): string {
  const base = Math.round(y);
  const [across, toNext] = [trimmed(width), trimmed(1 - width)];
  let path = '';
  let end = 0;
  for (const { at, height } of bars) {
    const pixels = Math.round(height);
    if (pixels < 1) continue;
    // Written often: most bars have a neighbour, and a number need not be rounded twice.
    path += path === '' ? `M${at} ${base}` : `m${at === end + 1 ? toNext : trimmed(at - end - width)} 0`;
    path += `v${-pixels}h${across}V${base}`;
    end = at;
  }
  return path;
}

/**
 * A line through points one unit apart, from 0 on: to be drawn with `scale(step 1)` and a stroke that does not scale. It is
 * the same at every width.
 */
export function evenLine(ys: readonly number[]): string {
  const [first = 0, ...rest] = ys.map((y) => Math.round(y * grain));
  let at = first;
  const moves = rest.map((y) => {
    const move = y - at;
    at = y;
    return `1${move < 0 ? '' : ' '}${short(move)}`;
  });
  if (ys.length === 0) return '';
  return `M0 ${first / grain}${moves.length > 0 ? `l${moves.join(' ')}` : ''}`;
}

/** Grains as a number of SVG. */
const short = (grains: number): string => withoutZero(grains / grain);
const trimmed = (value: number): string => withoutZero(Number(value.toFixed(2)));
/** ".5" for 0.5. */
const withoutZero = (value: number): string =>
  value > -1 && value < 1 ? String(value).replace('0.', '.') : String(value);
