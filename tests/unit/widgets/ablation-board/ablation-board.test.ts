import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { trickIds } from '../../../../src/model/ablation.ts';
import { assumptions, initialValues } from '../../../../src/scenario/assumptions.ts';
import { initialScenario } from '../../../../src/scenario/scenario.ts';
import { textWidth } from '../../../../src/ui/chart/text-width.ts';
import {
  boardTitle,
  boardTotals,
  boardView,
  factorText,
  millionsRange,
  type SwitchId,
  switchIds,
} from '../../../../src/widgets/AblationBoard/ablation-board.ts';
import { boardChart, shortHours } from '../../../../src/widgets/AblationBoard/board-chart.ts';
import { boardFacts } from '../../../../src/widgets/AblationBoard/board-facts.ts';
import { onReceipt } from '../../../../src/widgets/AblationBoard/on-receipt.ts';
import { trickRows } from '../../../../src/widgets/AblationBoard/trick-rows.ts';

const ledger = loadLedger('seeds');
const facts = boardFacts(ledger);

/** Every set of switches. */
const allSets = Array.from({ length: 2 ** switchIds.length }, (_, bits) =>
  switchIds.filter((_id, index) => (bits >> index) % 2 === 1),
);

describe('the title', () => {
  test.each<[readonly SwitchId[], string]>([
    [[], 'Experts saved the most: without them, we would expect 2.0 to 9.6 times the pre-training hours'],
    [['fp8'], 'Without FP8 we would expect 2.8 to 4.8 million GPU-hours; V3 took 2.788 million'],
    [
      ['experts', 'overlap'],
      'Without experts and overlap we would expect 5.5 to 26 million GPU-hours; V3 took 2.788 million',
    ],
    [
      ['multi-token'],
      'Without multi-token prediction we would expect 2.7 to 2.8 million GPU-hours; V3 took 2.788 million',
    ],
    [
      ['fp8', 'overlap', 'latent-attention', 'multi-token'],
      'Without 4 of its 5 tricks we would expect 3.4 to 7.3 million GPU-hours; V3 took 2.788 million',
    ],
    [trickIds, 'Without any of its tricks we would expect 7.3 to 31 million GPU-hours; V3 took 2.788 million'],
    [['no-critic'], 'With a critic we would expect 147K to 261K GPU-hours for R1, and no more for V3'],
  ])('with %j off', (off, title) => {
    expect(boardTitle(facts, off)).toBe(title);
  });

  test('is less sure when the ranges meet', () => {
    const { factors } = facts;
    const unsure = { ...facts, factors: { ...factors, dense: { low: 1.1, central: 5, high: 12 } } };
    expect(boardTitle(unsure, [])).toMatch(/^Experts may have saved the most/);
  });
});

describe('the totals', () => {
  test('all switches on are what the papers print', () => {
    const { hours, usd, hoursRange, usdRange } = boardView(facts, [], 2);
    expect([hours, usd, hoursRange, usdRange]).toEqual(['2.788 million GPU-hours', '$5.576M', null, null]);
    expect(boardTotals(facts, []).r1.central).toBe(147_000);
  });

  test('only pre-training changes, and dollars follow the rent', () => {
    const { v3 } = boardTotals(facts, ['fp8', 'overlap']);
    // 2,664K × 1.551 + 124K.
    expect(v3.central / 1e6).toBeCloseTo(4.256, 3);
    const view = boardView(facts, ['fp8', 'overlap'], 3);
    expect([view.hours, view.hoursRange]).toEqual(['4.3 million GPU-hours', '4.1 to 6.6 million']);
    expect([view.usd, view.usdRange, view.against]).toEqual(['$13M', '$12M to $20M', '1.53× V3’s']);
  });

  test('a critic is on R1’s bill, and not on the making of its data', () => {
    const { v3, r1 } = boardTotals(facts, ['no-critic']);
    expect(v3.high).toBe(2_788_000);
    expect([r1.low, r1.central, r1.high]).toEqual([147_000, 218_000, expect.closeTo(260_600, 3)]);
  });

  test('the table has every switch alone and the sets that are not their product', () => {
    const { columns, rows } = boardView(facts, [], 2).table;
    expect(rows.map(([name]) => name)).toEqual([
      'mixture of experts',
      'FP8',
      'overlap of communication',
      'latent attention',
      'multi-token prediction',
      'GRPO: a critic again',
      'FP8 and overlap of communication',
      'mixture of experts and FP8',
      'all of V3’s tricks',
    ]);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
  });
});

describe('the rows', () => {
  test('say what each trick is worth alone, with the evidence in words', () => {
    const rows = trickRows(facts, []);
    expect(rows.map(({ id, middle, range }) => [id, middle, range])).toEqual([
      ['experts', '4.5×', '2.0 to 9.6'],
      ['fp8', '1.25×', '1.00 to 1.74'],
      ['overlap', '1.25×', '1.00 to 1.70'],
      ['latent-attention', '1.07×', '0.82 to 1.39'],
      ['multi-token', '0.96×', '0.96 to 1.00'],
      ['no-critic', '1.50×', '1.00 to 1.80'],
    ]);
    expect(rows[0]?.reason).toContain('took 1.74× V2’s hours per token; Llama 3.1 405B took 12× V3’s pre-training');
    expect(rows[1]?.reason).toContain('85% of the arithmetic, at up to twice the speed: 1.74× at most');
    expect(rows[3]?.reason).toContain('its cache would be 3.6× to 57× as large');
    expect(rows[5]?.reason).toContain('adds 50% to 80%');
  });

  test('stay on the axis', () => {
    for (const { lowAt, centralAt, highAt } of trickRows(facts, [])) {
      expect(lowAt).toBeGreaterThanOrEqual(0);
      expect(centralAt).toBeGreaterThanOrEqual(lowAt);
      expect(highAt).toBeGreaterThanOrEqual(centralAt);
      expect(highAt).toBeLessThanOrEqual(1);
    }
  });

  test('say why three of them do nothing more once experts are off', () => {
    const counted = trickRows(facts, ['experts']).filter(({ isCounted }) => isCounted);
    expect(counted.map(({ id }) => id)).toEqual(['overlap', 'latent-attention', 'multi-token']);
    expect(counted[0]?.reason).toContain('Without experts there is no traffic');
    for (const { alt } of counted) expect(alt).toBe('No effect of its own without experts');
  });
});

