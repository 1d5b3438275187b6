/**
 * The nearest ways under the line: for each thing a designer could change, the smallest change that makes the rules of the
 * day ask for less. Pure; found by asking the model at every threshold in force, not by rules of its own.
 */
import { formatShare } from '../../ledger/format.ts';
import { type Chip, type ExportRules, type Outcome, type Quantity, verdict } from '../../model/export-rules.ts';
import type { JudgedChip } from '../../scenario/export-chips.ts';
import { thresholdsOn } from '../../ui/rule-plane/plane.ts';
import { amountText, outcomeNames, outcomeOrder } from '../../ui/rule-plane/words.ts';
import { chipOfDesign, type Design, tppOf, withTpp } from './design.ts';

export type Lever = 'speed' | 'die' | 'links' | 'memory' | 'use';

export interface Way {
  lever: Lever;
  text: string;
  outcome: Outcome;
  /** The design with the change made. */
  design: Design;
  /** How large the change is, as a factor's logarithm; infinite for what is no matter of degree. */
  effort: number;
}

/** The ways, those that free the chip first, then the smallest change first. Empty when it is free, or a letter names it. */
export function waysUnder(design: Design, chips: readonly JudgedChip[], rules: ExportRules): Way[] {
  const chip = chipOfDesign(design, chips);
  const now = verdict(chip, design.day, rules);
  const isByLetter = now.decidedBy !== undefined && now.decidedBy.clause === undefined;
  if (now.outcome === 'free' || isByLetter) return [];
  const rank = (outcome: Outcome) => outcomeOrder.indexOf(outcome);

  return levers(design, chip, thresholdsOn(design.day, rules))
    .flatMap(({ lever, candidates }) => {
      const found = candidates
        .map(({ changed, effort, text }): Way => {
          const outcome = verdict(chipOfDesign(changed, chips), design.day, rules).outcome;
          return { lever, design: changed, effort, outcome, text: `${text}: ${outcomeNames[outcome]}.` };
        })
        .filter(({ outcome }) => rank(outcome) < rank(now.outcome))
        .toSorted((a, b) => rank(a.outcome) - rank(b.outcome) || a.effort - b.effort);
      return found.slice(0, 1);
    })
    .toSorted((a, b) => rank(a.outcome) - rank(b.outcome) || a.effort - b.effort);
}

interface Candidate {
  changed: Design;
  effort: number;
  text: string;
}

function levers(design: Design, chip: Chip, limits: Record<Quantity, readonly number[]>) {
  const below = (value: number) => Math.ceil(value) - 1;
  const speeds = [...limits.tpp, ...limits.performanceDensity.map((limit) => limit * design.dieMm2)]
    .filter((limit) => limit <= chip.tpp && below(limit) > 0)
    .map((limit): Candidate => {
      const changed = withTpp(design, below(limit));
      const share = formatShare(tppOf(changed) / chip.tpp);
      return {
        changed,
        effort: Math.log(chip.tpp / limit),
        text: `Slow it to below ${amountText('tpp', Math.ceil(limit))}, ${share} of its speed`,
      };
    });
  const dies = limits.performanceDensity
    .map((limit) => Math.floor(chip.tpp / limit) + 1)
    .filter((area) => area > design.dieMm2)
    .map((area): Candidate => ({
      changed: { ...design, dieMm2: area },
      effort: Math.log(area / design.dieMm2),
      text: `Spread it over ${amountText('tpp', area, 'number')} mm² of die`,
    }));
  const links = limits.totalIoGbPerSecond
    .filter((limit) => limit <= chip.totalIoGbPerSecond)
    .map((limit): Candidate => {
      const other = Math.min(design.other, limit - 1);
      return {
        changed: { ...design, other, link: limit - 1 - other },
        effort: Math.log(chip.totalIoGbPerSecond / limit),
        text: `Cut all its links to below ${amountText('totalIoGbPerSecond', limit)}`,
      };
    });
  const memory = limits.dramBandwidthGbPerSecond
    .filter((limit) => limit <= chip.dramBandwidthGbPerSecond)
    .map((limit): Candidate => ({
      changed: { ...design, dram: limit - 1 },
      effort: Math.log(chip.dramBandwidthGbPerSecond / limit),
      text: `Slow its memory to below ${amountText('dramBandwidthGbPerSecond', limit)}`,
    }));
  const use = design.dataCentre
    ? [
        {
          changed: { ...design, dataCentre: false },
          effort: Infinity,
          text: 'Design and market it for something other than data centres',
        },
      ]
    : [];
  return [
    { lever: 'speed', candidates: speeds },
    { lever: 'die', candidates: dies },
    { lever: 'links', candidates: links },
    { lever: 'memory', candidates: memory },
    { lever: 'use', candidates: use },
  ] as const;
}
