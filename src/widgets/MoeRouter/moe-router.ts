/**
 * What the router's explorable says: the reader's layer and a batch in, words and tables out.
 */
import { formatQuantity, formatShare } from '../../ledger/format.ts';
import type { RouterConfig } from '../../model/router.ts';
import type { DataTable } from '../../ui/figure/data-table.ts';
import type { BarOrder } from './load-bars.ts';
import type { RouterFacts } from './router-facts.ts';
import { type BatchSummary, droppedShare, type Settings } from './simulation.ts';
import { standIn } from './stand-in.ts';
import { timesMean } from './words.ts';

/** What the reader moves. */
export interface RouterSetting {
  routedExperts: number;
  activeExperts: number;
  maxNodes: number;
  biasSpeed: number;
  capacityFactor: number;
  seed: number;
  order: BarOrder;
}

/** Numbers of routed experts to choose from: each makes whole nodes. */
export const expertChoices = [64, 128, 256, 512] as const;

/** The ends of the sliders. The bias's reach is ten times V3's speed: beyond it the loads only flicker more. */
export const limits = {
  activeExperts: { min: 1, max: 16 },
  biasSpeed: { min: 0, max: 0.01, step: 0.0005 },
  capacityFactor: { min: 1, max: 4, step: 0.05 },
} as const;

/** A capacity that leaves a quarter to spare: ours, a round figure. */
const initialCapacityFactor = 1.25;

/** V3's layer. */
export function v3Setting({ settings, biasSpeed }: RouterFacts): RouterSetting {
  const { routedExperts, activeExperts, maxNodes } = settings.config;
  return {
    routedExperts,
    activeExperts,
    maxNodes,
    biasSpeed,
    capacityFactor: initialCapacityFactor,
    seed: settings.seed,
    order: 'node',
  };
}

/** The nearest setting that a router can have: a token cannot use more experts than its nodes hold. */
export function fitSetting(setting: RouterSetting, { settings }: RouterFacts): RouterSetting {
  const { nodes } = settings.config;
  const within = (value: number, { min, max }: { min: number; max: number }) => Math.max(min, Math.min(max, value));
  const maxNodes = within(Math.round(setting.maxNodes), { min: 1, max: nodes });
  const reachable = (setting.routedExperts / nodes) * maxNodes;
  const { step } = limits.biasSpeed;
  return {
    ...setting,
    maxNodes,
    activeExperts: within(Math.round(setting.activeExperts), {
      min: limits.activeExperts.min,
      max: Math.min(limits.activeExperts.max, reachable),
    }),
    // To the slider's grid, without the dust of binary fractions.
    biasSpeed: Number(within(Math.round(setting.biasSpeed / step) * step, limits.biasSpeed).toFixed(4)),
    capacityFactor: Number(within(setting.capacityFactor, limits.capacityFactor).toFixed(2)),
  };
}

/** What a run of the simulation needs to know of it. */
export function runSettings(setting: RouterSetting, { settings }: RouterFacts): Settings {
  const { routedExperts, activeExperts, maxNodes, seed } = setting;
  const config: RouterConfig = { ...settings.config, routedExperts, activeExperts, maxNodes };
  return { config, seed };
}

const moved = ['routedExperts', 'activeExperts', 'maxNodes', 'biasSpeed', 'capacityFactor', 'seed', 'order'] as const;

export const isSameSetting = (a: RouterSetting, b: RouterSetting): boolean => moved.every((key) => a[key] === b[key]);

/** Whether going from one setting to the other needs a new run: speed, capacity and order do not. */
export function needsNewRun(from: RouterSetting, to: RouterSetting): boolean {
  return (['routedExperts', 'activeExperts', 'maxNodes', 'seed'] as const).some((key) => from[key] !== to[key]);
}

export interface Readout {
  label: string;
  value: string;
  note: string;
}

export interface RouterView {
  /** The finding. */
  title: string;
  lead: string;
  readouts: readonly Readout[];
  note: string;
  /** The text alternatives of bars and line. */
  alt: string;
  lineAlt: string;
}

