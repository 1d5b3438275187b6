import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { verdict } from '../../../../src/model/export-rules.ts';
import { judgedChips } from '../../../../src/scenario/export-chips.ts';
import { stories } from '../../../../src/scrolly/stories.ts';
import type { RuleFacts } from '../../../../src/ui/rule-plane/chips-on.ts';
import { meet, placeChips, placeTags, pointOf } from '../../../../src/ui/rule-plane/place-chips.ts';
import { planeCells, planeDomain, planeFrame, planePoint, planeRegions } from '../../../../src/ui/rule-plane/plane.ts';
import { textWidth } from '../../../../src/ui/chart/text-width.ts';
import { dayOf, type RoundState, roundView } from '../../../../src/widgets/RulePlane/rounds.ts';
import { axisY, placeSide } from '../../../../src/widgets/RulePlane/place-side.ts';

const ledger = loadLedger('seeds');
const rules = ledger.exportRules;
const facts: RuleFacts = { rules, chips: judgedChips(ledger).filter(({ released }) => released !== null) };
const states: readonly RoundState[] = stories.rounds.map(({ state }) => state);
const viewOf = (state: RoundState) => roundView(state, facts);

describe('the days of the story', () => {
  test('come from the rules', () => {
    expect(states.map((state) => dayOf(state, rules))).toEqual([
      '2022-08-25',
      '2022-08-26',
      '2022-10-21',
      '2023-10-22',
      '2023-11-17',
      '2024-04-30',
      '2025-04-09',
      '2026-01-15',
    ]);
  });

  test('a rule that has gone from the data is missed, by name', () => {
    expect(() => dayOf('now', { ...rules, reviewPolicies: [] })).toThrow('There is no "review-2026-01"');
  });
});

describe('what a state says', () => {
  test.each<[RoundState, string]>([
    ['before', 'None of these rules holds yet. Not caught: A100 and H100.'],
    ['letter', 'A letter names the chips. No thresholds were published. A licence: A100 and H100.'],
    ['round-1', 'Caught from 4,800 TPP if all input and output reaches 600 GB/s too. A licence: A100 and H100.'],
    [
      'gap',
      'A800: under 3A090 by about 136 GB/s. H800: under 3A090 by about 72 GB/s. Not caught: A800 and H800. A licence: A100 and H100.',
    ],
    [
      'round-2',
      'Speed alone counts from 4,800 TPP. Below that, density does. A licence, presumed to be denied: A100, A800, H100 and H800.',
    ],
    [
      'h20',
      'H20: under 3A090.b.1 by 32 TPP. L20: under 3A090.b.2 by 0.06 TPP per mm². Not caught: H20 and L20. A licence, presumed to be denied: A100, A800, H100 and H800.',
    ],
    [
      'round-3',
      'Regions as before. H20: named in the letter to NVIDIA of 9 April 2025. Not caught: L20. A licence: H20. A licence, presumed to be denied: A100, A800, H100, H800, H200 and B200.',
    ],
    [
      'now',
      'Case by case below 21,000 TPP and 6,500 GB/s of memory. Not caught: L20. A licence: H20. A licence, judged case by case: A100, A800, H100, H800 and H200. A licence, presumed to be denied: B200.',
    ],
  ])('%s', (state, says) => {
    expect(viewOf(state).says).toBe(says);
  });

  test('the title is the same finding throughout', () => {
    for (const state of states) {
      expect(viewOf(state).title).toBe(
        'The H800 stayed under the first rule by its slower links, the H20 under the second by 32 TPP',
      );
    }
  });

  test('the text alternative has every chip with its numbers, the regions and the axis below', () => {
    const { alt } = viewOf('gap');
    expect(alt).toContain('on 22 October 2023');
    expect(alt).toContain('TPP from 4,800 and any density: a licence (3A090 with 600 GB/s)');
    expect(alt).toContain('H800: TPP 15,832, density 19.45, not caught');
    expect(alt).toContain('All input and output, GB/s: A100 664; A800 464; H100 1,028; H800 528. Limit: 600 GB/s.');
    expect(viewOf('round-2').alt).toContain(
      'TPP from 1,600 to 2,400 and density from 3.2 to 5.92: a notification first (b.2)',
    );
    expect(viewOf('before').alt).toContain('No region is marked.');
    expect(viewOf('before').alt).toContain('H100, announced: TPP 15,832');
    expect(viewOf('round-2').alt).toContain('All input and output, GB/s: no limit any more');
    expect(viewOf('h20').alt).toContain('TPP below b.1: line at 2,400 TPP; H20 by 32.');
    expect(viewOf('h20').alt).toContain('Density below b.2: line at 3.2 TPP per mm²; H20 by 0.29; L20 by 0.06.');
    expect(viewOf('now').alt).toContain('B200 8,000. Limit: 6,500 GB/s.');
  });

  test('the table has the clause and the margin of each chip', () => {
    const row = (state: RoundState, name: string) => viewOf(state).table.rows.find(([first]) => first === name);
    expect(row('gap', 'H800')?.slice(5)).toEqual(['not caught', 'under 3A090 by about 72 GB/s']);
    expect(row('round-2', 'H800')?.slice(5)).toEqual([
      'a licence, presumed to be denied',
      'over 3A090.a.1 by 11,032 TPP',
    ]);
    expect(row('round-1', 'A100')?.slice(5)).toEqual(['a licence', 'over 3A090 by about 64 GB/s and 192 TPP']);
    expect(row('before', 'H100, announced')?.at(-1)).toBe('no rule in force');
  });
});

