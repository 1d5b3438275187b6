import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ExpertTraffic,
  expertsPerNodeAtNoCost,
  expertTransferTime,
  oneWayGbPerSecond,
  stepWithOverlap,
  stepWithoutOverlap,
  transferSeconds,
} from '../../../src/model/pipeline-communication.ts';

/** V3: FP8 to the experts, BF16 back; 50 and 160 GB/s as measured on H800s. */
const v3: ExpertTraffic = {
  tokensPerGpu: 4096,
  hiddenSize: 7168,
  dispatchBytesPerValue: 1,
  combineBytesPerValue: 2,
  nodesPerToken: 4,
  expertsPerToken: 8,
};
const h800 = { betweenNodesGbPerSecond: 50, withinNodeGbPerSecond: 160 };
const seconds = fc.double({ min: 0, max: 1000, noNaN: true });

describe('transfers', () => {
  test('50 GB take one second at 50 GB/s', () => {
    expect(transferSeconds(50e9, 50)).toBe(1);
  });

  test('V3’s 160 GB/s are 80% of one direction of the H800’s 400; of the H100’s 900 they would be 360', () => {
    expect(oneWayGbPerSecond(400, 0.8)).toBe(160);
    expect(oneWayGbPerSecond(900, 0.8)).toBe(360);
  });

  test('NVLink feeds 3.2 experts per node while InfiniBand carries the next copy: 13 on four nodes', () => {
    expect(expertsPerNodeAtNoCost(h800)).toBe(3.2);
    expect(Math.round(4 * expertsPerNodeAtNoCost(h800))).toBe(13);
  });

  test('4,096 tokens to four nodes take 7.05 ms over InfiniBand and 4.4 ms over NVLink, a layer', () => {
    const time = expertTransferTime(v3, h800);
    expect(time.betweenNodesSeconds).toBeCloseTo((4096 * 7168 * 3 * 4) / 50e9, 12);
    expect(time.betweenNodesSeconds * 1000).toBeCloseTo(7.05, 2);
    expect(time.withinNodeSeconds * 1000).toBeCloseTo(4.4, 2);
    expect(time.seconds).toBe(time.betweenNodesSeconds);
    expect(time.bottleneck).toBe('between nodes');
  });

  test('a faster NVLink changes nothing while InfiniBand sets the pace', () => {
    expect(expertTransferTime(v3, { ...h800, withinNodeGbPerSecond: 360 }).seconds).toBe(
      expertTransferTime(v3, h800).seconds,
    );
  });

  test('with 13 experts NVLink still just keeps up; with one node it does not', () => {
    expect(expertTransferTime({ ...v3, expertsPerToken: 12.8 }, h800).bottleneck).toBe('between nodes');
    expect(expertTransferTime({ ...v3, expertsPerToken: 12.9 }, h800).bottleneck).toBe('within node');
    expect(expertTransferTime({ ...v3, nodesPerToken: 1 }, h800).bottleneck).toBe('within node');
  });

  test('eight nodes instead of four double the time: that is what the node limit saves', () => {
    expect(expertTransferTime({ ...v3, nodesPerToken: 8 }, h800).seconds).toBe(
      2 * expertTransferTime(v3, h800).seconds,
    );
  });

  test('refuses impossible links and traffic, naming them', () => {
    expect(() => transferSeconds(1, 0)).toThrow(/^gbPerSecond must be/);
    expect(() => transferSeconds(-1, 1)).toThrow(/^bytes must be/);
    expect(() => expertTransferTime({ ...v3, hiddenSize: NaN }, h800)).toThrow(/^hiddenSize must be/);
    expect(() => oneWayGbPerSecond(400, 1.1)).toThrow(/^reachedShare must be/);
    expect(() => expertsPerNodeAtNoCost({ ...h800, betweenNodesGbPerSecond: 0 })).toThrow(/^betweenNodes/);
  });
});

describe('a step', () => {
  test('at V3’s ratio of one to one takes twice its computation without overlap and once with it', () => {
    expect(stepWithoutOverlap(10, 10)).toEqual({ computeSeconds: 10, exposedSeconds: 10, totalSeconds: 20 });
    expect(stepWithOverlap(10, 10, 0)).toEqual({ computeSeconds: 10, exposedSeconds: 0, totalSeconds: 10 });
  });

  test('pays for hiding with the processors that move data: 20 of 132 make 10 seconds 11.8', () => {
    expect(stepWithOverlap(10, 10, 20 / 132).totalSeconds).toBeCloseTo(11.786, 3);
  });

  test('shows the communication that outlasts the computation', () => {
    expect(stepWithOverlap(10, 22.5, 0)).toEqual({ computeSeconds: 10, exposedSeconds: 12.5, totalSeconds: 22.5 });
  });

  test('is never slower with overlap when no processor is set aside', () => {
    fc.assert(
      fc.property(seconds, seconds, (compute, communication) => {
        const overlapped = stepWithOverlap(compute, communication, 0).totalSeconds;
        expect(overlapped).toBeLessThanOrEqual(stepWithoutOverlap(compute, communication).totalSeconds);
        expect(overlapped).toBeCloseTo(Math.max(compute, communication), 9);
      }),
    );
  });

  test('refuses negative times and setting everything aside', () => {
    expect(() => stepWithoutOverlap(-1, 1)).toThrow(/^computeSeconds must be/);
    expect(() => stepWithoutOverlap(1, NaN)).toThrow(/^communicationSeconds must be/);
    expect(() => stepWithOverlap(-1, 1, 0)).toThrow(/^computeSeconds must be/);
    expect(() => stepWithOverlap(1, -1, 0)).toThrow(/^communicationSeconds must be/);
    expect(() => stepWithOverlap(1, 1, 1)).toThrow('reservedShare must be below 1, not 1');
  });
});
