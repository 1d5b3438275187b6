/**
 * What V3's pre-training would have taken without one of its tricks, as a factor on its GPU-hours with a range.
 *
 * Nobody has published such a run. Every factor comes from published hours and shapes; where these leave a choice, the
 * choice is ours and said so. "Off" means what other published runs do without the trick, not the trick undone and
 * nothing put in its place.
 *
 *   experts off             hours of a dense model of equal quality, not of equal size
 *   FP8 and overlap off     V2's speed per FLOP, which had neither: measured for both together, for neither alone
 *   latent attention off    arithmetic with keys and values kept in full or in groups
 *   multi-token off         without the arithmetic of the module that predicts one more token
 *   critic back             arithmetic of reinforcement learning: R1's hours, not V3's
 *
 * Independent factors multiply. Their ranges combine on a logarithmic scale, widths in quadrature, as independent errors
 * do: two factors of 1 to 4 around 2 make 1.5 to 10.7 around 4, not 1 to 16. Two things are not independent, and
 * `runFactor` knows them: FP8 and overlap share one measurement, and a dense model has no traffic between experts.
 */
import { requireNonNegative, requirePositive, requireShare } from './check.ts';
import { type FlopPerParameter, rlFlopPerToken, totalFlopPerToken } from './grpo.ts';
import { type ChipPeaks, peakFlopPerSecond } from './hardware.ts';
import { stepWithOverlap, stepWithoutOverlap } from './pipeline-communication.ts';
import { attentionFlopPerToken, countParameters, trainingFlopPerToken, type TransformerConfig } from './transformer.ts';

/** A factor on GPU-hours: 1 changes nothing. */
export interface Factor {
  low: number;
  central: number;
  high: number;
}

/** The tricks that V3's pre-training used. GRPO came later: see `criticFactor`. */
export const trickIds = ['experts', 'fp8', 'overlap', 'latent-attention', 'multi-token'] as const;
export type TrickId = (typeof trickIds)[number];

/** A training run's price in hours and arithmetic, per token. */
export interface RunRate {
  gpuHoursPerTrillionTokens: number;
  flopPerToken: number;
}

export interface AblationEvidence {
  v3: RunRate & { config: TransformerConfig; pretrainingGpuHours: number; meanContextTokens: number };
  /** DeepSeek-V2: experts and latent attention, neither FP8 nor DualPipe. */
  v2: RunRate;
  /** V3's share of peak over that of the most efficient other sparse run, by the rule of thumb. */
  leastOverSparsePeers: number;
  /** DeepSeek's own dense model, which V2 replaced. */
  dense67bGpuHoursPerTrillionTokens: number;
  /** All hours of a dense model taken to be about as good as V3. */
  denseEqualGpuHours: number;
  chip: ChipPeaks;
  /** Communication time ÷ computing time before the two overlap. */
  communicationRatio: number;
  /** Processors kept for communication ÷ all processors of a GPU. */
  reservedShare: number;
  /** V3's shape with other attentions; the first replaces it most closely. */
  otherAttentions: readonly [TransformerConfig, ...TransformerConfig[]];
}

export interface AblationFactors {
  /** FP8 and overlap off, with experts. */
  together: Factor;
  fp8: Factor;
  overlap: Factor;
  /** Experts off, and all else that a dense run of the time did without: FP8, overlap, latent attention, multi-token. */
  dense: Factor;
  latentAttention: Factor;
  multiToken: Factor;
}

