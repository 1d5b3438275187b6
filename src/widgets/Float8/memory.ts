/**
 * "75%": what eight bits save, of what, and against what. Pure.
 */
import { formatQuantity, formatRange } from '../../ledger/format.ts';
import { bf16, e4m3, fp32 } from '../../model/float8.ts';
import {
  savedShare,
  trainingBytesPerParameter,
  type TrainingState,
  usualTrainingState,
  usualTrainingStateFp32,
  v3TrainingState,
  weightBytes,
} from '../../model/float8-memory.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';

/** What is weighed: one number of one tensor, or all that training keeps for a parameter. */
export type Scope = 'tensor' | 'state';

type Part = keyof TrainingState;

export interface MemoryBar {
  id: string;
  label: string;
  bytes: number;
  /** "75% less" for V3 than this; empty for V3 itself. */
  saved: string;
  parts: readonly { id: Part | 'number'; label: string; bytes: number; format: string }[];
}

export interface MemoryView {
  title: string;
  lead: string;
  note: string;
  bars: readonly MemoryBar[];
  alt: string;
  table: DataTable;
}

const partNames: readonly (readonly [id: Part, label: string])[] = [
  ['weights', 'weight'],
  ['masterWeights', 'master weight'],
  ['gradients', 'gradient'],
  ['firstMoments', 'first moment'],
  ['secondMoments', 'second moment'],
];

const formatOf = (bytes: number): string =>
  [e4m3, bf16, fp32].find(({ bits }) => bits === bytes * 8)?.name.replace('E4M3', 'FP8') ?? `${bytes} bytes`;
const percent = (share: number): string => formatQuantity(share, 'share', 'short');

export function memoryView(scope: Scope): MemoryView {
  const bars = scope === 'tensor' ? tensorBars() : stateBars();
  const [low, high] = stateSavings();
  const against32 = percent(savedShare(weightBytes(1, e4m3.bits), weightBytes(1, fp32.bits)));
  const against16 = percent(savedShare(weightBytes(1, e4m3.bits), weightBytes(1, bf16.bits)));
  return {
    title:
      scope === 'tensor'
        ? `Eight bits are ${against32} less than 32, and ${against16} less than the 16 they replaced`
        : `All that training keeps for a parameter is ${formatRange(low, high, 'share', 'short')} less, not ${against32}`,
    lead:
      scope === 'tensor'
        ? 'Bytes for one number of a tensor, to scale.'
        : 'Bytes that training keeps for each parameter, to scale.',
    note:
      'Before V3 the usual format was BF16, not FP32. And eight bits hold only part of it: master weights and gradients ' +
      'stay in FP32, the optimizer’s moments in BF16, and the embedding, the output head, gating, norms and attention are ' +
      'not in FP8 at all. The 16 and 18 bytes are the field’s convention, not a figure of DeepSeek’s; V3’s 13 count every ' +
      'weight as FP8. Activations come on top and are not counted.',
    bars,
    alt: `${bars.map(({ label, bytes, saved }) => `${label}: ${bytesText(bytes)}${saved ? `, V3 needs ${saved}` : ''}`).join('. ')}.`,
    table: tableOf(),
  };
}

/** What V3's training state saves against the two usual ones, least first. */
export function stateSavings(): readonly [low: number, high: number] {
  const v3 = trainingBytesPerParameter(v3TrainingState);
  return [
    savedShare(v3, trainingBytesPerParameter(usualTrainingState)),
    savedShare(v3, trainingBytesPerParameter(usualTrainingStateFp32)),
  ];
}

function tensorBars(): MemoryBar[] {
  const own = weightBytes(1, e4m3.bits);
  return [fp32, bf16, e4m3].map(({ name, bits }) => {
    const bytes = weightBytes(1, bits);
    return {
      id: name,
      label: { E4M3: 'FP8, as in V3', BF16: 'BF16, what it replaced', FP32: 'FP32' }[name] ?? name,
      bytes,
      saved: bytes === own ? '' : `${percent(savedShare(own, bytes))} less`,
      parts: [{ id: 'number', label: `${bits} bits`, bytes, format: `${bits} bits` }],
    };
  });
}

function stateBars(): MemoryBar[] {
  const own = trainingBytesPerParameter(v3TrainingState);
  const bar = (id: string, label: string, state: TrainingState): MemoryBar => {
    const bytes = trainingBytesPerParameter(state);
    return {
      id,
      label,
      bytes,
      saved: state === v3TrainingState ? '' : `${percent(savedShare(own, bytes))} less`,
      parts: partNames.map(([part, name]) => ({
        id: part,
        label: name,
        bytes: state[part],
        format: formatOf(state[part]),
      })),
    };
  };
  return [
    bar('usual-fp32', 'Usual, gradients in FP32', usualTrainingStateFp32),
    bar('usual', 'Usual, gradients in BF16', usualTrainingState),
    bar('v3', 'V3, as its report describes it', v3TrainingState),
  ];
}

function tableOf(): DataTable {
  return {
    caption: 'Bytes for one number, and for all that training keeps for a parameter',
    columns: [
      { label: 'What' },
      ...partNames.map(([, label]) => ({ label, unit: 'bytes' })),
      { label: 'Together', unit: 'bytes' },
      { label: 'V3 needs' },
    ],
    rows: [
      ...tensorBars().map(({ label, bytes, saved }) => [
        `${label}, one number`,
        ...partNames.map((_, index) => (index === 0 ? cell(bytes) : '')),
        cell(bytes),
        saved,
      ]),
      ...stateBars().map(({ label, parts, bytes, saved }) => [
        label,
        ...parts.map((part) => cell(part.bytes)),
        cell(bytes),
        saved,
      ]),
    ],
  };
}

const cell = (value: number) => ({ value, text: String(value) });

/** "13 bytes". */
export const bytesText = (bytes: number): string => `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
