import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RouterConfig, routeToken } from '../../../src/model/router.ts';

/** DeepSeek-V3 s4.2 and config_671B.json. */
const v3: RouterConfig = {
  routedExperts: 256,
  activeExperts: 8,
  nodes: 8,
  maxNodes: 4,
  sharedExperts: 1,
  routeScale: 2.5,
};

/** Eight experts in pairs on four nodes. */
const small: RouterConfig = { ...v3, routedExperts: 8, activeExperts: 2, nodes: 4, maxNodes: 2 };
const pairs = [0.9, 0.1, 0.6, 0.6, 0.2, 0.2, 0.1, 0.1];

const score = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const bias = fc.double({ min: -2, max: 2, noNaN: true });
const perExpert = (entry: fc.Arbitrary<number>) => fc.array(entry, { minLength: 256, maxLength: 256 });

/** The paper's rule in the plainest words, by sorting. */
function routeBySorting(config: RouterConfig, selection: readonly number[]): number[] {
  const perNode = config.routedExperts / config.nodes;
  const best = (experts: number[]) =>
    experts.toSorted((a, b) => (selection[b] ?? NaN) - (selection[a] ?? NaN) || a - b);
  const onNode = (node: number) => Array.from({ length: perNode }, (_, index) => node * perNode + index);
  const judged = Math.ceil(config.activeExperts / config.maxNodes);
  const sumOf = (node: number) =>
    best(onNode(node))
      .slice(0, judged)
      .reduce((sum, expert) => sum + (selection[expert] ?? NaN), 0);
  const nodes = Array.from({ length: config.nodes }, (_, node) => node)
    .toSorted((a, b) => sumOf(b) - sumOf(a) || a - b)
    .slice(0, config.maxNodes);
  return best(nodes.flatMap(onNode)).slice(0, config.activeExperts);
}

describe('routeToken', () => {
  test('takes the best experts of the best nodes, and of equals the lower number', () => {
    const { experts, gates, nodes } = routeToken(small, pairs);
    expect(experts).toEqual([0, 2]);
    expect(nodes).toEqual([0, 1]);
    expect(gates[0]).toBeCloseTo(1.5, 12);
    expect(gates[1]).toBeCloseTo(1, 12);
  });

  test('passes over the best expert of all when only one node is allowed and another pair is better', () => {
    const { experts, nodes } = routeToken({ ...small, maxNodes: 1 }, pairs);
    expect(experts).toEqual([2, 3]);
    expect(nodes).toEqual([1]);
  });

  test('lets the bias choose, and leaves the weight to the score', () => {
    const routing = routeToken(small, pairs, [-0.5, 0, 0, 0, 0.5, 0, 0, 0]);
    expect(routing.experts).toEqual([4, 2]);
    expect(routing.gates[0]).toBeCloseTo((0.2 / 0.8) * 2.5, 12);
    expect(routing.gates[1]).toBeCloseTo((0.6 / 0.8) * 2.5, 12);
  });

  test('chooses for V3 exactly 8 different experts on at most 4 nodes, with gates that add up to 2.5', () => {
    fc.assert(
      fc.property(perExpert(score), perExpert(bias), (scores, biases) => {
        const { experts, gates, nodes } = routeToken(v3, scores, biases);
        expect(new Set(experts).size).toBe(8);
        expect(nodes.length).toBeLessThanOrEqual(4);
        expect([...new Set(experts.map((expert) => Math.floor(expert / 32)))].sort()).toEqual(nodes);
        expect(gates.reduce((sum, gate) => sum + gate, 0)).toBeCloseTo(2.5, 10);
      }),
      { numRuns: 50 },
    );
  });

  test('chooses what sorting by the rule of the paper chooses, in every shape', () => {
    const shape = fc.record({
      perNode: fc.integer({ min: 1, max: 6 }),
      nodes: fc.integer({ min: 1, max: 6 }),
      wantedNodes: fc.integer({ min: 1, max: 6 }),
      wantedExperts: fc.integer({ min: 1, max: 12 }),
      // Few different values, so that ties happen.
      values: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 36, maxLength: 36 }),
      biases: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 36, maxLength: 36 }),
    });
    fc.assert(
      fc.property(shape, ({ perNode, nodes, wantedNodes, wantedExperts, values, biases }) => {
        const maxNodes = Math.min(nodes, wantedNodes);
        const activeExperts = Math.min(maxNodes * perNode, wantedExperts);
        const config = { ...v3, routedExperts: perNode * nodes, nodes, maxNodes, activeExperts };
        const scores = values.slice(0, perNode * nodes);
        const bias = biases.slice(0, perNode * nodes);
        const selection = scores.map((value, expert) => value + (bias[expert] ?? NaN));
        expect(routeToken(config, scores, bias).experts).toEqual(routeBySorting(config, selection));
      }),
    );
  });

  test('gives the weights that the scores of the chosen experts say, whatever the bias', () => {
    fc.assert(
      fc.property(perExpert(score), perExpert(bias), (scores, biases) => {
        const { experts, gates } = routeToken(v3, scores, biases);
        const sum = experts.reduce((total, expert) => total + (scores[expert] ?? NaN), 0);
        for (const [rank, expert] of experts.entries()) {
          expect(gates[rank]).toBeCloseTo((2.5 * (scores[expert] ?? NaN)) / sum, 10);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('does not mind a bias that is the same for all', () => {
    fc.assert(
      fc.property(perExpert(fc.integer({ min: 1, max: 64 })), fc.integer({ min: -4, max: 4 }), (scores, same) => {
        expect(routeToken(v3, scores, new Float64Array(256).fill(same))).toEqual(routeToken(v3, scores));
      }),
      { numRuns: 50 },
    );
  });

  test.each<[Partial<RouterConfig>, RegExp]>([
    [{ routedExperts: 0 }, /^routedExperts must be a number above 0/],
    [{ activeExperts: 2.5 }, /^activeExperts must be a whole number/],
    [{ nodes: 7 }, /^nodes must divide the 256 routedExperts evenly/],
    [{ maxNodes: 9 }, /^maxNodes must be at most the 8 nodes/],
    [{ activeExperts: 129 }, /^activeExperts must be at most the 128 on 4 nodes/],
    [{ sharedExperts: -1 }, /^sharedExperts must not be negative/],
    [{ routeScale: 0 }, /^routeScale must be a number above 0/],
    [{ maxNodes: NaN }, /^maxNodes must be a whole number/],
  ])('refuses a layer with %o, naming the field', (change, message) => {
    expect(() => routeToken({ ...v3, ...change }, new Float64Array(256).fill(0.5))).toThrow(message);
  });

  test('refuses lists of the wrong length and scores that are not above 0', () => {
    expect(() => routeToken(small, [0.5])).toThrow('scores must have 8 entries, not 1');
    expect(() => routeToken(small, pairs, [0])).toThrow('bias must have 8 entries, not 1');
    expect(() => routeToken(small, pairs.with(3, 0))).toThrow(/^every score must be a number above 0/);
    expect(() => routeToken(small, pairs.with(3, NaN))).toThrow(/^every score must be a number above 0/);
  });
});
