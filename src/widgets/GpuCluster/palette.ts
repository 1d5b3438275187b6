/**
 * What squares look like, as mixtures of the site's colours: once as data, and from it CSS for the still and pixels
 * for the canvas. Filled is disclosed, outlined is estimated or not yet spent; the marker is the reader's choice.
 */
import type { Rgb } from '../../ui/chart/theme.ts';
import type { ViewName } from './facts.ts';
import type { Brush } from './paint.ts';

/** Custom properties of tokens.css. */
export type Token = 'compute' | 'hardware' | 'ink' | 'marker';

export interface Ink {
  token: Token;
  /** From 0, clear, to 1. */
  alpha: number;
  /** How much of it is replaced by the text colour, from 0 to 1. */
  darkened: number;
}

export interface SquareStyle {
  fill: Ink | undefined;
  edge: Ink | undefined;
  small: Ink;
}

const ink = (token: Token, alpha = 1, darkened = 0): Ink => ({ token, alpha, darkened });
const filled = (what: Ink): SquareStyle => ({ fill: what, edge: undefined, small: what });
const outlined = (token: Token, edge: number, small: number): SquareStyle => ({
  fill: undefined,
  edge: ink(token, edge),
  small: ink(token, small),
});
const chosen: SquareStyle = { fill: ink('marker'), edge: ink('ink'), small: ink('ink') };

export const brushNumber = {
  time: { unspent: 0, firstStage: 1 },
  parallelism: { faint: 0, chosen: 1, peer: 2, neighbour: 3, twin: 4, firstStage: 5 },
  links: { faint: 0, chosen: 1, sameNode: 2, targetNode: 3, entry: 4, target: 5 },
  failures: { running: 0, waiting: 1, struckBefore: 2, struck: 3 },
  fleet: { estimated: 0, disclosed: 1, trained: 2 },
} as const;

/** Pipeline stages from light to dark, as many as there are. */
function ramp(stages: number): SquareStyle[] {
  return Array.from({ length: stages }, (_, stage) => {
    const t = stages > 1 ? stage / (stages - 1) : 0.5;
    return filled(t < 0.5 ? ink('compute', 0.5 + t) : ink('compute', 1, (t - 0.5) * 1.3));
  });
}

/** The styles of a view, in the order of its brush numbers. */
export function stylesOf(view: ViewName, pipelineStages: number): readonly SquareStyle[] {
  switch (view) {
    case 'time':
      return [
        outlined('compute', 0.62, 0.24),
        filled(ink('compute')),
        filled(ink('compute', 1, 0.62)),
        filled(ink('ink')),
      ];
    case 'parallelism':
      return [
        outlined('compute', 0.5, 0.22),
        chosen,
        filled(ink('compute')),
        filled(ink('ink')),
        { fill: ink('ink', 0.16), edge: ink('ink'), small: ink('ink', 0.7) },
        ...ramp(pipelineStages),
      ];
    case 'links':
      return [
        outlined('compute', 0.5, 0.22),
        chosen,
        filled(ink('compute')),
        filled(ink('compute', 0.6)),
        filled(ink('compute', 1, 0.5)),
        filled(ink('ink')),
      ];
    case 'failures':
      return [
        filled(ink('compute', 0.55)),
        outlined('compute', 0.62, 0.24),
        filled(ink('compute', 1, 0.5)),
        filled(ink('ink')),
      ];
    case 'fleet':
      return [outlined('hardware', 0.6, 0.26), filled(ink('hardware')), filled(ink('compute'))];
  }
}

/** A mixture as CSS, for `fill` and `stroke`; its alpha goes into their opacity. */
export function cssColour({ token, darkened }: Ink): string {
  const own = `var(--${token})`;
  return darkened === 0 ? own : `color-mix(in srgb, var(--ink) ${Math.round(darkened * 100)}%, ${own})`;
}

/** The styles as pixels, once the colours are known. */
export function brushesOf(styles: readonly SquareStyle[], colours: Readonly<Record<Token, Rgb>>): Brush[] {
  const word = (what: Ink | undefined): number => {
    if (!what) return 0;
    const own = colours[what.token];
    const mixed = own.map((part, index) => Math.round(part + ((colours.ink[index] ?? 0) - part) * what.darkened));
    const [red = 0, green = 0, blue = 0] = mixed;
    return ((Math.round(what.alpha * 255) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  };
  return styles.map(({ fill, edge, small }) => ({ fill: word(fill), edge: word(edge ?? fill), small: word(small) }));
}
