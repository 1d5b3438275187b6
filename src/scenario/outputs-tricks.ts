/** What chapter 3 works out: what each trick saves, always with the baseline it is measured against. */
import type { Ledger } from '../ledger/ledger.ts';
import {
  savedShare,
  trainingBytesPerParameter,
  type TrainingState,
  usualTrainingState,
  usualTrainingStateFp32,
  v3TrainingState,
  weightBytes,
} from '../model/float8-memory.ts';
import { type RlMethod, savedFlopShare } from '../model/grpo.ts';
import { secondsPerHour } from '../model/time.ts';
import { achievedFlopPerSecond, tokensPerSecondPerGpu } from '../model/training.ts';
import {
  type AttentionShape,
  countParameters,
  kvCacheBytesPerToken,
  trainingFlopPerToken,
} from '../model/transformer.ts';
import { dense67bAttentionShape, v2AttentionShape, v3Config } from './architectures.ts';
import type { OutputDefinition } from './outputs.ts';

const bf16Bytes = 2;
/** Reading a token takes two operations per parameter, learning from it six. */
const flop = { forward: 2, update: 6 };

const v3Cache = (ledger: Ledger) => kvCacheBytesPerToken(v3Config(ledger), bf16Bytes);

/** V3's heads, with keys and values kept in full for each of `kvHeads` of them. */
function v3WithFullKeys(ledger: Ledger, kvHeads: number): AttentionShape {
  const { layers, heads } = v3Config(ledger);
  return { layers, heads, attention: { kind: 'gqa', headDim: ledger.number('v3-head-dim'), kvHeads } };
}
const allHeads = (ledger: Ledger) => kvCacheBytesPerToken(v3WithFullKeys(ledger, ledger.number('v3-heads')), bf16Bytes);
const eightGroups = (ledger: Ledger) => kvCacheBytesPerToken(v3WithFullKeys(ledger, 8), bf16Bytes);
const dense67b = (ledger: Ledger) => kvCacheBytesPerToken(dense67bAttentionShape(ledger), bf16Bytes);

const shapeFacts = ['v3-layers', 'v3-heads', 'v3-head-dim'];
const latentFacts = ['v3-layers', 'v3-kv-compression', 'v3-rope-dim'];

/** What V3 saves of the state of training against a usual one. */
const stateSaved = (usual: TrainingState) =>
  savedShare(trainingBytesPerParameter(v3TrainingState), trainingBytesPerParameter(usual));

const rlSaved = (method: RlMethod, baseline: RlMethod) => () => savedFlopShare(method, baseline, flop);
const rlHow = 'Operations per sampled token: two per parameter to read or write it, six to learn from it. Our count';

const v3FlopPerToken = (ledger: Ledger) => trainingFlopPerToken(v3Config(ledger), ledger.number('v3-seqlen') / 2);

/** GPU-hours of V3's pre-training if each GPU had done as much useful arithmetic as in V2's run. */
function hoursAtV2Speed(ledger: Ledger): number {
  const v2Speed = tokensPerSecondPerGpu(1e12, ledger.number('v2-hours-per-t'));
  const v2FlopPerSecond = achievedFlopPerSecond(ledger.number('isca-flop-v2'), v2Speed);
  return (v3FlopPerToken(ledger) * ledger.number('v3-pretrain-tokens')) / v2FlopPerSecond / secondsPerHour;
}
const v2SpeedFacts = ['v2-hours-per-t', 'isca-flop-v2', 'v3-pretrain-tokens'];