describe('the plane', () => {
  test('the letter forbids no region, and the first rule none below 4,800', () => {
    expect(planeRegions(planeCells('2022-08-26', rules), planeFrame(640))).toEqual([]);
    for (const { tpp, outcome } of planeCells('2022-10-21', rules)) {
      expect(outcome).toBe(tpp[0] >= 4800 ? 'licence' : 'free');
    }
  });

  test('every place has the verdict of the model', () => {
    const within = ([low, high]: readonly [number, number]) =>
      fc.double({ min: low, max: high, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(
        within(planeDomain.tpp),
        within(planeDomain.density),
        fc.constantFrom(...states),
        (tpp, density, state) => {
          const day = dayOf(state, rules);
          const home = planeCells(day, rules).find(
            (cell) =>
              cell.tpp[0] <= tpp && tpp < cell.tpp[1] && cell.density[0] <= density && density < cell.density[1],
          );
          const chip = {
            product: null,
            tpp,
            performanceDensity: density,
            totalIoGbPerSecond: 900,
            dramBandwidthGbPerSecond: 4000,
            dataCentre: true,
          };
          expect(home?.outcome).toBe(verdict(chip, day, rules).outcome);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('places and pixels are each other’s inverse', () => {
    const frame = planeFrame(640);
    const { x, y } = pointOf({ tpp: 2368, density: 2.91 }, frame);
    const back = planePoint(frame, x, y);
    expect(back.tpp).toBeCloseTo(2368, 6);
    expect(back.density).toBeCloseTo(2.91, 9);
    expect(planePoint(frame, -50, 9999)).toEqual({ tpp: planeDomain.tpp[0], density: planeDomain.density[0] });
  });

  test('no label meets another, a point or the edge, in any state at any width', () => {
    for (const state of states) {
      const { chips, cells } = viewOf(state);
      for (let width = 280; width <= 900; width += 20) {
        const frame = planeFrame(width);
        const groups = placeChips(chips, frame, cells);
        const place = `${state} at ${width}`;
        expect(
          groups.flatMap(({ rows }) => rows),
          place,
        ).toHaveLength(chips.length);
        const boxes = [...groups, ...placeTags(cells, groups, frame)].map(({ box }) => box);
        for (const [index, box] of boxes.entries()) {
          expect(
            boxes.slice(index + 1).filter((other) => meet(box, other)),
            place,
          ).toEqual([]);
          expect(box.x, place).toBeGreaterThanOrEqual(frame.left);
          expect(box.x + box.width, place).toBeLessThanOrEqual(width);
          const hidden = groups.filter(
            ({ x, y, box: own }) =>
              own !== box && x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
          );
          expect(hidden, place).toEqual([]);
        }
      }
    }
  });

  test('names on the axis below keep to three rows, and meet neither each other nor a stem nor the line', () => {
    for (const state of states) {
      const { sides } = viewOf(state);
      for (const axis of sides) {
        // Two share the width.
        for (const right of sides.length > 1 ? [120, 140, 300] : [274, 330, 450, 630]) {
          const left = 10;
          const { points, x } = placeSide(axis, left, right);
          for (const [index, point] of points.entries()) {
            expect(point.labelY, `${state}: ${point.text}`).toBeGreaterThanOrEqual(32);
            const [from, to] = [point.labelX, point.labelX + textWidth(point.text)];
            const passing = points.filter(({ labelY }) => labelY < point.labelY).map((higher) => higher.x);
            if (axis.line && point.labelY === axisY - 12) passing.push(x(axis.line.value));
            for (const stem of passing)
              expect(stem < from || stem > to, `${state}, ${right}: ${point.text}`).toBe(true);
            const same = points.slice(index + 1).filter(({ labelY }) => labelY === point.labelY);
            for (const other of same) expect(other.labelX).toBeGreaterThan(point.labelX + textWidth(point.text));
          }
        }
      }
    }
  });
});
