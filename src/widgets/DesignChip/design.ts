/** A chip as the reader designs it: its fields, the real chips to start from, and what is refused. Pure. */
import { formatQuantity } from '../../ledger/format.ts';
import type { Unit } from '../../ledger/schema.ts';
import { type Chip, type ExportRules, verdict } from '../../model/export-rules.ts';
import { chipOf, tpp } from '../../model/export-rules-chip.ts';
import type { JudgedChip } from '../../scenario/export-chips.ts';
import type { SliderRange } from '../../ui/slider-scale.ts';

export const fieldKeys = ['tops16', 'tops8', 'tops4', 'dieMm2', 'link', 'other', 'dram'] as const;
export type FieldKey = (typeof fieldKeys)[number];

/** Peaks in dense TOPS (TFLOP/s at 16 bits), die in mm², the rest in GB/s. */
export type Design = Readonly<Record<FieldKey, number>> & {
  readonly dataCentre: boolean;
  /** "2023-10-22" */
  readonly day: string;
  /** The real chip that it started from. */
  readonly base: string;
};

interface Field {
  label: string;
  unit: Unit;
  /** Where the slider ends; more may be typed. */
  range: SliderRange;
}

export const fields: Readonly<Record<FieldKey, Field>> = {
  tops16: {
    label: '16-bit speed, dense TFLOP/s',
    unit: 'number',
    range: { min: 10, max: 5000, step: 0.5, isLog: true },
  },
  tops8: { label: '8-bit speed, dense TOPS', unit: 'number', range: { min: 20, max: 10_000, step: 1, isLog: true } },
  tops4: { label: '4-bit speed, dense TOPS', unit: 'number', range: { min: 0, max: 20_000, step: 20, isLog: false } },
  dieMm2: { label: 'Die area, mm²', unit: 'mm2', range: { min: 50, max: 2500, step: 1, isLog: true } },
  link: { label: 'Fast link, GB/s', unit: 'gb-per-second', range: { min: 0, max: 2000, step: 4, isLog: false } },
  other: { label: 'PCIe and other, GB/s', unit: 'gb-per-second', range: { min: 0, max: 256, step: 1, isLog: false } },
  dram: {
    label: 'Memory bandwidth, GB/s',
    unit: 'gb-per-second',
    range: { min: 100, max: 16_000, step: 1, isLog: true },
  },
};

export const fieldText = (key: FieldKey, value: number): string => formatQuantity(value, fields[key].unit);

/** No chip here comes near; beyond it a number is a slip of the hand. */
const mostOfAnything = 1e6;
export const firstBase = 'h800-sxm';
/** The last day on which the H800 needed no licence. */
export const firstDay = '2023-10-22';
/** The days that the rules know of. */
export const dayLimits = { min: '2022-01-01', max: '2026-12-31' } as const;

/** A real chip as a design. Throws when there is no such chip. */
export function presetDesign(id: string, day: string, chips: readonly JudgedChip[]): Design {
  const chip = chips.find((each) => each.id === id);
  if (!chip) throw new Error(`There is no chip "${id}"`);
  const { peaks, dieMm2, linkGbPerSecond, otherIoGbPerSecond, dramBandwidthGbPerSecond, dataCentre } = chip.design;
  const at = (bits: number) => peaks.find((peak) => peak.bits === bits)?.denseTops ?? 0;
  return {
    tops16: at(16),
    tops8: at(8),
    tops4: at(4),
    dieMm2,
    link: linkGbPerSecond,
    other: otherIoGbPerSecond,
    dram: dramBandwidthGbPerSecond,
    dataCentre,
    day,
    base: id,
  };
}

/** The real chip that a design still is, or undefined once anything but the day was changed. */
export function realChip(design: Design, chips: readonly JudgedChip[]): JudgedChip | undefined {
  const chip = chips.find(({ id }) => id === design.base);
  if (!chip) return undefined;
  const preset = presetDesign(chip.id, design.day, chips);
  const isSame = fieldKeys.every((key) => preset[key] === design[key]) && preset.dataCentre === design.dataCentre;
  return isSame ? chip : undefined;
}

/** The chip that the rules see. Throws a RangeError that says why when they could not see any. */
export function chipOfDesign(design: Design, chips: readonly JudgedChip[]): Chip {
  const { tops16, tops8, tops4, dieMm2, link, other, dram, dataCentre } = design;
  return chipOf({
    // A letter names products: a changed chip is another product.
    product: realChip(design, chips)?.design.product ?? null,
    peaks: peaksOf({ tops16, tops8, tops4 }),
    dieMm2,
    linkGbPerSecond: link,
    otherIoGbPerSecond: other,
    dramBandwidthGbPerSecond: dram,
    dataCentre,
  });
}

const peaksOf = ({ tops16, tops8, tops4 }: Pick<Design, 'tops16' | 'tops8' | 'tops4'>) => [
  { bits: 16, denseTops: tops16 },
  { bits: 8, denseTops: tops8 },
  { bits: 4, denseTops: tops4 },
];

export const tppOf = (design: Design): number => tpp(peaksOf(design));

/** A design after a change, or why it was refused; then the design stays as it was. */
export type Change = { design: Design } | { refused: string };

/** Sets one number. What no rule could judge is refused with the reason. */
export function setField(design: Design, key: FieldKey, value: number): Change {
  const stays = `It stays ${fieldText(key, design[key])}.`;
  const refuse = (what: string, why: string): Change => ({ refused: `${fields[key].label}: ${what} ${why} ${stays}` });
  if (!Number.isFinite(value)) return refuse('that is no number.', '');
  if (value > mostOfAnything) return refuse(`${value} was refused:`, 'no chip comes near.');
  const next = { ...design, [key]: value };
  try {
    chipOfDesign(next, []);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse(`${value} was refused:`, `${error.message.replace(/^[^:]*: /, '')}.`);
  }
  return { design: next };
}

/** Sets the day. What is no day, or none that the rules know of, is refused. */
export function setDay(design: Design, day: string, rules: ExportRules): Change {
  const stays = `It stays ${design.day}.`;
  try {
    verdict(chipOfDesign(design, []), day, rules);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { refused: `Day: “${day.slice(0, 24)}” is no day such as 2023-10-23. ${stays}` };
  }
  if (day < dayLimits.min || day > dayLimits.max) {
    return { refused: `Day: ${day} is not between ${dayLimits.min} and ${dayLimits.max}. ${stays}` };
  }
  return { design: { ...design, day } };
}

/** A design at another place of the plane: its speeds by one factor, its die to fit the density. */
export function movedTo(design: Design, to: { tpp: number; density: number }): Design {
  const scaled = withTpp(design, to.tpp);
  return { ...scaled, dieMm2: Math.max(0.1, Math.round((tppOf(scaled) / to.density) * 10) / 10) };
}

/** All speeds by one factor, rounded down to a hundredth, so that the TPP is `target` or just below. */
export function withTpp(design: Design, target: number): Design {
  const now = tppOf(design);
  const down = (value: number) => Math.floor(value * 100 + 1e-6) / 100;
  if (now === 0) return { ...design, tops8: down(target / 8) };
  const factor = target / now;
  return {
    ...design,
    tops16: down(design.tops16 * factor),
    tops8: down(design.tops8 * factor),
    tops4: down(design.tops4 * factor),
  };
}
