/**
 * What "is that plausible?" says about a setting: lead, note, description and table. Pure; the sums are in
 * plausible-run.ts.
 */
import { formatQuantity, formatUnitPrice, formatUsdShort } from '../../ledger/format.ts';
import { basisNames } from '../../ui/basis.ts';
import type { Cell, DataTable } from '../../ui/figure/data-table.ts';
import {
  floorOf,
  formatHours,
  gpuNames,
  hoursOf,
  peakNames,
  peakOf,
  peerMarks,
  type PlausibleFacts,
  type PlausibleSetting,
  v3Counts,
  verdictOf,
  type Verdict,
} from './plausible-run.ts';
import { plausibleTitle } from './plausible-title.ts';

export interface PlausibleView {
  title: string;
  lead: string;
  note: string;
  verdict: Verdict;
  /** What the hours come to at the rent, which is that of an H800: "at $2.00 an hour, $4.87M". */
  costs: string;
  valueText: string;
  description: string;
  table: DataTable;
}

export function plausibleView(
  setting: PlausibleSetting,
  facts: PlausibleFacts,
  rentUsdPerGpuHour: number,
): PlausibleView {
  const hours = hoursOf(setting, facts);
  const verdict = verdictOf(setting, facts);
  const share = formatQuantity(setting.share, 'share');
  const counts = v3Counts(facts);
  const { medians } = facts;
  const marks = peerMarks(setting, facts);
  const peak = peakNames[peakOf(setting)];

  return {
    title: plausibleTitle(setting, facts),
    lead:
      `GPU-hours for ${inWords(setting.tokens)} tokens and ${inWords(setting.activeParameters)} active parameters on ` +
      `${gpuNames[setting.gpu]} GPUs, against the share of the ${peak} peak that is reached`,
    note:
      `The axis counts 6 operations for each active parameter and token, the only count that can be made for every ` +
      `published run. By it V3 reached ${formatQuantity(counts.byRule, 'share')} of the BF16 peak; with the attention ` +
      `over the text counted too, ${formatQuantity(counts.withAttention, 'share')}, which is how the receipt counts. V3 ` +
      `did much of its arithmetic in FP8, at twice the peak. The medians are of ${medians.moe.runs} other mixtures of ` +
      `experts and of ${medians.denseHopper.runs} dense models on the same kind of GPU: few, so a rough guide.`,
    verdict,
    costs:
      verdict.isPossible && setting.gpu === 'hopper'
        ? `at ${formatUnitPrice(rentUsdPerGpuHour)} an hour, ${formatUsdShort(Number((hours * rentUsdPerGpuHour).toPrecision(3)))}`
        : '',
    valueText: verdict.isPossible
      ? `${share} of the ${peak} peak, ${formatHours(hours)}`
      : `${share} of the ${peak} peak, impossible`,
    description:
      `Curve of GPU-hours against the share of the ${peak} peak, falling to a floor of ` +
      `${formatHours(floorOf(setting, facts.chips))}. Your setting: ${verdict.sentence} ` +
      marks.map((mark) => `${mark.text}: ${formatHours(mark.gpuHours)}.`).join(' '),
    table: {
      caption: `GPU-hours for ${inWords(setting.tokens)} tokens and ${inWords(setting.activeParameters)} active parameters`,
      columns: [
        { label: 'At the efficiency of' },
        { label: 'Basis' },
        { label: `Share of the ${peak} peak`, unit: 'share' },
        { label: 'Time', unit: 'GPU-hours' },
      ],
      rows: [
        ...marks.map((mark) => [mark.text, basisNames[mark.basis], shareCell(mark.share), hoursCell(mark.gpuHours)]),
        ['Your setting', 'assumed', shareCell(setting.share), hoursCell(hours)],
        ['The floor: all of the peak', basisNames.derived, shareCell(1), hoursCell(floorOf(setting, facts.chips))],
      ],
    },
  };
}

const shareCell = (share: number): Cell => ({ value: share, text: formatQuantity(share, 'share') });
const hoursCell = (hours: number): Cell => ({
  value: Math.round(hours),
  text: formatQuantity(hours, 'gpu-hours', 'number'),
});

const compact = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 4,
});

/** "14.8 trillion", "36.63 billion". */
const inWords = (count: number): string => compact.format(count);