/** All factors out of the evidence. Throws a RangeError that names what is impossible. */
export function ablationFactors(evidence: AblationEvidence): AblationFactors {
  const { v3, v2, otherAttentions } = evidence;
  const measured = speedOver(v3, v2);
  const fp8Most = arithmeticBoundFactor(fp8FlopShare(v3.config, v3.meanContextTokens), evidence.chip);
  const overlapMost = exposedFactor(evidence.communicationRatio, evidence.reservedShare);
  // How the measured factor splits is not known. Each half may be all of it, so far as the other's most allows.
  const half = Math.sqrt(measured);
  const fp8 = factor(Math.max(1, measured / overlapMost), half, Math.max(half, fp8Most));
  const overlap = factor(Math.max(1, measured / fp8Most), half, Math.max(half, overlapMost));

  const bare = trainingFlopPerToken(v3.config, v3.meanContextTokens);
  const [closest, ...others] = otherAttentions.map(
    (config) => trainingFlopPerToken(config, v3.meanContextTokens) / bare,
  );
  const multiToken = 1 / (1 + multiTokenFlopPerToken(v3.config, v3.meanContextTokens) / bare);
  return {
    together: {
      low: Math.min(measured, requirePositive('leastOverSparsePeers', evidence.leastOverSparsePeers)),
      central: measured,
      high: combine([fp8, overlap]).high,
    },
    fp8,
    overlap,
    dense: denseFactor(evidence, measured),
    latentAttention: factor(Math.min(closest ?? NaN, ...others), closest ?? NaN, Math.max(closest ?? NaN, ...others)),
    // At most nothing is saved, if the module worked while the GPUs would have waited.
    multiToken: factor(multiToken, multiToken, 1),
  };
}

/** How many times more hours per FLOP another run took: 1.55 for V2 against V3. */
export function speedOver(run: RunRate, other: RunRate): number {
  const hoursPerFlop = (name: string, { gpuHoursPerTrillionTokens, flopPerToken }: RunRate) =>
    requirePositive(`${name}.gpuHoursPerTrillionTokens`, gpuHoursPerTrillionTokens) /
    requirePositive(`${name}.flopPerToken`, flopPerToken);
  return hoursPerFlop('other', other) / hoursPerFlop('run', run);
}

/**
 * Hours of a dense model of equal quality over V3's. The low end takes DeepSeek's own pair: 67B took 1.74 times V2's
 * hours per token, and V3 is 1.55 times as fast per FLOP as V2. The high end takes the hours of `denseEqualGpuHours`.
 * Neither pair was matched for quality. The middle, their geometric mean, is ours.
 */
function denseFactor(evidence: AblationEvidence, measured: number): Factor {
  const ownPair =
    requirePositive('dense67bGpuHoursPerTrillionTokens', evidence.dense67bGpuHoursPerTrillionTokens) /
    evidence.v2.gpuHoursPerTrillionTokens;
  const other =
    requirePositive('denseEqualGpuHours', evidence.denseEqualGpuHours) /
    requirePositive('v3.pretrainingGpuHours', evidence.v3.pretrainingGpuHours);
  const [low, high] = [ownPair * measured, other].toSorted((a, b) => a - b);
  return factor(low ?? NaN, Math.sqrt(ownPair * measured * other), high ?? NaN);
}

/**
 * The share of arithmetic that ran in FP8: the matrix products of the layers. Output head, gates and the attention over
 * the context stayed in 16 bits or more (V3 report, s3.3.1).
 */
export function fp8FlopShare(config: TransformerConfig, meanContextTokens: number): number {
  const inFp8 = ['attention', 'dense-ffn', 'routed-experts', 'shared-experts'];
  const active = countParameters(config)
    .parts.filter(({ id }) => inFp8.includes(id))
    .reduce((sum, part) => sum + part.active, 0);
  return (6 * active) / trainingFlopPerToken(config, meanContextTokens);
}

/**
 * The most that FP8 can be worth while everything keeps its share of its own peak: if a step were arithmetic and nothing
 * else. The hardware's factor of 2 on that part of the FLOPs.
 */
export function arithmeticBoundFactor(fp8Share: number, chip: ChipPeaks): number {
  requireShare('fp8Share', fp8Share);
  const ratio = peakFlopPerSecond(chip, 'bf16-dense') / peakFlopPerSecond(chip, 'fp8-dense');
  return 1 / (1 - fp8Share + fp8Share * ratio);
}

/** The most that overlap can be worth: a step with all communication exposed over one with it hidden. */
export function exposedFactor(communicationRatio: number, reservedShare: number): number {
  return (
    stepWithoutOverlap(1, communicationRatio).totalSeconds /
    stepWithOverlap(1, communicationRatio, reservedShare).totalSeconds
  );
}

