/**
 * The colours of the page for a canvas, which does not inherit them: as CSS and, for pixels, as numbers.
 */
import type { Tone } from './spec.ts';

export type ChartColours = Record<Tone | 'ground' | 'marker', string>;
/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

const properties: Record<keyof ChartColours, string> = {
  ink: '--ink',
  quiet: '--rule-2',
  compute: '--compute',
  hardware: '--hardware',
  energy: '--energy',
  hosting: '--hosting',
  people: '--people',
  data: '--data',
  operations: '--operations',
  ground: '--paper',
  marker: '--marker',
};

/** The colours that apply to an element now. */
export function readColours(element: Element): ChartColours {
  const styles = getComputedStyle(element);
  const read = (tone: keyof ChartColours) => styles.getPropertyValue(properties[tone]).trim();
  return {
    ink: read('ink'),
    quiet: read('quiet'),
    compute: read('compute'),
    hardware: read('hardware'),
    energy: read('energy'),
    hosting: read('hosting'),
    people: read('people'),
    data: read('data'),
    operations: read('operations'),
    ground: read('ground'),
    marker: read('marker'),
  };
}

/** A colour of CSS, whatever its form, as numbers. Black where the browser draws nothing. */
export function rgbOf(colour: string): Rgb {
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!pixel) return [0, 0, 0];
  pixel.fillStyle = colour;
  pixel.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** Calls back when the reader or the system changes the colour scheme. Returns what ends it. */
export function onSchemeChange(changed: () => void): () => void {
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', changed);
  const choice = new MutationObserver(changed);
  choice.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    scheme.removeEventListener('change', changed);
    choice.disconnect();
  };
}
