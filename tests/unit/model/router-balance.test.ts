import { describe, expect, test } from 'vitest';
import type { RouterConfig } from '../../../src/model/router.ts';
import {
  type Balancing,
  imbalanceOf,
  routeBatch,
  startBalancing,
  stepBalancing,
  updateBias,
} from '../../../src/model/router-balance.ts';
import { routeToken } from '../../../src/model/router.ts';
import { createTokenSource, drawToken } from '../../../src/model/router-tokens.ts';

const v3: RouterConfig = {
  routedExperts: 256,
  activeExperts: 8,
  nodes: 8,
  maxNodes: 4,
  sharedExperts: 1,
  routeScale: 2.5,
};
const stream = { topics: 64, popularityExponent: 1, dimensions: 8, noise: 1, sharpness: 1 };
const source = createTokenSource(v3, stream, 1);
const noBias = new Float64Array(256);
const sum = (list: ArrayLike<number>) => Array.from(list).reduce((total, value) => total + value, 0);

/** The batches that a router at this speed goes through. */
function batches(count: number, tokens: number, speed: number): Balancing {
  let state = startBalancing(source);
  for (let step = 0; step < count; step++) state = stepBalancing(source, state, tokens, speed);
  return state;
}

describe('imbalanceOf', () => {
  test('is 0 by every measure when all loads are equal', () => {
    expect(imbalanceOf([7, 7, 7])).toEqual({
      maxViolation: 0,
      meanViolation: 0,
      coefficientOfVariation: 0,
      idleShare: 0,
    });
  });

  test('measures loads of 0, 2, 2 and 4: the busiest is 100% above the mean', () => {
    const { maxViolation, meanViolation, coefficientOfVariation, idleShare } = imbalanceOf([0, 2, 2, 4]);
    expect(maxViolation).toBe(1);
    expect(meanViolation).toBe(0.5);
    expect(coefficientOfVariation).toBeCloseTo(Math.SQRT1_2, 12);
    expect(idleShare).toBe(0.25);
  });

  test('refuses loads that are negative or all 0', () => {
    expect(() => imbalanceOf([1, -1])).toThrow(RangeError);
    expect(() => imbalanceOf([0, 0])).toThrow(/^the mean load must be a number above 0/);
  });
});

describe('routeBatch', () => {
  test('counts what routing its tokens one by one gives', () => {
    const bias = Float64Array.from({ length: 256 }, (_, expert) => (expert % 7) / 50);
    const loads = new Array<number>(256).fill(0);
    const nodeVisits = new Array<number>(8).fill(0);
    const scores = new Float64Array(256);
    for (let token = 0; token < 200; token++) {
      drawToken(source, 3, token, scores);
      const { experts, nodes } = routeToken(v3, scores, bias);
      for (const expert of experts) loads[expert] = (loads[expert] ?? NaN) + 1;
      for (const node of nodes) nodeVisits[node] = (nodeVisits[node] ?? NaN) + 1;
    }
    const batch = routeBatch(source, bias, 3, 200);
    expect([...batch.loadByExpert]).toEqual(loads);
    expect([...batch.tokensByNode]).toEqual(nodeVisits);
    expect(batch.meanNodesPerToken).toBeCloseTo(sum(nodeVisits) / 200, 12);
  });

  test('sends every token to 8 routed experts on 1 to 4 nodes, and to the shared one', () => {
    const batch = routeBatch(source, noBias, 0, 1000);
    expect(sum(batch.loadByExpert)).toBe(8000);
    expect(sum(batch.tokensByNodesTouched)).toBe(1000);
    expect([...batch.tokensByNodesTouched.slice(5)]).toEqual([0, 0, 0, 0]);
    expect(batch.tokensByNodesTouched[0]).toBe(0);
    expect(batch.loadOfSharedExpert).toBe(1000);
  });

  test('spreads tokens over more than four nodes once the limit is lifted', () => {
    const unlimited = createTokenSource({ ...v3, maxNodes: 8 }, stream, 1);
    expect(routeBatch(unlimited, noBias, 0, 500).meanNodesPerToken).toBeGreaterThan(4.5);
  });

  test('has no shared load when there is no shared expert', () => {
    const alone = createTokenSource({ ...v3, sharedExperts: 0 }, stream, 1);
    expect(routeBatch(alone, noBias, 0, 10).loadOfSharedExpert).toBe(0);
  });

  test('gives the same loads for the same seed and others for another', () => {
    const again = createTokenSource(v3, stream, 1);
    const other = createTokenSource(v3, stream, 2);
    expect(routeBatch(again, noBias, 5, 100)).toEqual(routeBatch(source, noBias, 5, 100));
    expect(routeBatch(other, noBias, 5, 100).loadByExpert).not.toEqual(routeBatch(source, noBias, 5, 100).loadByExpert);
  });

  test.each([0, 1.5, NaN])('refuses a batch of %s tokens', (tokens) => {
    expect(() => routeBatch(source, noBias, 0, tokens)).toThrow(/^tokens must be/);
  });

  test('refuses a negative batch and a bias for the wrong number of experts', () => {
    expect(() => routeBatch(source, noBias, -1, 10)).toThrow(/^batch must be/);
    expect(() => routeBatch(source, [0], 0, 10)).toThrow('bias must have 256 entries, not 1');
  });
});

describe('updateBias', () => {
  test('moves each bias by the speed: down above the mean load, up below it, not at all on it', () => {
    expect([...updateBias([0, 0, 0.5], [6, 2, 4], 0.001)]).toEqual([-0.001, 0.001, 0.5]);
  });

  test('moves nothing at speed 0, as V3 does for its last 500B tokens', () => {
    expect([...updateBias([0.25, -0.25], [9, 1], 0)]).toEqual([0.25, -0.25]);
  });

  test('refuses a negative speed and loads of the wrong length', () => {
    expect(() => updateBias([0], [1], -0.001)).toThrow(/^speed must be/);
    expect(() => updateBias([0], [1, 2], 0.001)).toThrow('loads must have 1 entries, not 2');
  });
});

describe('balancing', () => {
  test('at V3’s speed of 0.001 brings the busiest of 256 experts from over 7 times the mean to under 2 times', () => {
    const start = stepBalancing(source, startBalancing(source), 1024, 0.001);
    const end = batches(120, 1024, 0.001);
    expect(start.last?.imbalance.maxViolation).toBeGreaterThan(6);
    expect(end.last?.imbalance.maxViolation).toBeLessThan(1);
    expect(end.last?.imbalance.idleShare).toBe(0);
  }, 30_000);

  test('stays as uneven as it was without the bias', () => {
    const end = batches(20, 1024, 0);
    expect(end.last?.imbalance.maxViolation).toBeGreaterThan(6);
    expect([...end.bias]).toEqual([...noBias]);
  });

  test('routes the first batch by the scores alone at any speed, since the bias moves after it', () => {
    const slow = stepBalancing(source, startBalancing(source), 256, 0);
    const fast = stepBalancing(source, startBalancing(source), 256, 0.1);
    expect(fast.last).toEqual(slow.last);
  });

  test('leaves the state it was given as it was', () => {
    const before = batches(1, 64, 0.001);
    const copy = structuredClone(before);
    stepBalancing(source, before, 64, 0.001);
    expect(before).toEqual(copy);
  });
});
