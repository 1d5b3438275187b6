import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { parameterBars } from '../../../../src/widgets/ParameterCount/parameter-bars.ts';
import {
  configOf,
  fitShape,
  limits,
  parameterView,
  presetShape,
  type Shape,
  workOf,
} from '../../../../src/widgets/ParameterCount/parameter-count.ts';
import { parameterFacts } from '../../../../src/widgets/ParameterCount/parameter-facts.ts';
import { deepseekV2, deepseekV3 } from '../../model/models.ts';

const facts = parameterFacts(loadLedger('seeds'));
const v3 = presetShape('v3', facts);
const v2 = presetShape('v2', facts);
const viewOf = (shape: Shape) => parameterView(shape, facts, 2);

describe('the presets', () => {
  test('are the two models, whole', () => {
    expect(configOf(v3, facts)).toEqual(deepseekV3);
    expect(configOf(v2, facts)).toEqual(deepseekV2);
  });

  test('V3 counts to 671,026,419,200, of which 36,625,618,432 work on a token', () => {
    const { count, check, title } = viewOf(v3);
    expect(count.total).toBe(671_026_419_200);
    expect(count.active).toBe(36_625_618_432);
    expect(title).toBe('671B parameters are stored; 36.63B, or 5.5%, work on each token');
    expect(check).toContain('671,026,419,200 and 36,625,618,432');
    expect(check).toContain('37.55B');
  });

  test('V2 counts to the 236B and 21B that its report prints', () => {
    const { count } = viewOf(v2);
    expect(Math.round(count.total / 1e9)).toBe(facts.v2.publishedTotal / 1e9);
    expect(Math.round(count.active / 1e9)).toBe(facts.v2.publishedActive / 1e9);
  });

  test('lie inside the sliders', () => {
    expect(fitShape(v3)).toEqual(v3);
    expect(fitShape(v2)).toEqual(v2);
  });
});

test('the parts add up, stored and at work, for any shape that the sliders allow', () => {
  const within = (key: keyof typeof limits) => fc.integer({ min: limits[key].min, max: limits[key].max });
  fc.assert(
    fc.property(
      fc.record({
        layers: within('layers'),
        routedExperts: within('routedExperts'),
        activeExperts: within('activeExperts'),
        dModel: within('dModel'),
        expertDim: within('expertDim'),
      }),
      fc.constantFrom('v3' as const, 'v2' as const),
      (sizes, preset) => {
        const { count, components } = viewOf(fitShape({ preset, ...sizes }));
        expect(components.reduce((sum, { total }) => sum + total, 0)).toBe(count.total);
        expect(components.reduce((sum, { active }) => sum + active, 0)).toBe(count.active);
        expect(count.active).toBeLessThan(count.total);
      },
    ),
    { numRuns: 50 },
  );
});

test('no more experts work than there are, and numbers are whole', () => {
  expect(fitShape({ ...v3, routedExperts: 4.4 })).toMatchObject({ routedExperts: 4, activeExperts: 4 });
  expect(fitShape({ ...v3, layers: 1e9, dModel: -3 })).toMatchObject({ layers: 128, dModel: 512 });
});

describe('what it costs', () => {
  test('V3: 250.46 GFLOP per token and the hours of its pre-training', () => {
    const work = workOf(configOf(v3, facts), facts);
    expect(work.flopPerToken).toBe(250_456_015_872);
    expect(work.gpuHours).toBe(2_664_000);
    expect(viewOf(v3).readouts.map(({ value }) => value)).toEqual(['250.5 GFLOP', '2,664K GPU-hours', '$5.328M']);
  });

  test('were all 256 experts to work on every token, the run would take 16 times as long', () => {
    const work = workOf(configOf({ ...v3, activeExperts: 256 }, facts), facts);
    expect(work.times).toBeCloseTo(1 + (6 * 58 * 248 * 44_040_192) / 250_456_015_872, 10);
    expect(work.times).toBeCloseTo(16.18, 2);
    expect(viewOf({ ...v3, activeExperts: 256 }).title).toBe(
      '671B parameters are stored; 670.1B, or 100%, work on each token',
    );
  });

  test('more experts to choose from cost next to nothing: twice as many add half a percent', () => {
    const work = workOf(configOf({ ...v3, routedExperts: 512 }, facts), facts);
    expect(work.times).toBeGreaterThan(1);
    expect(work.times).toBeLessThan(1.005);
  });

  test('a rent that the reader moved moves the sum', () => {
    expect(parameterView(v3, facts, 3).readouts[2]).toMatchObject({ value: '$7.992M', note: 'at $3.00 an hour' });
  });
});

describe('the bars', () => {
  const { components, count } = viewOf(v3);

  test('are to scale: filled is the active share of what is stored', () => {
    const { stored, enlarged } = parameterBars(components, count.total, 640);
    expect(stored.width).toBeCloseTo(640, 9);
    expect(stored.activeWidth / stored.width).toBeCloseTo(36_625_618_432 / 671_026_419_200, 12);
    expect(enlarged.text).toBe('enlarged 18×');
    expect(enlarged.segments.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(640, 6);
    expect(enlarged.segments.map(({ id }) => id)).toEqual(['routed', 'shared', 'attention', 'dense', 'rest']);
  });

  test('a smaller model’s bar is shorter than V3’s, a larger one pushes V3’s mark in', () => {
    const small = parameterBars(viewOf(v2).components, count.total, 640);
    expect(small.stored.width / small.stored.v3X).toBeCloseTo(235_741_434_880 / 671_026_419_200, 12);
    const large = parameterBars(viewOf({ ...v3, routedExperts: 512 }).components, count.total, 640);
    expect(large.stored.width).toBe(640);
    expect(large.stored.v3X).toBeLessThan(400);
  });
});

test('a model of one’s own says what was left as it was', () => {
  const { check, lead } = viewOf({ ...v3, layers: 30 });
  expect(lead).toMatch(/^A model of your own, after DeepSeek-V3: 30 layers, 8 of 256/);
  expect(check).toContain('128 attention heads');
  expect(check).toContain('the first 3 layers dense with 18,432 inner dimensions');
});
