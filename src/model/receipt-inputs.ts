/**
 * What the receipt is computed from: the reader's assumptions, two choices of method, facts, and the names of the lines
 * that may be ticked. Names carry units.
 */
import type { ChipPeaks } from './hardware.ts';

/** Everything that may be assumed, one number each. Shares count 1 as the whole. */
export interface Assumed {
  rentUsdPerGpuHour: number;
  pretrainingGpuHours: number;
  contextExtensionGpuHours: number;
  postTrainingGpuHours: number;
  r1ZeroGpuHours: number;
  r1DataGpuHours: number;
  r1GpuHours: number;
  /** Per token, with the output head and without the input embedding. */
  activeParameters: number;
  pretrainingTokens: number;
  /** Of the dense BF16 peak, attention counted. */
  mfuOfBf16Peak: number;

  /** Of a server with its GPUs, divided by their number. */
  serverUsdPerGpu: number;
  /** Of the price of a cluster: its network. */
  networkShare: number;
  lifeYears: number;
  /** Of all hours: those in which the GPU works. */
  utilisation: number;
  serverKwPerGpu: number;
  /** Of the rated power: what is drawn. */
  load: number;
  pue: number;
  electricityUsdPerKwh: number;
  colocationUsdPerKwMonth: number;

  /** All compute of the programme over its final run: 1 when nothing was tried before. */
  experimentFactor: number;
  people: number;
  projectYears: number;
  payUsdPerPersonYear: number;
  dataUsd: number;

  clusterGpus: number;
  a100Units: number;
  h800Units: number;
  h100Units: number;
  h20Units: number;
  /** Of servers, per GPU, as all prices of the fleet. */
  a100UsdPerGpu: number;
  h800UsdPerGpu: number;
  h100UsdPerGpu: number;
  h20UsdPerGpu: number;
  fleetNetworkShare: number;
  operationsUsdPerYear: number;
  operationsYears: number;
}

export type AssumptionId = keyof Assumed;

/** Choices of method, besides numbers. */
export interface Choices {
  /** Pre-training hours as the report prints them, or from parameters, tokens and MFU. */
  hours: 'disclosed' | 'derived';
  /** How machines lose their price: evenly over their life, or a fixed share per year as Epoch has it. */
  writeDown: 'straight-line' | 'declining';
}

export const initialChoices: Readonly<Choices> = { hours: 'disclosed', writeDown: 'straight-line' };

/** Facts that formulae need and nobody moves. Made from the ledger by `scenario/constants.ts`; plain data. */
export interface ModelConstants {
  /** Peaks of the GPU that the run was on. */
  chip: Required<ChipPeaks>;
  /** FLOPs per token of pre-training that grow with the context, forward and backward. */
  attentionFlopPerToken: number;
  /** Share of its price that a machine loses per year by Epoch's method. */
  declinePerYear: number;
  /** The figures that others published, for comparison. */
  published: readonly PublishedFigure[];
}

/** A sum of money that somebody printed. */
export interface PublishedFigure {
  id: string;
  /** What it is, in a few words: "SemiAnalysis: servers of the whole fleet". */
  label: string;
  amountUsd: number;
  /** Printed as "more than". */
  atLeast: boolean;
  /** The facts whose values add up to it. */
  factIds: readonly string[];
  /** The claim that prints it, where no fact does. */
  claimId: string | null;
}

export type LineGroup = 'rent' | 'r1' | 'own' | 'programme' | 'cluster' | 'fleet' | 'operations';

/** All lines, in the order in which a receipt prints them. */
export const lineIds = [
  'pre',
  'ctx',
  'post',
  'r1-zero',
  'r1-data',
  'r1-rl',
  'own-hardware',
  'own-energy',
  'own-hosting',
  'experiments',
  'people',
  'data',
  'cluster-gpus',
  'cluster-network',
  'fleet-a100',
  'fleet-h800',
  'fleet-h100',
  'fleet-h20',
  'fleet-network',
  'operations',
] as const;

export type LineId = (typeof lineIds)[number];
