/**
 * All that a page shows of a scenario's Monte Carlo: small, plain data that a worker can send.
 */
import { type CostKind, type LineId, type ModelConstants, receipt } from '../model/receipt.ts';
import type { Sensitivity } from '../model/sensitivity.ts';
import { histogram, type HistogramBin, percentile } from '../model/uncertainty.ts';
import type { AssumptionId } from './assumptions.ts';
import { rangeOf, sensitivitiesOf } from './range.ts';
import type { Scenario } from './scenario.ts';

export interface Swing extends Sensitivity<AssumptionId> {
  /** Of the first ticked line that it moves. */
  kind: CostKind;
}

export interface Estimate {
  ticked: readonly LineId[];
  /** The receipt's total, at the values in force. */
  centralUsd: number;
  p5Usd: number;
  p50Usd: number;
  p95Usd: number;
  /** Of equal width on a log scale; none when all totals are equal. */
  bins: readonly HistogramBin[];
  /** One per assumption that varies, the largest swing first. */
  swings: readonly Swing[];
}

/** Runs the Monte Carlo and what follows from it. Some 10 ms on a fast machine: not for the main thread. */
export function estimate(scenario: Scenario, constants: ModelConstants): Estimate {
  const simulation = rangeOf(scenario, constants);
  const { lines, totalUsd } = receipt(scenario.values, scenario.choices, scenario.ticked, constants);
  const paid = lines.filter(({ state }) => state === 'ticked');
  const kindOf = (id: AssumptionId) => paid.find(({ assumptionIds }) => assumptionIds.includes(id))?.kind ?? 'compute';
  const { p5Usd, p50Usd, p95Usd, sortedUsd } = simulation;
  return {
    ticked: scenario.ticked,
    centralUsd: totalUsd,
    p5Usd,
    p50Usd,
    p95Usd,
    bins: binsOf(sortedUsd),
    swings: sensitivitiesOf(scenario, simulation, constants).map((swing) => ({ ...swing, kind: kindOf(swing.id) })),
  };
}

// Bins stand on a fixed grid of the log scale, so that bars do not slide while a slider moves.
const binsPerDecade = [6, 12, 24, 48, 96, 192] as const;
const fewestBins = 20;

function binsOf(sortedUsd: Float64Array): readonly HistogramBin[] {
  const low = sortedUsd[0] ?? 0;
  const high = sortedUsd.at(-1) ?? 0;
  if (!(low > 0 && low < high)) return [];
  // The tails count for little: the width of a bin is chosen for what lies between them.
  const decades = Math.log10(percentile(sortedUsd, 0.995) / percentile(sortedUsd, 0.005));
  const grid = binsPerDecade.find((count) => count * decades >= fewestBins) ?? 192;
  const first = Math.floor(Math.log10(low) * grid);
  const last = Math.ceil(Math.log10(high) * grid);
  const axis = { fromUsd: 10 ** (first / grid), toUsd: 10 ** (last / grid) };
  return histogram(sortedUsd, last - first, 'log', axis).bins;
}
