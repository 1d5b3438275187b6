/**
 * The colours of the page for a canvas, which does not inherit them.
 */
import type { Tone } from './spec.ts';

export type ChartColours = Record<Tone | 'ground', string>;

const properties: Record<Tone | 'ground', string> = {
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
  };
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
