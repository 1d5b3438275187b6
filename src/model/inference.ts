/**
 * A day of serving: what the nodes cost, and what the tokens would bring under the reader's assumptions.
 *
 * Source: DeepSeek, "DeepSeek-V3/R1 Inference System Overview" (open-infra-index, Day 6), 27 to 28 February 2025. Its
 * revenue is theoretical: every token paid at R1's price. It names three reasons why the real one is substantially
 * lower: V3 is cheaper, web and app are free, and nights are discounted. All three are assumptions here.
 */
import { requireNonNegative, requirePositive, requireShare } from './check.ts';
import { hoursPerDay, secondsPerHour } from './time.ts';

/** Tokens of one day. Input either hits the cache of earlier prompts or misses it. */
export interface TokenTraffic {
  inputHitTokens: number;
  inputMissTokens: number;
  outputTokens: number;
}

/** USD per million tokens. */
export interface TokenPrices {
  inputHitUsd: number;
  inputMissUsd: number;
  outputUsd: number;
}

/** What is paid for. Shares are of tokens and independent of each other and of the kind of token. */
export interface Monetisation {
  prices: TokenPrices;
  /** Share of traffic that nobody pays for. */
  freeShare: number;
  /** Share of the paid traffic served by a cheaper model, at its prices. */
  cheaperShare: number;
  cheaperPrices: TokenPrices;
  /** Share of the paid traffic in discounted hours: that of the hours, if traffic is even over the day. */
  discountedShare: number;
  /** What is taken off the price in those hours, 0 to 1. */
  discount: number;
}

/** Nodes that serve all day. */
export interface ServingNodes {
  /** On average over the day. */
  nodes: number;
  gpusPerNode: number;
  rateUsdPerGpuHour: number;
}

/** USD per day. */
export interface InferenceDay {
  costUsd: number;
  /** All tokens paid at full price. */
  theoreticalRevenueUsd: number;
  revenueUsd: number;
  profitUsd: number;
  /** Profit over cost, as DeepSeek states it, not over revenue. */
  costProfitMargin: number;
  /** The share of free traffic at which revenue meets cost; null when it falls short even with none. */
  breakEvenFreeShare: number | null;
}

/** Cost, revenue and margin of a day. Throws a RangeError that names the parameter when one is out of its range. */
export function inferenceDay(serving: ServingNodes, traffic: TokenTraffic, sales: Monetisation): InferenceDay {
  const { freeShare, cheaperShare, discountedShare, discount } = sales;
  for (const [name, share] of Object.entries({ freeShare, cheaperShare, discountedShare, discount })) {
    requireShare(name, share);
  }

  const costUsd = servingCostUsdPerDay(serving);
  const theoreticalRevenueUsd = priceOf(traffic, sales.prices);
  const listRevenueUsd =
    (1 - cheaperShare) * theoreticalRevenueUsd + cheaperShare * priceOf(traffic, sales.cheaperPrices);
  const revenueIfAllPaidUsd = listRevenueUsd * (1 - discountedShare * discount);
  const revenueUsd = (1 - freeShare) * revenueIfAllPaidUsd;
  return {
    costUsd,
    theoreticalRevenueUsd,
    revenueUsd,
    profitUsd: revenueUsd - costUsd,
    costProfitMargin: costProfitMargin(revenueUsd, costUsd),
    breakEvenFreeShare: revenueIfAllPaidUsd < costUsd ? null : 1 - costUsd / revenueIfAllPaidUsd,
  };
}

/** (revenue − cost) ÷ cost. The stated 562,027 and 87,072 USD make 5.45, which is 545%. */
export function costProfitMargin(revenueUsd: number, costUsd: number): number {
  return (requireNonNegative('revenueUsd', revenueUsd) - costUsd) / requirePositive('costUsd', costUsd);
}

/** What the nodes cost a day, USD. */
export function servingCostUsdPerDay({ nodes, gpusPerNode, rateUsdPerGpuHour }: ServingNodes): number {
  return (
    requirePositive('nodes', nodes) *
    requirePositive('gpusPerNode', gpusPerNode) *
    requirePositive('rateUsdPerGpuHour', rateUsdPerGpuHour) *
    hoursPerDay
  );
}

/** What customers save a day because cached input is cheaper, USD, when all tokens are paid. */
export function cacheSavingUsd({ inputHitTokens }: TokenTraffic, { inputHitUsd, inputMissUsd }: TokenPrices): number {
  return (
    millions('inputHitTokens', inputHitTokens) *
    (requireNonNegative('inputMissUsd', inputMissUsd) - requireNonNegative('inputHitUsd', inputHitUsd))
  );
}

/** What one node gets through, tokens per second. */
export interface NodeThroughput {
  /** Cache hits included, as DeepSeek counts. */
  inputTokensPerSecond: number;
  outputTokensPerSecond: number;
}

export interface NodesNeeded {
  prefillNodes: number;
  decodeNodes: number;
  nodes: number;
}

/** How many nodes a day's traffic keeps busy, as a check of the stated number: 95.5 + 131.4 = 226.9 for 226.75. */
export function nodesNeeded(traffic: TokenTraffic, node: NodeThroughput): NodesNeeded {
  const secondsPerDay = hoursPerDay * secondsPerHour;
  const inputTokens =
    requireNonNegative('inputHitTokens', traffic.inputHitTokens) +
    requireNonNegative('inputMissTokens', traffic.inputMissTokens);
  const outputTokens = requireNonNegative('outputTokens', traffic.outputTokens);
  const prefillNodes = inputTokens / secondsPerDay / requirePositive('inputTokensPerSecond', node.inputTokensPerSecond);
  const decodeNodes =
    outputTokens / secondsPerDay / requirePositive('outputTokensPerSecond', node.outputTokensPerSecond);
  return { prefillNodes, decodeNodes, nodes: prefillNodes + decodeNodes };
}

/** Days until a daily cost adds up to `totalUsd`: 64.04 for V3's 5.576M at 87,072 a day. */
export function daysToReach(totalUsd: number, usdPerDay: number): number {
  return requireNonNegative('totalUsd', totalUsd) / requirePositive('usdPerDay', usdPerDay);
}

function priceOf(traffic: TokenTraffic, prices: TokenPrices): number {
  return (
    millions('inputHitTokens', traffic.inputHitTokens) * requireNonNegative('inputHitUsd', prices.inputHitUsd) +
    millions('inputMissTokens', traffic.inputMissTokens) * requireNonNegative('inputMissUsd', prices.inputMissUsd) +
    millions('outputTokens', traffic.outputTokens) * requireNonNegative('outputUsd', prices.outputUsd)
  );
}

function millions(name: string, tokens: number): number {
  return requireNonNegative(name, tokens) / 1e6;
}
