/**
 * The plane of total processing performance and performance density, both logarithmic, and what the rules of a day
 * forbid in it. Regions are not drawn by hand: the plane is cut at every threshold of a rule or policy in force, and each
 * piece is judged by the model, as a data-centre part with the fastest links and the slowest memory.
 */
import type { Clause, ExportRules, Outcome, Quantity } from '../../model/export-rules.ts';
import { verdict } from '../../model/export-rules.ts';
import { logScale, type Scale } from '../chart/axes.ts';
import { amountText, citedClause } from './words.ts';

export const planeDomain = { tpp: [1000, 60_000], density: [1, 40] } as const;

export interface PlaneFrame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: Scale;
  y: Scale;
}

/** Always as high, so that nothing below moves when the width is known. */
const height = 244;
const insets = { left: 30, right: 10, top: 22, bottom: 38 };

/** Narrower than this nothing could be read. For a moment, before it is laid out, a drawing may be told to be. */
const leastWidth = 240;

export function planeFrame(given: number): PlaneFrame {
  const width = Math.max(leastWidth, given);
  const [left, right, top, bottom] = [insets.left, width - insets.right, insets.top, height - insets.bottom];
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    x: logScale(planeDomain.tpp, [left, right]),
    y: logScale(planeDomain.density, [bottom, top]),
  };
}

/** A value and density at a place of the plane, for what is dragged there; places outside count as its edge. */
export function planePoint(frame: PlaneFrame, x: number, y: number): { tpp: number; density: number } {
  const { left, right, top, bottom } = frame;
  const share = (at: number, from: number, to: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  const between = ([low, high]: readonly [number, number], at: number) => low * (high / low) ** at;
  return {
    tpp: between(planeDomain.tpp, share(x, left, right)),
    density: between(planeDomain.density, share(y, bottom, top)),
  };
}

/** A rectangle of the plane in which nothing changes. */
export interface PlaneCell {
  tpp: readonly [number, number];
  density: readonly [number, number];
  outcome: Outcome;
  /** What decides there, cited in short: "a.1", "3A090 with 600 GB/s"; empty where the chip is free. */
  tag: string;
}

const largest = 1e6;

/** What the rules of a day make of every place of the plane. Throws a RangeError for a day that is none. */
export function planeCells(day: string, rules: ExportRules): PlaneCell[] {
  const cuts = thresholdsOn(day, rules);
  const columns = pieces(planeDomain.tpp, cuts.tpp);
  const rows = pieces(planeDomain.density, cuts.performanceDensity);
  return columns.flatMap((tpp) =>
    rows.map((density): PlaneCell => {
      const found = verdict(
        {
          product: null,
          tpp: Math.sqrt(tpp[0] * tpp[1]),
          performanceDensity: Math.sqrt(density[0] * density[1]),
          totalIoGbPerSecond: largest,
          dramBandwidthGbPerSecond: 0,
          dataCentre: true,
        },
        day,
        rules,
      );
      const clause = found.policy?.clause.clause ?? found.decidedBy?.clause?.clause;
      return { tpp, density, outcome: found.outcome, tag: clause ? tagOf(clause) : '' };
    }),
  );
}

/** "a.1" for "3A090.a.1 (data-centre parts)"; with what the plane cannot show, a limit on links. */
function tagOf({ id, conditions }: Clause): string {
  const short = citedClause(id).replace(/^3A090\.| review$/g, '');
  const link = conditions.find((condition) => 'quantity' in condition && condition.quantity === 'totalIoGbPerSecond');
  return link && 'quantity' in link ? `${short} with ${amountText(link.quantity, link.value)}` : short;
}

/** Every threshold of the rules and policies in force on a day. */
export function thresholdsOn(day: string, { rules, reviewPolicies }: ExportRules): Record<Quantity, number[]> {
  const found: Record<Quantity, number[]> = {
    tpp: [],
    performanceDensity: [],
    totalIoGbPerSecond: [],
    dramBandwidthGbPerSecond: [],
  };
  for (const { from, to, clauses } of [...rules, ...reviewPolicies]) {
    if (day < from || (to !== null && day > to)) continue;
    for (const { conditions } of clauses) {
      for (const condition of conditions) if ('quantity' in condition) found[condition.quantity].push(condition.value);
    }
  }
  return found;
}

/** The limits of a quantity that no clause of the plane shows: links in 2022, memory in 2026. Null when there is none. */
export function sideLimit(
  day: string,
  rules: ExportRules,
  quantity: 'totalIoGbPerSecond' | 'dramBandwidthGbPerSecond',
): number | null {
  return thresholdsOn(day, rules)[quantity][0] ?? null;
}

function pieces([low, high]: readonly [number, number], cuts: readonly number[]): (readonly [number, number])[] {
  const inside = [...new Set(cuts)].filter((cut) => cut > low && cut < high).toSorted((a, b) => a - b);
  const ends = [low, ...inside, high];
  return ends.slice(1).map((end, index) => [ends[index] ?? low, end] as const);
}

export interface PlaneRegion {
  outcome: Outcome;
  /** The region as an SVG path. */
  path: string;
}

/** The cells of each outcome as one path, the free ones left out. Whole pixels, so that no seam shows between cells. */
export function planeRegions(cells: readonly PlaneCell[], frame: PlaneFrame): PlaneRegion[] {
  const byOutcome = new Map<Outcome, string>();
  for (const cell of cells) {
    if (cell.outcome === 'free') continue;
    const { x, y, right, bottom } = cellBox(cell, frame);
    byOutcome.set(cell.outcome, `${byOutcome.get(cell.outcome) ?? ''}M${x} ${y}H${right}V${bottom}H${x}z`);
  }
  return [...byOutcome].map(([outcome, path]) => ({ outcome, path }));
}

/** The lines between what is judged differently. */
export function planeEdges(cells: readonly PlaneCell[], frame: PlaneFrame): string {
  const lines = cells.flatMap((cell) => {
    const box = cellBox(cell, frame);
    const rightOf = cells.find(({ tpp, density }) => tpp[0] === cell.tpp[1] && density[0] === cell.density[0]);
    const above = cells.find(({ tpp, density }) => density[0] === cell.density[1] && tpp[0] === cell.tpp[0]);
    return [
      ...(rightOf && rightOf.outcome !== cell.outcome ? [`M${box.right} ${box.y}V${box.bottom}`] : []),
      ...(above && above.outcome !== cell.outcome ? [`M${box.x} ${box.y}H${box.right}`] : []),
    ];
  });
  return lines.join('');
}

/** In whole pixels. */
export function cellBox({ tpp, density }: PlaneCell, { x, y }: PlaneFrame) {
  return {
    x: Math.round(x(tpp[0])),
    right: Math.round(x(tpp[1])),
    y: Math.round(y(density[1])),
    bottom: Math.round(y(density[0])),
  };
}
