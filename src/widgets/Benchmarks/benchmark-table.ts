/** Every score with its source, and both comparisons, as a table. Pure. */
import type { Cell, DataTable } from '../../ui/figure/data-table.ts';
import {
  type BenchmarkFacts,
  type ModelId,
  type Printed,
  type PrintedScore,
  ratioOf,
  scoreText,
  type Test,
  timesText,
} from './scores.ts';

const columns: readonly (readonly [ModelId, string])[] = [
  ['r1', 'R1'],
  ['o1', 'o1-1217'],
  ['v3', 'V3'],
  ['gpt4o', 'GPT-4o-0513'],
  ['o1-mini', 'o1-mini'],
  ['claude', 'Claude-3.5-Sonnet-1022'],
];
const ratios: readonly (readonly [ModelId, ModelId, string])[] = [
  ['r1', 'o1', 'R1 ÷ o1'],
  ['v3', 'gpt4o', 'V3 ÷ GPT-4o'],
  ['r1', 'gpt4o', 'R1 ÷ GPT-4o'],
];

export function tableOf(tests: readonly Test[], { printed, article }: BenchmarkFacts): DataTable {
  return {
    caption: `Scores in per cent, Codeforces a rating. Ratios are ours. “As printed” is the article that we call “${article}”.`,
    columns: [
      { label: 'Test' },
      ...columns.map(([, label]) => ({ label, unit: 'score' })),
      ...ratios.map(([, , label]) => ({ label, unit: 'times' })),
      { label: 'As printed' },
      { label: 'Verdict' },
      { label: 'Where the scores stand' },
    ],
    rows: tests.map((test) => {
      const claim = printed.find(({ testId }) => testId === test.id);
      return [
        test.name,
        ...columns.map(([model]) => scoreCell(test, model)),
        ...ratios.map(([one, other]) => ratioCell(ratioOf(test.scores[one], test.scores[other]))),
        claim ? printedText(claim, test) : 'not quoted',
        claim ? `${claim.verdict}: ${claim.reason}` : '',
        test.source,
      ];
    }),
  };
}

function scoreCell({ scores, unit }: Test, model: ModelId): Cell {
  const value = scores[model];
  return value === undefined ? '–' : { value, text: scoreText(value, unit) };
}

const ratioCell = (ratio: number | null): Cell => (ratio === null ? '–' : { value: ratio, text: timesText(ratio) });

function printedText({ deepseek, rival }: Printed, { unit }: Test): string {
  const text = ({ name, low, high }: PrintedScore) =>
    `“${name}” ${scoreText(low, unit)}${high === low ? '' : ` to ${scoreText(high, unit)}`}`;
  return rival ? `${text(deepseek)}, ${text(rival)}` : text(deepseek);
}
