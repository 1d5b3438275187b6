/**
 * What a critic would have cost: arithmetic per sampled token and memory per parameter, with it and without. A count of
 * ours; no DeepSeek paper states one.
 */
import { formatQuantity, formatShare } from '../../ledger/format.ts';
import { type FlopRow, type RlMethod, rlFlopPerToken, savedFlopShare, totalFlopPerToken } from '../../model/grpo.ts';
import { savedShare } from '../../model/float8-memory.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';

export interface CriticFacts {
  /** Parameters that work on a token: they set the arithmetic. */
  activeParameters: number;
  /** All parameters: they set the memory. */
  totalParameters: number;
  /** Bytes for each parameter of a model that is trained, and of one that only runs. */
  trainedBytes: number;
  runningBytes: number;
}

export interface CriticSettings {
  /** Whether PPO's critic also runs while an answer is written. */
  ppo: 'ppo' | 'ppo-with-critic-rollout';
  grpo: 'grpo-with-rules' | 'grpo-with-reward-model';
}

/** Operations per parameter: two to read or write a token, six to learn from it. */
const flop = { forward: 2, update: 6 };
/** N, so that bars read as multiples of it. */
const perParameter = (method: RlMethod) => rlFlopPerToken(method, 1, flop);

export interface CriticBar {
  name: string;
  method: RlMethod;
  total: number;
  /** "18N" */
  totalText: string;
  parts: readonly { id: FlopRow['id']; label: string; text: string; from: number; size: number; isCritic: boolean }[];
  /** Bytes per parameter of all models together. */
  bytes: number;
  memoryText: string;
  models: readonly { text: string; from: number; size: number; isCritic: boolean }[];
}

export interface CriticView {
  title: string;
  lead: string;
  note: string;
  bars: readonly CriticBar[];
  memory: string;
  range: string;
  alt: string;
  memoryAlt: string;
  table: DataTable;
}

/** Everything the figure shows. */
export function criticView(facts: CriticFacts, settings: CriticSettings): CriticView {
  const bars = [barOf(facts, 'PPO, with a critic', settings.ppo), barOf(facts, 'GRPO, without', settings.grpo)];
  const [ppo, grpo] = bars;
  if (!ppo || !grpo) throw new RangeError('bars must be two');
  const saved = formatShare(savedFlopShare(settings.grpo, settings.ppo, flop));
  const criticShare = formatShare(
    ppo.parts.reduce((sum, { size, isCritic }) => sum + (isCritic ? size : 0), 0) / ppo.total,
  );
  const savedMemory = formatShare(savedShare(grpo.bytes, ppo.bytes));
  const low = formatShare(savedFlopShare('grpo-with-reward-model', 'ppo', flop));
  const usual = formatShare(savedFlopShare('grpo-with-rules', 'ppo', flop));
  const widest = formatShare(savedFlopShare('grpo-with-rules', 'ppo-with-critic-rollout', flop));
  return {
    title: `By this count GRPO takes ${saved} less arithmetic than PPO; the critic alone is ${criticShare}`,
    lead: 'Operations for each token that a model writes and learns from, in multiples of N, the parameters at work: reading a token takes 2N, a multiplication and an addition each; learning from it 6N. The critic is outlined.',
    note:
      'Our count, in no DeepSeek paper. Critic, reference and reward model are taken to be as large as the model. Writing an answer waits for memory more than for arithmetic, so running time falls by less. ' +
      'For memory, each trained model is kept as V3’s pre-training kept its own and the others as eight-bit weights; how R1’s training kept them is not published. Caches and activations are left out.',
    bars,
    memory: `Weights and training state: ${ppo.memoryText} with the critic, ${grpo.memoryText} without, ${savedMemory} less`,
    range: `By how one counts: ${low} if a reward model scores the answers, ${usual} if rules do, ${widest} if the critic also reads each answer as it is written`,
    alt: bars
      .map(
        ({ name, totalText, parts }) =>
          `${name}: ${totalText}, of it ${parts.map(({ label, text }) => `${lower(label)} ${text}`).join(', ')}.`,
      )
      .join(' '),
    memoryAlt: bars
      .map(
        ({ name, memoryText, models }) =>
          `${name}: ${memoryText} for ${models.map((model) => lower(model.text)).join(', ')}.`,
      )
      .join(' '),
    table: {
      caption: `Operations per sampled token. N is ${formatQuantity(facts.activeParameters, 'parameters', 'short')} at work on a token.`,
      columns: [
        { label: 'Part' },
        { label: ppo.name, unit: 'multiples of N' },
        { label: grpo.name, unit: 'multiples of N' },
      ],
      rows: [
        ...ppo.parts.map(({ id, label, size }) => {
          const other = grpo.parts.find((part) => part.id === id);
          return [label, times(size), times(other?.size ?? 0)];
        }),
        ['Together', times(ppo.total), times(grpo.total)],
        ['Together, GFLOP per token', ...bars.map(({ total }) => giga(total * facts.activeParameters))],
        ['Memory, bytes per parameter', ...bars.map(({ bytes }) => ({ value: bytes, text: String(bytes) }))],
      ],
    },
  };
}

function barOf(facts: CriticFacts, name: string, method: RlMethod): CriticBar {
  const rows = perParameter(method);
  const total = totalFlopPerToken(rows);
  let from = 0;
  const parts = rows.map(({ id, label, flopPerToken }) => {
    const part = { id, label, text: `${flopPerToken}N`, from, size: flopPerToken, isCritic: id.startsWith('critic') };
    from += flopPerToken;
    return part;
  });
  const models = modelsOf(facts, rows);
  const bytes = models.reduce((sum, { size }) => sum + size, 0);
  return {
    name,
    method,
    total,
    totalText: `${total}N`,
    parts,
    bytes,
    memoryText: `${formatQuantity(Number(((bytes * facts.totalParameters) / 1e12).toPrecision(2)), 'number')} TB`,
    models,
  };
}

/** The models that must be kept, each with its bytes per parameter. */
function modelsOf({ trainedBytes, runningBytes }: CriticFacts, rows: readonly FlopRow[]): CriticBar['models'] {
  const has = (id: FlopRow['id']) => rows.some((row) => row.id === id);
  const kept = [
    { name: 'The model', isTrained: true, isCritic: false, isKept: true },
    { name: 'Its copy from before', isTrained: false, isCritic: false, isKept: has('reference') },
    { name: 'Reward model', isTrained: false, isCritic: false, isKept: has('reward-model') },
    { name: 'Critic', isTrained: true, isCritic: true, isKept: has('critic-update') },
  ].filter(({ isKept }) => isKept);
  let from = 0;
  return kept.map(({ name, isTrained, isCritic }) => {
    const size = isTrained ? trainedBytes : runningBytes;
    const model = { text: name, isCritic, from, size };
    from += size;
    return model;
  });
}

const times = (value: number) => ({ value, text: value === 0 ? 'none' : `${value}N` });
const giga = (flops: number) => ({ value: flops / 1e9, text: formatQuantity(flops / 1e9, 'number') });
const lower = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
