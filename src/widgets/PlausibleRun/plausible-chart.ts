/**
 * The chart of "is that plausible?": GPU-hours against the share of peak, with the floor that nobody can beat. Pure:
 * pixels and texts for one width.
 */
import { boxStart, linearScale, pushApart, roundTicks } from '../../ui/chart/axes.ts';
import { textWidth } from '../../ui/chart/text-width.ts';
import {
  floorOf,
  formatMillions,
  hoursOf,
  peerMarks,
  type PlausibleFacts,
  type PlausibleSetting,
  peakNames,
  peakOf,
  verdictOf,
} from './plausible-run.ts';

interface Tick {
  at: number;
  text: string;
}

export interface PlausibleMark {
  id: string;
  basis: 'disclosed' | 'estimated';
  x: number;
  y: number;
  hours: string;
  text: string;
  textX: number;
  textY: number;
  ground: { x: number; y: number; width: number; height: number };
  lead: string;
}

export interface PlausibleChart {
  width: number;
  plot: { left: number; right: number; top: number; bottom: number };
  curve: string;
  shares: readonly Tick[];
  hours: readonly Tick[];
  /** Below the floor, and right of all of the peak. */
  floor: { y: number; x: number; text: string; textX: number; textY: number };
  marks: readonly PlausibleMark[];
  /** No square where the hours are off the chart. */
  reader: { x: number; y: number; isOnChart: boolean; flagX: number; flagWidth: number; text: string };
}

/** The plot's insets; the slider stands on the same ones, and on its bottom (PlausibleRun.svelte). */
export const insets = { left: 46, right: 14 };
export const height = 384;
const top = 46;
const bottom = 342;
const labelGap = 18;
/** From here on there is room for whole names. */
const wideFrom = 520;
/** How far past all of the peak one may ask. */
const beyond = 1.12;

/** The ends of the axis, as shares of the peak: the same speeds in BF16 and, at twice the peak, in FP8. */
export function shareRange(setting: PlausibleSetting): { min: number; max: number } {
  return { min: peakOf(setting) === 'fp8-dense' ? 0.05 : 0.1, max: beyond };
}

export function plausibleChart(width: number, setting: PlausibleSetting, facts: PlausibleFacts): PlausibleChart {
  const plot = { left: insets.left, right: width - insets.right, top, bottom };
  const { min, max } = shareRange(setting);
  const floor = floorOf(setting, facts.chips);
  const bf16Floor = floorOf({ ...setting, peak: 'bf16-dense' }, facts.chips);
  // Six floors high: less efficient than a sixth of the BF16 peak was no published run but one.
  const ticks = roundTicks(bf16Floor * 5.6, 3);
  const highest = ticks.at(-1) ?? bf16Floor;
  const toX = linearScale([min, max], [plot.left, plot.right]);
  const toY = linearScale([0, highest], [bottom, top]);

  const hours = hoursOf(setting, facts);
  const isOnChart = hours <= highest;
  const text = verdictOf(setting, facts).isPossible ? `${formatMillions(hours)}M hours` : 'impossible';
  const flagWidth = 112;
  const reader = { x: toX(setting.share), y: toY(Math.min(hours, highest)), isOnChart };
  const isWide = width >= wideFrom;
  const floorText =
    `Floor: ${formatMillions(floor)}M hours` + (isWide ? ` at 100% of the ${peakNames[peakOf(setting)]} peak` : '');

  return {
    width,
    plot,
    curve: curveOf(floor, highest, { min, max }, toX, toY),
    shares: shareTicks(min, width).map((share) => ({ at: toX(share), text: `${Math.round(share * 100)}%` })),
    hours: ticks.map((tick) => ({ at: toY(tick), text: tick === 0 ? '0' : `${tick / 1e6}M` })),
    floor: {
      y: toY(floor),
      x: toX(1),
      text: floorText,
      textX: toX(1) - 8,
      // In its band, or on it where that is too thin.
      textY: bottom - toY(floor) >= 22 ? (bottom + toY(floor)) / 2 + 4.5 : toY(floor) - 7,
    },
    marks: marksOf(setting, facts, highest, width, toX, toY),
    reader: { ...reader, text, flagWidth, flagX: boxStart(reader.x, flagWidth, [0, width]) },
  };
}

function shareTicks(min: number, width: number): number[] {
  const round = [0.2, 0.4, 0.6, 0.8, 1];
  return min < 0.1 && width >= wideFrom ? [0.1, ...round] : round;
}

/** Hours fall as the inverse of the share. Begins where the curve enters the chart. */
function curveOf(
  floor: number,
  highest: number,
  { min, max }: { min: number; max: number },
  toX: (share: number) => number,
  toY: (hours: number) => number,
): string {
  const first = Math.max(min, floor / highest);
  const points = 80;
  return Array.from({ length: points + 1 }, (_, index) => {
    // Closer together on the left, where the curve bends.
    const share = first * (max / first) ** (index / points);
    return `${index === 0 ? 'M' : 'L'}${toX(share).toFixed(1)} ${toY(floor / share).toFixed(1)}`;
  }).join('');
}

/** The curve falls to the right, so right of and above every mark there is room for its label. */
function marksOf(
  setting: PlausibleSetting,
  facts: PlausibleFacts,
  highest: number,
  width: number,
  toX: (share: number) => number,
  toY: (hours: number) => number,
): PlausibleMark[] {
  const placed = peerMarks(setting, facts)
    .filter(({ gpuHours }) => gpuHours <= highest)
    .map((mark) => ({ ...mark, x: toX(mark.share), y: toY(mark.gpuHours) }));
  const rows = pushApart(
    placed.map(({ y }) => y - 10),
    labelGap,
    'up',
  );
  return placed.map(({ id, basis, x, y, gpuHours, text, short }, index) => {
    const row = rows[index] ?? y;
    const hours = `${formatMillions(gpuHours)}M`;
    const words = width >= wideFrom ? text : short;
    const textSize = textWidth(`${hours} `, 'bold') + textWidth(words);
    const textX = Math.min(x + 30, width - textSize);
    return {
      id,
      basis,
      x,
      y,
      hours,
      text: words,
      textX,
      textY: row + 4.5,
      ground: {
        x: textX - 3,
        y: row - labelGap / 2,
        width: textSize + 3,
        height: labelGap,
      },
      lead: `M${x + 4} ${y - 2}L${textX - 5} ${row}`,
    };
  });
}
