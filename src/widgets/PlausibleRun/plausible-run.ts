/**
 * "Is that plausible?": GPU-hours from first principles, beside what published runs achieved. Pure.
 *
 *   GPU-hours = 6 × active parameters × tokens ÷ (peak × share of peak) ÷ 3,600
 *
 * The share counts 6 operations per parameter and token (6ND), the only count that can be made for every published run.
 * The receipt counts attention as well, so that its share of the same hours is larger; `receiptMfu` converts.
 */
import { formatQuantity, formatShare } from '../../ledger/format.ts';
import { type ChipPeaks, peakFlopPerSecond, type PeakName } from '../../model/hardware.ts';
import { medianMfu, type PublishedRun } from '../../model/published-runs.ts';
import { floorGpuHours, gpuHours, mfu, restateMfu, ruleOfThumbFlop } from '../../model/training.ts';

/** The GPUs to choose from. H100 and H800 compute equally fast. */
export type GpuName = 'hopper' | 'a100';

/** What the reader sets. */
export interface PlausibleSetting {
  activeParameters: number;
  tokens: number;
  gpu: GpuName;
  peak: PeakName;
  /** Of the named peak, by 6ND. Above 1 is possible to set and impossible to do. */
  share: number;
}

export interface PlausibleFacts {
  chips: Readonly<Record<GpuName, ChipPeaks>>;
  /** FLOPs per token of V3's attention, forward and backward. */
  attentionFlopPerToken: number;
  /** V3 as reported. */
  v3: { activeParameters: number; tokens: number; gpuHours: number };
  /** Medians of the published MFU, of the BF16 peak by 6ND, and of how many runs. */
  medians: Readonly<Record<'moe' | 'denseHopper' | 'denseA100', { share: number; runs: number }>>;
}

/** The facts out of published runs: medians over all runs of a kind except V3. Throws when V3 is not among them. */
export function plausibleFacts(
  runs: readonly PublishedRun[],
  v3Id: string,
  chips: PlausibleFacts['chips'],
  attentionFlopPerToken: number,
): PlausibleFacts {
  const v3 = runs.find(({ id }) => id === v3Id);
  if (!v3) throw new Error(`There is no published run "${v3Id}"`);
  const median = (architecture: PublishedRun['architecture'], gpuFamily: PublishedRun['gpuFamily']) => {
    const members = runs.filter(
      (run) => run !== v3 && run.architecture === architecture && run.gpuFamily === gpuFamily,
    );
    return { share: medianMfu(members).share, runs: members.length };
  };
  return {
    chips,
    attentionFlopPerToken,
    v3: { activeParameters: v3.activeParameters, tokens: v3.tokens, gpuHours: v3.gpuHours },
    medians: {
      moe: median('moe', 'Hopper'),
      denseHopper: median('dense', 'Hopper'),
      denseA100: median('dense', 'A100'),
    },
  };
}

/** The peak in force: an A100 has none in FP8. */
export const peakOf = ({ gpu, peak }: PlausibleSetting): PeakName => (gpu === 'a100' ? 'bf16-dense' : peak);

/** GPU-hours at the setting. Shares above 1 are computed all the same: the words say that they are impossible. */
export function hoursOf(setting: PlausibleSetting, { chips }: PlausibleFacts): number {
  return floorOf(setting, chips) / setting.share;
}

/** GPU-hours at all of the peak, all the time. */
export function floorOf(setting: PlausibleSetting, chips: PlausibleFacts['chips']): number {
  return floorGpuHours(ruleOfThumbFlop(setting.activeParameters, setting.tokens), chips[setting.gpu], peakOf(setting));
}

/** The share of the BF16 peak, attention counted, that comes to the same hours: what the receipt calls MFU. */
export function receiptMfu(setting: PlausibleSetting, { chips, attentionFlopPerToken }: PlausibleFacts): number {
  const { share } = restateMfu({ share: setting.share, of: peakOf(setting) }, chips[setting.gpu], 'bf16-dense');
  return share * withAttention(setting.activeParameters, attentionFlopPerToken);
}

/** The other way: the share by 6ND, of the peak in force, from the receipt's MFU. */
export function shareFromReceipt(
  receiptShare: number,
  activeParameters: number,
  peak: PeakName,
  { chips, attentionFlopPerToken }: PlausibleFacts,
): number {
  const share = receiptShare / withAttention(activeParameters, attentionFlopPerToken);
  return restateMfu({ share, of: 'bf16-dense' }, chips.hopper, peak).share;
}

/** The share of another peak of the same GPU that is the same speed. */
export function restatedTo(setting: PlausibleSetting, peak: PeakName, { chips }: PlausibleFacts): number {
  return restateMfu({ share: setting.share, of: peakOf(setting) }, chips[setting.gpu], peak).share;
}

/** All FLOPs per token over those that 6ND counts. */
function withAttention(activeParameters: number, attentionFlopPerToken: number): number {
  return 1 + attentionFlopPerToken / (6 * activeParameters);
}

/** V3 as it was reported: where the reader starts. */
export function v3Setting(facts: PlausibleFacts): PlausibleSetting {
  const { activeParameters, tokens } = facts.v3;
  return { activeParameters, tokens, gpu: 'hopper', peak: 'bf16-dense', share: v3Counts(facts).byRule };
}

/** Whether a model is as large as V3, whose attention alone is known here. */
export function hasSizeOfV3({ activeParameters }: PlausibleSetting, { v3 }: PlausibleFacts): boolean {
  return Math.abs(activeParameters / v3.activeParameters - 1) < 0.001;
}

/** Shares closer to V3's own than this are its own: the slider shows a tenth of a percent. */
const asReported = 0.0006;

