import { describe, expect, test } from 'vitest';
import { isConfirmed } from '../../../src/ledger/confirmation.ts';
import { loadLedger } from '../../../src/ledger/load.ts';
import { chapter } from '../../../src/ledger/schema.ts';

const ledger = loadLedger('seeds');

describe('the ledger of this site', () => {
  test('holds every claim of the five articles', () => {
    expect(ledger.articles.map(({ prefix, claims }) => [prefix, claims.length]).toSorted()).toEqual([
      ['s0', 37],
      ['s1', 35],
      ['s2', 25],
      ['s3', 115],
      ['s4', 21],
    ]);
    expect(ledger.claims).toHaveLength(233);
  });

  test('holds every fact, run, chip, mover and contradiction', () => {
    expect(ledger.facts).toHaveLength(285);
    expect(ledger.runs).toHaveLength(20);
    expect(ledger.chips).toHaveLength(11);
    expect(ledger.market.moves).toHaveLength(24);
    expect(ledger.contradictions).toHaveLength(12);
  });

  test('has claims for every chapter, and each claim once', () => {
    const counts = chapter.options.map((name) => ledger.claimsOf(name).length);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ledger.claims.length);
  });

  test('has no reference that nothing uses', () => {
    const used = new Set([
      ...ledger.facts.map((fact) => fact.reference.id),
      ...ledger.claims.map((claim) => claim.source.reference),
      ...ledger.runs.map((run) => run.reference),
    ]);
    expect(ledger.references.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});

describe('key values', () => {
  test.each([
    ['v3-hours-pretrain', 2_664_000],
    ['v3-hours-context', 119_000],
    ['v3-hours-posttrain', 5_000],
    ['v3-rate', 2],
    ['v3-usd-total', 5_576_000],
    ['r1-total-usd', 294_000],
    ['v3-total-params', 671e9],
    ['v3-active-params', 37e9],
    ['v3-pretrain-tokens', 14.8e12],
    ['v3-cluster', 2048],
    ['semi-gpu-spend', 500e6],
    ['semi-capex', 1.6e9],
    ['semi-opex', 944e6],
    ['v2-kv-cut', 0.933],
    ['isca-kv-v3', 70_272],
    ['inf-cost-day', 87_072],
    ['h800-rent-cr8dl', 3.42],
    ['epoch-v3-cost', 5_390_000],
  ])('%s is %d', (id, value) => {
    expect(ledger.number(id)).toBe(value);
  });

  test('the headline is hours times rent, stage by stage', () => {
    const rent = ledger.number('v3-rate');
    const stages = ['pretrain', 'context', 'posttrain'];
    for (const stage of stages) {
      expect(ledger.number(`v3-hours-${stage}`) * rent).toBe(ledger.number(`v3-usd-${stage}`));
    }
    const total = (kind: string) => stages.reduce((sum, stage) => sum + ledger.number(`v3-${kind}-${stage}`), 0);
    expect(total('hours')).toBe(ledger.number('v3-hours-total'));
    expect(total('usd')).toBe(ledger.number('v3-usd-total'));
  });

  test("R1's hours add up, and cost what was stated", () => {
    const parts = ['r1zero-hours', 'r1-sft-hours', 'r1-hours'].map(ledger.number);
    expect(parts.reduce((sum, hours) => sum + hours, 0)).toBe(ledger.number('r1-total-hours'));
    expect(ledger.number('r1-total-hours') * ledger.number('v3-rate')).toBe(ledger.number('r1-total-usd'));
  });

  test('a day of serving costs its GPU-hours', () => {
    const gpus = ledger.number('inf-nodes-avg') * ledger.number('v3-node');
    expect(gpus * 24 * ledger.number('v3-rate')).toBe(ledger.number('inf-cost-day'));
  });

  test('the fall of Nvidia is that of its closes', () => {
    const before = ledger.seriesValue('nvda-raw', '2025-01-24');
    const after = ledger.seriesValue('nvda-raw', '2025-01-27');
    expect((after / before - 1) * 100).toBeCloseTo(ledger.seriesValue('moves-27jan', 'NVDA'), 2);
  });

  test('every chip has the TPP and the density that its figures give', () => {
    for (const { tpp, bf16Tflops, eightBitTops, dieMm2, performanceDensity } of ledger.chips) {
      if (tpp === null) continue;
      expect(tpp).toBe(Math.max((bf16Tflops ?? 0) * 16, (eightBitTops ?? 0) * 8));
      if (dieMm2 !== null) expect(performanceDensity).toBeCloseTo(tpp / dieMm2, 2);
    }
  });

  test('a chip names its 8-bit format exactly when it has an 8-bit peak', () => {
    for (const chip of ledger.chips) expect(chip.eightBitFormat === null).toBe(chip.eightBitTops === null);
  });

  test('the PCIe figures of chips are marked as from memory', () => {
    for (const chip of ledger.chips) {
      expect(chip.pcieConfirmed).toBe(chip.pcieGbPerSecond === null ? undefined : 'memory only');
    }
  });

  test('dense runs use all their parameters, mixtures of experts do not', () => {
    for (const run of ledger.runs) {
      expect(run.activeParameters < run.parameters).toBe(run.kind === 'moe');
    }
  });

  test('a printed figure is the one of its fact, up to rounding and a misread separator', () => {
    for (const { printedFigure } of ledger.claims) {
      if (!printedFigure?.refersTo) continue;
      const factor = printedFigure.usd / ledger.number(printedFigure.refersTo);
      const unscaled = factor > 100 ? factor / 1000 : factor;
      expect(unscaled).toBeGreaterThan(0.89);
      expect(unscaled).toBeLessThan(1.08);
    }
  });
});

describe('lookups', () => {
  test('a fact brings its source along, without the other facts', () => {
    const { reference } = ledger.fact('v3-usd-total');
    expect(reference).toMatchObject({ publisher: 'DeepSeek', published: '2024-12-26' });
    expect(reference).not.toHaveProperty('facts');
  });

  test('a claim brings its article and its source along', () => {
    expect(ledger.claim('s4-title-400x')).toMatchObject({
      article: { name: 'Wccftech' },
      reference: { publisher: 'SemiAnalysis' },
      verdict: 'contradicted',
    });
  });

  test('the market joins companies and changes, and sorts closes by day', () => {
    expect(ledger.market.moves[0]).toEqual({
      ticker: 'NVDA',
      name: 'Nvidia',
      business: 'designs GPUs',
      group: 'chips',
      changePercent: -16.97,
    });
    const closes = ledger.market.closes('NVDA');
    expect(closes[0]).toEqual({ day: '2025-01-24', value: 142.62, unit: 'usd-per-share' });
    expect(closes.map(({ day }) => day)).toEqual(closes.map(({ day }) => day).toSorted());
    expect(closes.slice(1).find(({ value }) => value >= 142.62)?.day).toBe('2025-06-09');
    expect(ledger.market.losses.map(({ id }) => id)).toContain('nvda-cap');
  });

  test.each([
    [() => ledger.fact('v3-cost'), 'There is no fact "v3-cost" in seeds/references'],
    [() => ledger.reference('nature'), 'There is no reference "nature" in seeds/references'],
    [() => ledger.claim('s9-x'), 'There is no claim "s9-x" in seeds/articles'],
    [() => ledger.run('gpt-5'), 'There is no run "gpt-5" in seeds/published-runs.yaml'],
    [() => ledger.chip('h900'), 'There is no chip "h900" in seeds/chips.yaml'],
    [() => ledger.market.closes('IBM'), 'There are no closes of "IBM" in seeds/market.yaml'],
    [() => ledger.number('epoch-share-staff'), 'The fact "epoch-share-staff" is not one number'],
    [() => ledger.seriesValue('v3-rate', 'x'), 'The fact "v3-rate" is no series'],
    [() => ledger.seriesValue('v2-params', 'dense'), 'The fact "v2-params" has no "dense", only total, active'],
  ])('%o says what is missing', (look, message) => {
    expect(look).toThrow(message);
  });
});

test('the facts that rest on memory are these, and no others', () => {
  expect(
    ledger.facts
      .filter((fact) => !isConfirmed(fact.confirmed))
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual([
    'chip-l20-release',
    'epoch-share-chips',
    'gpt-oss-120b',
    'gpt3',
    'kimi-k2',
    'nvda-shares',
    'pue-range',
    'useful-life',
  ]);
});
