/**
 * What the chapters work out from facts: one row a number. Arithmetic beyond a product or a share belongs in the model.
 */
import type { Ledger } from '../ledger/ledger.ts';
import { daysOnCluster } from '../model/training.ts';
import { hoursPerDay } from '../model/time.ts';
import { ablationOutputs } from './outputs-ablation.ts';
import { boughtOutputs } from './outputs-bought.ts';
import { costOutputs } from './outputs-costs.ts';
import { exportOutputs } from './outputs-export.ts';
import { marketOutputs } from './outputs-market.ts';
import { plausibleOutputs } from './outputs-plausible.ts';
import { trickOutputs } from './outputs-tricks.ts';
import type { OutputDefinition } from './outputs.ts';

const days = (hoursFact: string) => (ledger: Ledger) =>
  daysOnCluster(ledger.number(hoursFact), ledger.number('v3-cluster'));

const hoursTimesRate = (hoursFact: string) => (ledger: Ledger) => ledger.number(hoursFact) * ledger.number('v3-rate');

export const outputDefinitions: readonly OutputDefinition[] = [
  {
    id: 'v3-nodes',
    statement: 'Machines in the cluster that V3 was trained on',
    value: (ledger) => ledger.number('v3-cluster') / ledger.number('v3-node'),
    unit: 'nodes',
    how: 'GPUs ÷ GPUs per node',
    factIds: ['v3-cluster', 'v3-node'],
  },
  {
    id: 'v3-days-pretrain',
    statement: 'Days of pre-training, with all GPUs at work',
    value: days('v3-hours-pretrain'),
    unit: 'days',
    how: 'GPU-hours ÷ GPUs ÷ 24',
    factIds: ['v3-hours-pretrain', 'v3-cluster'],
  },
  {
    id: 'v3-days-context',
    statement: 'Days of context extension, with all GPUs at work',
    value: days('v3-hours-context'),
    unit: 'days',
    how: 'GPU-hours ÷ GPUs ÷ 24',
    factIds: ['v3-hours-context', 'v3-cluster'],
  },
  {
    id: 'v3-days-total',
    statement: 'Days that all of V3’s hours take on its cluster',
    value: days('v3-hours-total'),
    unit: 'days',
    digits: 3,
    how: 'GPU-hours ÷ GPUs ÷ 24',
    factIds: ['v3-hours-total', 'v3-cluster'],
  },
  {
    id: 'v3-posttrain-clock-hours',
    statement: 'Hours by the clock that post-training takes on the whole cluster',
    value: (ledger) => days('v3-hours-posttrain')(ledger) * hoursPerDay,
    unit: 'hours',
    how: 'GPU-hours ÷ GPUs',
    factIds: ['v3-hours-posttrain', 'v3-cluster'],
  },
  {
    id: 'v3-pretrain-share',
    statement: 'Share of pre-training in V3’s hours',
    value: (ledger) => ledger.number('v3-hours-pretrain') / ledger.number('v3-hours-total'),
    unit: 'share',
    how: 'Pre-training hours ÷ all hours',
    factIds: ['v3-hours-pretrain', 'v3-hours-total'],
  },
  {
    id: 'v3-total-at-h800-quote',
    statement: 'V3’s hours at the one rental quote for an H800 that we found',
    value: (ledger) => ledger.number('v3-hours-total') * ledger.number('h800-rent-cr8dl'),
    unit: 'usd',
    how: 'GPU-hours × quoted rent',
    factIds: ['v3-hours-total', 'h800-rent-cr8dl'],
  },
  {
    id: 'r1-usd',
    statement: 'R1’s disclosed hours at the same rent',
    value: hoursTimesRate('r1-total-hours'),
    unit: 'usd',
    how: 'GPU-hours × assumed rent',
    factIds: ['r1-total-hours', 'v3-rate'],
  },
  {
    id: 'r1-share-of-v3-hours',
    statement: 'R1’s hours as a share of V3’s',
    value: (ledger) => ledger.number('r1-total-hours') / ledger.number('v3-hours-total'),
    unit: 'share',
    how: 'R1’s GPU-hours ÷ V3’s GPU-hours',
    factIds: ['r1-total-hours', 'v3-hours-total'],
  },
  {
    id: 'v3-r1-hours',
    statement: 'GPU-hours of V3 and R1 together',
    value: (ledger) => ledger.number('v3-hours-total') + ledger.number('r1-total-hours'),
    unit: 'gpu-hours',
    how: 'V3’s GPU-hours + R1’s GPU-hours',
    factIds: ['v3-hours-total', 'r1-total-hours'],
  },
  {
    id: 'v3-r1-usd',
    statement: 'V3 and R1 together at the assumed rent',
    value: (ledger) => hoursTimesRate('v3-hours-total')(ledger) + hoursTimesRate('r1-total-hours')(ledger),
    unit: 'usd',
    how: '(V3’s + R1’s GPU-hours) × assumed rent',
    factIds: ['v3-hours-total', 'r1-total-hours', 'v3-rate'],
  },
  ...plausibleOutputs,
  ...costOutputs,
  ...trickOutputs,
  ...ablationOutputs,
  ...boughtOutputs,
  ...exportOutputs,
  ...marketOutputs,
];
