/**
 * What a batch of tokens does to the experts, and how V3 keeps them evenly busy without a balancing loss: after every
 * batch, the bias of each overloaded expert goes down by a fixed speed and that of each underloaded one goes up.
 *
 * Source: DeepSeek-V3 Technical Report, s2.1.2 ("Auxiliary-Loss-Free Load Balancing") and s4.2 (speed 0.001); the
 * measure MaxVio: Wang et al. 2024, arXiv 2408.15664.
 */
import { requireInteger, requireNonNegative, requirePositive } from './check.ts';
import { createSelector } from './router.ts';
import { drawToken, type TokenSource } from './router-tokens.ts';

/** How uneven the loads are. All four are 0 when every expert has the same. */
export interface Imbalance {
  /** MaxVio: how far the busiest expert is above the mean, as a share of the mean. */
  maxViolation: number;
  /** Mean distance from the mean, as a share of the mean. */
  meanViolation: number;
  /** Standard deviation (population) as a share of the mean. */
  coefficientOfVariation: number;
  /** Share of experts without a single token. */
  idleShare: number;
}

/** What a batch did. */
export interface BatchRouting {
  tokens: number;
  /** Tokens that each routed expert worked on. They add up to tokens × active experts. */
  loadByExpert: Uint32Array;
  /** Tokens that were sent to each node, however many of its experts they wanted. */
  tokensByNode: Uint32Array;
  /** Tokens that went to 0, 1, 2, … nodes. */
  tokensByNodesTouched: Uint32Array;
  meanNodesPerToken: number;
  /** Tokens that each shared expert worked on: all of them. */
  loadOfSharedExpert: number;
  imbalance: Imbalance;
}

/** Throws a RangeError when nothing was loaded. */
export function imbalanceOf(loads: ArrayLike<number>): Imbalance {
  const list = Array.from(loads, (load) => requireNonNegative('every load', load));
  const mean = list.reduce((sum, load) => sum + load, 0) / list.length;
  requirePositive('the mean load', mean);
  const ratios = list.map((load) => load / mean);
  const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    maxViolation: Math.max(...ratios) - 1,
    meanViolation: average(ratios.map((ratio) => Math.abs(ratio - 1))),
    coefficientOfVariation: Math.sqrt(average(ratios.map((ratio) => (ratio - 1) ** 2))),
    idleShare: ratios.filter((ratio) => ratio === 0).length / ratios.length,
  };
}

/**
 * Routes `tokens` tokens of batch `batch` with the given bias (one number per routed expert).
 * Throws a RangeError that names what is wrong.
 */
export function routeBatch(source: TokenSource, bias: ArrayLike<number>, batch: number, tokens: number): BatchRouting {
  const { routedExperts, nodes } = source.config;
  requirePositive('tokens', requireInteger('tokens', tokens));
  requireNonNegative('batch', requireInteger('batch', batch));
  if (bias.length !== routedExperts) {
    throw new RangeError(`bias must have ${routedExperts} entries, not ${bias.length}`);
  }

  const perNode = routedExperts / nodes;
  const biases = Float64Array.from(bias);
  const select = createSelector(source.config);
  const selection = new Float64Array(routedExperts);
  const loadByExpert = new Uint32Array(routedExperts);
  const tokensByNode = new Uint32Array(nodes);
  const tokensByNodesTouched = new Uint32Array(nodes + 1);
  const lastTokenAtNode = new Int32Array(nodes).fill(-1);
  let visits = 0;

  for (let token = 0; token < tokens; token++) {
    drawToken(source, batch, token, selection);
    for (let expert = 0; expert < routedExperts; expert++) {
      selection[expert] = (selection[expert] ?? NaN) + (biases[expert] ?? NaN);
    }
    let touched = 0;
    for (const expert of select(selection)) {
      increase(loadByExpert, expert);
      const node = Math.floor(expert / perNode);
      if (lastTokenAtNode[node] === token) continue;
      lastTokenAtNode[node] = token;
      increase(tokensByNode, node);
      touched++;
    }
    increase(tokensByNodesTouched, touched);
    visits += touched;
  }

  return {
    tokens,
    loadByExpert,
    tokensByNode,
    tokensByNodesTouched,
    meanNodesPerToken: visits / tokens,
    loadOfSharedExpert: source.config.sharedExperts > 0 ? tokens : 0,
    imbalance: imbalanceOf(loadByExpert),
  };
}

/** The bias after a batch: `speed` less for each expert above the mean load, `speed` more for each below it. */
export function updateBias(bias: ArrayLike<number>, loads: ArrayLike<number>, speed: number): Float64Array {
  requireNonNegative('speed', speed);
  if (bias.length !== loads.length) throw new RangeError(`loads must have ${bias.length} entries, not ${loads.length}`);
  const mean = Array.from(loads).reduce((sum, load) => sum + load, 0) / loads.length;
  return Float64Array.from(bias, (value, expert) => value + speed * Math.sign(mean - (loads[expert] ?? NaN)));
}

/** A router at work, batch after batch. Each step is a new object. */
export interface Balancing {
  /** The number of the batch to come, from 0. */
  nextBatch: number;
  bias: Float64Array;
  /** The batch just routed, with the bias as it was before it. */
  last?: BatchRouting;
}

/** A router that has seen nothing: every bias is 0. */
export function startBalancing(source: TokenSource): Balancing {
  return { nextBatch: 0, bias: new Float64Array(source.config.routedExperts) };
}

/** Routes the next batch, then moves the bias. A speed of 0 leaves the router to its scores alone. */
export function stepBalancing(source: TokenSource, now: Balancing, tokens: number, speed: number): Balancing {
  const last = routeBatch(source, now.bias, now.nextBatch, tokens);
  return { nextBatch: now.nextBatch + 1, bias: updateBias(now.bias, last.loadByExpert, speed), last };
}

function increase(array: Uint32Array, index: number): void {
  array[index] = (array[index] ?? NaN) + 1;
}
