import { expect, test } from 'vitest';
import { linkDiagram } from '../../../../src/widgets/GpuCluster/link-diagram.ts';
import { paintLinks, pathBetween, secondsPerGigabyte } from '../../../../src/widgets/GpuCluster/links.ts';
import { facts } from './fixture.ts';

test('inside a node data take NVLink alone', () => {
  expect(pathBetween(facts, 0, 5)).toEqual([{ kind: 'nvlink', from: 0, to: 5, gbPerSecond: 160 }]);
});

test('to another node they cross to the GPU of the same number and go on from there', () => {
  expect(pathBetween(facts, 3, 14)).toEqual([
    { kind: 'infiniband', from: 3, to: 11, gbPerSecond: 50 },
    { kind: 'nvlink', from: 11, to: 14, gbPerSecond: 160 },
  ]);
  expect(pathBetween(facts, 3, 11)).toHaveLength(1);
});

test('to itself there is no way', () => {
  expect(pathBetween(facts, 7, 7)).toEqual([]);
});

test('a gigabyte takes 20 ms between nodes, 6.25 ms inside one, and both one after the other', () => {
  expect(secondsPerGigabyte(pathBetween(facts, 0, 8))).toBeCloseTo(0.02, 12);
  expect(secondsPerGigabyte(pathBetween(facts, 0, 1))).toBeCloseTo(0.00625, 12);
  expect(secondsPerGigabyte(pathBetween(facts, 0, 9))).toBeCloseTo(0.02625, 12);
});

test('link widths in the diagram are in the proportion of the measured speeds', () => {
  const { bus, infinibandWidth } = linkDiagram(facts, 0, 9);
  expect(bus.height / infinibandWidth).toBeCloseTo(160 / 50, 12);
});

test('the diagram shows the way: start, entry and end in their nodes', () => {
  const { nodes, usesInfiniband } = linkDiagram(facts, 3, 14);
  expect(usesInfiniband).toBe(true);
  expect(nodes.map(({ name, usesNvlink }) => [name, usesNvlink])).toEqual([
    ['Node 1', false],
    ['Node 2', true],
  ]);
  expect(nodes[0]?.gpus.map(({ role }) => role).indexOf('from')).toBe(3);
  expect(nodes[1]?.gpus.map(({ role }) => role)).toEqual([
    'idle',
    'idle',
    'idle',
    'entry',
    'idle',
    'idle',
    'to',
    'idle',
  ]);
});

test('inside one node the diagram leaves the other idle', () => {
  const { nodes, usesInfiniband } = linkDiagram(facts, 2040, 2047);
  expect(usesInfiniband).toBe(false);
  expect(nodes.map(({ name, usesNvlink }) => [name, usesNvlink])).toEqual([
    ['Node 256', true],
    ['Node 1', false],
  ]);
});

test('the drawing marks both nodes, the entry and both ends', () => {
  const brushOf = new Uint8Array(2048);
  paintLinks(brushOf, facts, 3, 14);
  expect([...brushOf.subarray(0, 16)]).toEqual([2, 2, 2, 1, 2, 2, 2, 2, 3, 3, 3, 4, 3, 3, 5, 3]);
});

test('a GPU that does not exist is refused by name', () => {
  expect(() => pathBetween(facts, 0, 2048)).toThrow(/to must be below 2048/);
});
