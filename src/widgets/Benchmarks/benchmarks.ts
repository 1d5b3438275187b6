/**
 * DeepSeek's published scores, as an article compares them and like for like: rows, words and table. Pure.
 */
import type { Verdict } from '../../ledger/schema.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import { tableOf } from './benchmark-table.ts';
import {
  type BenchmarkFacts,
  type Kind,
  leadOf,
  type Maker,
  type ModelId,
  models,
  type Printed,
  type PrintedScore,
  ratioOf,
  scoreText,
  type Test,
  timesText,
} from './scores.ts';

export const modes = ['like', 'articles'] as const;
export type Mode = (typeof modes)[number];
export const modeLabels: Readonly<Record<Mode, string>> = {
  like: 'like for like',
  articles: 'as the explainer compares',
};

export interface Mark {
  id: string;
  kind: Kind;
  maker: Maker;
  low: number;
  high: number;
  label: string;
  /** Whether the article calls it by a name that is not its own, or leaves it out. */
  as: 'itself' | 'misnamed' | 'left-out';
}

/** One line of a row: a pair of marks, and the models beside it. */
export interface Track {
  marks: readonly Mark[];
  quiet: readonly { id: string; value: number }[];
}

export interface BenchRow {
  id: string;
  name: string;
  about: string;
  unit: Test['unit'];
  /** What the row says, a line each. */
  says: readonly string[];
  claim: { verdict: Verdict; href: string } | null;
  tracks: readonly [Track, Track];
  alt: string;
}

export interface BenchView {
  title: string;
  lead: string;
  note: string;
  rows: readonly BenchRow[];
  table: DataTable;
}

export function benchView(mode: Mode, facts: BenchmarkFacts): BenchView {
  const tests = inOrder(facts.tests);
  const isLike = mode === 'like';
  return {
    title: isLike ? likeTitle(facts) : articleTitle(facts),
    lead: isLike
      ? 'Scores in DeepSeek’s own tables. Upper line: models that think before they answer. Lower line: models that answer at once.'
      : 'Scores as the article prints them, under its names in quotation marks. The marks show whose scores they are.',
    note:
      'All scores are as DeepSeek’s own tables print them; other people’s may differ. Its table for R1 has some more tests, ' +
      'in Chinese and judged by another model among them. o1 is the version of 17 December 2024, GPT-4o that of 13 May ' +
      '2024; for two tests the table has no score of o1’s. The small ticks are o1-mini above and Claude 3.5 Sonnet below.',
    rows: tests.map((test) =>
      isLike
        ? likeRow(test)
        : articleRow(
            test,
            facts.printed.find(({ testId }) => testId === test.id),
            facts,
          ),
    ),
    table: tableOf(tests, facts),
  };
}

/** Tests in per cent from R1's largest lead over o1 to its largest lag, then those without R1, then ratings. */
function inOrder(tests: readonly Test[]): readonly Test[] {
  const lead = ({ scores }: Test) => leadOf(scores.r1, scores.o1) ?? -Infinity;
  return tests.toSorted((a, b) => (a.unit === b.unit ? lead(b) - lead(a) : a.unit === 'rating' ? 1 : -1));
}

/** How many tests each model leads in a pair. Throws when the pair shares none. */
export function leads(tests: readonly Test[], one: ModelId, other: ModelId) {
  const found = tests.flatMap(({ scores }) => leadOf(scores[one], scores[other]) ?? []);
  if (found.length === 0) throw new RangeError(`${one} and ${other} must share a test`);
  return {
    tests: found.length,
    ahead: found.filter((points) => points > 0).length,
    behind: found.filter((points) => points < 0).length,
  };
}

function likeTitle({ tests }: BenchmarkFacts): string {
  const { ahead, behind, tests: count } = leads(tests, 'r1', 'o1');
  return `Like for like, R1 is ahead of o1 on ${ahead} of ${count} tests and behind on ${behind}`;
}

function articleTitle({ tests, claimedTimes }: BenchmarkFacts): string {
  const over = (id: string) => {
    const test = tests.find((each) => each.id === id);
    return timesText(ratioOf(test?.scores.r1, test?.scores.gpt4o) ?? NaN);
  };
  return (
    `“Almost ${claimedTimes} times” is ${over('aime')} on AIME and ${over('math500')} on MATH-500, ` +
    'and “GPT-4” is GPT-4o, which does not reason first'
  );
}

const otherOf: Readonly<Record<Kind, ModelId>> = { reasoning: 'o1-mini', chat: 'claude' };
const pairOf: Readonly<Record<Kind, readonly [ModelId, ModelId]>> = { reasoning: ['r1', 'o1'], chat: ['v3', 'gpt4o'] };

