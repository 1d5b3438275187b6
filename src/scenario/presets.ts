/**
 * Each published figure as a scenario: what one has to believe to arrive at it. A test holds each to its tolerance.
 */
import { question, type QuestionId } from '../model/questions.ts';
import { type Choices, initialChoices, type LineId } from '../model/receipt-inputs.ts';
import { type Assumed, initialValues } from './assumptions.ts';
import type { Scenario } from './scenario.ts';

export interface Preset {
  id: string;
  name: string;
  /** The question, or lines that answer none. */
  asks: QuestionId | readonly LineId[];
  /** What differs from the initial scenario. */
  values: Partial<Assumed>;
  choices: Partial<Choices>;
  /** What it reproduces: a published figure by id, or a figure of our own. */
  target: { publishedId: string } | { ownUsd: number };
  /** How far the total may lie from its target, as a share of the target. */
  tolerance: number;
  /** The facts and the claim that carry the figure. */
  factIds: readonly string[];
  claimId: string | null;
  /** What the scenario leaves out or reads into the source, for the reader. */
  note: string;
}

const machinesOnly: readonly LineId[] = ['own-hardware', 'own-energy'];

export const presets = [
  {
    id: 'deepseek-table',
    name: 'DeepSeek’s table',
    asks: 'rent',
    values: {},
    choices: {},
    target: { publishedId: 'v3-rent' },
    tolerance: 0,
    factIds: ['v3-usd-total'],
    claimId: null,
    note: 'The hours of the three stages at an assumed rent of $2.',
  },
  {
    id: 'v3-and-r1',
    name: 'V3 and R1',
    asks: 'rent-r1',
    values: {},
    choices: {},
    target: { publishedId: 'v3-and-r1-rent' },
    tolerance: 0,
    factIds: ['v3-usd-total', 'r1-total-usd'],
    claimId: null,
    note: 'The sum of two tables by DeepSeek, nine months apart; no paper prints it.',
  },
  {
    id: 'epoch-amortised',
    name: 'Epoch’s method: machines written off',
    asks: machinesOnly,
    values: { serverUsdPerGpu: 39_000, utilisation: 1 },
    choices: { writeDown: 'declining' },
    target: { publishedId: 'epoch-amortised' },
    tolerance: 0.05,
    factIds: ['epoch-v3-cost', 'epoch-progress'],
    claimId: null,
    note: 'The method with our central price of an H800, not Epoch’s own inputs; hosting is no part of it.',
  },
  {
    id: 'own-full-use',
    name: 'Owned, never idle',
    asks: 'own',
    values: { utilisation: 1 },
    choices: {},
    target: { ownUsd: 4_500_000 },
    tolerance: 0.01,
    factIds: [],
    claimId: null,
    note: 'Our own sum, rounded: $33,750 a GPU, four years, every hour used.',
  },
  {
    id: 'cluster-51m',
    name: 'The cluster at $24,900 a GPU',
    asks: 'cluster',
    values: { serverUsdPerGpu: 24_900, networkShare: 0 },
    choices: {},
    target: { publishedId: 'cluster-51m' },
    tolerance: 0.001,
    factIds: ['v3-cluster'],
    claimId: 's3-hw-51m',
    note: 'The price is what the figure implies; it leaves no room for a network.',
  },
  {
    id: 'semianalysis-500m',
    name: 'SemiAnalysis: more than $500 million',
    asks: 'fleet',
    values: {
      a100Units: 0,
      h20Units: 0,
      h800UsdPerGpu: 25_000,
      h100UsdPerGpu: 25_000,
      fleetNetworkShare: 0,
    },
    choices: {},
    target: { publishedId: 'semianalysis-gpus' },
    tolerance: 0.001,
    factIds: ['semi-gpu-spend'],
    claimId: null,
    note: 'One reading: 20,000 H800s and H100s at a round price, without network. SemiAnalysis prints no sum behind its figure, and says “more than”.',
  },
  {
    id: 'semianalysis-servers',
    name: 'SemiAnalysis’s fleet, with a network',
    asks: 'fleet',
    values: {},
    choices: {},
    target: { publishedId: 'semianalysis-servers' },
    tolerance: 0.005,
    factIds: ['semi-capex'],
    claimId: null,
    note: 'Its unit counts at our central prices, with a network of 19%; it calls its own sum server spending, and our servers alone come to $1.29B. So its figure is plausible, and no more: nobody has verified the counts.',
  },
  {
    id: 'semianalysis-years',
    name: 'SemiAnalysis’s fleet, with a network and operation',
    asks: 'fleet-years',
    values: {},
    choices: {},
    target: { publishedId: 'semianalysis-servers-and-operations' },
    tolerance: 0.005,
    factIds: ['semi-capex', 'semi-opex'],
    claimId: null,
    note: 'The source does not say over how many years; four is our reading.',
  },
] as const satisfies readonly Preset[];

export type PresetId = (typeof presets)[number]['id'];

/** The preset with this id. */
export function presetOf(id: PresetId): Preset {
  const preset: Preset | undefined = presets.find((each) => each.id === id);
  if (!preset) throw new Error(`There is no preset "${id}"`);
  return preset;
}

/** The scenario of a preset: the initial one, with what differs. */
export function presetScenario({ asks, values, choices }: Preset): Scenario {
  return {
    values: { ...initialValues, ...values },
    choices: { ...initialChoices, ...choices },
    ticked: typeof asks === 'string' ? question(asks).lines : asks,
    held: [],
  };
}

/**
 * “400 times” is a division of two of the scenarios above: a fleet and four years of running it, by the rent of one run.
 * The article rounds the second to six million, which makes 424; unrounded it is 456.
 */
export const fourHundredTimes = {
  claimId: 's4-title-400x',
  dividend: 'semianalysis-years',
  divisor: 'deepseek-table',
  /** What the article puts for the divisor, as a published figure. */
  printedDivisorId: 'six-million',
} as const satisfies { claimId: string; dividend: PresetId; divisor: PresetId; printedDivisorId: string };
