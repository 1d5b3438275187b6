/** The words of SVG: what parts of a picture are written with. Pure. */

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string =>
  text
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
    // No XML may hold them, whatever a reader has pasted.
    // eslint-disable-next-line no-control-regex -- these are what it is about
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');

/** A tenth of a pixel is finer than a screen shows. */
export const short = (pixels: number): string => String(Math.round(pixels * 10) / 10);

/** Attributes of an element; those that are undefined are left out. */
export function attributes(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(value)}"`))
    .join('');
}

/** A computed colour as every program reads it: mixed ones come as "color(srgb 0.1 0.2 0.3 / 0.5)". */
export function plainColour(colour: string): string {
  const [, red, green, blue, alpha] =
    /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/.exec(colour) ?? [];
  if (red === undefined) return colour;
  const channels = [red, green, blue].map((share) => Math.round(Number(share) * 255)).join(', ');
  return alpha === undefined ? `rgb(${channels})` : `rgba(${channels}, ${alpha})`;
}

/** Whether anything would be seen of the colour. */
export const isVisible = (colour: string): boolean =>
  colour !== 'transparent' && !/^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);

/** The name of the first face of a computed font-family. */
export const firstFace = (family: string): string =>
  family
    .split(',')[0]
    ?.trim()
    .replace(/^["']|["']$/g, '') ?? '';
