/**
 * Tokens for the router to sort: a stand-in for text, with a seed.
 *
 * Every token belongs to a topic, and topics differ in popularity as words do (Zipf: the r-th has weight r⁻ˢ). Topic and
 * expert are points in a small space; a token is its topic plus noise, and its score for an expert is the logistic
 * function of their inner product, as in V3. Popular topics like the same few experts, so without a remedy some experts
 * drown and others idle. All of this is our toy: it has the shape of the real problem, not its numbers.
 */
import { requireInteger, requireNonNegative, requirePositive } from './check.ts';
import { createRandom } from './random.ts';
import { logistic, portableExp, portableLog } from './random-math.ts';
import { checkRouterConfig, type RouterConfig } from './router.ts';

/** How the stand-in text is made. */
export interface TokenStream {
  topics: number;
  /** s in r⁻ˢ: 0 makes all topics equally popular, 1 is the classic law. */
  popularityExponent: number;
  /** Coordinates of a token: fewer make experts more alike. */
  dimensions: number;
  /** Spread of tokens around their topic, where topics spread by 1. */
  noise: number;
  /** Factor on the inner product before the logistic function. */
  sharpness: number;
}

/** Experts and topics, drawn once. Everything about its tokens follows from it, their batch and their number. */
export interface TokenSource {
  readonly config: Readonly<RouterConfig>;
  readonly stream: Readonly<TokenStream>;
  readonly seed: number;
  /** One point per routed expert, coordinates one after another. */
  readonly expertPoints: Float64Array;
  readonly topicPoints: Float64Array;
  /** Share of tokens that belong to this topic or a more popular one. */
  readonly cumulativeShares: Float64Array;
}

/**
 * Draws experts and topics. The same seed gives the same ones in every browser.
 * Throws a RangeError that names the field when shape, stream or seed is impossible.
 */
export function createTokenSource(config: RouterConfig, stream: TokenStream, seed: number): TokenSource {
  checkRouterConfig(config);
  requirePositive('topics', requireInteger('topics', stream.topics));
  requirePositive('dimensions', requireInteger('dimensions', stream.dimensions));
  requireNonNegative('popularityExponent', stream.popularityExponent);
  requireNonNegative('noise', stream.noise);
  requirePositive('sharpness', stream.sharpness);

  const random = createRandom(seed);
  // Long vectors would have long inner products: scaled so that their typical size does not depend on `dimensions`.
  const scale = stream.sharpness / Math.sqrt(stream.dimensions);
  const expertPoints = Float64Array.from(
    { length: config.routedExperts * stream.dimensions },
    () => random.normal() * scale,
  );
  const topicPoints = Float64Array.from({ length: stream.topics * stream.dimensions }, random.normal);

  const weights = Array.from({ length: stream.topics }, (_, index) =>
    portableExp(-stream.popularityExponent * portableLog(index + 1)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let cumulative = 0;
  const cumulativeShares = Float64Array.from(weights, (weight) => (cumulative += weight / total));

  return { config: { ...config }, stream: { ...stream }, seed, expertPoints, topicPoints, cumulativeShares };
}

/** The share of tokens that belong to each topic, most popular first. They add up to 1. */
export function topicShares({ cumulativeShares }: TokenSource): readonly number[] {
  return Array.from(cumulativeShares, (share, topic) => share - (cumulativeShares[topic - 1] ?? 0));
}

/**
 * Draws token `index` of batch `batch`: fills `scores` (one per routed expert) and returns the token's topic.
 * The same three numbers give the same token whatever was drawn before.
 */
export function drawToken(source: TokenSource, batch: number, index: number, scores: Float64Array): number {
  const { stream, cumulativeShares, topicPoints, expertPoints } = source;
  const { dimensions, noise } = stream;
  // Batch −1 would be the stream that drew the experts if batches were not shifted by one.
  const random = createRandom(source.seed, batch + 1, index);
  const drawn = random.uniform();
  let topic = 0;
  while (topic < stream.topics - 1 && drawn >= (cumulativeShares[topic] ?? 1)) topic++;

  const point = new Float64Array(dimensions);
  for (let axis = 0; axis < dimensions; axis++) {
    point[axis] = (topicPoints[topic * dimensions + axis] ?? NaN) + noise * random.normal();
  }

  for (let expert = 0; expert < scores.length; expert++) {
    let product = 0;
    for (let axis = 0; axis < dimensions; axis++) {
      product += (point[axis] ?? NaN) * (expertPoints[expert * dimensions + axis] ?? NaN);
    }
    scores[expert] = quickLogistic(product);
  }
  return topic;
}

const tableReach = 12;
const stepsPerUnit = 512;
const table = Float64Array.from({ length: 2 * tableReach * stepsPerUnit + 2 }, (_, index) =>
  logistic(index / stepsPerUnit - tableReach),
);

/** The logistic function to seven digits, from a table: a batch asks for a million of them per frame. */
function quickLogistic(x: number): number {
  const position = (Math.min(tableReach, Math.max(-tableReach, x)) + tableReach) * stepsPerUnit;
  const index = Math.floor(position);
  const below = table[index] ?? NaN;
  return below + ((table[index + 1] ?? NaN) - below) * (position - index);
}
