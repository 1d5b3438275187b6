import { expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { createTokenSource } from '../../../../src/model/router-tokens.ts';
import { routerFacts } from '../../../../src/widgets/MoeRouter/router-facts.ts';
import {
  changedByLimit,
  createSimulation,
  droppedShare,
  finishRun,
} from '../../../../src/widgets/MoeRouter/simulation.ts';
import { standIn } from '../../../../src/widgets/MoeRouter/stand-in.ts';
import { facts, v3Settings } from './fixture.ts';

const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
const { config } = v3Settings;

test('V3’s layer in the ledger, run to the end, goes from over nine times the mean load to under one and a half', () => {
  const { settings, biasSpeed, run } = routerFacts(loadLedger('seeds'));
  expect(settings).toEqual(v3Settings);
  expect(biasSpeed).toBe(0.001);
  expect(run.violations).toHaveLength(standIn.batches);
  expect(1 + run.first.maxViolation).toBeGreaterThan(9);
  expect(1 + run.last.maxViolation).toBeLessThan(1.5);
  expect(run.first.idle).toBeGreaterThan(30);
  expect(run.last.idle).toBe(0);
  expect(run.first.maxViolation).toBe(run.violations[0]);
  expect(run.last.maxViolation).toBe(run.violations.at(-1));
}, 60_000);

test('a batch gives every token its experts, and numbers itself from one', () => {
  const simulation = createSimulation(v3Settings);
  const first = simulation.step(0.001);
  expect(first.batch).toBe(1);
  expect(sum(first.loads)).toBe(standIn.batchTokens * 8);
  expect(first.loads.filter((load) => load === 0)).toHaveLength(first.idle);
  expect(simulation.step(0.001).batch).toBe(2);
});

test('the bias balances: a router that may move it ends less uneven than one that may not', () => {
  const atRest = finishRun(v3Settings, 0, 20);
  const quick = finishRun(v3Settings, 0.004, 20);
  expect(quick.first).toEqual(atRest.first);
  expect(quick.last.maxViolation).toBeLessThan(atRest.last.maxViolation / 2);
}, 30_000);

test('the same seed gives the same run, another seed another', () => {
  const again = createSimulation(v3Settings).step(0);
  expect(again).toEqual(facts.run.first);
  expect(createSimulation({ ...v3Settings, seed: 2 }).step(0).loads).not.toEqual(again.loads);
});

test('without a node limit none of the choices are changed by it', () => {
  const free = createSimulation({ ...v3Settings, config: { ...config, maxNodes: 8 } }).step(0);
  expect(free.changedByLimit).toBe(0);
  expect(free.meanNodesPerToken).toBeGreaterThan(4.5);
});

test('the tighter the limit, the more tokens it sends elsewhere', () => {
  const shareAt = (maxNodes: number) =>
    changedByLimit(createTokenSource({ ...config, maxNodes }, standIn.stream, 1), new Float64Array(256), 0, 200);
  expect(shareAt(1)).toBeGreaterThan(shareAt(4));
  expect(shareAt(4)).toBeGreaterThan(shareAt(7));
  expect(shareAt(1)).toBeLessThanOrEqual(1);
});

test('changed is counted per token: with one expert per token on any one node, no choice changes', () => {
  const source = createTokenSource({ ...config, activeExperts: 1, maxNodes: 1 }, standIn.stream, 1);
  expect(changedByLimit(source, new Float64Array(256), 0, 200)).toBe(0);
});

test('what stands above the capacity is dropped: of loads 0, 2, 2 and 4, an eighth at 1.5 times the mean', () => {
  expect(droppedShare([0, 2, 2, 4], 1.5)).toBe(1 / 8);
  expect(droppedShare([0, 2, 2, 4], 1)).toBe(2 / 8);
  expect(droppedShare([0, 2, 2, 4], 2)).toBe(0);
  expect(() => droppedShare([0, 0], 1)).toThrow(/^the total load must be/);
});
