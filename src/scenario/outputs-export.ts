/** What chapter 5 works out: thresholds as the rules state them, and how far real chips stay under them. */
import type { Ledger } from '../ledger/ledger.ts';
import type { ReviewPolicy, Rule } from '../model/export-rules.ts';
import { type Quantity, verdict } from '../model/export-rules.ts';
import { chipOf } from '../model/export-rules-chip.ts';
import { designOf } from './export-chips.ts';
import type { OutputDefinition } from './outputs.ts';

/** A day on which the rule of October 2023 stood alone. */
const ruleOf2023Day = '2024-06-01';
const ruleOf2022Day = '2023-05-01';

/** The threshold of a clause, as the rule data have it. Throws, naming it, when there is none. */
function threshold(ledger: Ledger, entryId: string, clauseId: string, quantity: Quantity): number {
  const { rules, reviewPolicies } = ledger.exportRules;
  const entries: readonly (Rule | ReviewPolicy)[] = [...rules, ...reviewPolicies];
  const clause = entries.find(({ id }) => id === entryId)?.clauses.find(({ id }) => id === clauseId);
  for (const condition of clause?.conditions ?? []) {
    if ('quantity' in condition && condition.quantity === quantity) return condition.value;
  }
  throw new Error(`"${entryId}" has no threshold of ${quantity} in "${clauseId}"`);
}

/** How far a chip stays under a threshold on a day: positive when it is below. */
function below(ledger: Ledger, chipId: string, day: string, clauseId: string, quantity: Quantity): number {
  const { checks } = verdict(chipOf(designOf(ledger.chip(chipId))), day, ledger.exportRules);
  const conditions = checks.find(({ clause }) => clause.id === clauseId)?.conditions ?? [];
  const margin = conditions.find(({ condition }) => 'quantity' in condition && condition.quantity === quantity)?.margin;
  if (margin === undefined) throw new Error(`"${clauseId}" says nothing of ${quantity} on ${day}`);
  return -margin;
}

const totalIo = (chipId: string) => (ledger: Ledger) => chipOf(designOf(ledger.chip(chipId))).totalIoGbPerSecond;
const chipTpp = (chipId: string) => (ledger: Ledger) => chipOf(designOf(ledger.chip(chipId))).tpp;
/** Rules and data sheets state densities to a hundredth. */
const toHundredth = (value: number) => Math.round(value * 100) / 100;

const rule = (id: string, statement: string, unit: OutputDefinition['unit'], factId: string) => ({
  id,
  statement,
  unit,
  how: 'Read from the rule',
  factIds: [factId],
  basis: 'disclosed' as const,
});
const design = { how: 'Dense TOPS × bits, the highest over all bit lengths', factIds: ['ec-2023-tpp'] };
const allIo = {
  how: 'The fast link and PCIe, both directions together. PCIe is from memory',
  basis: 'estimated' as const,
};

