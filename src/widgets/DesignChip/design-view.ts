/** What "design a chip" says of a design: a verdict, every rule's own word with its margin, and the plane. Pure. */
import { formatDate } from '../../ledger/format.ts';
import {
  type Chip,
  type ClauseCheck,
  type ExportRules,
  type Letter,
  narrowestEscape,
  type Outcome,
  type ReviewPolicy,
  type Rule,
  verdict,
} from '../../model/export-rules.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import { chipsOn, planeChip, type RuleFacts } from '../../ui/rule-plane/chips-on.ts';
import type { PlaneChip } from '../../ui/rule-plane/place-chips.ts';
import { type PlaneCell, planeCells } from '../../ui/rule-plane/plane.ts';
import { amountText, decisionText, marginText, outcomeNames, outcomeSays } from '../../ui/rule-plane/words.ts';
import { chipOfDesign, type Design, realChip } from './design.ts';
import { type Way, waysUnder } from './ways.ts';

export interface RuleRow {
  id: string;
  name: string;
  /** "21 October 2022 to 16 November 2023". */
  period: string;
  isInForce: boolean;
  /** What it says of the chip, on a day on which it holds. */
  outcome: Outcome;
  needs: string;
  margin: string;
}

export interface DesignView {
  title: string;
  /** The deciding clause and margin, or the line it escapes most narrowly. */
  because: string;
  outcome: Outcome;
  readouts: readonly { label: string; value: string }[];
  rows: readonly RuleRow[];
  ways: readonly Way[];
  /** Why there are none, where that needs saying. */
  noWay: string;
  cells: readonly PlaneCell[];
  chips: readonly PlaneChip[];
  alt: string;
  table: DataTable;
}

/** What a day makes of the plane and of the real chips around the reader's: the same while sliders move. */
export type Surroundings = Pick<DesignView, 'cells' | 'chips'>;

/**
 * `realId`: the real chip that the design still is, and that therefore is not drawn beside it. Where another stands at the
 * very same place, as the H100 does under the H800, its label names both: the mark in front is the reader's.
 */
export function surroundingsOf(day: string, realId: string | undefined, facts: RuleFacts): Surroundings {
  const all = chipsOn(day, facts);
  const [own] = all.filter(({ id }) => id === realId).map(planeChip);
  const isUnder = ({ tpp, density }: PlaneChip) => own?.tpp === tpp && own.density === density;
  return {
    cells: planeCells(day, facts.rules),
    chips: all
      .filter(({ id }) => id !== realId)
      .map(planeChip)
      .map((chip) => (own && isUnder(chip) ? { ...chip, label: `${own.label} (yours), ${chip.label}` } : chip)),
  };
}

export function designView(
  design: Design,
  facts: RuleFacts,
  { cells, chips }: Surroundings = surroundingsOf(design.day, realChip(design, facts.chips)?.id, facts),
): DesignView {
  const { rules, chips: known } = facts;
  const chip = chipOfDesign(design, known);
  const found = verdict(chip, design.day, rules);
  const real = realChip(design, known);
  const name = real ? `the ${real.label}` : 'this chip';
  const escape = narrowestEscape(found);
  const isByLetter = found.decidedBy !== undefined && found.decidedBy.clause === undefined;
  const because = found.decidedBy
    ? [decisionText(found), ...(found.policy ? [marginText(found.policy.clause)] : [])].join('; ')
    : escape
      ? `Its nearest line: ${marginText(escape)}`
      : 'None of these rules holds on that day';
  const rows = ruleRows(chip, design.day, rules);
  const title = `On ${formatDate(design.day)} ${name} ${outcomeSays[found.outcome]}`;
  return {
    title,
    because: sentence(because),
    outcome: found.outcome,
    readouts: readoutsOf(chip),
    rows,
    ways: waysUnder(design, known, rules),
    noWay: isByLetter
      ? 'The letter gives no thresholds, so no number is known that would get the chip under it.'
      : found.outcome === 'free'
        ? 'It is under every line already.'
        : 'No single change gets it under the line.',
    cells,
    chips,
    alt: altOf(chip, found.outcome, because),
    // When it is asked for: a closed table is not worked out at every move of a slider.
    get table() {
      return tableOf(rows, design.day);
    },
  };
}

