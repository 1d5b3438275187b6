/**
 * What the quantiser says: losses in, words and table out. Pure.
 */
import { formatQuantity } from '../../ledger/format.ts';
import { e4m3, representableValues, roundTo } from '../../model/float8.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import type { Bench, Loss } from './bench.ts';
import type { PatternId } from './outliers.ts';
import { bitsPerNumber, cellCount, scaleCount, side, type StorageId, storageIds, storages } from './storage.ts';

export type Losses = Readonly<Record<StorageId, Loss>>;

export interface OutlierSet {
  pattern: PatternId | 'own';
  count: number;
  /** Times a typical number. */
  size: number;
}

export interface Float8View {
  title: string;
  lead: string;
  note: string;
  maps: readonly { id: StorageId; name: string; mean: string; flushed: string; alt: string }[];
  table: DataTable;
}

/** Below this factor two mean errors count as alike. */
const alike = 1.15;
/** Beside each other the two are told with one digit after the point. */
export const percent = (share: number): string => formatQuantity(share, 'share');
const times = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const fourDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const count = new Intl.NumberFormat('en-US');

export function float8View(outliers: OutlierSet, losses: Losses): Float8View {
  return {
    title: titleOf(outliers, losses),
    lead:
      `${count.format(cellCount)} numbers, ${side} by ${side}, drawn from a bell curve, and stored in five ways. ` +
      'Choose outliers, or paint them into the tile.',
    note:
      `E4M3 holds numbers from ${smallestText} to ${e4m3.max}, a factor of ${count.format(dynamicRange)}. That is why an outlier must be ` +
      'thousands of times the rest before one scale for all does harm, and why scales of their own for blocks and tiles ' +
      'help. V3 gives each block of weights and each tile of activations its own. The numbers here are ours: ' +
      'DeepSeek has not published its activations. The 32-bit numbers are the original, so they lose nothing.',
    maps: storageIds.map((id) => {
      const { meanRelative, flushedShare } = losses[id];
      const [mean, flushed] = [percent(meanRelative), percent(flushedShare)];
      return {
        id,
        name: storages[id].name,
        mean,
        flushed,
        alt: `Map of errors, ${storages[id].name}: mean error ${mean}, ${flushed} of the numbers became 0.`,
      };
    }),
    table: {
      caption: `What is lost with ${subject(outliers)}`,
      columns: [
        { label: 'Stored as' },
        { label: 'Mean relative error', unit: 'share' },
        { label: 'Became 0', unit: 'share of numbers' },
        { label: 'Scales' },
        { label: 'Size, with scales', unit: 'bits per number' },
      ],
      rows: storageIds.map((id) => [
        storages[id].name,
        { value: losses[id].meanRelative, text: percent(losses[id].meanRelative) },
        { value: losses[id].flushedShare, text: percent(losses[id].flushedShare) },
        { value: scaleCount(storages[id]), text: count.format(scaleCount(storages[id])) },
        { value: bitsPerNumber(storages[id]), text: formatQuantity(bitsPerNumber(storages[id]), 'number') },
      ]),
    },
  };
}

function titleOf(outliers: OutlierSet, { tensor, tile }: Losses): string {
  const [one, each] = [percent(tensor.meanRelative), percent(tile.meanRelative)];
  if (outliers.count === 0)
    return `Without outliers one scale does as well as one per tile: ${one} mean error, or ${each}`;
  const what = subject(outliers);
  if (tensor.meanRelative < alike * tile.meanRelative) {
    return tensor.meanRelative < 0.05
      ? `With ${what}, finer scales hardly matter: ${one} mean error with one, ${each} with one per tile`
      : `With ${what}, not even finer scales help: ${one} mean error with one, ${each} with one per tile`;
  }
  return `With ${what}, one scale for all errs by ${one} on average, one per tile by ${each}`;
}

/** "one number 40,000 times the rest". */
function subject({ pattern, count: cells, size }: OutlierSet): string {
  if (cells === 0) return 'no outlier';
  const factor = `${times.format(size)} times the rest`;
  if (pattern === 'row') return `a row ${factor}`;
  if (pattern === 'column') return `a column ${factor}`;
  return cells === 1 ? `one number ${factor}` : `${count.format(cells)} numbers ${factor}`;
}

/** The largest over the smallest number that E4M3 holds: 448 ÷ 2⁻⁹. */
const smallestE4m3 = representableValues(e4m3)[1] ?? NaN;
export const dynamicRange = e4m3.max / smallestE4m3;
const smallestText = smallestE4m3.toPrecision(3);

export interface PickedRow {
  id: StorageId;
  name: string;
  readBack: string;
  off: string;
}

/** What one number becomes in each way of storing. */
export function pickedRows(bench: Bench, cell: number): PickedRow[] {
  return storageIds.map((id) => {
    const { readBack, relativeErrors } = bench.stored[id];
    return {
      id,
      name: storages[id].name,
      readBack: plain(readBack[cell] ?? NaN),
      off: percent(relativeErrors[cell] ?? NaN),
    };
  });
}

/** The sum that stores a number, in words and figures. */
export function roundingSentence(value: number, scale: number): string {
  const stored = value / scale;
  const rounded = roundTo(e4m3, stored);
  const result =
    rounded === 0 ? 'nearest to 0, and lost' : `stored as ${plain(rounded)}, read back as ${plain(rounded * scale)}`;
  return `${plain(value)} ÷ scale ${plain(scale)} = ${plain(stored)}: ${result}.`;
}

/** Four significant digits, without powers of ten: "0.009769", "−40,000". */
export function plain(value: number): string {
  const text = fourDigits.format(Math.abs(value));
  return value < 0 ? `−${text}` : text;
}
