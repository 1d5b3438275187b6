/**
 * A router at work, batch after batch, and what each batch did. Runs in a worker, at build, and in tests.
 */
import { requireNonNegative, requirePositive } from '../../model/check.ts';
import { type Balancing, startBalancing, stepBalancing } from '../../model/router-balance.ts';
import { createTokenSource, drawToken, type TokenSource } from '../../model/router-tokens.ts';
import { createSelector, type RouterConfig } from '../../model/router.ts';
import { standIn } from './stand-in.ts';

/** What a run depends on. The speed of the bias does not belong to it: that may change on the way. */
export interface Settings {
  config: RouterConfig;
  seed: number;
}

/** What one batch did. */
export interface BatchSummary {
  /** From 1. */
  batch: number;
  /** Tokens that each routed expert worked on. */
  loads: readonly number[];
  /** MaxVio: how far the busiest expert is above the mean load, as a share of it. */
  maxViolation: number;
  /** Routed experts without a token. */
  idle: number;
  meanNodesPerToken: number;
  /** Share of tokens that would have gone to other experts, were there no node limit. */
  changedByLimit: number;
}

export interface Simulation {
  /** Routes the next batch, then moves the bias by `biasSpeed`. */
  step: (biasSpeed: number) => BatchSummary;
}

/** A router that has seen nothing. Throws a RangeError when the shape is impossible. */
export function createSimulation({ config, seed }: Settings): Simulation {
  const source = createTokenSource(config, standIn.stream, seed);
  let state: Balancing = startBalancing(source);
  return {
    step(biasSpeed) {
      const { bias, nextBatch } = state;
      state = stepBalancing(source, state, standIn.batchTokens, biasSpeed);
      const { last } = state;
      if (!last) throw new Error('A step of the router left no batch');
      return {
        batch: state.nextBatch,
        loads: [...last.loadByExpert],
        maxViolation: last.imbalance.maxViolation,
        idle: Math.round(last.imbalance.idleShare * config.routedExperts),
        meanNodesPerToken: last.meanNodesPerToken,
        changedByLimit: changedByLimit(source, bias, nextBatch, standIn.comparedTokens),
      };
    },
  };
}

/**
 * The share of a batch's first `tokens` tokens that the node limit sends to at least one other expert.
 * Throws a RangeError when `tokens` is not above 0.
 */
export function changedByLimit(source: TokenSource, bias: ArrayLike<number>, batch: number, tokens: number): number {
  requirePositive('tokens', tokens);
  const { config } = source;
  if (config.maxNodes === config.nodes) return 0;
  const limited = createSelector(config);
  const free = createSelector({ ...config, maxNodes: config.nodes });
  const selection = new Float64Array(config.routedExperts);
  let changed = 0;
  for (let token = 0; token < tokens; token++) {
    drawToken(source, batch, token, selection);
    for (let expert = 0; expert < selection.length; expert++) {
      selection[expert] = (selection[expert] ?? NaN) + (bias[expert] ?? NaN);
    }
    // Both rank the same numbers best first: the same experts mean the same order.
    const wanted = free(selection);
    if (limited(selection).some((expert, rank) => expert !== wanted[rank])) changed++;
  }
  return changed / tokens;
}

/**
 * The share of all visits to experts that finds its expert full, were each to take no more than `capacityFactor` times
 * the mean load. Throws a RangeError when nothing was loaded.
 */
export function droppedShare(loads: readonly number[], capacityFactor: number): number {
  requireNonNegative('capacityFactor', capacityFactor);
  const total = requirePositive(
    'the total load',
    loads.reduce((sum, load) => sum + load, 0),
  );
  const capacity = (capacityFactor * total) / loads.length;
  return loads.reduce((sum, load) => sum + Math.max(0, load - capacity), 0) / total;
}

/** A run from its first batch to its last, with how uneven each batch was. */
export interface FinishedRun {
  first: BatchSummary;
  last: BatchSummary;
  /** MaxVio of every batch. */
  violations: readonly number[];
}

/** Runs `batches` batches. Takes seconds: for the build and for tests. */
export function finishRun(settings: Settings, biasSpeed: number, batches: number): FinishedRun {
  const simulation = createSimulation(settings);
  const first = simulation.step(biasSpeed);
  const violations = [first.maxViolation];
  let last = first;
  while (violations.length < batches) {
    last = simulation.step(biasSpeed);
    violations.push(last.maxViolation);
  }
  return { first, last, violations };
}
