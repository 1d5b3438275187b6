import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../../../src/ledger/ledger.ts';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { textWidth } from '../../../../src/ui/chart/text-width.ts';
import { benchmarkFacts } from '../../../../src/widgets/Benchmarks/benchmark-facts.ts';
import { benchView, leads, type Mark } from '../../../../src/widgets/Benchmarks/benchmarks.ts';
import { ratioOf, type Test, timesText } from '../../../../src/widgets/Benchmarks/scores.ts';
import { axes, trackPlot } from '../../../../src/widgets/Benchmarks/track-plot.ts';

const ledger = loadLedger('seeds');
const facts = benchmarkFacts(ledger);
const like = benchView('like', facts);
const articles = benchView('articles', facts);
const rowOf = (view: typeof like, id: string) => view.rows.find((row) => row.id === id);
const cells = (name: string) => like.table.rows.find(([first]) => first === name);

describe('like for like', () => {
  test('R1 and o1 lead five tests each', () => {
    expect(like.title).toBe('Like for like, R1 is ahead of o1 on 5 of 10 tests and behind on 5');
    expect(leads(facts.tests, 'r1', 'o1')).toEqual({ tests: 10, ahead: 5, behind: 5 });
  });

  test.each([
    ['aime', ['R1 leads by 0.6', 'V3 leads by 29.9']],
    ['math500', ['R1 leads by 0.9', 'V3 leads by 15.6']],
    ['gpqa', ['o1 leads by 4.2', 'V3 leads by 9.2']],
    ['codeforces', ['o1 leads by 32', 'V3 leads by 375']],
    ['humaneval', ['V3 leads by 2.1']],
    ['simpleqa', ['o1 leads by 16.9', 'GPT-4o leads by 13.3']],
    ['ifeval', ['V3 leads by 1.8']],
    ['frames', ['GPT-4o leads by 7.2']],
  ])('%s: %s', (id, says) => {
    expect(rowOf(like, id)?.says).toEqual(says);
  });

  test('rows go from R1’s largest lead to its largest lag; ratings, which have an axis of their own, come last', () => {
    expect(like.rows.map(({ id }) => id)).toEqual([
      'lcb',
      'drop',
      'math500',
      'aime',
      'swe',
      'mmlu',
      'gpqa',
      'aider',
      'simpleqa',
      'ifeval',
      'frames',
      'humaneval',
      'codeforces',
    ]);
    expect(articles.rows.map(({ id }) => id)).toEqual(like.rows.map(({ id }) => id));
  });

  test('no line mixes models that reason with models that answer at once', () => {
    for (const { tracks } of like.rows) {
      for (const { marks } of tracks) expect(new Set(marks.map(({ kind }) => kind)).size).toBeLessThan(2);
    }
  });

  test('the tests on which R1 is behind by a claim of ours are behind in the rows', () => {
    expect(ledger.claim('s3-match-exceed').reason.replaceAll(/\s+/g, ' ')).toMatch(
      /trails on MMLU, GPQA, Codeforces, Aider and SimpleQA/,
    );
    const behind = facts.tests.filter(({ scores }) => (scores.o1 ?? 0) > (scores.r1 ?? Infinity)).map(({ id }) => id);
    expect(behind.toSorted()).toEqual(['aider', 'codeforces', 'gpqa', 'mmlu', 'simpleqa']);
  });
});

describe('as an article compares', () => {
  test('almost ten times is 8.6 times and 1.3 times', () => {
    expect(articles.title).toBe(
      '“Almost 10 times” is 8.6× on AIME and 1.3× on MATH-500, and “GPT-4” is GPT-4o, which does not reason first',
    );
  });

  test.each([
    ['aime', ['“GPT-4” is GPT-4o: 8.6×, not “almost 10”'], '“R1” 79.8, “GPT-4” 9.3. left out: o1 79.2.'],
    ['mmlu', ['“GPT-4” is GPT-4o; o1 is ahead of R1'], '“R1” 90.8, “GPT-4” 87.2. left out: o1 91.8.'],
    ['codeforces', ['“GPT-4” is GPT-4o; o1 is ahead of R1'], '“R1” 2,029, “GPT-4” 759. left out: o1 2,061.'],
    ['lcb', ['V3’s score on older questions, not R1’s'], '“R1” 41. left out: R1 65.9.'],
    ['humaneval', ['V3 against GPT-4o; R1’s paper has no such score'], '“DeepSeek” 82–83. “GPT-4” 80–81.'],
    ['gpqa', ['no claim quotes it'], 'Not quoted.'],
  ])('%s: %s', (id, says, alt) => {
    expect(rowOf(articles, id)).toMatchObject({ says, alt });
  });

  test('every printed rival is what the claim says, and GPT-4o’s score in DeepSeek’s table', () => {
    for (const { testId, rival } of facts.printed) {
      const score = facts.tests.find(({ id }) => id === testId)?.scores.gpt4o ?? NaN;
      if (rival) expect(score >= rival.low && score <= rival.high).toBe(true);
    }
  });

  test('every row that an article prints leads to its claim, with its verdict', () => {
    const claims = articles.rows.flatMap(({ claim }) => claim ?? []);
    expect(claims).toHaveLength(6);
    expect(new Set(claims.map(({ verdict }) => verdict))).toEqual(new Set(['garbled']));
  });

  test('a claim that no longer reads as expected fails the build', () => {
    const reworded: Ledger = { ...ledger, claim: (id) => ({ ...ledger.claim(id), statement: 'R1 does well.' }) };
    expect(() => benchmarkFacts(reworded)).toThrow('The claim "s3-aime" does not read like');
  });
});