/** Everything the explorable says. `violations`: MaxVio of every batch so far. */
export function routerView(
  setting: RouterSetting,
  facts: RouterFacts,
  shown: BatchSummary,
  violations: readonly number[],
): RouterView {
  const { routedExperts, activeExperts, maxNodes, biasSpeed, capacityFactor } = setting;
  const { nodes } = facts.settings.config;
  const busiest = timesMean(shown.maxViolation);
  const dropped = shareText(droppedShare(shown.loads, capacityFactor));
  const isLimited = maxNodes < nodes;
  const mean = (standIn.batchTokens * activeExperts) / shown.loads.length;

  return {
    title: titleOf(shown, violations, biasSpeed),
    lead:
      `Load of each of ${routedExperts} routed experts in one batch of ${formatQuantity(standIn.batchTokens, 'tokens')}, ` +
      `in multiples of the mean, ${formatQuantity(mean, 'tokens')}. ${activeExperts} work on each token. Grey: batch 1, by scores alone.`,
    readouts: [
      { label: 'Busiest expert', value: `${busiest} times`, note: 'the mean load' },
      { label: 'Idle', value: `${shown.idle} of ${shown.loads.length}`, note: 'experts in this batch' },
      {
        label: 'Over capacity',
        value: dropped,
        note: `of the work, at ${capacityFactor.toFixed(2)} times the mean: dropped, or waited for`,
      },
      {
        label: 'Node limit',
        value: isLimited ? shareText(shown.changedByLimit) : 'none',
        note: isLimited
          ? `of tokens get other experts than they would without it; ${shown.meanNodesPerToken.toFixed(1)} nodes a token`
          : `${shown.meanNodesPerToken.toFixed(1)} nodes a token`,
      },
    ],
    note:
      'The rule is DeepSeek’s and runs here as you watch. The tokens are made up, a few topics popular and many rare, ' +
      'so the sizes are those of our toy: V3’s experts learned with the limit, these did not.',
    alt:
      `Bars, one for each of ${shown.loads.length} routed experts, batch ${shown.batch}: the busiest has ${busiest} times the ` +
      `mean load, ${shown.idle === 0 ? 'none is' : `${shown.idle} are`} idle, ${dropped} of the work stands above the capacity.`,
    lineAlt: lineAlt(violations),
  };
}

function titleOf(shown: BatchSummary, violations: readonly number[], biasSpeed: number): string {
  const busiest = timesMean(shown.maxViolation);
  const first = violations[0];
  if (first === undefined || violations.length < 2) {
    return `By scores alone the busiest expert has ${busiest} times the mean load`;
  }
  const after = `After ${formatQuantity(violations.length, 'number')} batches`;
  if (biasSpeed === 0) return `${after} with the bias at rest the busiest expert has ${busiest} times the mean load`;
  const before = timesMean(first);
  return busiest === before
    ? `${after} the busiest expert still has ${busiest} times the mean load`
    : `${after} of bias the busiest expert has ${busiest} times the mean load, ${Number(busiest) < Number(before) ? 'down' : 'up'} from ${before}`;
}

function lineAlt(violations: readonly number[]): string {
  const [first] = violations;
  const last = violations.at(-1);
  if (first === undefined || last === undefined) return 'No batch yet.';
  const middle = violations[Math.floor((violations.length - 1) / 2)] ?? last;
  return (
    `Line: MaxVio, how far the busiest expert is above the mean, ${first.toFixed(2)} in batch 1, ` +
    `${middle.toFixed(2)} half way and ${last.toFixed(2)} in batch ${violations.length}.`
  );
}

/** Tokens of every routed expert: nodes side by side, their experts below one another. */
export function loadTable({ batch, loads }: BatchSummary, nodes: number): DataTable {
  const perNode = loads.length / nodes;
  return {
    caption: `Tokens that each routed expert worked on in batch ${batch}`,
    columns: [
      { label: 'Expert of its node' },
      ...Array.from({ length: nodes }, (_, node) => ({ label: `Node ${node + 1}`, unit: 'tokens' })),
    ],
    rows: Array.from({ length: perNode }, (_, slot) => [
      String(slot + 1),
      ...Array.from({ length: nodes }, (_, node) => {
        const value = loads[node * perNode + slot] ?? NaN;
        return { value, text: formatQuantity(value, 'tokens', 'number') };
      }),
    ]),
  };
}

/** MaxVio of every tenth batch, the first and the last. */
export function violationTable(violations: readonly number[]): DataTable {
  return {
    caption: 'How far the busiest expert is above the mean load, as a share of it (MaxVio)',
    columns: [{ label: 'Batch' }, { label: 'MaxVio', unit: 'share of the mean' }],
    rows: violations.flatMap((value, index) => {
      const batch = index + 1;
      const isShown = batch === 1 || batch % 10 === 0 || batch === violations.length;
      return isShown ? [[String(batch), { value, text: value.toFixed(2) }]] : [];
    }),
  };
}

/** Below half a percent "0%" would say that there is none. */
function shareText(share: number): string {
  if (share === 0) return 'none';
  return share < 0.005 ? 'under 1%' : formatShare(Math.round(share * 100) / 100);
}
