/**
 * How long tokens travel to their experts and back, and how much of that a training step notices.
 *
 * A token's copy crosses InfiniBand once per node it is sent to, then NVLink once per expert there; both links work at
 * the same time, so the slower one sets the pace. Source: DeepSeek-V3 Technical Report, s3.2.1 (communication about as
 * long as computation, hidden by overlap) and s3.2.2 (50 GB/s InfiniBand and 160 GB/s NVLink as measured, 20 of 132
 * processors set aside). Speeds are gigabytes (10⁹ bytes) per second, one way, per GPU.
 */
import { requireNonNegative, requirePositive, requireShare } from './check.ts';

export interface ExpertTraffic {
  tokensPerGpu: number;
  hiddenSize: number;
  /** Bytes per value on the way to the experts: 1 in FP8. */
  dispatchBytesPerValue: number;
  /** Bytes per value on the way back: 2 in BF16. */
  combineBytesPerValue: number;
  /** Nodes other than its own that a token is sent to, on average: at most 4 for V3. */
  nodesPerToken: number;
  /** Experts that a token reaches over NVLink: 8 for V3. */
  expertsPerToken: number;
}

/** One way, per GPU. */
export interface LinkSpeeds {
  /** InfiniBand. */
  betweenNodesGbPerSecond: number;
  /** NVLink. */
  withinNodeGbPerSecond: number;
}

export interface TransferTime {
  betweenNodesSeconds: number;
  withinNodeSeconds: number;
  /** The longer of the two. */
  seconds: number;
  bottleneck: 'between nodes' | 'within node';
}

/** Time to move `bytes` at a speed. */
export function transferSeconds(bytes: number, gbPerSecond: number): number {
  return requireNonNegative('bytes', bytes) / (requirePositive('gbPerSecond', gbPerSecond) * 1e9);
}

/**
 * What a link gives one way, from what is printed for it. Makers print both directions together: 900 GB/s for an H100,
 * 400 for an H800, of which V3 measured 160 one way, 80% of the half.
 */
export function oneWayGbPerSecond(printedGbPerSecond: number, reachedShare: number): number {
  return (requirePositive('printedGbPerSecond', printedGbPerSecond) / 2) * requireShare('reachedShare', reachedShare);
}

/** Time for one layer's dispatch and combine, forward. Throws a RangeError that names what is impossible. */
export function expertTransferTime(traffic: ExpertTraffic, links: LinkSpeeds): TransferTime {
  for (const [name, value] of Object.entries(traffic)) requireNonNegative(name, value);
  const { tokensPerGpu, hiddenSize, dispatchBytesPerValue, combineBytesPerValue } = traffic;
  const bytesPerCopies = tokensPerGpu * hiddenSize * (dispatchBytesPerValue + combineBytesPerValue);
  const betweenNodesSeconds = transferSeconds(bytesPerCopies * traffic.nodesPerToken, links.betweenNodesGbPerSecond);
  const withinNodeSeconds = transferSeconds(bytesPerCopies * traffic.expertsPerToken, links.withinNodeGbPerSecond);
  return {
    betweenNodesSeconds,
    withinNodeSeconds,
    seconds: Math.max(betweenNodesSeconds, withinNodeSeconds),
    bottleneck: withinNodeSeconds > betweenNodesSeconds ? 'within node' : 'between nodes',
  };
}

/**
 * Experts per node that a token can reach while its next copy is still crossing InfiniBand: 3.2 for V3, so that four
 * nodes would allow up to 13 experts for the price of 8 (s3.2.2).
 */
export function expertsPerNodeAtNoCost({ betweenNodesGbPerSecond, withinNodeGbPerSecond }: LinkSpeeds): number {
  return (
    requirePositive('withinNodeGbPerSecond', withinNodeGbPerSecond) /
    requirePositive('betweenNodesGbPerSecond', betweenNodesGbPerSecond)
  );
}

export interface StepTime {
  /** Computation, slowed where processors are set aside for communication. */
  computeSeconds: number;
  /** Communication that nothing hides. */
  exposedSeconds: number;
  totalSeconds: number;
}

/** Computation first, communication after: all of it shows. */
export function stepWithoutOverlap(computeSeconds: number, communicationSeconds: number): StepTime {
  requireNonNegative('computeSeconds', computeSeconds);
  requireNonNegative('communicationSeconds', communicationSeconds);
  return {
    computeSeconds,
    exposedSeconds: communicationSeconds,
    totalSeconds: computeSeconds + communicationSeconds,
  };
}

/**
 * Both at once: only what outlasts the computation shows. `reservedShare` of the processors move data meanwhile (20 of
 * 132 in V3), so the computation takes 1 ÷ (1 − reservedShare) times as long.
 */
export function stepWithOverlap(computeSeconds: number, communicationSeconds: number, reservedShare: number): StepTime {
  requireNonNegative('computeSeconds', computeSeconds);
  requireNonNegative('communicationSeconds', communicationSeconds);
  if (requireShare('reservedShare', reservedShare) === 1) throw new RangeError('reservedShare must be below 1, not 1');
  const slowed = computeSeconds / (1 - reservedShare);
  const exposedSeconds = Math.max(0, communicationSeconds - slowed);
  return { computeSeconds: slowed, exposedSeconds, totalSeconds: slowed + exposedSeconds };
}