export const exportOutputs: readonly OutputDefinition[] = [
  {
    ...rule('export-2022-tpp', 'TPP from which the rule of October 2022 asked for a licence', 'tpp', 'ec-2022'),
    value: (ledger) => threshold(ledger, '3a090-2022', '3A090', 'tpp'),
  },
  {
    ...rule('export-2022-io', 'Input and output from which that rule asked for a licence', 'gb-per-second', 'ec-2022'),
    value: (ledger) => threshold(ledger, '3a090-2022', '3A090', 'totalIoGbPerSecond'),
  },
  {
    ...rule(
      'export-2023-tpp',
      'TPP from which the rule of October 2023 asks for a licence in any case',
      'tpp',
      'ec-2023',
    ),
    value: (ledger) => threshold(ledger, '3a090-2023', '3A090.a.1', 'tpp'),
  },
  {
    ...rule('export-2023-tpp-dense', 'TPP from which it looks at density', 'tpp', 'ec-2023'),
    value: (ledger) => threshold(ledger, '3a090-2023', '3A090.a.2', 'tpp'),
  },
  {
    ...rule('export-2023-density', 'Density from which it then asks for a licence', 'tpp-per-mm2', 'ec-2023'),
    value: (ledger) => threshold(ledger, '3a090-2023', '3A090.a.2', 'performanceDensity'),
  },
  {
    ...rule(
      'export-2023-tpp-notify',
      'TPP from which it asks for a notification, with little density',
      'tpp',
      'ec-2023',
    ),
    value: (ledger) => threshold(ledger, '3a090-2023', '3A090.b.1', 'tpp'),
  },
  {
    ...rule('export-2026-tpp', 'TPP below which licences are judged case by case', 'tpp', 'ec-2026-01'),
    value: (ledger) => threshold(ledger, 'review-2026-01', 'case-by-case review', 'tpp'),
  },
  {
    ...rule(
      'export-2026-memory',
      'Memory bandwidth below which licences are judged case by case',
      'gb-per-second',
      'ec-2026-01',
    ),
    value: (ledger) => threshold(ledger, 'review-2026-01', 'case-by-case review', 'dramBandwidthGbPerSecond'),
  },
  {
    id: 'a100-tpp',
    statement: 'TPP of the A100 and the A800',
    value: chipTpp('a100-80gb-sxm'),
    unit: 'tpp',
    ...design,
  },
  {
    id: 'h800-tpp',
    statement: 'TPP of the H800, the H100 and the H200',
    value: chipTpp('h800-sxm'),
    unit: 'tpp',
    ...design,
  },
  { id: 'h20-tpp', statement: 'TPP of the H20', value: chipTpp('h20'), unit: 'tpp', ...design },
  {
    id: 'h800-total-io',
    statement: 'All inputs and outputs of the H800',
    value: totalIo('h800-sxm'),
    unit: 'gb-per-second',
    factIds: ['isca-nvlink-cut'],
    ...allIo,
  },
  {
    id: 'h100-total-io',
    statement: 'All inputs and outputs of the H100',
    value: totalIo('h100-sxm'),
    unit: 'gb-per-second',
    factIds: ['isca-nvlink-cut'],
    ...allIo,
  },
  {
    id: 'h800-io-margin',
    statement: 'By how much the H800 stays under the limit on links of October 2022',
    value: (ledger) => below(ledger, 'h800-sxm', ruleOf2022Day, '3A090', 'totalIoGbPerSecond'),
    unit: 'gb-per-second',
    how: 'Limit − fast link − PCIe. PCIe is from memory',
    factIds: ['ec-2022', 'isca-nvlink-cut'],
    basis: 'estimated',
  },
  {
    id: 'h20-margin',
    statement: 'By how much the H20 stays under the nearest line of the rule of October 2023',
    value: (ledger) => below(ledger, 'h20', ruleOf2023Day, '3A090.b.1', 'tpp'),
    unit: 'tpp',
    how: 'TPP of 3A090.b.1 − TPP of the H20',
    factIds: ['ec-2023', 'ec-2023-tpp'],
  },
  {
    id: 'h20-density-margin',
    statement: 'By how much the H20 stays under the density of 3A090.b.2',
    value: (ledger) => toHundredth(below(ledger, 'h20', ruleOf2023Day, '3A090.b.2', 'performanceDensity')),
    unit: 'tpp-per-mm2',
    how: 'Density of 3A090.b.2 − TPP of the H20 ÷ its die area',
    factIds: ['ec-2023', 'ec-2023-tpp'],
  },
  {
    id: 'l20-margin',
    statement: 'By how much the L20 stays under the nearest line of the rule of October 2023',
    value: (ledger) => toHundredth(below(ledger, 'l20-pcie', ruleOf2023Day, '3A090.b.2', 'performanceDensity')),
    unit: 'tpp-per-mm2',
    how: 'Density of 3A090.b.2 − TPP of the L20 ÷ its die area, a figure confirmed in part',
    factIds: ['ec-2023', 'ec-2023-tpp'],
    basis: 'estimated',
  },
];
