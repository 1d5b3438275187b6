/**
 * One assumption as a slider on the receipt: its texts, and what the 90% range makes of it. Pure.
 */
import { formatQuantity, formatRange } from '../../ledger/format.ts';
import type { Basis, Unit } from '../../ledger/schema.ts';
import type { AssumptionId } from '../../model/receipt.ts';
import { assumptions } from '../../scenario/assumptions.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { basisNames } from '../../ui/basis.ts';
import type { SliderRange } from '../../ui/slider-scale.ts';
import { isYours } from './formula.ts';

export interface KnobView {
  id: AssumptionId;
  label: string;
  value: number;
  valueText: string;
  minText: string;
  maxText: string;
  slider: SliderRange;
  isYours: boolean;
  /** Where the initial value comes from, as a mark and in words. */
  basis: Basis;
  source: string;
  /** What the 90% range makes of it, and whether its limits are our own assumption. */
  rangeText: string;
  rangeIsOurs: boolean;
  /** What can be done besides moving it. */
  act: { does: 'hold' | 'free'; text: string } | null;
}

/** The slider of an assumption. */
export function knobView(id: AssumptionId, scenario: Scenario): KnobView {
  const { label, unit, min, max, grid, basis, why, ours } = assumptions[id];
  const value = scenario.values[id];
  const name = basisNames[basis];
  return {
    id,
    label,
    value,
    valueText: printed(value, unit),
    minText: end(min, unit),
    maxText: end(max, unit),
    slider: { min, max, step: 'step' in grid ? grid.step : 1, isLog: 'digits' in grid },
    isYours: isYours(scenario, id),
    basis,
    source: `${name.charAt(0).toUpperCase()}${name.slice(1)}. ${why}`,
    ...rangeOf(id, scenario),
    rangeIsOurs: ours !== 'nothing' && !isYours(scenario, id),
  };
}

function rangeOf(id: AssumptionId, { values, held }: Scenario): Pick<KnobView, 'rangeText' | 'act'> {
  const { unit, initial, distribution } = assumptions[id];
  const initialText = printed(initial, unit);
  if (distribution === 'fixed') {
    return values[id] === initial
      ? { rangeText: 'The 90% range takes it as it is.', act: null }
      : { rangeText: `Yours, instead of ${initialText}.`, act: { does: 'free', text: `Back to ${initialText}` } };
  }
  if (values[id] !== initial) {
    return {
      rangeText: `Yours, instead of ${initialText}. The 90% range holds it fixed.`,
      act: { does: 'free', text: `Back to ${initialText} and its range` },
    };
  }
  if (held.includes(id)) {
    return {
      rangeText: `Held at ${initialText}: the 90% range does not vary it.`,
      act: { does: 'free', text: 'Let it vary again' },
    };
  }
  return {
    rangeText: `In the 90% range it runs from ${formatRange(distribution.low, distribution.high, unit, 'short')}.`,
    act: { does: 'hold', text: `Hold it at ${initialText}` },
  };
}

// Written out it would not fit beside its name: "36,630,000,000 parameters".
function printed(value: number, unit: Unit): string {
  return formatQuantity(value, unit, value >= 1e7 ? 'short' : 'full');
}

/** An end of the slider, beside a value that names the unit. */
function end(value: number, unit: Unit): string {
  return value >= 1e7 ? formatQuantity(value, unit, 'short').replace(/ .*/, '') : formatQuantity(value, unit, 'number');
}
