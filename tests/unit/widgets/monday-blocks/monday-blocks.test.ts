import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { stories } from '../../../../src/scrolly/stories.ts';
import { textWidth } from '../../../../src/ui/chart/text-width.ts';
import {
  mondayPicture,
  mondayTable,
  mondayTexts,
  othersOf,
  suppliersOf,
} from '../../../../src/widgets/MondayBlocks/monday-blocks.ts';
import { mondayFacts } from '../../../../src/widgets/MondayBlocks/monday-facts.ts';
import {
  blockGrid,
  blockRow,
  type MondayState,
  pictureHeight,
  rowScale,
} from '../../../../src/widgets/MondayBlocks/picture.ts';
import { blockUsd } from '../../../../src/widgets/MondayBlocks/value-pictures.ts';

const facts = mondayFacts(loadLedger('seeds'));
const states: readonly MondayState[] = stories.monday.map(({ state }) => state);

/** Width times height of every box of a path. */
function boxesOf(d: string): { x: number; width: number; height: number }[] {
  return [...d.matchAll(/M([-\d.]+) ([-\d.]+)h([-\d.]+)v([-\d.]+)/g)].map(([, x, , width, height]) => ({
    x: Number(x),
    width: Number(width),
    height: Number(height),
  }));
}
const areaOf = (d: string) => boxesOf(d).reduce((sum, { width, height }) => sum + width * height, 0);

const shapesOf = (state: MondayState, width = 640) =>
  mondayPicture(state, facts, width).parts.flatMap(({ id, shapes }) => shapes.map((shape) => ({ id, ...shape })));

describe('blocks', () => {
  test('are as many as per cents, the last one cut', () => {
    const boxes = boxesOf(blockRow(16.97, 200, 10, 12, -1));
    expect(boxes).toHaveLength(17);
    expect(boxes.at(-1)?.width).toBeCloseTo((boxes[0]?.width ?? 0) * 0.97, 1);
  });

  test('go to the left for a fall and to the right for a rise', () => {
    expect(Math.max(...boxesOf(blockRow(3, 100, 10, 12, -1)).map(({ x, width }) => x + width))).toBe(100);
    expect(Math.min(...boxesOf(blockRow(3, 100, 10, 12, 1)).map(({ x }) => x))).toBe(100);
  });

  test('of a grid that is cut in two have the same area together', () => {
    const grid = { columns: 10, rows: 10, pitchX: 20, pitchY: 20 };
    const parts = areaOf(blockGrid(0, 58.9, grid)) + areaOf(blockGrid(58.9, 100, grid));
    expect(parts / areaOf(blockGrid(0, 100, grid))).toBeCloseTo(1, 2);
  });
});

describe('what is drawn is to scale', () => {
  test('Nvidia’s wall and heap are a hundred blocks, 16.97 of them in the heap', () => {
    const areas = new Map(shapesOf('nvidia').map(({ id, tone, d }) => [`${id} ${tone}`, areaOf(d)]));
    const block = ((areas.get('wall kept') ?? 0) + (areas.get('wall gone') ?? 0)) / 100;
    expect((areas.get('heap lost') ?? 0) / block).toBeCloseTo(16.97, 1);
    expect((areas.get('wall gone') ?? 0) / block).toBeCloseTo(16.97, 1);
  });

  test('shares times dollars: 589 billion is to the whole as 24.34 is to 24.50', () => {
    const [area, sliver] = shapesOf('shares').filter(({ tone }) => tone !== 'tab');
    const lost = areaOf(area?.d ?? '');
    const more = areaOf(sliver?.d ?? '');
    expect(lost / (lost + more)).toBeCloseTo(589 / 593, 4);
  });

  test('losses: equal dollars are equal areas', () => {
    const areas = new Map(shapesOf('broadcom').map(({ tone, d }) => [tone, areaOf(d)]));
    const perDollar = (areas.get('lost') ?? 0) / 589e9;
    expect((areas.get('reported') ?? 0) / perDollar / 1e9).toBeCloseTo(200, 0);
    expect((areas.get('wider') ?? 0) / perDollar / 1e9).toBeCloseTo(200, 0);
    expect(blockUsd).toBe(10e9);
  });

  test('one per cent is as wide in every state that has rows', () => {
    for (const width of [248, 284, 354, 640]) {
      const { pitch } = rowScale(width, -28.27);
      for (const state of ['suppliers', 'others', 'indices'] as const) {
        const rows = shapesOf(state, width).map(({ d }) => boxesOf(d).reduce((sum, box) => sum + box.width, 0));
        const changes = mondayRows(state);
        for (const [index, total] of rows.entries()) {
          expect(total / (pitch * 0.88) - Math.abs(changes[index] ?? NaN), `${state} ${index}`).toBeCloseTo(0, 0);
        }
      }
    }
  });
});