/**
 * FLOPs per token of predicting one more token: a layer with experts, a matrix that joins two vectors of the model's
 * width, and the output head once more. For V3 10.2e9, 4% on top of 250e9. Throws a RangeError without experts.
 */
export function multiTokenFlopPerToken(config: TransformerConfig, meanContextTokens: number): number {
  const moeLayers = requirePositive('layers with experts', config.layers - config.dense.layers);
  const { parts } = countParameters(config);
  const active = (id: string) => parts.find((part) => part.id === id)?.active ?? 0;
  const oneLayer =
    active('attention') / config.layers +
    (active('routed-experts') + active('shared-experts') + active('gates')) / moeLayers;
  const head = config.vocab * config.dModel;
  return (
    6 * (oneLayer + 2 * config.dModel ** 2 + head) + attentionFlopPerToken(config, meanContextTokens) / config.layers
  );
}

/**
 * What a critic would add to reinforcement learning, on R1's hours. Low: writing the answers takes all the time, and
 * the critic learns meanwhile. Central: arithmetic with a reward model. High: with rules alone, where the critic is a
 * larger part, and reads while answers are written. 1, 1.5 and 1.8 (facts D12); the choice of the middle is ours.
 */
export function criticFactor(flop: FlopPerParameter): Factor {
  const total = (method: Parameters<typeof rlFlopPerToken>[0]) => totalFlopPerToken(rlFlopPerToken(method, 1, flop));
  const rules = total('grpo-with-rules');
  const criticAtMost = total('ppo-with-critic-rollout') - total('grpo-with-reward-model');
  return factor(1, total('ppo') / total('grpo-with-reward-model'), (rules + criticAtMost) / rules);
}

/** Whether a trick has no effect of its own any more: the dense runs that we compare with do without it already. */
export function isAlreadyCounted(trick: TrickId, off: readonly TrickId[]): boolean {
  return off.includes('experts') && trick !== 'experts' && trick !== 'fp8';
}

/** The factor on V3's pre-training hours with these tricks off. Exactly 1 with none. */
export function runFactor(factors: AblationFactors, off: readonly TrickId[]): Factor {
  const isOff = (trick: TrickId) => off.includes(trick);
  if (isOff('experts')) return isOff('fp8') ? factors.dense : combine([factors.dense, inverse(factors.fp8)]);
  const both = isOff('fp8') && isOff('overlap');
  return combine([
    ...(both ? [factors.together] : []),
    ...(isOff('fp8') && !both ? [factors.fp8] : []),
    ...(isOff('overlap') && !both ? [factors.overlap] : []),
    ...(isOff('latent-attention') ? [factors.latentAttention] : []),
    ...(isOff('multi-token') ? [factors.multiToken] : []),
  ]);
}

/** The product of independent factors, with widths on a logarithmic scale added in quadrature, each side by itself. */
export function combine(factors: readonly Factor[]): Factor {
  const central = factors.reduce((product, each) => product * each.central, 1);
  const width = (ends: (each: Factor) => number) => Math.hypot(...factors.map((each) => Math.log(ends(each))));
  return factor(
    central * Math.exp(-width((each) => each.central / each.low)),
    central,
    central * Math.exp(width((each) => each.high / each.central)),
  );
}

/** The same step the other way: from without to with. */
export function inverse({ low, central, high }: Factor): Factor {
  return factor(1 / high, 1 / central, 1 / low);
}

/** GPU-hours when only some of them change: those of pre-training, or of reinforcement learning. */
export function factoredHours(changing: number, unchanged: number, { low, central, high }: Factor): Factor {
  requireNonNegative('changing', changing);
  requireNonNegative('unchanged', unchanged);
  return {
    low: changing * low + unchanged,
    central: changing * central + unchanged,
    high: changing * high + unchanged,
  };
}

function factor(low: number, central: number, high: number): Factor {
  requirePositive('low', low);
  requirePositive('central', central);
  requirePositive('high', high);
  // Rounding may part ends that are equal.
  const slack = 1 + 1e-12;
  if (low > central * slack || central > high * slack) {
    throw new RangeError(`low, central and high must ascend, not ${low}, ${central}, ${high}`);
  }
  return { low, central, high };
}