export const trickOutputs: readonly OutputDefinition[] = [
  {
    id: 'v3-total-counted',
    statement: 'Parameters of V3, counted from its configuration',
    value: (ledger) => countParameters(v3Config(ledger)).total,
    unit: 'parameters',
    how: 'Every matrix and vector of its layers, the embedding and the output head',
    factIds: ['v3-dmodel', 'v3-layers', 'v3-routed-experts', 'v3-expert-dim'],
  },
  {
    id: 'v3-one-in',
    statement: 'Parameters of V3 for each one that works on a token',
    value: (ledger) => Math.round(countParameters(v3Config(ledger)).total / countParameters(v3Config(ledger)).active),
    unit: 'number',
    how: 'All parameters ÷ active parameters, both counted from the configuration, rounded',
    factIds: ['v3-routed-experts', 'v3-active-experts'],
  },
  {
    id: 'expert-parameters',
    statement: 'Parameters of one expert of one layer',
    value: (ledger) => 3 * ledger.number('v3-dmodel') * ledger.number('v3-expert-dim'),
    unit: 'parameters',
    how: 'Three matrices × width of the model × inner width of an expert',
    factIds: ['v3-dmodel', 'v3-expert-dim'],
  },
  {
    id: 'less-than-own-size',
    statement: 'Arithmetic saved against a dense model of V3’s own size',
    value: (ledger) => 1 - ledger.number('v3-active-params') / ledger.number('v3-total-params'),
    unit: 'share',
    how: '1 − active parameters ÷ all parameters',
    factIds: ['v3-active-params', 'v3-total-params'],
  },
  {
    id: 'less-than-llama-405b',
    statement: 'Arithmetic per token saved against Llama 3.1 405B',
    value: (ledger) => 1 - ledger.number('isca-flop-v3') / ledger.number('isca-flop-llama405'),
    unit: 'share',
    how: '1 − V3’s FLOP per token ÷ Llama’s, as DeepSeek counts both',
    factIds: ['isca-flop-v3', 'isca-flop-llama405'],
  },
  {
    id: 'kv-all-heads',
    statement: 'Cache per token if V3 kept keys and values of every head, in BF16',
    value: allHeads,
    unit: 'bytes-per-token',
    how: '2 × heads × width of a head × layers × 2 bytes',
    factIds: shapeFacts,
  },
  {
    id: 'kv-eight-groups',
    statement: 'Cache per token if V3’s heads shared keys and values in eight groups, in BF16',
    value: eightGroups,
    unit: 'bytes-per-token',
    how: '2 × 8 × width of a head × layers × 2 bytes',
    factIds: shapeFacts,
  },
  {
    id: 'kv-saved-all-heads',
    statement: 'Cache that V3 saves against keeping every head',
    value: (ledger) => savedShare(v3Cache(ledger), allHeads(ledger)),
    unit: 'share',
    how: '1 − latent cache ÷ full cache, both in BF16',
    factIds: [...latentFacts, 'v3-heads', 'v3-head-dim'],
  },
  {
    id: 'kv-saved-eight-groups',
    statement: 'Cache that V3 saves against eight shared groups',
    value: (ledger) => savedShare(v3Cache(ledger), eightGroups(ledger)),
    unit: 'share',
    how: '1 − latent cache ÷ grouped cache, both in BF16',
    factIds: [...latentFacts, 'v3-head-dim'],
  },
  {
    id: 'kv-saved-67b',
    statement: 'Cache that V3 saves against DeepSeek 67B',
    value: (ledger) => savedShare(v3Cache(ledger), dense67b(ledger)),
    unit: 'share',
    how: '1 − V3’s cache ÷ 67B’s, both in BF16',
    factIds: [...latentFacts, 'ds67b-config'],
  },
  {
    id: 'kv-v2-same-bits',
    statement: 'Cache that V2 saves against DeepSeek 67B when both are stored in the same format',
    value: (ledger) => savedShare(kvCacheBytesPerToken(v2AttentionShape(ledger), bf16Bytes), dense67b(ledger)),
    unit: 'share',
    how: '1 − elements of V2’s cache ÷ elements of 67B’s',
    factIds: ['v2-kv-formula', 'ds67b-config'],
  },
  {
    id: 'fp8-against-fp32',
    statement: 'Memory that an eight-bit number saves against a 32-bit one',
    value: () => savedShare(weightBytes(1, 8), weightBytes(1, 32)),
    unit: 'share',
    how: '1 − 8 bits ÷ 32 bits',
    factIds: ['v3-fp8-format'],
  },
  {
    id: 'fp8-against-bf16',
    statement: 'Memory that an eight-bit number saves against a 16-bit one',
    value: () => savedShare(weightBytes(1, 8), weightBytes(1, 16)),
    unit: 'share',
    how: '1 − 8 bits ÷ 16 bits',
    factIds: ['v3-fp8-format'],
  },
  {
    id: 'training-state-saved-low',
    statement: 'Memory that V3’s training state saves against the usual one with 16-bit gradients',
    value: () => stateSaved(usualTrainingState),
    unit: 'share',
    how: '1 − 13 bytes ÷ 16 bytes per parameter; the 16 are the field’s convention, from memory',
    factIds: ['v3-optimizer-states', 'v3-high-precision-parts'],
  },
  {
    id: 'training-state-saved-high',
    statement: 'Memory that V3’s training state saves against the usual one with 32-bit gradients',
    value: () => stateSaved(usualTrainingStateFp32),
    unit: 'share',
    how: '1 − 13 bytes ÷ 18 bytes per parameter; the 18 are the field’s convention, from memory',
    factIds: ['v3-optimizer-states', 'v3-high-precision-parts'],
  },
  {
    id: 'v3-at-v2-speed',
    statement: 'GPU-hours of V3’s pre-training at the arithmetic speed of V2’s run',
    value: hoursAtV2Speed,
    unit: 'gpu-hours',
    how: 'V3’s FLOPs ÷ (V2’s tokens per GPU-second × V2’s FLOP per token)',
    factIds: v2SpeedFacts,
  },
  {
    id: 'v3-over-v2-speed',
    statement: 'How much faster V3’s GPUs worked than V2’s',
    value: (ledger) => hoursAtV2Speed(ledger) / ledger.number('v3-hours-pretrain'),
    unit: 'times',
    how: 'Hours at V2’s speed ÷ reported hours',
    factIds: [...v2SpeedFacts, 'v3-hours-pretrain'],
  },
  {
    id: 'grpo-saved-low',
    statement: 'Arithmetic that GRPO saves against PPO, scored by a reward model',
    value: rlSaved('grpo-with-reward-model', 'ppo'),
    unit: 'share',
    how: rlHow,
    factIds: ['grpo'],
  },
  {
    id: 'grpo-saved-high',
    statement: 'Arithmetic that GRPO saves against PPO, scored by rules',
    value: rlSaved('grpo-with-rules', 'ppo'),
    unit: 'share',
    how: rlHow,
    factIds: ['grpo'],
  },
  {
    id: 'grpo-saved-widest',
    statement:
      'Arithmetic that GRPO scored by rules saves against PPO whose critic also reads every answer as it is written',
    value: rlSaved('grpo-with-rules', 'ppo-with-critic-rollout'),
    unit: 'share',
    how: rlHow,
    factIds: ['grpo'],
  },
  {
    id: 'r1-rl-hours',
    statement: 'GPU-hours of reinforcement learning for R1 and its trial R1-Zero',
    value: (ledger) => ledger.number('r1zero-hours') + ledger.number('r1-hours'),
    unit: 'gpu-hours',
    how: 'R1-Zero + R1',
    factIds: ['r1zero-hours', 'r1-hours'],
  },
];
