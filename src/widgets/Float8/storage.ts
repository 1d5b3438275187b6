/**
 * The ways to store a tensor that the widget compares. V3's report, section 3.3.2: E4M3 for all tensors, a scale for
 * each 1×128 tile of activations and each 128×128 block of weights.
 */
import { bf16, e4m3, type FloatFormat, fp32 } from '../../model/float8.ts';
import type { Grouping } from '../../model/float8-matrix.ts';

export const storageIds = ['tensor', 'block', 'tile', 'bf16', 'fp32'] as const;
export type StorageId = (typeof storageIds)[number];
/** Those in eight bits. */
export const scaledIds = ['tensor', 'block', 'tile'] as const;
export type ScaledId = (typeof scaledIds)[number];

export interface Storage {
  format: FloatFormat;
  grouping: Grouping;
  /** "FP8, one scale". */
  name: string;
  /** "one scale". */
  short: string;
}

/** Rows and columns of the tensor: large enough for four blocks, and for two tiles in a row. */
export const side = 256;
export const cellCount = side * side;

export const storages: Readonly<Record<StorageId, Storage>> = {
  tensor: { format: e4m3, grouping: 'tensor', name: 'FP8, one scale', short: 'one scale' },
  block: { format: e4m3, grouping: { rows: 128, columns: 128 }, name: 'FP8, per block', short: 'per 128×128 block' },
  tile: { format: e4m3, grouping: { rows: 1, columns: 128 }, name: 'FP8, per tile', short: 'per 1×128 tile' },
  bf16: { format: bf16, grouping: 'none', name: 'BF16', short: 'BF16' },
  fp32: { format: fp32, grouping: 'none', name: 'FP32', short: 'FP32' },
};

export interface GroupSize {
  rows: number;
  columns: number;
}

/** The rectangle that shares a scale; null where numbers have none. */
export function groupSize({ grouping }: Storage): GroupSize | null {
  if (grouping === 'none') return null;
  return grouping === 'tensor' ? { rows: side, columns: side } : grouping;
}

/** Scales that the whole tensor needs. */
export function scaleCount(storage: Storage): number {
  const size = groupSize(storage);
  return size ? (side / size.rows) * (side / size.columns) : 0;
}

/** Bits a number takes, its part of an FP32 scale included. */
export const bitsPerNumber = (storage: Storage): number =>
  storage.format.bits + (fp32.bits * scaleCount(storage)) / cellCount;
