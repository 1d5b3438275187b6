import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildTimeline,
  countDoing,
  doingAt,
  pieceTimesOf,
  type StageWork,
} from '../../../../src/widgets/PipelineSchedule/timeline.ts';

const computing = { F: 1, B: 1, W: 1 };
const silent: StageWork = { computing, sending: { F: 0, B: 0 }, movingShare: 0 };
/** As much sending as computing, 20 of 132 processors moving data. */
const v3: StageWork = { computing, sending: { F: 1.5, B: 1.5 }, movingShare: 20 / 132 };

const anyWork: fc.Arbitrary<StageWork> = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 }))
  .map(([send, moving]) => ({ computing, sending: { F: send / 10, B: send / 10 }, movingShare: moving / 100 }));
const anySchedule = fc.constantFrom('1f1b' as const, 'zb1p' as const, 'dualpipe' as const);

describe('pieces', () => {
  test('alone compute and then send; together the longer of the two sets the pace', () => {
    const times = pieceTimesOf(v3);
    expect(times).toMatchObject({ forward: 2.5, inputBackward: 2.5, weightBackward: 1 });
    expect(times.overlapped).toBeCloseTo((3 * 132) / 112, 12);
    expect(pieceTimesOf({ ...v3, sending: { F: 4, B: 4 } }).overlapped).toBe(8);
    expect(() => pieceTimesOf({ ...v3, sending: { F: -1, B: 0 } })).toThrow(/^sending.F must be/);
  });
});

describe('the time of 16 GPUs and 32 micro-batches', () => {
  test('waits 45, 15 and 14 units when nothing is sent', () => {
    const bubbles = (['1f1b', 'zb1p', 'dualpipe'] as const).map((name) => buildTimeline(name, 16, 32, silent).bubble);
    expect(bubbles.map((bubble) => Number(bubble.toFixed(6)))).toEqual([45, 15, 14]);
  });

  test('under 1F1B with sending: 282 units, 96 of computing, 96 of sending, 90 of waiting', () => {
    const { makespan, shares, hiddenShare } = buildTimeline('1f1b', 16, 32, v3);
    // 32 × (3 + 3) of work, and (16 − 1)(2.5 + 3.5) of waiting.
    expect(makespan).toBeCloseTo(282, 9);
    expect(shares.computing).toBeCloseTo(96 / 282, 9);
    expect(shares.exposed).toBeCloseTo(96 / 282, 9);
    expect(shares.waiting).toBeCloseTo(90 / 282, 9);
    expect(shares.slowed).toBe(0);
    expect(hiddenShare).toBeCloseTo(0, 9);
  });

  test('under DualPipe 39% of the sending is hidden, and more of it with more micro-batches', () => {
    const { hiddenShare, shares } = buildTimeline('dualpipe', 16, 32, v3);
    // GPU d of each half, from 0, runs 9 + d of its 32 pairs as overlapped blocks, the middle one a pair less: 99 of 256.
    expect(hiddenShare).toBeCloseTo(99 / 256, 9);
    expect(shares.slowed).toBeGreaterThan(0.03);
    expect(buildTimeline('dualpipe', 16, 120, v3).hiddenShare).toBeCloseTo(803 / 960, 9);
  });

  test('says nothing about hiding when nothing is sent', () => {
    expect(buildTimeline('dualpipe', 16, 32, silent).hiddenShare).toBeUndefined();
  });
});

test('shares add up to the whole, and none is negative', () => {
  fc.assert(
    fc.property(
      anySchedule,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
      anyWork,
      (name, half, more, work) => {
        const { shares } = buildTimeline(name, 2 * half, 4 * half + 2 * more, work);
        expect(shares.computing + shares.slowed + shares.exposed + shares.waiting).toBeCloseTo(1, 9);
        for (const share of Object.values(shares)) expect(share).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test('what a block computes and sends lies inside it, and fills it', () => {
  fc.assert(
    fc.property(anySchedule, fc.integer({ min: 1, max: 3 }), anyWork, (name, half, work) => {
      for (const lane of buildTimeline(name, 2 * half, 4 * half, work).lanes) {
        for (const { from, to, computing: computes, sending } of lane) {
          const ends = [...computes, ...sending].map((span) => span.to);
          expect(Math.max(...ends)).toBeCloseTo(to, 9);
          for (const span of [...computes, ...sending]) expect(span.from).toBeGreaterThanOrEqual(from - 1e-9);
        }
      }
    }),
  );
});

test('at a moment every GPU computes, sends or waits', () => {
  const timeline = buildTimeline('1f1b', 4, 8, v3);
  expect(countDoing(timeline, 0.5)).toEqual({ computing: 1, sending: 0, waiting: 3 });
  // The first piece has computed for one unit and sends for one and a half.
  expect(doingAt(timeline, 0, 2)).toBe('sending');
  expect(doingAt(timeline, 3, 2)).toBe('waiting');
  expect(countDoing(timeline, timeline.makespan + 1)).toEqual({ computing: 0, sending: 0, waiting: 4 });
});
