/**
 * Scores out of the ledger, and the pairs that an article prints. Build-time only.
 * What an article prints stands in its claims: a claim that no longer reads as expected fails the build.
 */
import type { Ledger } from '../../ledger/ledger.ts';
import { claimPath } from '../../ui/paths.ts';
import { curl } from '../../ui/typography.ts';
import type { BenchmarkFacts, ModelId, Printed, PrintedScore, Test } from './scores.ts';

/** What each model is called in the series. */
const seriesLabels: Readonly<Record<ModelId, string>> = {
  r1: 'R1',
  o1: 'o1-1217',
  'o1-mini': 'o1-mini',
  v3: 'V3',
  gpt4o: 'GPT-4o-0513',
  claude: 'Claude-3.5-Sonnet-1022',
};

const tests = [
  { id: 'aime', name: 'AIME 2024', about: 'mathematics', factId: 'r1-table4-aime' },
  { id: 'math500', name: 'MATH-500', about: 'mathematics', factId: 'r1-table4-math500' },
  { id: 'gpqa', name: 'GPQA', about: 'science', factId: 'r1-table4-gpqa' },
  { id: 'mmlu', name: 'MMLU', about: 'general knowledge', factId: 'r1-table4-mmlu' },
  { id: 'lcb', name: 'LiveCodeBench', about: 'programming', factId: 'r1-table4-lcb' },
  { id: 'swe', name: 'SWE-bench', about: 'programming', factId: 'r1-table4-swe' },
  { id: 'aider', name: 'Aider', about: 'programming', factId: 'r1-table4-aider' },
  { id: 'simpleqa', name: 'SimpleQA', about: 'facts recalled', factId: 'r1-readme-simpleqa' },
  { id: 'drop', name: 'DROP', about: 'reading', factId: 'r1-readme-drop' },
  { id: 'ifeval', name: 'IF-Eval', about: 'following instructions', factId: 'r1-readme-ifeval' },
  { id: 'frames', name: 'FRAMES', about: 'answers from documents', factId: 'r1-readme-frames' },
  { id: 'humaneval', name: 'HumanEval-Mul', about: 'programming', factId: 'v3-humaneval-mul' },
  { id: 'codeforces', name: 'Codeforces', about: 'programming, a rating', factId: 'r1-table4-codeforces' },
] as const;

export function benchmarkFacts(ledger: Ledger): BenchmarkFacts {
  return {
    tests: tests.map(({ id, name, about, factId }): Test => {
      const { series = [], unit, locator, reference } = ledger.fact(factId);
      if (unit !== 'percent-score' && unit !== 'rating') throw new Error(`The fact "${factId}" is no score`);
      const scores: Partial<Record<ModelId, number>> = {};
      for (const model of modelIds) {
        const entry = series.find(({ label }) => label === seriesLabels[model]);
        if (entry) scores[model] = entry.value;
      }
      return { id, name, about, unit, source: `${reference.title}, ${locator}`, scores };
    }),
    printed: [
      printed(ledger, 'aime', 's3-aime', /(R1)'s ([\d.,]+)% against ([\d.,]+)% for (GPT-4)/),
      printed(ledger, 'math500', 's3-math500', /(R1)'s ([\d.,]+)% against ([\d.,]+)% for (GPT-4)/),
      printed(ledger, 'codeforces', 's3-codeforces', /(R1)'s rating of ([\d.,]+) against ([\d.,]+) for (GPT-4)/),
      mmlu(ledger),
      humaneval(ledger),
      livecodebench(ledger),
    ],
    claimedTimes: claimValue(ledger, 's3-almost-10x'),
    article: ledger.claim('s3-almost-10x').article.name,
  };
}

const modelIds = Object.keys(seriesLabels) as readonly ModelId[]; // The record has exactly the keys of its type.

const same = (name: string, value: number): PrintedScore => ({ name, low: value, high: value });

function claimValue(ledger: Ledger, id: string): number {
  const { value } = ledger.claim(id);
  if (value === undefined) throw new Error(`The claim "${id}" has no value`);
  return value;
}

/** The parts of a claim's statement. Throws when it does not read as expected. */
function read(ledger: Ledger, claimId: string, pattern: RegExp): string[] {
  const parts = pattern.exec(ledger.claim(claimId).statement);
  if (!parts) throw new Error(`The claim "${claimId}" does not read like ${pattern.source}`);
  return parts.slice(1);
}

const numberOf = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''));

function common(ledger: Ledger, testId: string, claimId: string) {
  const { verdict, reason } = ledger.claim(claimId);
  return { testId, verdict, reason: curl(reason), href: claimPath(claimId) };
}

function printed(ledger: Ledger, testId: string, claimId: string, pattern: RegExp): Printed {
  const [ours = '', score, rivalScore, rival = ''] = read(ledger, claimId, pattern);
  return {
    ...common(ledger, testId, claimId),
    deepseek: same(ours, numberOf(score)),
    deepseekIs: 'r1',
    rival: same(rival, numberOf(rivalScore)),
  };
}

/** Two claims make this pair. */
function mmlu(ledger: Ledger): Printed {
  const [ours = ''] = read(ledger, 's3-mmlu-908', /^(R1) scores/);
  const [rival = ''] = read(ledger, 's3-mmlu-gpt4-872', /^(GPT-4) is given/);
  return {
    ...common(ledger, 'mmlu', 's3-mmlu-gpt4-872'),
    deepseek: same(ours, claimValue(ledger, 's3-mmlu-908')),
    deepseekIs: 'r1',
    rival: same(rival, claimValue(ledger, 's3-mmlu-gpt4-872')),
  };
}

function humaneval(ledger: Ledger): Printed {
  const [ours = '', low, high, rival = '', rivalLow, rivalHigh] = read(
    ledger,
    's3-humaneval',
    /(DeepSeek) is given (\d+) to (\d+)% and (GPT-4) (\d+) to (\d+)%/,
  );
  return {
    ...common(ledger, 'humaneval', 's3-humaneval'),
    deepseek: { name: ours, low: numberOf(low), high: numberOf(high) },
    deepseekIs: 'v3',
    rival: { name: rival, low: numberOf(rivalLow), high: numberOf(rivalHigh) },
  };
}

function livecodebench(ledger: Ledger): Printed {
  const [ours = ''] = read(ledger, 's3-lcb-41', /^(R1) is given/);
  return {
    ...common(ledger, 'lcb', 's3-lcb-41'),
    deepseek: same(ours, claimValue(ledger, 's3-lcb-41')),
    deepseekIs: 'v3',
    rival: null,
  };
}
