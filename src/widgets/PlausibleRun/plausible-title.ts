/**
 * The finding of "is that plausible?": about V3 while the sliders stand at V3, about what the reader has set otherwise.
 */
import { formatQuantity, formatShare } from '../../ledger/format.ts';
import { gpuHours, ruleOfThumbFlop } from '../../model/training.ts';
import {
  formatHours,
  gpuNames,
  hasSizeOfV3,
  hasSpeedOfV3,
  hoursOf,
  peakNames,
  peakOf,
  type PlausibleFacts,
  type PlausibleSetting,
  v3Setting,
  verdictOf,
} from './plausible-run.ts';

/** The title for a setting. */
export function plausibleTitle(setting: PlausibleSetting, facts: PlausibleFacts): string {
  const v3 = v3Setting(facts);
  const share = `${formatQuantity(setting.share, 'share')} of the ${peakNames[peakOf(setting)]} peak`;
  const verdict = verdictOf(setting, facts);
  if (!verdict.isPossible) {
    const counted = setting.share > 1 ? share : 'more than its peak, attention counted';
    return `What you have set is impossible: an ${gpuNames[setting.gpu]} would have to reach ${counted}`;
  }
  const isItsModel = hasSizeOfV3(setting, facts) && Math.abs(setting.tokens / v3.tokens - 1) < 0.001;
  const hours = hoursOf(setting, facts);
  const isItsGpu = setting.gpu === v3.gpu;
  const onOther = isItsGpu ? '' : ` on ${gpuNames[setting.gpu]}s`;
  if (!isItsModel) return `The model you have set takes ${formatHours(hours)}${onOther}, at ${share}`;
  if (!isItsGpu) return `V3’s arithmetic would take ${formatHours(hours)}${onOther}, at ${share}`;
  if (hasSpeedOfV3(setting, facts)) return titleOfV3(facts);
  return `At ${share} V3 would have taken ${formatHours(hours)}, ${comparison(hours / facts.v3.gpuHours)}`;
}

/** "At its peers’ efficiency V3 would have taken 1.3 to 1.7 times as many GPU-hours". */
function titleOfV3({ chips, v3, medians }: PlausibleFacts): string {
  const flop = ruleOfThumbFlop(v3.activeParameters, v3.tokens);
  const factors = [medians.denseHopper, medians.moe]
    .map(({ share }) => gpuHours(flop, chips.hopper, { share, of: 'bf16-dense' }) / v3.gpuHours)
    .toSorted((a, b) => a - b);
  const [low = NaN, high = NaN] = factors.map((factor) => factor.toFixed(1));
  return `At its peers’ efficiency V3 would have taken ${low} to ${high} times as many GPU-hours`;
}

/** "31% fewer than reported", "3.4 times as many as reported". */
function comparison(ratio: number): string {
  if (ratio >= 1.995) return `${formatQuantity(Number(ratio.toPrecision(2)), 'number')} times as many as reported`;
  const part = formatShare(Number(Math.abs(ratio - 1).toFixed(2)));
  return `${part} ${ratio < 1 ? 'fewer' : 'more'} than reported`;
}