describe('ratios', () => {
  test.each([
    [79.8, 9.3, '8.6×'],
    [97.3, 74.6, '1.3×'],
    [79.8, 79.2, '1.01×'],
    [90.8, 91.8, '0.99×'],
  ])('%d ÷ %d is %s', (one, other, text) => {
    expect(timesText(ratioOf(one, other) ?? NaN)).toBe(text);
  });

  test('there is none without both scores', () => {
    expect(ratioOf(undefined, 9.3)).toBeNull();
    expect(() => leads([], 'r1', 'o1')).toThrow('r1 and o1 must share a test');
  });
});

describe('the table', () => {
  test('has every score with its ratios, what was printed, and where it stands', () => {
    expect(cells('AIME 2024')?.map((cell) => (typeof cell === 'string' ? cell : cell.text))).toEqual([
      'AIME 2024',
      '79.8',
      '79.2',
      '39.2',
      '9.3',
      '63.6',
      '16',
      '1.01×',
      '4.2×',
      '8.6×',
      '“R1” 79.8, “GPT-4” 9.3',
      expect.stringMatching(/^garbled: 9\.3 is GPT-4o/),
      'DeepSeek-R1, preprint of January 2025, Table 4',
    ]);
    expect(cells('HumanEval-Mul')?.at(-1)).toBe('DeepSeek-V3 Technical Report, Table 6');
    expect(cells('HumanEval-Mul')?.[1]).toBe('–');
  });
});

describe('the drawing', () => {
  const kinds = { kind: 'chat', maker: 'openai', as: 'itself' } as const;
  const mark = (id: string, score: number): Mark => ({
    ...kinds,
    id,
    low: score,
    high: score,
    label: `${id} ${score}`,
  });

  test.each([284, 354, 456])('every label of every row stays inside %d pixels and off its marks', (width) => {
    for (const row of [...like.rows, ...articles.rows]) {
      for (const track of row.tracks) {
        const { labels, marks } = trackPlot(track, row.unit, width);
        expect(labels.flatMap((label) => label.marks)).toHaveLength(track.marks.length);
        for (const { x, anchor, marks: named } of labels) {
          const length = named.reduce((sum, { label }) => sum + textWidth(label, 'bold'), 10 * (named.length - 1));
          expect(anchor === 'start' ? x + length : width - x + length).toBeLessThanOrEqual(width);
          for (const placed of marks) expect(Math.abs(placed.x - x)).toBeGreaterThanOrEqual(11);
        }
      }
    }
  });

  test('all scores lie on their axis', () => {
    for (const { scores, unit } of facts.tests) {
      for (const score of Object.values(scores)) expect(score).toBeLessThanOrEqual(axes[unit].domain[1]);
    }
  });

  test('two labels never lie on each other', () => {
    const score = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(score, score, fc.constantFrom(284, 354, 456), (one, other, width) => {
        const track = { marks: [mark('a', one), mark('b', other)], quiet: [] };
        const { labels } = trackPlot(track, 'percent-score', width);
        const spans = labels.map(({ x, anchor, marks }) => {
          const length = 6 * marks.map(({ label }) => label).join('  ').length;
          return anchor === 'start' ? [x, x + length] : [x - length, x];
        });
        const [first = [], second = []] = spans.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
        if (spans.length === 2) expect(first[1]).toBeLessThanOrEqual(second[0] ?? NaN);
      }),
    );
  });
});

test('a test without scores of R1 keeps its place after those with them', () => {
  const bare: Test = { id: 'x', name: 'X', about: '', unit: 'percent-score', source: '', scores: { v3: 1, gpt4o: 1 } };
  const { rows } = benchView('like', { ...facts, tests: [bare, ...facts.tests] });
  expect(rows.findIndex(({ id }) => id === 'x')).toBeGreaterThan(rows.findIndex(({ id }) => id === 'aider'));
  expect(rows.find(({ id }) => id === 'x')?.says).toEqual(['V3 and GPT-4o are level']);
});