function likeRow(test: Test): BenchRow {
  const tracks = [likeTrack(test, 'reasoning'), likeTrack(test, 'chat')] as const;
  return {
    ...headOf(test),
    says: [leadText(test, 'r1', 'o1'), leadText(test, 'v3', 'gpt4o')].filter((text) => text !== ''),
    claim: null,
    tracks,
    alt: altOf(tracks),
  };
}

function likeTrack(test: Test, kind: Kind): Track {
  const quiet = test.scores[otherOf[kind]];
  return {
    marks: pairOf[kind].flatMap((model) => markOf(test, model, 'itself') ?? []),
    quiet: quiet === undefined ? [] : [{ id: otherOf[kind], value: quiet }],
  };
}

function markOf(test: Test, model: ModelId, as: Mark['as']): Mark | null {
  const score = test.scores[model];
  if (score === undefined) return null;
  const { name, kind, maker } = models[model];
  const label = `${name} ${scoreText(score, test.unit)}`;
  return {
    id: model,
    kind,
    maker,
    low: score,
    high: score,
    label: as === 'left-out' ? `left out: ${label}` : label,
    as,
  };
}

/** "R1 leads by 0.6"; where one of them has no score, nothing. */
function leadText({ scores, unit }: Test, one: ModelId, other: ModelId): string {
  const lead = leadOf(scores[one], scores[other]);
  if (lead === null) return '';
  const first = lead < 0 ? other : one;
  return lead === 0
    ? `${models[one].name} and ${models[other].name} are level`
    : `${models[first].name} leads by ${scoreText(Number(Math.abs(lead).toFixed(2)), unit)}`;
}

function articleRow(test: Test, printed: Printed | undefined, facts: BenchmarkFacts): BenchRow {
  if (!printed) {
    const none = { marks: [], quiet: [] };
    return { ...headOf(test), says: ['no claim quotes it'], claim: null, tracks: [none, none], alt: 'Not quoted.' };
  }
  const { deepseek, deepseekIs, rival, verdict, href } = printed;
  const isRightName = deepseek.name === models[deepseekIs].name;
  const main: Mark[] = [
    printedMark(test, deepseek, deepseekIs, isRightName ? 'itself' : 'misnamed'),
    ...(rival ? [printedMark(test, rival, 'gpt4o', 'misnamed')] : []),
  ];
  // The rival of the same kind, or, where the score is V3's, the one that R1 has.
  const leftOut = markOf(test, deepseekIs === 'r1' ? 'o1' : 'r1', 'left-out');
  // With nothing left out, the printed pair has both lines to itself.
  const [first, second] = leftOut ? [main, [leftOut]] : [main.slice(0, 1), main.slice(1)];
  const tracks = [
    { marks: first, quiet: [] },
    { marks: second, quiet: [] },
  ] as const;
  return {
    ...headOf(test),
    says: [wrongText(test, printed, facts)],
    claim: { verdict, href },
    tracks,
    alt: altOf(tracks),
  };
}

function printedMark(test: Test, { name, low, high }: PrintedScore, model: ModelId, as: Mark['as']): Mark {
  const { kind, maker } = models[model];
  const scores = [low, ...(high === low ? [] : [high])].map((score) => scoreText(score, test.unit));
  return { id: `printed-${model}`, kind, maker, low, high, label: `“${name}” ${scores.join('–')}`, as };
}

/** What is wrong with the comparison, in a line or two. */
function wrongText({ scores, about }: Test, { deepseekIs, rival }: Printed, facts: BenchmarkFacts): string {
  if (!rival) return 'V3’s score on older questions, not R1’s';
  if (deepseekIs === 'v3') return 'V3 against GPT-4o; R1’s paper has no such score';
  const times = ratioOf(scores.r1, scores.gpt4o);
  const isMathematics = about === 'mathematics' && times !== null;
  const ahead = (leadOf(scores.o1, scores.r1) ?? 0) > 0;
  return (
    `“${rival.name}” is GPT-4o` +
    (isMathematics ? `: ${timesText(times)}, not “almost ${facts.claimedTimes}”` : '') +
    (ahead ? '; o1 is ahead of R1' : '')
  );
}

const headOf = ({ id, name, about, unit }: Test) => ({ id, name, about, unit });

const altOf = (tracks: readonly Track[]): string =>
  tracks
    .filter(({ marks }) => marks.length > 0)
    .map(({ marks }) => `${marks.map(({ label }) => label).join(', ')}.`)
    .join(' ');
