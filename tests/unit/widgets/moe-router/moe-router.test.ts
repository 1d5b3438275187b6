import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRouterConfig } from '../../../../src/model/router.ts';
import { balanceLine, loadBars } from '../../../../src/widgets/MoeRouter/load-bars.ts';
import {
  expertChoices,
  fitSetting,
  loadTable,
  needsNewRun,
  routerView,
  runSettings,
  v3Setting,
  violationTable,
} from '../../../../src/widgets/MoeRouter/moe-router.ts';
import type { BatchSummary } from '../../../../src/widgets/MoeRouter/simulation.ts';
import { facts } from './fixture.ts';

const v3 = v3Setting(facts);
const batchOf = (loads: readonly number[], rest: Partial<BatchSummary> = {}): BatchSummary => ({
  batch: 1,
  loads,
  maxViolation: 1,
  idle: 0,
  meanNodesPerToken: 3.9,
  changedByLimit: 0.5,
  ...rest,
});

test('whatever a reader sets, the router can run it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...expertChoices),
      fc.double({ min: -5, max: 40, noNaN: true }),
      fc.double({ min: -5, max: 40, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (routedExperts, activeExperts, maxNodes, biasSpeed) => {
        const fitted = fitSetting({ ...v3, routedExperts, activeExperts, maxNodes, biasSpeed }, facts);
        expect(() => checkRouterConfig(runSettings(fitted, facts).config)).not.toThrow();
        expect(fitted.biasSpeed).toBeGreaterThanOrEqual(0);
        expect(fitSetting(fitted, facts)).toEqual(fitted);
      },
    ),
  );
});

test('V3’s own setting fits as it is, and a token on one of 64 experts’ nodes has at most eight experts', () => {
  expect(fitSetting(v3, facts)).toEqual(v3);
  const small = fitSetting({ ...v3, routedExperts: 64, maxNodes: 1, activeExperts: 16 }, facts);
  expect(small.activeExperts).toBe(8);
});

test('only what changes the routing itself begins a new run', () => {
  expect(needsNewRun(v3, { ...v3, biasSpeed: 0, capacityFactor: 2, order: 'load' })).toBe(false);
  expect(needsNewRun(v3, { ...v3, maxNodes: 8 })).toBe(true);
  expect(needsNewRun(v3, { ...v3, seed: 2 })).toBe(true);
});

describe('what it says', () => {
  const title = (violations: readonly number[], biasSpeed = 0.001) =>
    routerView({ ...v3, biasSpeed }, facts, batchOf([1, 3], { maxViolation: violations.at(-1) ?? 1 }), violations)
      .title;

  test('the title follows the run', () => {
    expect(title([8.28])).toBe('By scores alone the busiest expert has 9.3 times the mean load');
    expect(title([8.28, 5, 0.4])).toBe(
      'After 3 batches of bias the busiest expert has 1.4 times the mean load, down from 9.3',
    );
    expect(title([0.4, 1.2])).toBe(
      'After 2 batches of bias the busiest expert has 2.2 times the mean load, up from 1.4',
    );
    expect(title([8.28, 8.3])).toBe('After 2 batches the busiest expert still has 9.3 times the mean load');
    expect(title([8.28, 8.3], 0)).toBe(
      'After 2 batches with the bias at rest the busiest expert has 9.3 times the mean load',
    );
  });

  test('a share above capacity and one changed by the limit are told in whole percent', () => {
    const shown = batchOf([0, 2, 2, 4], { changedByLimit: 0.874, idle: 1 });
    const values = routerView({ ...v3, capacityFactor: 1.5 }, facts, shown, [1]).readouts.map(({ value }) => value);
    expect(values).toEqual(['2.0 times', '1 of 4', '13%', '87%']);
    const free = routerView({ ...v3, maxNodes: 8, capacityFactor: 2 }, facts, shown, [1]);
    expect(free.readouts.map(({ value }) => value)).toEqual(['2.0 times', '1 of 4', 'none', 'none']);
  });

  test('a tenth of a percent is not none', () => {
    const shown = batchOf([1000, 1000, 1000, 1010]);
    const over = routerView({ ...v3, capacityFactor: 1 }, facts, shown, [1]).readouts[2];
    expect(over?.value).toBe('under 1%');
  });
});

describe('what it draws', () => {
  const input = { loads: [4, 2, 2, 0], firstLoads: [8, 0, 0, 0], nodes: 2, capacityFactor: 1.5, reach: 4 } as const;

  test('bars by load run from the busiest to the idlest, whichever node they are on', () => {
    const shuffled = loadBars({ ...input, loads: [0, 2, 4, 2], order: 'load' }, 400);
    expect(shuffled.within).toBe(loadBars({ ...input, order: 'load' }, 400).within);
    expect(shuffled.within).not.toBe(loadBars({ ...input, loads: [0, 2, 4, 2], order: 'node' }, 400).within);
  });

  test('what exceeds the capacity is drawn apart', () => {
    expect(loadBars({ ...input, order: 'node' }, 400).above.match(/M/g)).toHaveLength(1);
    expect(loadBars({ ...input, capacityFactor: 2, order: 'node' }, 400).above).toBe('');
  });

  test('another number of experts has no first batch to compare with', () => {
    expect(loadBars({ ...input, firstLoads: [1, 1], order: 'node' }, 400).ghost).toBe('');
    expect(loadBars({ ...input, order: 'node' }, 400).ghost).not.toBe('');
  });

  test('the line ends at the batch shown, and there is none before the first', () => {
    const line = balanceLine([8, 4, 2], 120, 640);
    expect(line.now?.text).toBe('MaxVio 2.00');
    expect(line.path).toBe('M0 28.8l1 37.6 1 18.8');
    expect(balanceLine([], 120, 640)).toMatchObject({ path: '', now: null });
  });
});

test('the table has every expert’s load, nodes side by side', () => {
  const { rows, columns } = loadTable(facts.run.first, 8);
  expect(columns).toHaveLength(9);
  expect(rows).toHaveLength(32);
  const cells = rows.flatMap((row) => row.slice(1).map((cell) => (typeof cell === 'object' ? cell.value : NaN)));
  expect(cells.reduce((sum, load) => sum + load, 0)).toBe(2048 * 8);
  expect(rows[1]?.[3]).toMatchObject({ value: facts.run.first.loads[2 * 32 + 1] });
});

test('the table of the line keeps the first, every tenth and the last batch', () => {
  const batches = violationTable(Array.from({ length: 23 }, () => 1)).rows.map(([batch]) => batch);
  expect(batches).toEqual(['1', '10', '20', '23']);
});
