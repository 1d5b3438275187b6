/**
 * The sum behind "400 times": what is divided by what. Pure.
 */
import { formatQuantity, formatUsdShort } from '../../ledger/format.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import { times } from './other-labs.ts';

/** USD, all of them published. */
export interface SumFacts {
  serversUsd: number;
  operationsUsd: number;
  runUsd: number;
  /** The run's cost as the article rounds it. */
  roundedRunUsd: number;
  fleetGpus: number;
  runGpuHours: number;
  /** "SemiAnalysis" */
  estimator: string;
}

export interface SumView {
  title: string;
  lead: string;
  dividend: { amounts: string; what: string; who: string };
  divisor: { amounts: string; what: string; who: string };
  results: readonly { by: string; result: string; note: string }[];
  note: string;
  table: DataTable;
}

export function sumView(facts: SumFacts): SumView {
  const { serversUsd, operationsUsd, runUsd, roundedRunUsd, estimator } = facts;
  const whole = serversUsd + operationsUsd;
  const rounded = whole / roundedRunUsd;
  const exact = whole / runUsd;
  const runText = formatQuantity(runUsd, 'usd');
  const gpus = formatQuantity(facts.fleetGpus, 'gpus');
  return {
    title: `“400 times” divides a fleet by a run: ${times(rounded)} with the run rounded, ${times(exact)} without`,
    lead: 'The sum is right. Its two sides answer different questions.',
    dividend: {
      amounts: `${formatUsdShort(serversUsd)} + ${formatUsdShort(operationsUsd)}`,
      what: `Servers for about ${gpus} and running them, probably for four years. All that the company does.`,
      who: `Estimated by ${estimator}; the four years are our reading.`,
    },
    divisor: {
      amounts: formatUsdShort(runUsd),
      what: `Renting GPUs for ${formatQuantity(facts.runGpuHours, 'gpu-hours', 'short')}. One training run of one model.`,
      who: 'Published by DeepSeek, at a rent that it assumed.',
    },
    results: [
      { by: formatUsdShort(roundedRunUsd), result: times(rounded), note: 'as the press rounds it' },
      { by: runText, result: times(exact), note: 'as the report prints it' },
    ],
    note: 'Dividing a company by a model says how much else the company has. It does not say that the run cost more than was published.',
    table: {
      caption: 'The sum behind “400 times”',
      columns: [{ label: 'Side' }, { label: 'Amount', unit: 'USD' }, { label: 'What it is' }, { label: 'Who says so' }],
      rows: [
        ['Servers', { value: serversUsd, text: formatUsdShort(serversUsd) }, `for about ${gpus}`, estimator],
        ['Operation', { value: operationsUsd, text: formatUsdShort(operationsUsd) }, 'period not stated', estimator],
        ['Together', { value: whole, text: formatUsdShort(whole) }, 'a fleet, for years', 'our sum'],
        ['The run', { value: runUsd, text: runText }, 'rent of its hours', 'DeepSeek'],
        ['Rounded', { value: roundedRunUsd, text: formatUsdShort(roundedRunUsd) }, 'the same, rounded', 'press'],
      ],
    },
  };
}
