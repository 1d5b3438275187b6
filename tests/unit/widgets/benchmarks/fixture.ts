/** Three tests of R1's Table 4, two of them with o1's score, and one printed pair. */
import type { BenchmarkFacts, Test } from '../../../../src/widgets/Benchmarks/scores.ts';

const table = { unit: 'percent-score', source: 'R1’s paper, Table 4' } as const;
const tests: readonly Test[] = [
  {
    ...table,
    id: 'aime',
    name: 'AIME 2024',
    about: 'mathematics',
    scores: { r1: 79.8, o1: 79.2, v3: 39.2, gpt4o: 9.3, 'o1-mini': 63.6, claude: 16 },
  },
  { ...table, id: 'math500', name: 'MATH-500', about: 'mathematics', scores: { r1: 97.3, v3: 90.2, gpt4o: 74.6 } },
  { ...table, id: 'gpqa', name: 'GPQA', about: 'science', scores: { r1: 71.5, o1: 75.7, v3: 59.1, gpt4o: 49.9 } },
];

export const scores: BenchmarkFacts = {
  tests,
  printed: [
    {
      testId: 'aime',
      verdict: 'garbled',
      reason: '9.3 is GPT-4o.',
      href: '/claims/#s3-aime',
      deepseek: { name: 'R1', low: 79.8, high: 79.8 },
      deepseekIs: 'r1',
      rival: { name: 'GPT-4', low: 9.3, high: 9.3 },
    },
    {
      testId: 'math500',
      verdict: 'garbled',
      reason: '74.6 is GPT-4o.',
      href: '/claims/#s3-math500',
      deepseek: { name: 'R1', low: 97.3, high: 97.3 },
      deepseekIs: 'r1',
      rival: { name: 'GPT-4', low: 74.6, high: 74.6 },
    },
  ],
  claimedTimes: 10,
  article: 'Unsigned explainer',
};
