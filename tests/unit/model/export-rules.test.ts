import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';
import {
  type Chip,
  type ExportRules,
  narrowestEscape,
  type Outcome,
  timeline,
  verdict,
} from '../../../src/model/export-rules.ts';
import { chipOf } from '../../../src/model/export-rules-chip.ts';

// The annotation is a test of its own: what the schema lets through is what the model takes.
const rules: ExportRules = loadLedger('seeds').exportRules;

/** Facts, chips: dense BF16 and 8-bit peaks, die, NVLink, PCIe (64 or 128 GB/s, from memory), memory bandwidth. */
function part(
  product: string,
  bf16: number,
  eightBit: number,
  dieMm2: number,
  link: number,
  pcie: number,
  dram: number,
) {
  const peaks = [
    { bits: 16, denseTops: bf16 },
    { bits: 8, denseTops: eightBit },
  ];
  return chipOf({
    product,
    peaks,
    dieMm2,
    linkGbPerSecond: link,
    otherIoGbPerSecond: pcie,
    dramBandwidthGbPerSecond: dram,
    dataCentre: true,
  });
}
const chips = {
  A100: part('A100 80GB SXM', 312, 624, 826, 600, 64, 2039),
  A800: part('A800 80GB SXM', 312, 624, 826, 400, 64, 2039),
  H100: part('H100 SXM', 989.5, 1979, 814, 900, 128, 3350),
  H800: part('H800 SXM', 989.5, 1979, 814, 400, 128, 3350),
  H20: part('H20', 148, 296, 814, 900, 128, 4000),
  L20: part('L20 PCIe', 119.5, 239, 609, 0, 64, 864),
  H200: part('H200 SXM', 989.5, 1979, 814, 900, 128, 4800),
  B200: part('B200', 2250, 4500, 1628, 1800, 128, 8000),
};
type ChipName = keyof typeof chips;

/** Columns: the day before and the day of every change. Facts D14. */
const days = [
  '2022-08-25',
  '2022-08-26',
  '2022-10-20',
  '2022-10-21',
  '2023-05-01',
  '2023-10-22',
  '2023-10-23',
  '2023-11-16',
  '2023-11-17',
  '2024-06-01',
  '2025-04-08',
  '2025-04-09',
  '2026-01-14',
  '2026-01-15',
];
const outcomeOf = new Map<string, Outcome>([
  ['-', 'free'],
  ['l', 'licence'],
  ['d', 'presumed-denied'],
  ['c', 'case-by-case'],
]);
const table: Record<ChipName, string> = {
  //     2022-08  2022-10  2023-05/10  2023-10/11  2024  2025-04  2026-01
  A100: '- l      l l      l l         l l d       d     d d      d c',
  A800: '- -      - -      - -         l l d       d     d d      d c',
  H100: '- l      l l      l l         l l d       d     d d      d c',
  H800: '- -      - -      - -         l l d       d     d d      d c',
  H20: ' - -      - -      - -         - - -       -     - l      l l',
  L20: ' - -      - -      - -         - - -       -     - -      - -',
  H200: '- -      - l      l l         l l d       d     d d      d c',
  B200: '- -      - l      l l         l l d       d     d d      d d',
};

describe('every chip on every day', () => {
  const names = ['A100', 'A800', 'H100', 'H800', 'H20', 'L20', 'H200', 'B200'] as const;
  const rows = names.flatMap((name) => {
    const outcomes = table[name].trim().split(/\s+/);
    expect(outcomes).toHaveLength(days.length);
    return days.map((day, column) => ({ name, day, outcome: outcomeOf.get(outcomes[column] ?? '') }));
  });

  test.each(rows)('$name on $day: $outcome', ({ name, day, outcome }) => {
    expect(verdict(chips[name], day, rules).outcome).toBe(outcome);
  });
});

