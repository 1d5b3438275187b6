/**
 * Errors as shades of ink. The root of the error spreads the small ones: rounding as usual is light, a lost number black.
 */

/** From 0, no error, to 1, all of the number. */
export const shadeOf = (relativeError: number): number => Math.sqrt(Math.min(1, Math.max(0, relativeError)));

/** Errors that the key shows. The second is the most that rounding alone can do where E4M3 has all its digits. */
export const keyErrors: readonly number[] = [0, 2 ** -4, 0.25, 1];

/**
 * Fills the pixels from one cell up to another with ink of the errors' shades. A pixel is one word, as image data keeps it on machines that put the
 * lowest byte first, which all that run browsers do: alpha, blue, green, red.
 */
export function paintErrors(
  pixels: Uint32Array,
  errors: Float64Array,
  [red, green, blue]: readonly [number, number, number],
  from = 0,
  to = errors.length,
): void {
  const ink = (blue << 16) | (green << 8) | red;
  for (let cell = from; cell < to; cell++) {
    const error = errors[cell] ?? 0;
    // The shade, written out: this runs for every number of five maps in every frame.
    pixels[cell] = ((error < 1 ? Math.sqrt(error) * 255 : 255) << 24) | ink;
  }
}
