/** What chapter 4 works out: scores against each other, and a day of answering against the run. */
import type { Ledger } from '../ledger/ledger.ts';
import { weightBytes } from '../model/float8-memory.ts';
import { daysToReach } from '../model/inference.ts';
import type { OutputDefinition } from './outputs.ts';

const r1Over = (test: string, rival: string, digits: number) => (ledger: Ledger) =>
  Number((ledger.seriesValue(test, 'R1') / ledger.seriesValue(test, rival)).toFixed(digits));

const r1Lead = (test: string, rival: string) => (ledger: Ledger) =>
  ledger.seriesValue(test, 'R1') - ledger.seriesValue(test, rival);

export const boughtOutputs: readonly OutputDefinition[] = [
  {
    id: 'aime-over-gpt4o',
    statement: 'R1’s score on AIME over that of GPT-4o of May 2024',
    value: r1Over('r1-table4-aime', 'GPT-4o-0513', 1),
    unit: 'times',
    how: 'R1’s score ÷ GPT-4o’s, as DeepSeek measured both',
    factIds: ['r1-table4-aime'],
  },
  {
    id: 'math500-over-gpt4o',
    statement: 'R1’s score on MATH-500 over that of GPT-4o of May 2024',
    value: r1Over('r1-table4-math500', 'GPT-4o-0513', 1),
    unit: 'times',
    how: 'R1’s score ÷ GPT-4o’s, as DeepSeek measured both',
    factIds: ['r1-table4-math500'],
  },
  {
    id: 'aime-over-o1',
    statement: 'R1’s score on AIME over that of o1 of December 2024',
    value: r1Over('r1-table4-aime', 'o1-1217', 2),
    unit: 'times',
    how: 'R1’s score ÷ o1’s, as DeepSeek’s table prints both',
    factIds: ['r1-table4-aime'],
  },
  {
    id: 'aime-lead-o1',
    statement: 'R1’s lead on AIME over o1 of December 2024, in percentage points',
    value: r1Lead('r1-table4-aime', 'o1-1217'),
    unit: 'percent-points',
    how: 'R1’s score − o1’s, as DeepSeek’s table prints both',
    factIds: ['r1-table4-aime'],
  },
  {
    id: 'serving-days-per-run',
    statement: 'Days of answering that cost as much as V3’s final run, both at two dollars a GPU-hour',
    value: (ledger) => Math.round(daysToReach(ledger.number('v3-usd-total'), ledger.number('inf-cost-day'))),
    unit: 'days',
    how: 'The published cost of the run ÷ the published cost of the day, to whole days',
    factIds: ['v3-usd-total', 'inf-cost-day'],
  },
  {
    id: 'serving-break-even-free',
    statement: 'Share of free traffic at which that day earns what it costs, with the rest paid for at R1’s price',
    value: (ledger) => 1 - ledger.number('inf-cost-day') / ledger.number('inf-revenue'),
    unit: 'share',
    how: '1 − cost ÷ theoretical income',
    factIds: ['inf-cost-day', 'inf-revenue'],
  },
  {
    id: 'weights-eight-bits',
    statement: 'Memory that the weights of V3 or R1 fill in eight bits each',
    value: (ledger) => weightBytes(ledger.number('v3-total-params'), 8) / 1e9,
    unit: 'gb',
    how: 'Published parameters × one byte',
    factIds: ['v3-total-params'],
  },
  {
    id: 'h800-server-memory',
    statement: 'Memory of the GPUs in a server of eight H800s',
    value: (ledger) => {
      const { memoryGb } = ledger.chip('h800-sxm');
      if (memoryGb === null) throw new Error('The chip "h800-sxm" has no memory');
      return memoryGb * ledger.number('v3-node');
    },
    unit: 'gb',
    how: 'GPUs per server × memory of a GPU',
    factIds: ['v3-node'],
  },
];
