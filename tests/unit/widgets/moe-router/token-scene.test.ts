import { describe, expect, test } from 'vitest';
import { stories } from '../../../../src/scrolly/stories.ts';
import { boxesPath } from '../../../../src/ui/chart/compact-path.ts';
import { expertLayout, layoutHeight, shrunk } from '../../../../src/widgets/MoeRouter/expert-layout.ts';
import {
  marksBetween,
  marksOf,
  type Picture,
  sceneTable,
  sceneTexts,
  shownToken,
  type TokenState,
} from '../../../../src/widgets/MoeRouter/token-scene.ts';
import { facts } from './fixture.ts';

const token = shownToken(facts);
const states = stories.token.map(({ state }) => state);
const { config } = facts.settings;
const picture = (state: TokenState): Picture => ({
  state,
  loads: facts.run.first.loads,
  mostTimesMean: 1 + facts.run.first.maxViolation,
});
const area = ({ width, height }: { width: number; height: number }) => width * height;

describe('the token of the story', () => {
  test('goes to eight different experts on the four nodes whose best two scores add up to the most', () => {
    expect(new Set(token.chosen).size).toBe(8);
    expect(token.judgedPerNode).toBe(2);
    const ranked = token.nodeSums.map((sum, node) => ({ sum, node })).toSorted((a, b) => b.sum - a.sum);
    const best = ranked.slice(0, 4).map(({ node }) => node);
    expect(token.nodes).toEqual(best.toSorted((a, b) => a - b));
    expect(token.chosen.every((expert) => token.nodes.includes(Math.floor(expert / 32)))).toBe(true);
  });

  test('uses the best scores there are on those nodes', () => {
    const reachable = token.scores.filter((_, expert) => token.nodes.includes(Math.floor(expert / 32)));
    const best = reachable.toSorted((a, b) => b - a).slice(0, 8);
    expect(token.chosen.map((expert) => token.scores[expert])).toEqual(best);
  });

  test('loses two of its best eight to the node limit', () => {
    const best = token.scores
      .map((score, expert) => ({ score, expert }))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, 8);
    expect(token.missed).toBe(best.filter(({ expert }) => !token.chosen.includes(expert)).length);
    expect(token.missed).toBe(2);
  });
});

describe.each([284, 354, 467, 640])('the layer at %i pixels', (width) => {
  const layout = expertLayout(config, width);

  test('keeps its height, so that nothing below it moves', () => expect(layout.height).toBe(layoutHeight));

  test('has every square and the tallest bar inside its frame, and none on another', () => {
    const squares = Array.from({ length: 256 }, (_, expert) => layout.squareOf(expert));
    for (const [expert, square] of squares.entries()) {
      const bar = layout.barOf(expert, 1);
      for (const { x, y, width: own, height } of [square, bar]) {
        expect(x).toBeGreaterThanOrEqual(-0.01);
        expect(x + own).toBeLessThanOrEqual(width + 0.01);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + height).toBeLessThanOrEqual(layout.height);
      }
      const next = squares[expert + 1];
      if (next && next.y === square.y && next.x > square.x) expect(next.x).toBeGreaterThan(square.x + square.width);
    }
  });
});

describe('what a state draws', () => {
  const layout = expertLayout(config, 640);
  const drawn = (state: TokenState) => marksOf(picture(state), token, layout).map(({ mark }) => mark);

  test('a score is an area: the filled part of each square is the score’s share of it', () => {
    const marks = drawn('scores');
    for (const [expert, score] of token.scores.entries()) {
      expect(area(marks[expert] ?? layout.token) / area(layout.squareOf(expert))).toBeCloseTo(score, 9);
    }
  });

  test('eight squares are full and the others empty when eight experts work', () => {
    const full = drawn('eight').flatMap((mark, expert) => (area(mark) > 0 ? [expert] : []));
    expect(full).toEqual(token.chosen.toSorted((a, b) => a - b));
  });

  test('a bar is as long as its expert’s load, and the busiest reaches the top', () => {
    const marks = drawn('batch');
    const { loads } = facts.run.first;
    const most = Math.max(...loads);
    const full = layout.barOf(0, 1).height;
    for (const [expert, load] of loads.entries()) {
      expect(marks[expert]?.height).toBeCloseTo((load / most) * full, 6);
    }
    expect(marksOf(picture('batch'), token, layout)[loads.indexOf(most)]?.tone).toBe('top');
  });

  test('half way is half way, and the ends are the ends', () => {
    const [from, to] = [marksOf(picture('eight'), token, layout), marksOf(picture('batch'), token, layout)];
    const pathAt = (share: number) => boxesPath(marksBetween(from, to, share).map(({ mark }) => mark));
    expect(pathAt(0)).toBe(boxesPath(drawn('eight')));
    expect(pathAt(1)).toBe(boxesPath(drawn('batch')));
    const half = marksBetween(from, to, 0.5)[7]?.mark;
    expect(half?.x).toBeCloseTo(((from[7]?.mark.x ?? NaN) + (to[7]?.mark.x ?? NaN)) / 2, 9);
  });

  test('what has no area leaves nothing in the drawing', () => {
    expect(boxesPath([shrunk({ x: 0, y: 0, width: 9, height: 9 }, 0)])).toBe('');
    expect(boxesPath([{ x: 1, y: 2, width: 3, height: 4 }])).toBe('M1 6v-4h3V6z');
  });
});

describe('what a state says', () => {
  const said = (state: TokenState) => sceneTexts(state, facts, token, facts.run.first);

  test('the title counts: 8 of 256, on at most 4 of 8 nodes', () => {
    expect(said('eight').title).toBe('8 of 256 routed experts work on a token, or 3.1%, on at most 4 of 8 nodes');
  });

  test('each state has a number and a text alternative of its own', () => {
    for (const text of ['says', 'alt'] as const) {
      expect(new Set(states.map((state) => said(state)[text])).size).toBe(states.length);
    }
  });

  test('the nodes are named from one', () => {
    const [last, ...before] = token.nodes.map((node) => node + 1).toReversed();
    expect(said('nodes').alt).toContain(`Nodes ${before.toReversed().join(', ')} and ${last} have the highest`);
  });

  test('a batch tells how busy its busiest is, and a later one that the bias moved', () => {
    expect(said('batch').value).toBe('9.3 times');
    const later = sceneTexts('balanced', facts, token, facts.run.last);
    expect(later.value).toBe(`${(1 + facts.run.last.maxViolation).toFixed(1)} times`);
    expect(later.says).toContain('after 20 of 120 batches');
    expect(later.says).toContain('0.001');
  });

  test('no text says NaN or undefined', () => {
    for (const state of states) expect(JSON.stringify(said(state))).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('the table has a row for every node, and its experts add up to eight', () => {
    const { rows } = sceneTable(facts, token);
    expect(rows).toHaveLength(8);
    const chosen = rows.map(([, , cell]) => (typeof cell === 'object' ? cell.value : NaN));
    expect(chosen.reduce((sum, count) => sum + count, 0)).toBe(8);
  });
});
