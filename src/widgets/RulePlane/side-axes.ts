/**
 * What the plane cannot show, on an axis of its own below it: links in 2022, the narrow margins of the chips that came
 * after, memory in 2026. Pure.
 */
import { type ExportRules, narrowestEscape, type Outcome, type Quantity } from '../../model/export-rules.ts';
import type { ChipOnDay } from '../../ui/rule-plane/chips-on.ts';
import { sideLimit } from '../../ui/rule-plane/plane.ts';
import { amountText, citedClause, quantityNames } from '../../ui/rule-plane/words.ts';
import type { RoundState } from './rounds.ts';

export interface SidePoint {
  text: string;
  value: number;
  outcome: Outcome;
}

export interface SideAxis {
  title: string;
  domain: readonly [number, number];
  ticks: readonly { value: number; text: string }[];
  line: { value: number; text: string } | null;
  /** Which part of the axis is marked, and how. */
  zones: readonly { from: number; to: number; outcome: Outcome }[];
  points: readonly SidePoint[];
  alt: string;
}

export function sideAxes(
  state: RoundState,
  day: string,
  chips: readonly ChipOnDay[],
  rules: ExportRules,
): readonly SideAxis[] {
  if (state === 'h20' || state === 'round-3') return marginAxes(chips);
  return [state === 'now' ? memoryAxis(day, chips, rules) : linkAxis(day, chips, rules)];
}

function linkAxis(day: string, chips: readonly ChipOnDay[], rules: ExportRules): SideAxis {
  const quantity = 'totalIoGbPerSecond';
  const limit = sideLimit(day, rules, quantity);
  const isOver = rules.rules.some(({ to, clauses }) => to !== null && to < day && clauses.some(hasLinks));
  const domain = [0, 1200] as const;
  const title =
    limit === null && isOver ? 'All input and output, GB/s: no limit any more' : 'All input and output, GB/s';
  return finished(title, quantity, domain, chips, limit, [
    ...(limit === null ? [] : [{ from: limit, to: domain[1], outcome: 'licence' as const }]),
  ]);
}

const hasLinks = ({ conditions }: ExportRules['rules'][number]['clauses'][number]): boolean =>
  conditions.some((condition) => 'quantity' in condition && condition.quantity === 'totalIoGbPerSecond');

function memoryAxis(day: string, chips: readonly ChipOnDay[], rules: ExportRules): SideAxis {
  const quantity = 'dramBandwidthGbPerSecond';
  const limit = sideLimit(day, rules, quantity);
  const domain = [0, 10_000] as const;
  const judged = chips.filter(({ found }) => found.outcome === 'case-by-case' || found.outcome === 'presumed-denied');
  return finished('Memory bandwidth, GB/s', quantity, domain, judged, limit, [
    ...(limit === null
      ? []
      : [
          { from: 0, to: limit, outcome: 'case-by-case' as const },
          { from: limit, to: domain[1], outcome: 'presumed-denied' as const },
        ]),
  ]);
}

function finished(
  title: string,
  quantity: Quantity,
  domain: readonly [number, number],
  chips: readonly ChipOnDay[],
  limit: number | null,
  zones: SideAxis['zones'],
): SideAxis {
  const values = new Map<string, { names: string[]; value: number; outcome: Outcome }>();
  for (const { label, chip, found } of chips) {
    const key = `${chip[quantity]} ${found.outcome}`;
    const same = values.get(key);
    if (same) same.names.push(label);
    else values.set(key, { names: [label], value: chip[quantity], outcome: found.outcome });
  }
  const points = [...values.values()].map(({ names, value, outcome }) => ({
    text: `${names.join(', ')} ${amountText(quantity, value, 'number')}`,
    value,
    outcome,
  }));
  const [low, high] = domain;
  return {
    title,
    domain,
    ticks: [low, (low + high) / 2, high]
      // The line has its own number.
      .filter((tick) => limit === null || Math.abs(tick - limit) > (high - low) / 8)
      .map((value) => ({ value, text: amountText(quantity, value, 'number') })),
    line: limit === null ? null : { value: limit, text: amountText(quantity, limit, 'number') },
    zones,
    points,
    alt: `${title}: ${points.map(({ text }) => text).join('; ')}. ${limit === null ? 'No limit.' : `Limit: ${amountText(quantity, limit)}.`}`,
  };
}

/** Farther from a line than this share of it, a chip is not near it. */
const near = 0.15;

/** For every line that a chip escapes most narrowly: the chips just below it. */
function marginAxes(chips: readonly ChipOnDay[]): SideAxis[] {
  const free = chips.filter(({ found }) => !found.checks.some(({ holds }) => holds));
  const lines = new Map<string, { clauseId: string; quantity: Quantity; value: number }>();
  for (const { found } of free) {
    const escape = narrowestEscape(found);
    const missed = escape?.conditions.find(({ condition, holds }) => !holds && 'quantity' in condition)?.condition;
    if (escape && missed && 'quantity' in missed) {
      const { quantity, value } = missed;
      lines.set(`${escape.clause.id} ${quantity}`, { clauseId: escape.clause.id, quantity, value });
    }
  }
  return [...lines.values()].map(({ clauseId, quantity, value }) => {
    const below = free.filter(({ chip }) => chip[quantity] < value && value - chip[quantity] < near * value);
    const widest = Math.max(...below.map(({ chip }) => value - chip[quantity]));
    const margin = ({ chip }: ChipOnDay) => amountText(quantity, value - chip[quantity], 'number');
    const points = below.map((chip) => ({
      text: `${chip.label} ${margin(chip)}`,
      value: chip.chip[quantity],
      outcome: chip.found.outcome,
    }));
    const name = quantityNames[quantity].replace('performance density', 'Density');
    const title = `${name} below ${citedClause(clauseId).replace('3A090.', '')}`;
    const domain = [value - 2.2 * widest, value + widest] as const;
    return {
      title,
      domain,
      ticks: [],
      line: { value, text: amountText(quantity, value, 'number') },
      zones: [{ from: value, to: domain[1], outcome: 'notification' as const }],
      points,
      alt: `${title}: line at ${amountText(quantity, value)}; ${below.map((chip) => `${chip.label} by ${margin(chip)}`).join('; ')}.`,
    };
  });
}
