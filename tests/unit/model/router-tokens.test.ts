import { describe, expect, test } from 'vitest';
import type { RouterConfig } from '../../../src/model/router.ts';
import { createTokenSource, drawToken, type TokenStream, topicShares } from '../../../src/model/router-tokens.ts';

const config: RouterConfig = {
  routedExperts: 256,
  activeExperts: 8,
  nodes: 8,
  maxNodes: 4,
  sharedExperts: 1,
  routeScale: 2.5,
};
const stream: TokenStream = { topics: 64, popularityExponent: 1, dimensions: 8, noise: 1, sharpness: 1 };

function draw(seed: number, batch: number, index: number) {
  const scores = new Float64Array(256);
  const topic = drawToken(createTokenSource(config, stream, seed), batch, index, scores);
  return { topic, scores: [...scores] };
}

describe('the stand-in text', () => {
  test('gives the r-th topic a share in proportion to 1/r', () => {
    const shares = topicShares(createTokenSource(config, { ...stream, topics: 4 }, 1));
    // 1 + 1/2 + 1/3 + 1/4 = 25/12
    [12, 6, 4, 3].forEach((parts, topic) => expect(shares[topic]).toBeCloseTo(parts / 25, 12));
  });

  test('gives all topics the same share when the exponent is 0', () => {
    const shares = topicShares(createTokenSource(config, { ...stream, popularityExponent: 0 }, 1));
    for (const share of shares) expect(share).toBeCloseTo(1 / 64, 12);
  });

  test('draws topics as often as their shares say', () => {
    const source = createTokenSource(config, { ...stream, topics: 4 }, 5);
    const counts = [0, 0, 0, 0];
    const scores = new Float64Array(256);
    for (let index = 0; index < 10_000; index++) {
      const topic = drawToken(source, 0, index, scores);
      counts[topic] = (counts[topic] ?? NaN) + 1;
    }
    [4800, 2400, 1600, 1200].forEach((expected, topic) => {
      expect(Math.abs((counts[topic] ?? NaN) - expected)).toBeLessThan(250);
    });
  });

  test('draws the same token for the same seed, batch and number, and other tokens for others', () => {
    expect(draw(1, 2, 3)).toEqual(draw(1, 2, 3));
    const others = [draw(2, 2, 3), draw(1, 3, 3), draw(1, 2, 4)];
    for (const other of others) expect(other.scores).not.toEqual(draw(1, 2, 3).scores);
  });

  test('scores experts between 0 and 1, spread on both sides of one half', () => {
    const { scores } = draw(1, 0, 0);
    expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
    expect(scores.filter((score) => score > 0.5).length).toBeGreaterThan(50);
    expect(scores.filter((score) => score < 0.5).length).toBeGreaterThan(50);
  });

  test('keeps its scores inside 0 and 1 however sharp the stream', () => {
    const scores = new Float64Array(256);
    drawToken(createTokenSource(config, { ...stream, sharpness: 1000 }, 1), 0, 0, scores);
    expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
  });

  test.each<[Partial<TokenStream>, RegExp]>([
    [{ topics: 0 }, /^topics must be/],
    [{ dimensions: 1.5 }, /^dimensions must be/],
    [{ popularityExponent: -1 }, /^popularityExponent must be/],
    [{ noise: NaN }, /^noise must be/],
    [{ sharpness: 0 }, /^sharpness must be/],
  ])('refuses %o, naming the field', (change, message) => {
    expect(() => createTokenSource(config, { ...stream, ...change }, 1)).toThrow(message);
  });
});