function mondayRows(state: 'suppliers' | 'others' | 'indices'): number[] {
  if (state === 'suppliers') return suppliersOf(facts).map(({ changePercent }) => changePercent);
  if (state === 'others') return othersOf(facts).map(({ changePercent }) => changePercent);
  const indices = facts.indices.map(({ changePercent }) => changePercent).toSorted((a, b) => a - b);
  return [100 * facts.nvidia.change, ...indices];
}

describe('the pictures', () => {
  test('keep their texts inside and apart, from 248 to 900 pixels', () => {
    for (const state of states) {
      for (let width = 248; width <= 900; width += 4) {
        const { parts } = mondayPicture(state, facts, width);
        const areas = parts.flatMap(({ y: top, texts }) =>
          texts.map(({ x, y, text, anchor, role }) => {
            const wide =
              role === 'sum' ? textWidth(text, 'till') * 1.5 : textWidth(text, role === 'value' ? 'till' : 'label');
            const left = anchor === 'start' ? x : x - wide;
            return { text, left, right: left + wide, top: top + y - 10, bottom: top + y + 2 };
          }),
        );
        for (const [index, area] of areas.entries()) {
          const place = `"${area.text}" in ${state} at ${width}`;
          expect(area.left, place).toBeGreaterThanOrEqual(-1);
          expect(area.right, place).toBeLessThanOrEqual(width + 1);
          expect(area.bottom, place).toBeLessThanOrEqual(pictureHeight + 2);
          for (const other of areas.slice(index + 1)) {
            const meets =
              area.left < other.right && other.left < area.right && area.top < other.bottom && other.top < area.bottom;
            expect(meets, `${place} and "${other.text}"`).toBe(false);
          }
        }
      }
    }
  });

  test('place rows at the same heights at any width, so that they can slide', () => {
    for (const state of states.slice(3)) {
      const heights = (width: number) => mondayPicture(state, facts, width).parts.map(({ y }) => y);
      expect(heights(284)).toEqual(heights(900));
    }
  });

  test('show every company once, power first, each group from its deepest fall', () => {
    expect(suppliersOf(facts).map(({ ticker }) => ticker)).toEqual(
      'VST GEV CEG ETN ANET MRVL AVGO NVDA MU ARM AMD TSM ASML SMCI DELL'.split(' '),
    );
    expect(othersOf(facts).map(({ ticker }) => ticker)).toEqual('ORCL GOOGL MSFT AMZN META CRM AAPL'.split(' '));
    expect(suppliersOf(facts).length + othersOf(facts).length).toBe(facts.movers.length);
  });
});

describe('the words', () => {
  test.each<[MondayState, string]>([
    ['nvidia', 'Nvidia lost 17% of its value between two closes'],
    ['shares', '$589B or $593B: one fall, two counts of shares'],
    ['broadcom', 'CNBC’s $800B is two companies, and 74% of it is Nvidia'],
    ['suppliers', '6 of 14 other sellers of chips, servers, networks and power fell further than Nvidia'],
    ['others', '4 of 7 in cloud, software and devices closed higher'],
    ['indices', 'Chip shares fell by 7.8% or 9.2%, the S&P 500 by 1.5%; the Dow Jones rose'],
  ])('%s: %s', (state, title) => {
    expect(mondayTexts(state, facts).title).toBe(title);
  });

  test('mark what is from memory', () => {
    expect(facts.filed.isConfirmed).toBe(false);
    expect(mondayTexts('shares', facts).alt).toContain('24.49 billion, which is from memory');
    const texts = mondayPicture('shares', facts, 640).parts.flatMap((part) => part.texts.map(({ text }) => text));
    expect(texts).toContain('Nvidia’s own count: 24.49 billion (unconfirmed)');
  });

  test('describe every row of the picture', () => {
    expect(mondayTexts('suppliers', facts).alt).toContain('Vistra −28.27%');
    expect(mondayTexts('others', facts).alt).toContain('Apple +3.18%');
    expect(mondayTexts('indices', facts).alt).toContain('Semiconductors, index, Reuters: −9.2%.');
    expect(mondayTexts('indices', facts).alt).toContain('Semiconductors, fund, SOXX: −7.84%.');
  });

  test('give dollars only where a source has them', () => {
    const { rows } = mondayTable(facts);
    const withDollars = rows.filter((row) => typeof row[3] === 'string' && row[3].includes('$')).map(([name]) => name);
    expect(withDollars.toSorted()).toEqual([
      'Broadcom',
      'Chip, power and equipment companies',
      'Nvidia',
      'Nvidia and Broadcom',
    ]);
    expect(rows).toHaveLength(22 + 6 + 2);
  });
});
