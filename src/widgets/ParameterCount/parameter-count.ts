/**
 * What "count the parameters" says: a model's shape in; words, bars and table out. Counted are all matrices, biases of
 * gates and norms; active are those that take part in one token's matrix products, so the output head but not the input
 * embedding, which is a lookup (derivation D3).
 */
import { formatQuantity, formatShare, formatTimes, formatUsdShort } from '../../ledger/format.ts';
import {
  countParameters,
  type MixtureOfExperts,
  type ParameterCount,
  trainingFlopPerToken,
  type TransformerConfig,
} from '../../model/transformer.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import type { CountedModel, ParameterFacts } from './parameter-facts.ts';

export type PresetId = 'v3' | 'v2';

/** What the reader moves; all else is the preset's. */
export interface Shape {
  preset: PresetId;
  layers: number;
  routedExperts: number;
  activeExperts: number;
  dModel: number;
  expertDim: number;
}

/** The ends of the sliders; both presets lie inside. */
export const limits = {
  layers: { min: 4, max: 128, step: 1 },
  routedExperts: { min: 1, max: 1024, step: 1 },
  activeExperts: { min: 1, max: 1024, step: 1 },
  dModel: { min: 512, max: 16_384, step: 64 },
  expertDim: { min: 128, max: 16_384, step: 64 },
} as const satisfies Record<Exclude<keyof Shape, 'preset'>, { min: number; max: number; step: number }>;

const movable = ['layers', 'routedExperts', 'activeExperts', 'dModel', 'expertDim'] as const;

/** The shape of a model with a published size. */
export function presetShape(preset: PresetId, facts: ParameterFacts): Shape {
  const { config } = facts[preset];
  const moe = expertsOf(config);
  return {
    preset,
    layers: config.layers,
    routedExperts: moe.routedExperts,
    activeExperts: moe.activeRoutedExperts,
    dModel: config.dModel,
    expertDim: moe.expertDim,
  };
}

/** The nearest shape that a model can have: whole numbers, and no more experts at work than there are. */
export function fitShape(shape: Shape): Shape {
  const fit = (key: keyof typeof limits) => {
    const { min, max } = limits[key];
    return Math.max(min, Math.min(max, Math.round(shape[key])));
  };
  const routedExperts = fit('routedExperts');
  return {
    preset: shape.preset,
    layers: fit('layers'),
    routedExperts,
    activeExperts: Math.min(fit('activeExperts'), routedExperts),
    dModel: fit('dModel'),
    expertDim: fit('expertDim'),
  };
}

/** The whole model that a shape stands for. */
export function configOf(shape: Shape, facts: ParameterFacts): TransformerConfig {
  const { config } = facts[shape.preset];
  return {
    ...config,
    layers: shape.layers,
    dModel: shape.dModel,
    moe: {
      ...expertsOf(config),
      routedExperts: shape.routedExperts,
      activeRoutedExperts: shape.activeExperts,
      expertDim: shape.expertDim,
    },
  };
}

export type ComponentId = 'routed' | 'shared' | 'attention' | 'dense' | 'rest' | 'embedding';

export interface Component {
  id: ComponentId;
  name: string;
  total: number;
  active: number;
}

/** The parts of a count in six groups, those that are at work in the order in which the bars show them. */
function componentsOf({ parts }: ParameterCount): Component[] {
  const group = (id: ComponentId, name: string, ids: readonly (typeof parts)[number]['id'][]): Component => {
    const own = parts.filter((part) => ids.includes(part.id));
    return {
      id,
      name,
      total: own.reduce((sum, part) => sum + part.total, 0),
      active: own.reduce((sum, part) => sum + part.active, 0),
    };
  };
  return [
    group('routed', 'Routed experts', ['routed-experts']),
    group('shared', 'Shared experts', ['shared-experts']),
    group('attention', 'Attention', ['attention']),
    group('dense', 'Dense feed-forward layers', ['dense-ffn']),
    group('rest', 'Output head, gates, norms', ['head', 'gates', 'norms']),
    group('embedding', 'Input embedding, a lookup', ['input-embedding']),
  ];
}

export interface ComponentRow {
  id: ComponentId;
  name: string;
  stored: string;
  active: string;
  /** Of what works on a token. */
  share: string;
}

export interface Readout {
  label: string;
  value: string;
  note: string;
}

export interface ParameterView {
  /** The finding. */
  title: string;
  lead: string;
  count: ParameterCount;
  components: readonly Component[];
  rows: readonly ComponentRow[];
  readouts: readonly Readout[];
  /** How the count compares with the printed one, or what stayed as it was. */
  check: string;
  alt: string;
  table: DataTable;
}

