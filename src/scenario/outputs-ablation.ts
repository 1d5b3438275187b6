/** What scene 7 of chapter 3 works out: V3's run with tricks switched off. */
import type { Ledger } from '../ledger/ledger.ts';
import {
  ablationFactors,
  arithmeticBoundFactor,
  exposedFactor,
  type Factor,
  fp8FlopShare,
  multiTokenFlopPerToken,
  runFactor,
  type TrickId,
  trickIds,
} from '../model/ablation.ts';
import { countParameters } from '../model/transformer.ts';
import { ablationEvidence } from './ablation-evidence.ts';
import type { OutputDefinition } from './outputs.ts';

const without = (off: readonly TrickId[], end: keyof Factor) => (ledger: Ledger) =>
  runFactor(ablationFactors(ablationEvidence(ledger)), off)[end];

const ownPairFacts = ['ds67b-hours-per-t', 'v2-hours-per-t', 'isca-flop-v2', 'v3-hours-per-trillion'];
const fp8Facts = ['v3-high-precision-parts', 'v3-layers', 'v3-dmodel', 'v3-expert-dim'];

export const ablationOutputs: readonly OutputDefinition[] = [
  {
    id: 'dense-67b-over-v2-hours',
    statement: 'GPU-hours per token of DeepSeek’s dense 67B over those of V2',
    value: (ledger) => ledger.number('ds67b-hours-per-t') / ledger.number('v2-hours-per-t'),
    unit: 'times',
    how: 'Hours per trillion tokens of each, divided',
    factIds: ['ds67b-hours-per-t', 'v2-hours-per-t'],
  },
  {
    id: 'llama-405b-over-v3-hours',
    statement: 'GPU-hours of Llama 3.1 405B over those of V3’s pre-training',
    value: (ledger) => {
      const { denseEqualGpuHours, v3 } = ablationEvidence(ledger);
      return denseEqualGpuHours / v3.pretrainingGpuHours;
    },
    unit: 'times',
    how: 'Reported GPU-hours of each, divided',
    factIds: ['v3-hours-pretrain'],
  },
  {
    id: 'dense-own-size-times',
    statement: 'Arithmetic of a dense model of V3’s own size over V3’s',
    value: (ledger) => {
      const { total, active } = countParameters(ablationEvidence(ledger).v3.config);
      return total / active;
    },
    unit: 'times',
    how: 'All parameters ÷ active parameters, both counted from the configuration',
    factIds: ['v3-routed-experts', 'v3-active-experts'],
  },
  {
    id: 'without-all-low',
    statement: 'The least that V3’s pre-training would have taken without any of its tricks, against what it took',
    value: without(trickIds, 'low'),
    unit: 'times',
    how: '67B’s hours per token ÷ V2’s × V3’s speed per FLOP ÷ V2’s',
    factIds: ownPairFacts,
  },
  {
    id: 'without-all-high',
    statement: 'The most that V3’s pre-training would have taken without any of its tricks, against what it took',
    value: without(trickIds, 'high'),
    unit: 'times',
    how: 'GPU-hours of Llama 3.1 405B ÷ those of V3; that the two are equally good is our judgement',
    factIds: ['v3-hours-pretrain'],
    basis: 'assumed',
  },
  {
    id: 'without-experts-low',
    statement: 'The least that V3’s pre-training would have taken without experts, with FP8, against what it took',
    value: without(['experts'], 'low'),
    unit: 'times',
    how: 'The range without any trick ÷ the range of FP8, widths in quadrature on a log scale',
    factIds: ownPairFacts,
    basis: 'assumed',
  },
  {
    id: 'without-experts-high',
    statement: 'The most that V3’s pre-training would have taken without experts, with FP8, against what it took',
    value: without(['experts'], 'high'),
    unit: 'times',
    how: 'The range without any trick ÷ the range of FP8, widths in quadrature on a log scale',
    factIds: ownPairFacts,
    basis: 'assumed',
  },
  {
    id: 'fp8-flop-share',
    statement: 'Share of V3’s arithmetic in the matrix products that ran in FP8',
    value: (ledger) => {
      const { config, meanContextTokens } = ablationEvidence(ledger).v3;
      return fp8FlopShare(config, meanContextTokens);
    },
    unit: 'share',
    how: '6 × active parameters of the layers, gates and norms aside, ÷ FLOP per token with attention',
    factIds: fp8Facts,
  },
  {
    id: 'fp8-most-times',
    statement: 'The most that FP8 can have been worth in hours, if all parts kept their share of peak',
    value: (ledger) => {
      const { chip, v3 } = ablationEvidence(ledger);
      return arithmeticBoundFactor(fp8FlopShare(v3.config, v3.meanContextTokens), chip);
    },
    unit: 'times',
    how: '1 ÷ (1 − share in FP8 + share in FP8 × BF16 peak ÷ FP8 peak)',
    factIds: fp8Facts,
  },
  {
    id: 'overlap-most-times',
    statement: 'How much longer a step of V3’s training takes with all communication exposed',
    value: (ledger) => {
      const { communicationRatio, reservedShare } = ablationEvidence(ledger);
      return exposedFactor(communicationRatio, reservedShare);
    },
    unit: 'times',
    how: '(Computing + communication) ÷ computing slowed by the processors set aside',
    factIds: ['v3-comm-compute-ratio', 'v3-comm-sms'],
  },
  {
    id: 'multi-token-share',
    statement: 'Arithmetic that predicting one more token adds to V3’s pre-training',
    value: (ledger) => {
      const { config, meanContextTokens, flopPerToken } = ablationEvidence(ledger).v3;
      return multiTokenFlopPerToken(config, meanContextTokens) / flopPerToken;
    },
    unit: 'share',
    how: 'One layer with experts, a joining matrix and the output head once more ÷ FLOP per token',
    factIds: ['v3-mtp-depth', 'v3-dmodel', 'v3-expert-dim'],
  },
];
