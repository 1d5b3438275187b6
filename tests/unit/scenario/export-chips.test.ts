import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import { narrowestEscape, type Outcome, verdict } from '../../../src/model/export-rules.ts';
import { chipOf } from '../../../src/model/export-rules-chip.ts';
import { designOf, judgedChips } from '../../../src/scenario/export-chips.ts';

const ledger = loadLedger('seeds');
const rules = ledger.exportRules;
const chipFrom = (id: string) => chipOf(designOf(ledger.chip(id)));

const outcomes: Readonly<Record<string, Outcome>> = {
  '-': 'free',
  l: 'licence',
  d: 'presumed-denied',
  c: 'case-by-case',
};

/** Facts D14. Each column begins on its day and ends before the next one's; the last has not ended. */
const days = ['2022-01-01', '2022-08-26', '2022-10-21', '2023-10-23', '2023-11-17', '2025-04-09', '2026-01-15'];
const known: Readonly<Record<string, string>> = {
  'a100-80gb-sxm': '- l l l d d c',
  'a800-80gb-sxm': '- - - l d d c',
  'h100-sxm': '     - l l l d d c',
  'h800-sxm': '     - - - l d d c',
  'h800-pcie': '    - - - l d d c',
  h20: '           - - - - - l l',
  'l20-pcie': '     - - - - - - -',
  'h200-sxm': '     - - l l d d c',
  b200: '          - - l l d d d',
};
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

describe('every chip of the ledger on every date', () => {
  const rows = Object.entries(known).flatMap(([id, cells]) =>
    days.flatMap((from, column) => {
      const outcome = outcomes[cells.trim().split(/\s+/)[column] ?? ''];
      const next = days[column + 1];
      return [from, next === undefined ? '2026-11-22' : dayBefore(next)].map((day) => ({ id, day, outcome }));
    }),
  );

  test.each(rows)('$id on $day: $outcome', ({ id, day, outcome }) => {
    expect(outcome).toBeDefined();
    expect(verdict(chipFrom(id), day, rules).outcome).toBe(outcome);
  });

  test('these are all days on which anything changes', () => {
    const { rules: list, letters, reviewPolicies } = rules;
    const starts = [...list, ...letters, ...reviewPolicies].map(({ from }) => from);
    expect([...new Set(starts)].toSorted()).toEqual(days.slice(1));
  });

  test('and these are all chips, but for two that nobody can judge', () => {
    const others = ledger.chips.filter(({ id }) => !(id in known));
    expect(others.map(({ id }) => id)).toEqual(['ascend-910b', 'ascend-910c-package']);
    for (const chip of others) {
      expect(() => designOf(chip)).toThrow(`${chip.name} cannot be judged: its `);
    }
  });
});

describe('the numbers that decide', () => {
  const deciding = (id: string, day: string) => {
    const clause = verdict(chipFrom(id), day, rules).decidedBy?.clause;
    return [clause?.clause.id, ...(clause?.conditions.map(({ margin }) => Number(margin?.toFixed(2))) ?? [])];
  };

  test('the rules’ own, by clause and margin', () => {
    expect(deciding('a100-80gb-sxm', '2022-10-21')).toEqual(['3A090', 64, 192]);
    expect(deciding('h100-sxm', '2022-10-21')).toEqual(['3A090', 428, 11_032]);
    expect(deciding('h800-sxm', '2024-01-01')).toEqual(['3A090.a.1', 11_032]);
    expect(deciding('b200', '2026-02-01')).toEqual(['3A090.a.1', 31_200]);
    expect(verdict(chipFrom('h20'), '2026-02-01', rules).decidedBy?.entry.id).toBe('letter-2025-04');
  });

  test.each([
    ['a800-80gb-sxm', '2023-05-01', '3A090', [-136, 192]],
    ['h800-sxm', '2023-05-01', '3A090', [-72, 11_032]],
    ['h20', '2024-06-01', '3A090.b.1', [-32, -2432, 1.31, -3.01]],
    ['l20-pcie', '2024-06-01', '3A090.b.2', [312, -0.06, -2.78]],
  ])('%s on %s slips under %s', (id, day, clauseId, margins) => {
    const escape = narrowestEscape(verdict(chipFrom(id), day, rules));
    expect(escape?.clause.id).toBe(clauseId);
    expect(escape?.conditions.map(({ margin }) => Number(margin?.toFixed(2)))).toEqual(margins);
  });

  test('what is not a data-centre part needs a notification, or nothing', () => {
    const consumer = { ...chipFrom('h100-sxm'), product: null, dataCentre: false };
    const found = verdict(consumer, '2024-06-01', rules);
    expect(found.outcome).toBe('notification');
    expect(found.decidedBy?.exception?.name).toBe('Not a data-centre part: notification');
    expect(found.decidedBy?.clause?.clause.id).toBe('3A090.a.1');
    expect(verdict({ ...consumer, tpp: 4799 }, '2024-06-01', rules).outcome).toBe('free');
  });
});

test('every chip that can be judged has a name, and the day on which it could first be had', () => {
  expect(judgedChips(ledger).map(({ label, released }) => [label, released])).toEqual([
    ['A100', '2020-11-16'],
    ['A800', '2022-11-08'],
    ['H100', '2022-09-20'],
    ['H800', '2023-03-21'],
    ['H800 PCIe', null],
    ['H20', '2024-04'],
    ['L20', '2024'],
    ['H200', '2024-11-18'],
    ['B200', '2024-11-15'],
  ]);
  expect(judgedChips(ledger).find(({ id }) => id === 'h100-sxm')?.announced).toBe('2022-03-22');
});