function readoutsOf(chip: Chip): DesignView['readouts'] {
  return [
    { label: 'Total processing performance', value: amountText('tpp', chip.tpp) },
    { label: 'Performance density', value: amountText('performanceDensity', chip.performanceDensity) },
    { label: 'All input and output', value: amountText('totalIoGbPerSecond', chip.totalIoGbPerSecond) },
    { label: 'Memory bandwidth', value: amountText('dramBandwidthGbPerSecond', chip.dramBandwidthGbPerSecond) },
  ];
}

function altOf(chip: Chip, outcome: Outcome, because: string): string {
  return (
    `Your chip in the plane of TPP and performance density: TPP ${amountText('tpp', chip.tpp, 'number')}, ` +
    `density ${amountText('performanceDensity', chip.performanceDensity, 'number')}. It ${outcomeSays[outcome]}. ${sentence(because)}`
  );
}

/** Each entry on its own first day, so that what it says can be read even when it is not in force. */
function ruleRows(chip: Chip, day: string, { rules, letters, reviewPolicies }: ExportRules): RuleRow[] {
  const row = (entry: Rule | Letter | ReviewPolicy, outcome: Outcome, needs: string, margin: string): RuleRow => ({
    id: entry.id,
    name: entry.name,
    period:
      entry.to === null ? `from ${formatDate(entry.from)}` : `${formatDate(entry.from)} to ${formatDate(entry.to)}`,
    isInForce: entry.from <= day && (entry.to === null || day <= entry.to),
    outcome,
    needs,
    margin,
  });
  const alone = { letters: [], reviewPolicies: [], events: [] };

  const ruled = rules.map((rule) => {
    const found = verdict(chip, rule.from, { ...alone, rules: [rule] });
    const escape = narrowestEscape(found);
    const margin = found.decidedBy ? decisionText(found) : escape ? marginText(escape) : '';
    return row(rule, found.outcome, outcomeNames[found.outcome], margin);
  });
  const named = letters.map((letter) => {
    const { outcome } = verdict(chip, letter.from, { ...alone, rules: [], letters: [letter] });
    const names = letter.products.join(' and ');
    const margin =
      outcome === 'free'
        ? `names ${names}; also means chips like them, without published thresholds`
        : 'named; no thresholds were published';
    return row(letter, outcome, outcomeNames[outcome], margin);
  });
  const reviewed = reviewPolicies.map((policy) => {
    const found = verdict(chip, policy.from, { ...alone, rules, reviewPolicies: [policy] });
    if (found.policy) return row(policy, found.outcome, outcomeNames[found.outcome], marginText(found.policy.clause));
    if (found.outcome !== policy.replaces) return row(policy, 'free', 'does not apply', 'no licence to judge');
    return row(policy, found.outcome, 'still presumed to be denied', marginText(checkOf(chip, policy)));
  });
  return [...ruled, ...named, ...reviewed].toSorted((a, b) => fromOf(a.id) - fromOf(b.id));

  function fromOf(id: string): number {
    return Date.parse([...rules, ...letters, ...reviewPolicies].find((entry) => entry.id === id)?.from ?? '');
  }
}

/** A policy's clause against a chip it does not help: asked as if the policy were a rule. */
function checkOf(chip: Chip, policy: ReviewPolicy): ClauseCheck {
  const asRule: Rule = { ...policy, exceptions: [] };
  const [check] = verdict(chip, policy.from, { rules: [asRule], letters: [], reviewPolicies: [], events: [] }).checks;
  if (!check) throw new Error(`"${policy.id}" has no clause`);
  return check;
}

function tableOf(rows: readonly RuleRow[], day: string): DataTable {
  return {
    caption: `What each rule says of the chip. In force: on ${formatDate(day)}`,
    columns: [{ label: 'Rule' }, { label: 'Holds' }, { label: 'In force' }, { label: 'Needs' }, { label: 'Because' }],
    rows: rows.map(({ name, period, isInForce, needs, margin }) => [
      name,
      period,
      isInForce ? 'yes' : 'no',
      needs,
      margin,
    ]),
  };
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
