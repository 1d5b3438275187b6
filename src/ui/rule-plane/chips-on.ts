/** The real chips on a day, with what the rules make of them. Pure. */
import { type ExportRules, type Verdict, verdict } from '../../model/export-rules.ts';
import type { JudgedChip } from '../../scenario/export-chips.ts';
import type { PlaneChip } from './place-chips.ts';

/** Plain data, made from the ledger by an .astro file. */
export interface RuleFacts {
  rules: ExportRules;
  chips: readonly JudgedChip[];
}

export interface ChipOnDay extends JudgedChip {
  found: Verdict;
  /** "by letter", "announced", or nothing. */
  remark: string;
}

/** The chips that can be had on a day, and those announced. A month or a year counts from its beginning. */
export function chipsOn(day: string, { rules, chips }: RuleFacts): ChipOnDay[] {
  return chips.flatMap((chip) => {
    const isOut = chip.released !== null && chip.released <= day;
    if (!isOut && !(chip.announced !== null && chip.announced <= day)) return [];
    const found = verdict(chip.chip, day, rules);
    const isByLetter = found.decidedBy !== undefined && found.decidedBy.clause === undefined;
    return { ...chip, found, remark: isByLetter ? 'by letter' : isOut ? '' : 'announced' };
  });
}

/** A chip as the drawing takes it. */
export function planeChip({ label, chip, found, remark }: ChipOnDay): PlaneChip {
  return { label, tpp: chip.tpp, density: chip.performanceDensity, outcome: found.outcome, remark };
}
