/**
 * What the links between GPUs do to a token on its way to the experts and back. Plain numbers in, times out; the facts
 * come from the ledger (link-facts.ts).
 */
import {
  type ExpertTraffic,
  expertTransferTime,
  oneWayGbPerSecond,
  type TransferTime,
} from '../../model/pipeline-communication.ts';

export type Chip = 'h800' | 'h100';

export interface LinkFacts {
  /** Of one token, as V3 routes it. */
  traffic: Omit<ExpertTraffic, 'tokensPerGpu'>;
  /** NVLink as printed for each chip, GB/s, both directions together. */
  nvlinkPrinted: Readonly<Record<Chip, number>>;
  /** NVLink one way as V3's report gives it for the H800, GB/s. */
  nvlinkMeasured: number;
  /** InfiniBand, GB/s, one way, per GPU. */
  infiniBand: number;
  /** Sending to computing before they overlap, at these links. About 1. */
  sendingToComputing: number;
  /** Streaming multiprocessors of a GPU, and those that move data. */
  processors: { all: number; moving: number };
}

export interface LinkSettings {
  chip: Chip;
  infiniBandGbPerSecond: number;
  /** Nodes other than its own that a token is sent to. */
  nodesPerToken: number;
  expertsPerToken: number;
}

/** The links and the routing of V3 itself. */
export function v3Links({ traffic, infiniBand }: LinkFacts): LinkSettings {
  const { nodesPerToken, expertsPerToken } = traffic;
  return { chip: 'h800', infiniBandGbPerSecond: infiniBand, nodesPerToken, expertsPerToken };
}

/** NVLink one way, taking it that both chips reach the same share of what is printed for them. */
export function nvlinkOneWay({ nvlinkPrinted, nvlinkMeasured }: LinkFacts, chip: Chip): number {
  const reachedShare = nvlinkMeasured / oneWayGbPerSecond(nvlinkPrinted.h800, 1);
  return oneWayGbPerSecond(nvlinkPrinted[chip], reachedShare);
}

/** One token through one layer, to its experts and back, in one pass. */
export function tokenTransfer(facts: LinkFacts, settings: LinkSettings): TransferTime {
  const { nodesPerToken, expertsPerToken } = settings;
  return expertTransferTime(
    { ...facts.traffic, tokensPerGpu: 1, nodesPerToken, expertsPerToken },
    {
      betweenNodesGbPerSecond: settings.infiniBandGbPerSecond,
      withinNodeGbPerSecond: nvlinkOneWay(facts, settings.chip),
    },
  );
}

/** Sending to computing with other links or another routing, scaled from the ratio that the report gives for its own. */
export function sendingToComputing(facts: LinkFacts, settings: LinkSettings): number {
  const own = tokenTransfer(facts, v3Links(facts));
  return (facts.sendingToComputing * tokenTransfer(facts, settings).seconds) / own.seconds;
}

/** Seconds that one layer computes for one token, forward and backward: as long as it sends at V3's own links, over the ratio. */
export function computingSeconds(facts: LinkFacts): number {
  return bothPasses(tokenTransfer(facts, v3Links(facts)).seconds) / facts.sendingToComputing;
}

/** Forward and backward: gradients travel the same way in the same formats. */
export const bothPasses = (secondsPerPass: number): number => 2 * secondsPerPass;

/** The share of a GPU's processors that move data instead of computing. */
export const movingShare = ({ processors }: LinkFacts): number => processors.moving / processors.all;

/** "1.72 µs" */
export const microseconds = (seconds: number): string => `${shortNumber(seconds * 1e6)} µs`;

/** Three digits, no more: "1.72", "183". */
export const shortNumber = (value: number): string =>
  String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
