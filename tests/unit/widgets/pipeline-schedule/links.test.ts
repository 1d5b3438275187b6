import { expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { linkFacts, sequencesPerPipeline } from '../../../../src/widgets/PipelineSchedule/link-facts.ts';
import {
  computingSeconds,
  microseconds,
  nvlinkOneWay,
  sendingToComputing,
  shortNumber,
  tokenTransfer,
  v3Links,
} from '../../../../src/widgets/PipelineSchedule/links.ts';
import { facts } from './fixture.ts';

const own = v3Links(facts);

test('the ledger gives the links of V3, and a batch that allows 120 sequences a pipeline', () => {
  const ledger = loadLedger('seeds');
  expect(linkFacts(ledger)).toEqual(facts);
  // 15,360 sequences over the 128 copies of each stage.
  expect(sequencesPerPipeline(ledger)).toBe(120);
});

test('one way, NVLink gives 160 GB/s of 400 as measured, and 360 of 900 at the same share', () => {
  expect(nvlinkOneWay(facts, 'h800')).toBe(160);
  expect(nvlinkOneWay(facts, 'h100')).toBe(360);
});

test('a token spends 1.72 µs on InfiniBand and 1.08 µs on NVLink, per layer and pass', () => {
  const { betweenNodesSeconds, withinNodeSeconds, bottleneck } = tokenTransfer(facts, own);
  // 7,168 values × 3 bytes × 4 nodes ÷ 50 GB/s, and × 8 experts ÷ 160 GB/s.
  expect(betweenNodesSeconds).toBeCloseTo((7168 * 3 * 4) / 50e9, 15);
  expect(microseconds(betweenNodesSeconds)).toBe('1.72 µs');
  expect(microseconds(withinNodeSeconds)).toBe('1.08 µs');
  expect(bottleneck).toBe('between nodes');
});

test('sending takes as long as computing at V3’s own links, and scales with the slower link', () => {
  expect(sendingToComputing(facts, own)).toBe(1);
  expect(sendingToComputing(facts, { ...own, chip: 'h100' })).toBe(1);
  expect(sendingToComputing(facts, { ...own, infiniBandGbPerSecond: 25 })).toBeCloseTo(2, 12);
  // With InfiniBand out of the way, NVLink keeps 8 × 50 ÷ (4 × 160) = 62.5%.
  expect(sendingToComputing(facts, { ...own, infiniBandGbPerSecond: 400 })).toBeCloseTo(0.625, 12);
  expect(sendingToComputing(facts, { ...own, nodesPerToken: 8 })).toBeCloseTo(2, 12);
});

test('a layer computes for a token as long as it sends it, forward and backward', () => {
  expect(microseconds(computingSeconds(facts))).toBe('3.44 µs');
  expect(microseconds(computingSeconds({ ...facts, sendingToComputing: 2 }))).toBe('1.72 µs');
});

test('numbers keep three digits', () => {
  expect([282, 183.3, 14, 3.5357, 0.5].map(shortNumber)).toEqual(['282', '183', '14', '3.54', '0.5']);
});
