/**
 * Group relative policy optimisation: instead of asking a second model how good an answer is, compare it with the other
 * answers to the same question.
 *
 *   advantage of answer i = (reward i − mean of the group) ÷ (standard deviation of the group + epsilon)
 *
 * Sources: DeepSeek-V3 Technical Report, equation 28; DeepSeek-R1, equation 3. The papers print no epsilon; without one,
 * a group of equal rewards divides 0 by 0.
 */
import { requireFinite, requireNonNegative, requirePositive } from './check.ts';

export interface GroupAdvantages {
  mean: number;
  /** Of the group as a whole (divided by G, not by G − 1). */
  standardDeviation: number;
  /** One per answer; every token of the answer gets it. */
  advantages: readonly number[];
  /** False when all rewards are equal: the group teaches nothing. */
  teaches: boolean;
}

/**
 * The advantage of each answer in a group.
 * Throws a RangeError when the group is empty, or a reward or epsilon is impossible.
 */
export function groupAdvantages(rewards: readonly number[], epsilon: number): GroupAdvantages {
  requireNonNegative('epsilon', epsilon);
  requirePositive('the number of rewards', rewards.length);
  for (const reward of rewards) requireFinite('every reward', reward);

  const teaches = rewards.some((reward) => reward !== rewards[0]);
  const mean = rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length;
  const variance = rewards.reduce((sum, reward) => sum + (reward - mean) ** 2, 0) / rewards.length;
  const standardDeviation = teaches ? Math.sqrt(variance) : 0;
  return {
    mean,
    standardDeviation,
    // Equal rewards are told apart from nearly equal ones, or rounding in the mean would pass for a lesson.
    advantages: rewards.map((reward) => (teaches ? (reward - mean) / (standardDeviation + epsilon) : 0)),
    teaches,
  };
}

/** Floating-point operations per parameter and token. */
export interface FlopPerParameter {
  /** Reading a token: 2. */
  forward: number;
  /** Learning from a token, forward and backward: 6. */
  update: number;
}

/** One model's part in learning from a sampled token. */
export interface FlopRow {
  id: 'rollout' | 'reference' | 'reward-model' | 'policy-update' | 'critic-rollout' | 'critic-update';
  label: string;
  flopPerToken: number;
}

export type RlMethod = 'ppo' | 'ppo-with-critic-rollout' | 'grpo-with-reward-model' | 'grpo-with-rules';

const partsByMethod: Record<RlMethod, readonly FlopRow['id'][]> = {
  ppo: ['rollout', 'reference', 'reward-model', 'policy-update', 'critic-update'],
  'ppo-with-critic-rollout': [
    'rollout',
    'reference',
    'reward-model',
    'critic-rollout',
    'policy-update',
    'critic-update',
  ],
  'grpo-with-reward-model': ['rollout', 'reference', 'reward-model', 'policy-update'],
  'grpo-with-rules': ['rollout', 'reference', 'policy-update'],
};

const parts: Record<FlopRow['id'], { label: string; pass: keyof FlopPerParameter }> = {
  rollout: { label: 'Write the answer', pass: 'forward' },
  reference: { label: 'Compare with the model before training', pass: 'forward' },
  'reward-model': { label: 'Score it with a reward model', pass: 'forward' },
  'critic-rollout': { label: 'Let the critic guess the score', pass: 'forward' },
  'policy-update': { label: 'Train the model', pass: 'update' },
  'critic-update': { label: 'Train the critic', pass: 'update' },
};

/**
 * Where the arithmetic goes per sampled token, for one round of updates. Reward model, reference and critic are taken to
 * be as large as the model itself; what fetching weights and cached keys costs while writing is left out, and that is
 * most of the time a rollout takes. With N parameters, forward 2N and update 6N: 18N, 20N, 12N and 10N for the four methods.
 * A count of ours (facts D12): no DeepSeek paper states one.
 */
export function rlFlopPerToken(method: RlMethod, parameters: number, flop: FlopPerParameter): readonly FlopRow[] {
  requirePositive('parameters', parameters);
  requirePositive('forward', flop.forward);
  requirePositive('update', flop.update);
  return partsByMethod[method].map((id) => {
    const { label, pass } = parts[id];
    return { id, label, flopPerToken: parameters * flop[pass] };
  });
}

/** The sum of a table of `rlFlopPerToken`. */
export function totalFlopPerToken(rows: readonly FlopRow[]): number {
  return rows.reduce((sum, { flopPerToken }) => sum + flopPerToken, 0);
}

/** The share of arithmetic saved by one method against another. Negative when it needs more. */
export function savedFlopShare(method: RlMethod, baseline: RlMethod, flop: FlopPerParameter): number {
  return 1 - totalFlopPerToken(rlFlopPerToken(method, 1, flop)) / totalFlopPerToken(rlFlopPerToken(baseline, 1, flop));
}
