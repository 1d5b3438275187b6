import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { verdict } from '../../../../src/model/export-rules.ts';
import { judgedChips } from '../../../../src/scenario/export-chips.ts';
import { decodeScenario } from '../../../../src/scenario/url.ts';
import { outcomeOrder } from '../../../../src/ui/rule-plane/words.ts';
import {
  type Change,
  chipOfDesign,
  type Design,
  fieldKeys,
  firstBase,
  firstDay,
  movedTo,
  presetDesign,
  realChip,
  setDay,
  setField,
  tppOf,
} from '../../../../src/widgets/DesignChip/design.ts';
import { readDesign, withDesign, writeDesign } from '../../../../src/widgets/DesignChip/design-link.ts';
import { designView } from '../../../../src/widgets/DesignChip/design-view.ts';
import { waysUnder } from '../../../../src/widgets/DesignChip/ways.ts';

const ledger = loadLedger('seeds');
const rules = ledger.exportRules;
const chips = judgedChips(ledger);
const facts = { rules, chips };
const start = presetDesign(firstBase, firstDay, chips);
const preset = (id: string, day: string) => presetDesign(id, day, chips);
const refusal = (change: Change) => ('refused' in change ? change.refused : 'taken');
const outcomeOf = (design: Design) => verdict(chipOfDesign(design, chips), design.day, rules).outcome;

const design = fc.record({
  base: fc.constantFrom(...chips.map(({ id }) => id)),
  tops16: fc.integer({ min: 0, max: 5000 }),
  tops8: fc.integer({ min: 0, max: 10_000 }),
  tops4: fc.integer({ min: 0, max: 20_000 }),
  dieMm2: fc.integer({ min: 1, max: 2500 }),
  link: fc.integer({ min: 0, max: 2000 }),
  other: fc.integer({ min: 0, max: 256 }),
  dram: fc.integer({ min: 0, max: 16_000 }),
  dataCentre: fc.boolean(),
  day: fc.constantFrom('2022-01-01', '2023-05-01', '2023-10-30', '2024-06-01', '2025-06-01', '2026-02-01'),
});

