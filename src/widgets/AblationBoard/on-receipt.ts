/**
 * The way from the board to the receipt: the middle of the range, as hours of the scenario.
 */
import { formatQuantity } from '../../ledger/format.ts';
import { runFactor } from '../../model/ablation.ts';
import type { LineId } from '../../model/receipt-inputs.ts';
import { tick } from '../../model/receipt-ticks.ts';
import { type AssumptionId, assumptions, fitToAssumption } from '../../scenario/assumptions.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type BoardFacts, type SwitchId, tricksOf } from './ablation-board.ts';

type HoursId = Extract<AssumptionId, 'pretrainingGpuHours' | 'r1ZeroGpuHours' | 'r1GpuHours'>;

export type OnReceipt =
  /** The receipt says so already. */
  | { state: 'there'; sentence: string }
  /** It can be put there. */
  | { state: 'ready'; scenario: Scenario; sentence: string }
  /** More hours than the receipt takes. */
  | { state: 'too-many'; sentence: string };

const r1Lines: readonly LineId[] = ['r1-zero', 'r1-data', 'r1-rl'];

/** What putting the board on the receipt would do to a scenario. */
export function onReceipt(facts: BoardFacts, off: readonly SwitchId[], scenario: Scenario): OnReceipt {
  const { factors, critic, hours } = facts;
  const hasCritic = off.includes('no-critic');
  const rl = hasCritic ? critic.central : 1;
  const wanted: readonly (readonly [HoursId, number])[] = [
    ['pretrainingGpuHours', hours.pretraining * runFactor(factors, tricksOf(off)).central],
    ['r1ZeroGpuHours', hours.r1Zero * rl],
    ['r1GpuHours', hours.r1 * rl],
  ];
  const beyond = wanted.find(([id, value]) => value > assumptions[id].max);
  if (beyond) {
    const most = formatQuantity(assumptions[beyond[0]].max, 'gpu-hours', 'short');
    return { state: 'too-many', sentence: `Your receipt takes at most ${most} of pre-training: this is more.` };
  }

  const fitted = wanted.map(([id, value]) => [id, fitToAssumption(id, value)] as const);
  const said = formatQuantity(fitted[0]?.[1] ?? NaN, 'gpu-hours');
  // Lines that would pay twice stay off: the receipt explains why when the reader ticks them.
  const ticked = hasCritic
    ? r1Lines.reduce<readonly LineId[]>((lines, line) => tick(lines, line).ticked, scenario.ticked)
    : scenario.ticked;
  const isThere =
    scenario.choices.hours === 'disclosed' &&
    fitted.every(([id, value]) => scenario.values[id] === value) &&
    ticked.length === scenario.ticked.length;
  if (isThere) return { state: 'there', sentence: `On your receipt: ${said} of pre-training.` };
  return {
    state: 'ready',
    sentence: `The middle of the range: ${said} of pre-training${hasCritic ? ', and more for R1' : ''}.`,
    scenario: {
      ...scenario,
      values: { ...scenario.values, ...Object.fromEntries(fitted) },
      choices: { ...scenario.choices, hours: 'disclosed' },
      ticked,
    },
  };
}
