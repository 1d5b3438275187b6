/**
 * The site's colours as numbers, for the canvas. Read once per change of theme, not per frame.
 */
import { type Rgb, type Token, tokenNames } from './palette.ts';

/** The colours that apply to an element. */
export function readColours(element: Element): Record<Token, Rgb> {
  const probe = document.createElement('canvas');
  probe.width = probe.height = 1;
  const context = probe.getContext('2d', { willReadFrequently: true });
  const styles = getComputedStyle(element);
  const read = (token: Token): Rgb => {
    if (!context) return [0, 0, 0];
    context.fillStyle = '#000';
    context.fillStyle = styles.getPropertyValue(`--${token}`).trim();
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
  const [compute, hardware, ink, marker] = tokenNames.map(read);
  const none: Rgb = [0, 0, 0];
  return { compute: compute ?? none, hardware: hardware ?? none, ink: ink ?? none, marker: marker ?? none };
}

/** Calls back when the reader or the system changes the theme. Returns a function that stops it. */
export function onThemeChange(changed: () => void): () => void {
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', changed);
  const choice = new MutationObserver(changed);
  choice.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    scheme.removeEventListener('change', changed);
    choice.disconnect();
  };
}