describe('the drawing', () => {
  test.each([284, 354, 640, 860])('keeps every text inside %d pixels, whatever is off', (width) => {
    for (const off of allSets) {
      const { rows, board, r1 } = boardChart(facts, off, width);
      expect(board.flag.x).toBeGreaterThanOrEqual(0);
      expect(board.flag.x + board.flag.width).toBeLessThanOrEqual(width);
      for (const { label } of [...rows, board, r1]) {
        const length = textWidth(label.text, 'bold');
        expect(label.anchor === 'start' ? label.x + length : label.x).toBeLessThanOrEqual(width);
        expect(label.anchor === 'start' ? label.x : label.x - length).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('has the published runs in order, V3 among them, products marked as worked out', () => {
    const { rows, alt } = boardChart(facts, [], 640);
    expect(rows.map(({ id, basis }) => [id, basis])).toEqual([
      ['llama31-405b', 'disclosed'],
      ['llama31-70b', 'disclosed'],
      ['deepseek-v3', 'disclosed'],
      ['deepseek-v2', 'derived'],
      ['deepseek-67b', 'derived'],
    ]);
    expect(alt).toContain('Your board: 2.788M. Published: Llama 3.1 405B 30.84M');
    expect(boardChart(facts, ['fp8'], 640).alt).toContain('Your board: 3.4M, from 2.8 to 4.8 million');
  });

  test('draws a range only where there is one', () => {
    expect(boardChart(facts, [], 640).board.band).toBeNull();
    expect(boardChart(facts, ['no-critic'], 640).board.band).toBeNull();
    expect(boardChart(facts, ['no-critic'], 640).r1.band).not.toBeNull();
  });
});

describe('the way to the receipt', () => {
  test('all on is there from the start', () => {
    expect(onReceipt(facts, [], initialScenario)).toEqual({
      state: 'there',
      sentence: 'On your receipt: 2,664,000 GPU-hours of pre-training.',
    });
  });

  test('takes the middle as pre-training hours, and hours as printed rather than derived', () => {
    const derived = { ...initialScenario, choices: { ...initialScenario.choices, hours: 'derived' as const } };
    const put = onReceipt(facts, ['fp8', 'overlap'], derived);
    if (put.state !== 'ready') throw new Error(put.state);
    expect(put.scenario.values).toEqual({ ...initialValues, pretrainingGpuHours: 4_132_000 });
    expect(put.scenario.choices.hours).toBe('disclosed');
    expect(put.scenario.ticked).toEqual(initialScenario.ticked);
    expect(onReceipt(facts, ['fp8', 'overlap'], put.scenario).state).toBe('there');
  });

  test('a critic changes R1’s hours and ticks its lines, unless they would pay twice', () => {
    const put = onReceipt(facts, ['no-critic'], initialScenario);
    if (put.state !== 'ready') throw new Error(put.state);
    expect(put.scenario.values).toMatchObject({ r1ZeroGpuHours: 152_000, r1GpuHours: 62_000, r1DataGpuHours: 5_000 });
    expect(put.scenario.ticked).toEqual([...initialScenario.ticked, 'r1-zero', 'r1-data', 'r1-rl']);

    const fleet = { ...initialScenario, ticked: ['fleet-h800' as const] };
    const beside = onReceipt(facts, ['no-critic'], fleet);
    if (beside.state !== 'ready') throw new Error(beside.state);
    expect(beside.scenario.ticked).toEqual(['fleet-h800']);
    expect(onReceipt(facts, ['no-critic'], beside.scenario).state).toBe('there');
  });

  test('more hours than the receipt takes are refused in words, never cut to fit', () => {
    const { max } = assumptions.pretrainingGpuHours;
    const dense = { low: 1, central: (2 * max) / 2_664_000, high: 100 };
    const huge = { ...facts, factors: { ...facts.factors, dense } };
    expect(onReceipt(huge, ['experts', 'fp8'], initialScenario)).toMatchObject({ state: 'too-many' });
  });
});

test('numbers have as many digits as they deserve', () => {
  expect([0.961, 1.2455, 1.999, 4.4876, 9.96, 11.577].map(factorText)).toEqual([
    '0.96×',
    '1.25×',
    '2.0×',
    '4.5×',
    '10×',
    '12×',
  ]);
  expect([147_000, 601_200, 1_399_680, 30_840_000].map((hours) => shortHours(hours))).toEqual([
    '147K',
    '601K',
    '1.4M',
    '30.84M',
  ]);
  expect([shortHours(3_442_000, true), shortHours(12_079_000, true)]).toEqual(['3.4M', '12M']);
  expect(millionsRange({ low: 2_700_000, central: 2_710_000, high: 2_720_000 })).toBe('2.7 million');
});
