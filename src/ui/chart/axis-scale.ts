/**
 * From the values of an axis to pixels, and which of its ticks have room.
 */
import { linearScale, logScale, type Scale } from './axes.ts';
import type { Axis } from './spec.ts';
import { textWidth } from './text-width.ts';

/** Pixel of a value; values beyond the domain land beyond the range. */
export function axisScale({ scale, domain }: Axis, range: readonly [number, number]): Scale {
  return scale === 'log' ? logScale(domain, range) : linearScale(domain, range);
}

export interface AxisTick {
  at: number;
  text: string;
  /** Texts at the ends of the axis stay inside it. */
  anchor: 'start' | 'middle' | 'end';
}

const tickGap = 10;

/** The ticks of a horizontal axis with room for their texts. Every second one goes until they fit, the first stays. */
export function fittingTicks(axis: Axis, range: readonly [number, number]): AxisTick[] {
  const toX = axisScale(axis, range);
  const [left, right] = range;
  const inside = axis.ticks.filter(({ value }) => value >= axis.domain[0] && value <= axis.domain[1]);
  for (let step = 1; step <= inside.length; step++) {
    const ticks = inside
      .filter((_, index) => index % step === 0)
      .map(({ value, text }): AxisTick => {
        const at = toX(value);
        const half = textWidth(text) / 2;
        const anchor = at - half < left - half / 2 ? 'start' : at + half > right + half / 2 ? 'end' : 'middle';
        return { at, text, anchor };
      });
    if (ticks.every((tick, index) => index === 0 || leftOf(tick) - rightOf(ticks[index - 1]) >= tickGap)) return ticks;
  }
  return [];
}

const shares = { start: 0, middle: 0.5, end: 1 } as const;

function leftOf({ at, text, anchor }: AxisTick): number {
  return at - textWidth(text) * shares[anchor];
}

function rightOf(tick: AxisTick | undefined): number {
  return tick ? leftOf(tick) + textWidth(tick.text) : -Infinity;
}

/** "total, US dollars (log scale)": an axis that is logarithmic says so. */
export function axisTitle({ label, scale }: Axis): string {
  return scale === 'log' ? `${label} (log scale)` : label;
}
