import { describe, expect, test } from 'vitest';
import { ledger } from '../../../../src/ledger/site-ledger.ts';
import { textWidth } from '../../../../src/ui/chart/text-width.ts';
import { type SumFacts, sumView } from '../../../../src/widgets/OtherLabs/four-hundred.ts';
import { labFacts } from '../../../../src/widgets/OtherLabs/lab-facts.ts';
import { labsPlot } from '../../../../src/widgets/OtherLabs/labs-plot.ts';
import { boundaryIds, labsView, times } from '../../../../src/widgets/OtherLabs/other-labs.ts';

const facts = labFacts(ledger);
const rowsOf = (boundary: (typeof boundaryIds)[number]) =>
  labsView(boundary, facts).rows.map(({ name, amount, ratio }) => [name, amount, ratio]);

describe('the sum behind "400 times"', () => {
  const sum: SumFacts = {
    serversUsd: 1.6e9,
    operationsUsd: 9.44e8,
    runUsd: 5_576_000,
    roundedRunUsd: 6e6,
    fleetGpus: 60_000,
    runGpuHours: 2_788_000,
    estimator: 'SemiAnalysis',
  };

  test('is 424 with the run rounded and 456 without, as derivation D6 has it', () => {
    expect(sumView(sum).title).toBe(
      '“400 times” divides a fleet by a run: 424 times with the run rounded, 456 times without',
    );
    expect(sumView(sum).results.map(({ by, result }) => [by, result])).toEqual([
      ['$6M', '424 times'],
      ['$5,576,000', '456 times'],
    ]);
  });

  test('says of each side what it is and who says so', () => {
    const { dividend, divisor } = sumView(sum);
    expect(dividend.amounts).toBe('$1.6B + $944M');
    expect(dividend.who).toContain('SemiAnalysis');
    expect(divisor.what).toContain('2,788K GPU-hours');
  });
});

describe('each boundary', () => {
  test('by one method: GPT-4 7.5 times V3, Gemini Ultra 5.5 times', () => {
    expect(labsView('amortised', facts).title).toBe(
      'By one method GPT-4’s run cost 7.5 times V3’s, Gemini Ultra’s 5.5 times',
    );
    expect(rowsOf('amortised')).toEqual([
      ['DeepSeek-V3', '$5.39M', ''],
      ['Gemini Ultra', '$29.8M', '5.5 times V3'],
      ['GPT-4', '$40.6M', '7.5 times V3'],
    ]);
  });

  test('at cloud prices: Gemini Ultra 34 times, GPT-4 14 times', () => {
    expect(labsView('cloud', facts).title).toBe(
      'At cloud prices others put rivals’ runs at $78M to $191M; V3’s rent is DeepSeek’s own assumption',
    );
    expect(rowsOf('cloud').map(([, amount]) => amount)).toEqual(['$5.576M', '$78M', '$191M']);
  });

  test('by the newer method: no V3, so no ratios', () => {
    expect(labsView('newer', facts).title).toBe('By a newer method runs cost $52M to $507M; V3 is not among them');
    expect(rowsOf('newer')).toEqual([
      ['Gemini Ultra', '$52.3M', ''],
      ['GPT-4', '$68.8M', ''],
      ['Llama 3.1 405B', '$73.4M', ''],
      ['Grok 3', '$507M', ''],
    ]);
    expect(labsView('newer', facts).note).toContain('1.7 times');
  });

  test('as executives said: words and a bound, and no ratios, since their scope is not stated', () => {
    expect(labsView('said', facts).title).toBe('Two executives named sizes: more than $100M, and tens of millions');
    expect(rowsOf('said')).toEqual([
      ['DeepSeek-V3', '$5.576M', ''],
      ['Claude 3.5 Sonnet', 'tens of millions', ''],
      ['GPT-4, by Altman', 'more than $100M', ''],
    ]);
    expect(labsView('said', facts).note).toContain('$20M to $90M, which is our reading');
  });

  test('as a whole fleet: DeepSeek’s alone, worked out from two estimates, without a ratio', () => {
    expect(labsView('company', facts).title).toBe(
      'For a whole fleet we found one firm’s estimate, of DeepSeek’s: $2.544B',
    );
    expect(labsView('company', facts).bases).toEqual(['disclosed', 'estimated', 'derived']);
    expect(rowsOf('company').every(([, , ratio]) => ratio === '')).toBe(true);
  });

  test('tells in the table how each figure was checked, and marks what nobody could confirm', () => {
    const { table } = labsView('cloud', facts);
    expect(table.rows).toHaveLength(boundaryIds.reduce((sum, id) => sum + facts[id].length, 0));
    expect(table.rows.every((row) => row.at(-1) !== '')).toBe(true);
    const [v3, ...others] = facts.cloud;
    if (!v3) throw new Error('V3 is missing');
    const doubted = { ...facts, cloud: [v3, ...others.map((figure) => ({ ...figure, isUnconfirmed: true }))] };
    expect(labsView('cloud', doubted).rows[1]?.amount).toBe('$78M (unconfirmed)');
  });
});

describe('the plot', () => {
  test('keeps every label inside the drawing, from 284 to 900 pixels', () => {
    for (const boundary of boundaryIds) {
      const { rows } = labsView(boundary, facts);
      for (let width = 284; width <= 900; width += 8) {
        for (const { row, label } of labsPlot(rows, 4, width).rows) {
          const widest = Math.max(textWidth(row.name, 'bold'), textWidth(`${row.amount} ${row.ratio}`, 'bold'));
          const [from, to] = label.anchor === 'start' ? [label.x, label.x + widest] : [label.x - widest, label.x];
          expect(from, `${row.name} at ${width}`).toBeGreaterThanOrEqual(0);
          expect(to, `${row.name} at ${width}`).toBeLessThanOrEqual(width);
        }
      }
    }
  });

  test('is equally high on every boundary, so that a switch moves nothing', () => {
    const heights = boundaryIds.map((boundary) => labsPlot(labsView(boundary, facts).rows, 4, 340).height);
    expect(new Set(heights).size).toBe(1);
  });
});

test('a factor has two digits below a hundred, and is whole from there', () => {
  expect([7.53, 34.25, 456.24].map(times)).toEqual(['7.5 times', '34 times', '456 times']);
});
