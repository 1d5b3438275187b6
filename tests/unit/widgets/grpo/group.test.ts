import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupView, signed, silentCurve, silentText } from '../../../../src/widgets/Grpo/group-view.ts';
import {
  type GroupSettings,
  mistakesFor,
  sampleGroup,
  silentShare,
} from '../../../../src/widgets/Grpo/sample-group.ts';

const settings: GroupSettings = { accuracy: 0.4, formShare: 0.7, groupSize: 8, draw: 0 };
const sum = { first: 17, second: 24 };

describe('the toy', () => {
  test('gives the same answers for the same draw, and others for another', () => {
    expect(sampleGroup(sum, settings)).toEqual(sampleGroup(sum, settings));
    expect(sampleGroup(sum, { ...settings, draw: 1 })).not.toEqual(sampleGroup(sum, settings));
  });

  test('keeps its answers when the group grows', () => {
    expect(sampleGroup(sum, { ...settings, groupSize: 16 }).slice(0, 8)).toEqual(sampleGroup(sum, settings));
  });

  test('is right as often as it is told, over many draws', () => {
    for (const accuracy of [0, 0.25, 0.9, 1]) {
      const answers = Array.from({ length: 250 }, (_, draw) =>
        sampleGroup(sum, { ...settings, accuracy, draw }),
      ).flat();
      const right = answers.filter(({ isRight }) => isRight).length / answers.length;
      expect(Math.abs(right - accuracy)).toBeLessThan(0.03);
      for (const { value, isRight } of answers) expect(value === 408).toBe(isRight);
    }
  });

  test('makes no mistake that is the right answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (first, second) => {
        expect(mistakesFor({ first, second })).not.toContain(first * second);
      }),
    );
  });

  test('refuses impossible settings, naming them', () => {
    expect(() => sampleGroup(sum, { ...settings, accuracy: 1.1 })).toThrow(/^accuracy must be/);
    expect(() => sampleGroup(sum, { ...settings, formShare: NaN })).toThrow(/^formShare must be/);
    expect(() => sampleGroup(sum, { ...settings, groupSize: 0 })).toThrow(/^groupSize must be/);
  });
});

describe('groups that teach nothing', () => {
  test('are all right or all wrong: half of all pairs at even chances, one in 128 groups of eight', () => {
    expect(silentShare(0.5, 2)).toBe(0.5);
    expect(silentShare(0.5, 8)).toBe(1 / 128);
    expect(silentShare(0, 8)).toBe(1);
    expect(silentShare(1, 8)).toBe(1);
    expect(silentShare(0.3, 1)).toBe(1);
    expect(silentText(0.9, 8)).toBe('43% of groups of 8 are all right or all wrong');
  });

  test('come up about that often', () => {
    const groups = Array.from({ length: 1000 }, (_, draw) => groupView({ ...settings, accuracy: 0.9, draw }, 'right'));
    const silent = groups.filter(({ teaches }) => !teaches).length / groups.length;
    expect(Math.abs(silent - silentShare(0.9, 8))).toBeLessThan(0.05);
  });

  test.each([
    [1, 'All right: these 8 answers teach nothing'],
    [0, 'All wrong: these 8 answers teach nothing'],
  ])('say so at an accuracy of %d', (accuracy, title) => {
    const view = groupView({ ...settings, accuracy }, 'right');
    expect(view.title).toBe(title);
    expect(view.lesson).toMatch(/^Every answer scores the same/);
    expect(view.bars.every(({ advantageText }) => advantageText === '0')).toBe(true);
  });

  test('are those of one answer, too', () => {
    expect(groupView({ ...settings, groupSize: 1 }, 'right').title).toMatch(/^A group of one teaches nothing/);
  });

  test('still teach the form when that is scored', () => {
    const view = groupView({ ...settings, accuracy: 0, formShare: 0.5 }, 'right-and-form');
    expect(view.teaches).toBe(true);
    expect(view.title).toMatch(/^0 of 8 are right/);
    const alike = groupView({ ...settings, accuracy: 0, formShare: 0 }, 'right-and-form');
    expect(alike.title).toBe('All wrong: these 8 answers teach nothing');
  });
});

describe('a group that teaches', () => {
  const view = groupView(settings, 'right');

  test('has the advantages of its scores', () => {
    const right = view.bars.filter(({ isRight }) => isRight).length;
    const mean = right / 8;
    const deviation = Math.sqrt(mean * (1 - mean));
    expect(right).toBeGreaterThan(0);
    for (const { isRight, advantage } of view.bars)
      expect(advantage).toBeCloseTo((Number(isRight) - mean) / deviation, 4);
    expect(view.title).toBe(
      `${right} of 8 are right: advantages run from ${signed(-mean / deviation)} to ${signed((1 - mean) / deviation)}`,
    );
    expect(view.statistics).toBe(`Scores: mean ${mean.toFixed(2)}, standard deviation ${deviation.toFixed(2)}`);
  });

  test('says every answer in its text alternative and its table', () => {
    for (const { answer, isRight, advantageText } of view.bars) {
      expect(view.alt).toContain(`${answer}, ${isRight ? 'right' : 'wrong'}: ${advantageText}`);
    }
    expect(view.table.rows).toHaveLength(8);
  });
});

test('advantages are printed with their sign, and nothing as nothing', () => {
  expect([1.7320508, -0.57735, 0, -0.001].map(signed)).toEqual(['+1.73', '−0.58', '0', '0']);
});

test.each([284, 640])('the curve stands at everything at both ends, and the reader on it, in %d pixels', (width) => {
  const { path, place, plot, reader } = silentCurve(0.5, 8, width);
  expect(path).toMatch(/^M0 12l/);
  const moves = (path.split('l')[1] ?? '').replaceAll('-', ' -').split(/ +/).map(Number);
  // As far down as up again, in a hundred steps that reach from edge to edge.
  expect(moves.reduce((sum, move, index) => sum + (index % 2 === 1 ? move : 0), 0)).toBeCloseTo(0, 6);
  expect(moves).toHaveLength(200);
  expect(Number(/scale\(([\d.]+) 1\)/.exec(place)?.[1]) * 100).toBeCloseTo(plot.right - plot.left, 1);
  expect(place).toContain(`translate(${plot.left} 0)`);
  expect(reader.x).toBeCloseTo((plot.left + plot.right) / 2, 6);
  expect(reader.y).toBeCloseTo(plot.bottom - (plot.bottom - plot.top) / 128, 6);
});