describe('the view of a design', () => {
  test('a real chip under the mark of the reader’s is named with it, and only there', () => {
    const labels = (id: string) => designView(preset(id, '2023-10-22'), facts).chips.map(({ label }) => label);
    expect(labels('h800-sxm')).toContain('H800 (yours), H100');
    expect(labels('h800-sxm')).not.toContain('H100');
    expect(labels('h20')).toEqual(expect.arrayContaining(['H100']));
    const moved = designView({ ...preset('h800-sxm', '2023-10-22'), tops16: 700 }, facts).chips;
    expect(moved.filter(({ label }) => label.includes('yours'))).toEqual([]);
  });

  test.each([
    [
      'h800-sxm',
      '2023-10-22',
      'On 22 October 2023 the H800 is not caught by its numbers',
      'Its nearest line: under 3A090 by 72 GB/s.',
    ],
    ['h800-sxm', '2023-10-23', 'On 23 October 2023 the H800 needs a licence', 'Over 3A090.a.1 by 11,032 TPP.'],
    [
      'h800-sxm',
      '2024-06-01',
      'On 1 June 2024 the H800 needs a licence, which is presumed to be denied',
      'Over 3A090.a.1 by 11,032 TPP.',
    ],
    [
      'h20',
      '2024-06-01',
      'On 1 June 2024 the H20 is not caught by its numbers',
      'Its nearest line: under 3A090.b.1 by 32 TPP.',
    ],
    [
      'l20-pcie',
      '2024-06-01',
      'On 1 June 2024 the L20 is not caught by its numbers',
      'Its nearest line: under 3A090.b.2 by 0.06 TPP per mm².',
    ],
    ['h20', '2025-06-01', 'On 1 June 2025 the H20 needs a licence', 'Named in the letter to NVIDIA of 9 April 2025.'],
    [
      'h200-sxm',
      '2026-02-01',
      'On 1 February 2026 the H200 needs a licence, which is judged case by case',
      'Over 3A090.a.1 by 11,032 TPP; within case-by-case review, by 5,168 TPP and 1,700 GB/s.',
    ],
    [
      'h100-sxm',
      '2022-01-01',
      'On 1 January 2022 the H100 is not caught by its numbers',
      'None of these rules holds on that day.',
    ],
  ])('%s on %s', (id, day, title, because) => {
    const view = designView(preset(id, day), facts);
    expect(view.title).toBe(title);
    expect(view.because).toBe(because);
    expect(view.alt).toContain(because);
  });

  test('what is not for data centres needs a notification, by name of the exception', () => {
    const view = designView({ ...preset('h100-sxm', '2024-06-01'), dataCentre: false }, facts);
    expect(view.title).toBe(
      'On 1 June 2024 this chip needs a notification to the government first (License Exception NAC)',
    );
    expect(view.because).toBe('Over 3A090.a.1 by 11,032 TPP, but License Exception NAC makes it milder.');
  });

  test('every rule has its own word, in order of time, in force or not', () => {
    const { rows } = designView(preset('b200', '2024-06-01'), facts);
    expect(rows.map(({ id, isInForce, needs, margin }) => [id, isInForce, needs, margin])).toEqual([
      [
        'letter-2022-08',
        true,
        'not caught',
        'names A100 and H100; also means chips like them, without published thresholds',
      ],
      ['3a090-2022', false, 'a licence', 'over 3A090 by 1,200 GB/s and 31,200 TPP'],
      ['3a090-2023-early', false, 'a licence', 'over 3A090.a.1 by 31,200 TPP'],
      ['3a090-2023', true, 'a licence, presumed to be denied', 'over 3A090.a.1 by 31,200 TPP'],
      ['letter-2025-04', false, 'not caught', 'names H20; also means chips like them, without published thresholds'],
      [
        'review-2026-01',
        false,
        'still presumed to be denied',
        'outside case-by-case review, beyond it by 15,000 TPP and 1,500 GB/s',
      ],
    ]);
  });

  test('never fails, whatever is designed', () => {
    fc.assert(
      fc.property(design, (any) => {
        expect(designView(any, facts).title).toMatch(/^On \d/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a changed chip', () => {
  test('is another product, which no letter names', () => {
    const h20 = preset('h20', '2025-06-01');
    expect(outcomeOf(h20)).toBe('licence');
    expect(outcomeOf({ ...h20, dieMm2: 815 })).toBe('free');
    expect(realChip({ ...h20, dieMm2: 815 }, chips)).toBeUndefined();
  });

  test('stands in the plane where it was put', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1000, max: 60_000, noNaN: true }),
        fc.double({ min: 1, max: 40, noNaN: true }),
        (tpp, density) => {
          const chip = chipOfDesign(movedTo(start, { tpp, density }), chips);
          expect(Math.abs(chip.tpp / tpp - 1)).toBeLessThan(0.001);
          expect(Math.abs(chip.performanceDensity / density - 1)).toBeLessThan(0.01);
        },
      ),
    );
    const still = { ...start, tops16: 0, tops8: 0 };
    expect(tppOf(movedTo(still, { tpp: 2400, density: 3 }))).toBe(2400);
  });
});

describe('what is refused says why, and nothing is lost', () => {
  test.each([
    [
      setField(start, 'dieMm2', 0),
      'Die area, mm²: 0 was refused: performance density divides by the die area. It stays 814 mm².',
    ],
    [
      setField(start, 'tops8', -5),
      '8-bit speed, dense TOPS: -5 was refused: a chip cannot compute less than nothing. It stays 1,979.',
    ],
    [
      setField(start, 'link', -1),
      'Fast link, GB/s: -1 was refused: a link cannot carry less than nothing. It stays 400 GB/s.',
    ],
    [setField(start, 'tops16', NaN), '16-bit speed, dense TFLOP/s: that is no number.  It stays 989.5.'],
    [
      setField(start, 'dram', 2e6),
      'Memory bandwidth, GB/s: 2000000 was refused: no chip comes near. It stays 3,350 GB/s.',
    ],
    [setDay(start, '2023-02-30', rules), 'Day: “2023-02-30” is no day such as 2023-10-23. It stays 2023-10-22.'],
    [setDay(start, '', rules), 'Day: “” is no day such as 2023-10-23. It stays 2023-10-22.'],
    [
      setDay(start, '1999-01-01', rules),
      'Day: 1999-01-01 is not between 2022-01-01 and 2026-12-31. It stays 2023-10-22.',
    ],
  ])('%#', (change, message) => {
    expect(refusal(change).replace('  ', ' ')).toBe(message.replace('  ', ' '));
  });

  test('a speed of 0 at one precision is a chip without it', () => {
    expect(setField(start, 'tops16', 0)).toEqual({ design: { ...start, tops16: 0 } });
  });
});

describe('the nearest way under the line', () => {
  const waysOf = (id: string, day: string) => waysUnder(preset(id, day), chips, rules).map(({ text }) => text);

  test('of the A100 in 2022 is a slower link, which is the A800', () => {
    expect(waysOf('a100-80gb-sxm', '2023-05-01')).toEqual([
      'Slow it to below 4,800 TPP, 96% of its speed: not caught.',
      'Cut all its links to below 600 GB/s: not caught.',
    ]);
    expect(waysOf('h100-sxm', '2023-05-01')[0]).toBe('Cut all its links to below 600 GB/s: not caught.');
  });

  test('of the H800 from 2023 on is speed, down to the H20’s', () => {
    expect(waysOf('h800-sxm', '2024-06-01')).toEqual([
      'Slow it to below 2,400 TPP, 15% of its speed: not caught.',
      'Design and market it for something other than data centres: a notification first.',
    ]);
  });

  test('of the B200 in 2026 leads as far as a review case by case', () => {
    const ways = waysUnder(
      { ...preset('b200', '2026-02-01'), dataCentre: true, tops8: 2000, tops16: 1000 },
      chips,
      rules,
    );
    expect(ways.find(({ lever }) => lever === 'memory')?.text).toBe(
      'Slow its memory to below 6,500 GB/s: a licence, judged case by case.',
    );
  });

  test('there is none under a letter, and none is needed by a free chip', () => {
    expect(waysOf('h20', '2025-06-01')).toEqual([]);
    expect(designView(preset('h20', '2025-06-01'), facts).noWay).toContain('gives no thresholds');
    expect(waysOf('h20', '2024-06-01')).toEqual([]);
  });

  test('taking it does what it says', () => {
    fc.assert(
      fc.property(design, (any) => {
        for (const way of waysUnder(any, chips, rules)) {
          expect(outcomeOf(way.design)).toBe(way.outcome);
          expect(outcomeOrder.indexOf(way.outcome)).toBeLessThan(outcomeOrder.indexOf(outcomeOf(any)));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the link', () => {
  test('of the start is empty, and of a preset its name', () => {
    expect(writeDesign(start, chips)).toBe('');
    expect(writeDesign(preset('h20', '2024-06-01'), chips)).toBe('h20,on_2024-06-01');
    expect(writeDesign({ ...start, dieMm2: 900, dataCentre: false }, chips)).toBe('h800-sxm,mm_900,dc_no');
  });

  test('brings back what was written, and leaves the scenario beside it alone', () => {
    fc.assert(
      fc.property(design, (any) => {
        const search = withDesign('?rate=3.42', any, chips);
        expect(readDesign(search, chips, rules)).toEqual({ design: any, notices: [] });
        expect(decodeScenario(search).notices).toEqual([]);
        expect(decodeScenario(search).scenario.values.rentUsdPerGpuHour).toBe(3.42);
      }),
    );
  });

  test('tells what it cannot read, and keeps the rest', () => {
    const found = readDesign('?chip=h20,mm_0,foo_1,b8_abc,on_tomorrow,link_300', chips, rules);
    expect(found.design).toEqual({ ...preset('h20', firstDay), link: 300 });
    expect(found.notices).toHaveLength(4);
    expect(found.notices[0]).toContain('performance density divides by the die area');
    expect(found.notices[1]).toContain('“foo_1”');
    expect(found.notices[2]).toContain('that is no number');
    expect(found.notices[3]).toContain('“tomorrow” is no day');
  });

  test('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { design: found, notices } = readDesign(`?chip=${encodeURIComponent(text)}`, chips, rules);
        for (const key of fieldKeys) expect(Number.isFinite(found[key])).toBe(true);
        expect(notices.length).toBeLessThanOrEqual(6);
      }),
    );
    expect(readDesign(`?chip=${'x'.repeat(1000)}`, chips, rules).notices[0]).toContain('longer than any made here');
  });
});