describe('the clause that decides', () => {
  test.each<[ChipName, string, string, string | undefined]>([
    ['A100', '2022-08-26', 'letter-2022-08', undefined],
    ['A100', '2022-10-21', '3a090-2022', '3A090'],
    ['H800', '2023-10-23', '3a090-2023-early', '3A090.a.1 (data-centre parts)'],
    ['A100', '2023-10-23', '3a090-2023-early', '3A090.a.1 (data-centre parts)'],
    ['H800', '2023-11-17', '3a090-2023', '3A090.a.1'],
    ['H20', '2025-04-09', 'letter-2025-04', undefined],
    ['A100', '2025-06-01', '3a090-2023', '3A090.a.1'],
  ])('%s on %s: %s %s', (name, day, entry, clause) => {
    const { decidedBy } = verdict(chips[name], day, rules);
    expect(decidedBy?.entry.id).toBe(entry);
    expect(decidedBy?.clause?.clause.id).toBe(clause);
  });

  test('names the policy that opened case-by-case review for the H200, with its margins', () => {
    const { policy } = verdict(chips.H200, '2026-01-15', rules);
    expect(policy?.entry.id).toBe('review-2026-01');
    expect(policy?.clause.conditions.map(({ margin }) => margin)).toEqual([15_832 - 21_000, 4800 - 6500]);
    expect(verdict(chips.B200, '2026-01-15', rules).policy).toBeUndefined();
  });

  test('lets letters name every part of a product, and no other product that begins alike', () => {
    const day = '2022-09-01';
    expect(verdict({ ...chips.H20, product: 'H100 PCIe' }, day, rules).outcome).toBe('licence');
    expect(verdict({ ...chips.H20, product: 'H1000' }, day, rules).outcome).toBe('free');
    expect(verdict({ ...chips.H20, product: null }, day, rules).outcome).toBe('free');
  });
});

describe('margins', () => {
  const marginsOf = (name: ChipName, day: string, id: string) => {
    const check = verdict(chips[name], day, rules).checks.find(({ clause }) => clause.id === id);
    return check?.conditions.map(({ margin, holds }) => [Number(margin?.toFixed(2)), holds]);
  };

  test('the H20 stays 32 TPP under 3A090.b.1 and 0.29 under the density of 3A090.b.2', () => {
    expect(marginsOf('H20', '2024-06-01', '3A090.b.1')?.[0]).toEqual([-32, false]);
    expect(marginsOf('H20', '2024-06-01', '3A090.b.2')).toEqual([
      [768, true],
      [-0.29, false],
      [-3.01, true],
    ]);
    const escape = narrowestEscape(verdict(chips.H20, '2024-06-01', rules));
    expect(escape?.clause.id).toBe('3A090.b.1');
  });

  test('the L20 stays 0.06 under the density of 3A090.b.2, its narrowest escape', () => {
    expect(marginsOf('L20', '2024-06-01', '3A090.b.2')?.[1]).toEqual([-0.06, false]);
    expect(narrowestEscape(verdict(chips.L20, '2024-06-01', rules))?.clause.id).toBe('3A090.b.2');
  });

  test('the H800 stays 72 GB/s under the limit on links of 2022, with PCIe counted', () => {
    expect(marginsOf('H800', '2023-05-01', '3A090')).toEqual([
      [-72, false],
      [11_032, true],
    ]);
    expect(narrowestEscape(verdict(chips.H800, '2023-05-01', rules))?.clause.id).toBe('3A090');
  });

  test('nobody escapes before there are rules', () => {
    expect(narrowestEscape(verdict(chips.H100, '2022-01-01', rules))).toBeUndefined();
  });

  test('a question about data centres is the last thing a chip could change', () => {
    const consumer = { ...chips.H20, dataCentre: false, tpp: 5000, totalIoGbPerSecond: 500 };
    const escape = narrowestEscape(verdict(consumer, '2023-10-30', rules));
    expect(escape?.clause.id).toBe('3A090');
  });
});