/** Whether the setting is as fast as V3 was. */
export function hasSpeedOfV3(setting: PlausibleSetting, facts: PlausibleFacts): boolean {
  return Math.abs(restatedTo(setting, 'bf16-dense', facts) - v3Setting(facts).share) < asReported;
}

export interface PeerMark {
  id: string;
  basis: 'disclosed' | 'estimated';
  /** Of the peak in force. */
  share: number;
  gpuHours: number;
  /** What it is, in full and in few words. */
  text: string;
  short: string;
}

/** What published runs achieved, as points for the setting: V3 as reported, and medians of others on the curve. */
export function peerMarks(setting: PlausibleSetting, facts: PlausibleFacts): PeerMark[] {
  const { chips, v3, medians } = facts;
  const chip = chips[setting.gpu];
  const flop = ruleOfThumbFlop(setting.activeParameters, setting.tokens);
  const median = (id: keyof PlausibleFacts['medians'], text: string, short: string): PeerMark => ({
    id,
    basis: 'estimated',
    share: restateMfu({ share: medians[id].share, of: 'bf16-dense' }, chip, peakOf(setting)).share,
    gpuHours: gpuHours(flop, chip, { share: medians[id].share, of: 'bf16-dense' }),
    text,
    short,
  });
  if (setting.gpu === 'a100') return [median('denseA100', 'Dense models on A100s, median', 'Dense, median')];
  return [
    median('moe', 'Other mixtures of experts, median', 'Other MoE, median'),
    median('denseHopper', 'Dense models on H100s and H800s, median', 'Dense, median'),
    {
      id: 'v3',
      basis: 'disclosed',
      share: mfu(ruleOfThumbFlop(v3.activeParameters, v3.tokens), v3.gpuHours, chip, peakOf(setting)).share,
      gpuHours: v3.gpuHours,
      text: 'DeepSeek-V3, as reported',
      short: 'DeepSeek-V3',
    },
  ];
}

/** Whether hardware can do the setting, in words, and whether the receipt can take it over. */
export interface Verdict {
  isPossible: boolean;
  sentence: string;
  /** Null when the receipt can take these hours, else why not. */
  offReceipt: string | null;
}

export function verdictOf(setting: PlausibleSetting, facts: PlausibleFacts): Verdict {
  const { share, gpu } = setting;
  const hours = formatHours(hoursOf(setting, facts));
  const floor = formatHours(floorOf(setting, facts.chips));
  const peak = peakNames[peakOf(setting)];
  if (share > 1) {
    return {
      isPossible: false,
      sentence: `Impossible: ${hours} is below the floor of ${floor}. In ${peak} no GPU computes faster than its peak.`,
      offReceipt: 'The receipt takes no impossible hours.',
    };
  }
  const said = `${hours} at ${formatQuantity(share, 'share')} of the ${peak} peak`;
  if (gpu === 'a100') {
    const sentence = `${said}. The floor is ${floor}.`;
    return { isPossible: true, sentence, offReceipt: 'The receipt prices hours of H800s.' };
  }
  const receiptShare = receiptMfu(setting, facts);
  const limit = peakOf(setting) === 'fp8-dense' ? peakRatio(facts) : 1;
  if (!hasSizeOfV3(setting, facts)) {
    return {
      isPossible: true,
      sentence: `${said}. The floor is ${floor}.`,
      offReceipt:
        receiptShare > 1 ? 'The receipt counts V3’s attention too, and with it these hours pass the BF16 peak.' : null,
    };
  }
  if (receiptShare > limit) {
    return {
      isPossible: false,
      sentence:
        `Impossible after all: with the attention over the text counted too, ${hours} would need ` +
        `${formatShare(receiptShare / limit)} of the ${peak} peak.`,
      offReceipt: 'The receipt takes no impossible hours.',
    };
  }
  const counted = formatQuantity(receiptShare / limit, 'share');
  const sentence = `${said}, or ${counted} with attention counted. The floor is ${floor}.`;
  if (receiptShare > 1) {
    return {
      isPossible: true,
      sentence: `${sentence} Only in FP8: BF16 is not fast enough for it.`,
      offReceipt: 'The receipt counts against the BF16 peak, which these hours would exceed.',
    };
  }
  return { isPossible: true, sentence, offReceipt: null };
}

function peakRatio({ chips }: PlausibleFacts): number {
  return peakFlopPerSecond(chips.hopper, 'fp8-dense') / peakFlopPerSecond(chips.hopper, 'bf16-dense');
}

export const peakNames: Readonly<Record<PeakName, string>> = { 'bf16-dense': 'BF16', 'fp8-dense': 'FP8' };
export const gpuNames: Readonly<Record<GpuName, string>> = { hopper: 'H800 or H100', a100: 'A100' };

/** "2.28M GPU-hours". */
export const formatHours = (hours: number): string => `${formatMillions(hours)}M GPU-hours`;

/** Millions with three digits: "2.28", "30.8", "0.913", "1,080". */
export const formatMillions = (hours: number): string => threeDigits.format(hours / 1e6);

const threeDigits = new Intl.NumberFormat('en-US', {
  minimumSignificantDigits: 3,
  maximumSignificantDigits: 3,
  // All digits before the point, however many: 1,084, not 1,080.
  maximumFractionDigits: 0,
  roundingPriority: 'morePrecision',
});

/** V3's share of the BF16 peak by the two counts. */
export function v3Counts({ chips, v3, attentionFlopPerToken }: PlausibleFacts): {
  byRule: number;
  withAttention: number;
} {
  const byRule = mfu(ruleOfThumbFlop(v3.activeParameters, v3.tokens), v3.gpuHours, chips.hopper, 'bf16-dense').share;
  return { byRule, withAttention: byRule * withAttention(v3.activeParameters, attentionFlopPerToken) };
}
