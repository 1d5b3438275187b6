import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  layersOfStage,
  paintParallelism,
  peersOf,
  placeOf,
  replicasOf,
} from '../../../../src/widgets/GpuCluster/parallelism.ts';
import { facts } from './fixture.ts';

const anyGpu = fc.integer({ min: 0, max: 2047 });

test('2,048 ÷ 16 ÷ 64 leaves two copies', () => {
  expect(replicasOf(facts)).toBe(2);
});

test('61 layers over 16 stages are thirteen fours and three threes, each layer once', () => {
  const spans = Array.from({ length: 16 }, (_, stage) => layersOfStage(61, 16, stage));
  expect(spans.map(([first, last]) => last - first + 1)).toEqual([...Array<number>(13).fill(4), 3, 3, 3]);
  expect(spans.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))).toEqual(
    Array.from({ length: 61 }, (_, layer) => layer),
  );
});

test('the first GPU holds layers 0 to 3, of which only the last has experts', () => {
  expect(placeOf(facts, 0)).toEqual({
    gpu: 0,
    node: 0,
    slot: 0,
    stage: 0,
    replica: 0,
    expertRank: 0,
    layers: [0, 3],
    experts: [0, 3],
    expertLayers: 1,
  });
});

test('a GPU in the middle, counted by hand', () => {
  // Node 69 of 256, GPU 6, from 1: 68 × 8 + 5 = 549 = 4 × 128 + 37, so stage 5, first copy, rank 37, experts 148 to 151.
  const place = placeOf(facts, 549);
  expect(place).toMatchObject({ node: 68, slot: 5, stage: 4, replica: 0, expertRank: 37, layers: [16, 19] });
  expect(place.experts).toEqual([148, 151]);
  const peers = peersOf(facts, 549);
  expect(peers).toMatchObject({ previous: 549 - 128, next: 549 + 128, twins: [549 + 64] });
});

test('the expert peers of a GPU are 63 others on eight nodes, and together they hold every expert once', () => {
  fc.assert(
    fc.property(anyGpu, (gpu) => {
      const group = [gpu, ...peersOf(facts, gpu).experts];
      expect(new Set(group).size).toBe(64);
      expect(new Set(group.map((other) => placeOf(facts, other).node)).size).toBe(8);
      const experts = group.flatMap((other) => {
        const [first, last] = placeOf(facts, other).experts;
        return Array.from({ length: last - first + 1 }, (_, i) => first + i);
      });
      expect(experts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 256 }, (_, expert) => expert));
    }),
  );
});

test('talking is mutual', () => {
  fc.assert(
    fc.property(anyGpu, (gpu) => {
      const { next, previous, twins, experts } = peersOf(facts, gpu);
      if (next !== undefined) expect(peersOf(facts, next).previous).toBe(gpu);
      if (previous !== undefined) expect(peersOf(facts, previous).next).toBe(gpu);
      for (const twin of twins) expect(peersOf(facts, twin).twins).toContain(gpu);
      for (const peer of experts.slice(0, 3)) expect(peersOf(facts, peer).experts).toContain(gpu);
    }),
  );
});

test('twins hold the same experts of the same layers', () => {
  fc.assert(
    fc.property(anyGpu, (gpu) => {
      const own = placeOf(facts, gpu);
      for (const twin of peersOf(facts, gpu).twins) {
        const other = placeOf(facts, twin);
        expect([other.layers, other.experts]).toEqual([own.layers, own.experts]);
        expect(other.replica).not.toBe(own.replica);
      }
    }),
  );
});

test('both ends of the pipeline have one neighbour', () => {
  expect(peersOf(facts, 0).previous).toBeUndefined();
  expect(peersOf(facts, 2047).next).toBeUndefined();
});

test('with a GPU chosen, the drawing shows it, 63 peers, two neighbours and a twin', () => {
  const brushOf = new Uint8Array(2048);
  paintParallelism(brushOf, facts, 549);
  const count = (brush: number) => brushOf.filter((other) => other === brush).length;
  expect([1, 2, 3, 4].map(count)).toEqual([1, 63, 2, 1]);
  expect(count(0)).toBe(2048 - 67);
});

test('with none chosen, every stage has 128 squares', () => {
  const brushOf = new Uint8Array(2048);
  paintParallelism(brushOf, facts, undefined);
  const counts = new Map<number, number>();
  for (const brush of brushOf) counts.set(brush, (counts.get(brush) ?? 0) + 1);
  expect([...counts.values()]).toEqual(Array<number>(16).fill(128));
});

test('a GPU that does not exist is refused by name', () => {
  expect(() => placeOf(facts, 2048)).toThrow(/gpu must be from 0 to 2047/);
  expect(() => placeOf(facts, -1)).toThrow(/gpu/);
});