describe('the rule of October 2023', () => {
  const day = '2024-06-01';
  const at = (tpp: number, performanceDensity: number, dataCentre = true): Chip => ({
    ...chips.H20,
    product: null,
    tpp,
    performanceDensity,
    dataCentre,
  });
  const strictness = (chip: Chip) =>
    ['free', 'notification', 'presumed-denied'].indexOf(verdict(chip, day, rules).outcome);

  test.each<[number, number, Outcome, string | undefined]>([
    [4800, 0.1, 'presumed-denied', '3A090.a.1'],
    [4799, 0.1, 'free', undefined],
    [1600, 5.92, 'presumed-denied', '3A090.a.2'],
    [1599, 50, 'free', undefined],
    [2400, 1.6, 'notification', '3A090.b.1'],
    [2399, 1.6, 'free', undefined],
    [2400, 1.59, 'free', undefined],
    [1600, 3.2, 'notification', '3A090.b.2'],
    [1600, 3.19, 'free', undefined],
    [4799, 5.91, 'notification', '3A090.b.1'],
    [4799, 5.92, 'presumed-denied', '3A090.a.2'],
  ])('a data-centre part of TPP %s and density %s: %s by %s', (tpp, density, outcome, clause) => {
    const { outcome: found, decidedBy } = verdict(at(tpp, density), day, rules);
    expect(found).toBe(outcome);
    expect(decidedBy?.clause?.clause.id).toBe(clause);
  });

  test('not a data-centre part: outside the rule below TPP 4,800 (Note 2), notification from there on', () => {
    const below = verdict(at(4799, 10, false), day, rules);
    expect(below.outcome).toBe('free');
    expect(below.decidedBy?.exception?.id).toBe('Note 2 to 3A090');
    const above = verdict(at(4800, 10, false), day, rules);
    expect(above.outcome).toBe('notification');
    expect(above.decidedBy?.exception?.name).toBe('Not a data-centre part: notification');
  });

  test('came early only for data-centre parts', () => {
    const slowLink = { totalIoGbPerSecond: 64 };
    expect(verdict({ ...at(4800, 10, false), ...slowLink }, '2023-10-30', rules).outcome).toBe('free');
    expect(verdict({ ...at(4800, 10, true), ...slowLink }, '2023-10-30', rules).outcome).toBe('licence');
    expect(verdict({ ...at(4800, 10, false), ...slowLink }, '2023-11-17', rules).outcome).toBe('notification');
  });

  const tpp = fc.double({ min: 0, max: 40_000, noNaN: true });
  const dieMm2 = fc.double({ min: 10, max: 2000, noNaN: true });

  test('more TPP on the same die never frees a chip', () => {
    fc.assert(
      fc.property(tpp, tpp, dieMm2, fc.boolean(), (a, b, area, dataCentre) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(strictness(at(more, more / area, dataCentre))).toBeGreaterThanOrEqual(
          strictness(at(less, less / area, dataCentre)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('a larger die at the same TPP never catches a chip that was free', () => {
    fc.assert(
      fc.property(tpp, dieMm2, dieMm2, (value, a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        expect(strictness(at(value, value / large))).toBeLessThanOrEqual(strictness(at(value, value / small)));
      }),
      { numRuns: 300 },
    );
  });

  test('links do not matter any more, and did in 2022', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5000, noNaN: true }), (totalIoGbPerSecond) => {
        const chip = { ...chips.H800, totalIoGbPerSecond };
        expect(verdict(chip, day, rules).outcome).toBe('presumed-denied');
        expect(verdict(chip, '2023-05-01', rules).outcome).toBe(totalIoGbPerSecond >= 600 ? 'licence' : 'free');
      }),
    );
  });
});

describe('the timeline', () => {
  test('tells rules, letters, policies and events in order', () => {
    const dates = timeline(rules).map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted());
    expect(dates).toHaveLength(16);
    expect(dates[0]).toBe('2022-08-26');
  });

  test('says that the AI Diffusion framework was not enforced', () => {
    expect(
      timeline(rules)
        .filter(({ name }) => name.includes('AI Diffusion'))
        .map(({ date }) => date),
    ).toEqual(['2025-01-15', '2025-05-13']);
  });
});

describe('bad questions', () => {
  test.each(['2023', '23 October 2023', '2023-02-30', '2023-13-01', ''])('refuses the day "%s"', (day) => {
    expect(() => verdict(chips.H20, day, rules)).toThrow(/^date must be a day such as 2023-10-23, not /);
  });

  test('refuses chips with impossible numbers, naming them', () => {
    expect(() => verdict({ ...chips.H20, tpp: -1 }, '2024-01-01', rules)).toThrow('tpp must not be negative, not -1');
    expect(() => verdict({ ...chips.H20, totalIoGbPerSecond: NaN }, '2024-01-01', rules)).toThrow(
      /^totalIoGbPerSecond must be a finite number/,
    );
  });
});
