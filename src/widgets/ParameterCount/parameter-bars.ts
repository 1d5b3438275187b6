/** The two bars of "count the parameters": all that is stored, and what works on a token, enlarged. */
import { formatTimes } from '../../ledger/format.ts';
import { textWidth } from '../../ui/chart/text-width.ts';
import type { Component, ComponentId } from './parameter-count.ts';

export interface Segment {
  id: ComponentId;
  x: number;
  width: number;
  /** Its name where it fits in, else nothing: the table below names all. */
  label: string;
}

export interface ParameterBars {
  width: number;
  height: number;
  stored: {
    y: number;
    height: number;
    width: number;
    /** What works on a token, from the left. */
    activeWidth: number;
    /** Where V3's bar would end. */
    v3X: number;
  };
  /** Between the bars: what is enlarged, as a path. */
  lens: string;
  enlarged: { y: number; height: number; segments: readonly Segment[]; text: string };
}

const shortNames: Record<ComponentId, string> = {
  routed: 'routed',
  shared: 'shared',
  attention: 'attention',
  dense: 'dense',
  rest: 'head',
  embedding: '',
};
const storedBar = { y: 24, height: 52 };
const enlargedBar = { y: 142, height: 52 };
const height = 200;

/** Lays the bars out in `width` pixels. Lengths of the stored bar compare with V3's `v3Total`. */
export function parameterBars(components: readonly Component[], v3Total: number, width: number): ParameterBars {
  const total = components.reduce((sum, part) => sum + part.total, 0);
  const active = components.reduce((sum, part) => sum + part.active, 0);
  const longest = Math.max(total, v3Total);
  const storedWidth = (total / longest) * width;
  const activeWidth = (active / longest) * width;

  let before = 0;
  const segments = components
    .filter((part) => part.active > 0)
    .map((part): Segment => {
      const x = (before / active) * width;
      before += part.active;
      const own = (part.active / active) * width;
      const label = shortNames[part.id];
      return { id: part.id, x, width: own, label: textWidth(label, 'bold') + 12 <= own ? label : '' };
    });

  const storedEnd = storedBar.y + storedBar.height;
  const times = width / activeWidth;
  return {
    width,
    height,
    stored: { ...storedBar, width: storedWidth, activeWidth, v3X: (v3Total / longest) * width },
    lens: `M0 ${storedEnd}H${round(activeWidth)}L${round(width)} ${enlargedBar.y}H0z`,
    enlarged: {
      ...enlargedBar,
      segments,
      text: times < 1.05 ? 'the same, in its parts' : `enlarged ${formatTimes(Number(times.toPrecision(2)))}`,
    },
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
