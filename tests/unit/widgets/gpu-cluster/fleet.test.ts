import { expect, test } from 'vitest';
import { fleetSummary, lotOf, paintFleet } from '../../../../src/widgets/GpuCluster/fleet.ts';
import { facts } from './fixture.ts';

const fleet = fleetSummary(facts);

test('60,000 GPUs, 2,224 of them disclosed, and the run 0.13% of four years of them', () => {
  expect([fleet.gpus, fleet.disclosed]).toEqual([60_000, 2224]);
  expect(fleet.gpuHours).toBe(60_000 * 35_064);
  expect(fleet.runShare).toBeCloseTo(0.001325, 6);
});

test('every GPU belongs to its type, the disclosed ones first', () => {
  expect(lotOf(fleet, 0)).toMatchObject({ lot: { name: 'A100' }, number: 0, isDisclosed: false });
  expect(lotOf(fleet, 10_000)).toMatchObject({ lot: { name: 'H800' }, number: 0, isDisclosed: true });
  expect(lotOf(fleet, 12_223)).toMatchObject({ number: 2223, isDisclosed: true });
  expect(lotOf(fleet, 12_224)).toMatchObject({ number: 2224, isDisclosed: false });
  expect(lotOf(fleet, 59_999)).toMatchObject({ lot: { name: 'H20' }, number: 29_999 });
  expect(() => lotOf(fleet, 60_000)).toThrow(/gpu/);
});

test('2,048 squares are the run’s, 176 more disclosed, all others estimated', () => {
  const brushOf = new Uint8Array(60_000);
  paintFleet(brushOf, fleet, 2048, 1);
  const count = (brush: number) => brushOf.filter((other) => other === brush).length;
  expect([0, 1, 2].map(count)).toEqual([57_776, 176, 2048]);
  expect(brushOf[10_000]).toBe(2);
});

test('in the still, one square is 100 GPUs: 20 for the run and 2 more', () => {
  const brushOf = new Uint8Array(600);
  paintFleet(brushOf, fleet, 2048, 100);
  const count = (brush: number) => brushOf.filter((other) => other === brush).length;
  expect([0, 1, 2].map(count)).toEqual([578, 2, 20]);
});