/** Everything that the widget says. `rentUsdPerGpuHour`: the reader's. */
export function parameterView(shape: Shape, facts: ParameterFacts, rentUsdPerGpuHour: number): ParameterView {
  const config = configOf(shape, facts);
  const count = countParameters(config);
  const components = componentsOf(count);
  const model = facts[shape.preset];
  const activeShare = count.active / count.total;
  const total = billions(count.total);
  const active = billions(count.active);
  const work = workOf(config, facts);
  const isPreset = isSameShape(shape, presetShape(shape.preset, facts));

  const rows = components.map((part): ComponentRow => ({
    id: part.id,
    name: part.name,
    stored: billions(part.total),
    active: part.active === 0 ? 'none' : billions(part.active),
    share: part.active === 0 ? '' : formatShare(part.active / count.active),
  }));

  return {
    title: `${total} parameters are stored; ${active}, or ${formatShare(activeShare)}, work on each token`,
    lead: `${isPreset ? model.name : `A model of your own, after ${model.name}`}: ${shape.layers} layers, ${shape.activeExperts} of ${shape.routedExperts} routed experts per token. Lengths are to scale.`,
    count,
    components,
    rows,
    readouts: [
      {
        label: 'Training, per token',
        value: formatQuantity(work.flopPerToken, 'flop-per-token', 'short').replace(' per token', ''),
        note: `${timesV3(work.times)}, attention included`,
      },
      {
        label: `For ${formatQuantity(facts.pretrainingTokens, 'tokens', 'short')}`,
        value: formatQuantity(work.gpuHours, 'gpu-hours', 'short'),
        note: 'if the GPUs kept V3’s speed',
      },
      {
        label: 'Their rent',
        value: formatUsdShort(Number((work.gpuHours * rentUsdPerGpuHour).toPrecision(4))),
        note: `at $${rentUsdPerGpuHour.toFixed(2)} an hour`,
      },
    ],
    check: isPreset ? checkOf(model, count) : leftAlone(config),
    alt:
      `Two bars. The first is everything stored, ${total} parameters; the part that works on a token is filled, ` +
      `${formatShare(activeShare)} of it. The second shows that part enlarged: ` +
      `${rows
        .filter(({ share }) => share !== '')
        .map(({ name, active: amount, share }) => `${lower(name)} ${amount}, ${share}`)
        .join('; ')}.`,
    table: tableOf(count, components, model.name, isPreset),
  };
}

interface Work {
  flopPerToken: number;
  /** Against V3's. */
  times: number;
  /** Pre-training on V3's tokens at V3's FLOP per GPU-hour. */
  gpuHours: number;
}

/** FLOP per token of training, and the hours of V3's pre-training scaled by them. */
export function workOf(config: TransformerConfig, facts: ParameterFacts): Work {
  const flopPerToken = trainingFlopPerToken(config, facts.meanContextTokens);
  const times = flopPerToken / trainingFlopPerToken(facts.v3.config, facts.meanContextTokens);
  return { flopPerToken, times, gpuHours: times * facts.pretrainingGpuHours };
}

export function isSameShape(a: Shape, b: Shape): boolean {
  return movable.every((key) => a[key] === b[key]) && a.preset === b.preset;
}

function checkOf(model: CountedModel, count: ParameterCount): string {
  return (
    `Its report prints ${billions(model.publishedTotal)} and ${billions(model.publishedActive)} per token. ` +
    `Counted from its configuration it is ${formatQuantity(count.total, 'number')} and ${formatQuantity(count.active, 'number')}; ` +
    `with the input embedding, which is looked up and not multiplied, ${billions(count.activeWithEmbedding)}.`
  );
}

function leftAlone({ heads, dense, vocab }: TransformerConfig): string {
  const layers = dense.layers === 1 ? 'the first layer' : `the first ${dense.layers} layers`;
  return (
    `All else stays: ${heads} attention heads and their latent widths, ${layers} dense with ` +
    `${formatQuantity(dense.ffnDim, 'number')} inner dimensions, a vocabulary of ${formatQuantity(vocab, 'tokens')}. ` +
    'Whether such a model would learn as well is another question.'
  );
}

function tableOf(count: ParameterCount, components: readonly Component[], name: string, isPreset: boolean): DataTable {
  const cell = (value: number) => ({ value, text: formatQuantity(value, 'number') });
  return {
    caption: `Parameters of ${isPreset ? name : `a model after ${name}`}, to the last one`,
    columns: [{ label: 'Part' }, { label: 'Stored', unit: 'parameters' }, { label: 'Per token', unit: 'parameters' }],
    rows: [
      ...components.map((part) => [part.name, cell(part.total), cell(part.active)]),
      ['Together', cell(count.total), cell(count.active)],
    ],
  };
}

/** Four digits: "671B", "36.63B", "101M". */
const billions = (value: number): string => formatQuantity(value, 'parameters', 'short').replace(/ parameters?$/, '');

function timesV3(times: number): string {
  return Math.abs(times - 1) < 0.005 ? 'as much as V3' : `${formatTimes(times)} V3’s`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function expertsOf({ moe }: TransformerConfig): MixtureOfExperts {
  if (!moe) throw new Error('Only a mixture of experts can be counted here');
  return moe;
}
