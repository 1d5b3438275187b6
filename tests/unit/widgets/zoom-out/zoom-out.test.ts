import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaIds,
  areasTold,
  boxesAt,
  frameFor,
  meet,
  zoomOf,
  type ZoomState,
} from '../../../../src/widgets/ZoomOut/zoom-geometry.ts';
import {
  amountsOf,
  type PublishedSum,
  runNote,
  type ZoomFacts,
  zoomTabs,
  zoomTexts,
} from '../../../../src/widgets/ZoomOut/zoom-out.ts';

const states: readonly ZoomState[] = ['run', 'cluster', 'gpus', 'fleet', 'years'];
const sum = (usd: number, basis: PublishedSum['basis'] = 'estimated'): PublishedSum => ({
  usd,
  basis,
  checked: 'Read.',
});
const facts: ZoomFacts = {
  run: sum(5_576_000, 'disclosed'),
  cluster: sum(51e6, 'disputed'),
  listLow: sum(33_750, 'disclosed'),
  listHigh: sum(44_750, 'disclosed'),
  gpus: sum(5e8),
  servers: sum(1.6e9),
  operations: sum(9.44e8),
  clusterGpus: 2048,
  fleetGpus: 60_000,
  estimator: 'SemiAnalysis',
  estimated: '2025-01-31',
};
const amounts = amountsOf(facts);

describe('the areas of "zoom out"', () => {
  test('are to scale among each other at every zoom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 30, noNaN: true }), fc.integer({ min: 280, max: 900 }), (zoom, width) => {
        const boxes = boxesAt(zoom, frameFor(width), amounts);
        const perDollar = areaIds.map((id) => (boxes[id].width * boxes[id].height) / amounts[id]);
        for (const each of perDollar) expect(each / (perDollar[0] ?? 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  test('fill the whole frame in the last state', () => {
    const frame = frameFor(640);
    const { servers, operations } = boxesAt(zoomOf('years', amounts), frame, amounts);
    expect(servers.y).toBeCloseTo(0, 9);
    expect(servers.width + operations.width).toBeCloseTo(frame.width, 9);
    // $1.6B of $2.544B.
    expect(servers.width / frame.width).toBeCloseTo(0.6289, 4);
  });

  test('lie in the lower left corner of the next one', () => {
    const frame = frameFor(340);
    const boxes = boxesAt(zoomOf('fleet', amounts), frame, amounts);
    const nested = ['run', 'cluster', 'list-low', 'list-high', 'gpus', 'servers'] as const;
    for (const [index, id] of nested.entries()) {
      expect(boxes[id].y + boxes[id].height).toBeCloseTo(frame.height, 9);
      const inner = nested[index - 1];
      if (inner) expect(boxes[inner].width).toBeLessThan(boxes[id].width);
    }
  });

  test('count 69.1 and 91.6 million at list prices, as derivation D8 does', () => {
    expect(amounts['list-low']).toBe(69_120_000);
    expect(amounts['list-high']).toBe(91_648_000);
  });
});

describe('the zoom', () => {
  test('goes outwards from state to state', () => {
    const zooms = states.map((state) => zoomOf(state, amounts));
    expect(zooms.toSorted((a, b) => b - a)).toEqual(zooms);
    expect(zoomOf('years', amounts)).toBe(1);
  });

  test('shows each new area whole and, the last aside, part of the one around it', () => {
    const frame = frameFor(540);
    for (const [state, newest] of [
      ['run', 'run'],
      ['cluster', 'list-high'],
      ['gpus', 'gpus'],
    ] as const) {
      const box = boxesAt(zoomOf(state, amounts), frame, amounts)[newest];
      expect(box.y).toBeGreaterThan(0);
      expect(box.height).toBeGreaterThan(frame.height * 0.8);
      expect(box.width).toBeLessThan(frame.width);
    }
  });
});

describe('the tabs', () => {
  test('never meet and never leave the frame, from 280 to 900 pixels', () => {
    for (const state of states) {
      for (let width = 280; width <= 900; width += 4) {
        const frame = frameFor(width);
        const tabs = zoomTabs(state, facts, frame);
        for (const [index, { box, area }] of tabs.entries()) {
          const place = `${area} in ${state} at ${width}`;
          expect(box.x, place).toBeGreaterThanOrEqual(0);
          expect(box.y, place).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width, place).toBeLessThanOrEqual(frame.width);
          expect(box.y + box.height, place).toBeLessThanOrEqual(frame.height);
          for (const other of tabs.slice(index + 1))
            expect(meet(box, other.box), `${place}, ${other.area}`).toBe(false);
        }
      }
    }
  });

  test('name every figure told so far, on the narrowest phone too', () => {
    for (const width of [284, 354, 540, 860]) {
      for (const state of states) {
        const frame = frameFor(width);
        const named = new Set(zoomTabs(state, facts, frame).map(({ area }) => area));
        if (runNote(state, facts, frame)) named.add('run');
        const wanted = areasTold(state).filter(
          (area) => !area.startsWith('list-') || (state === 'cluster' && area === 'list-high'),
        );
        expect([...named].toSorted(), `${state} at ${width}`).toEqual([...wanted].toSorted());
      }
    }
  });

  test('share a corner with their area', () => {
    const frame = frameFor(640);
    for (const state of states) {
      const boxes = boxesAt(zoomOf(state, amounts), frame, amounts);
      for (const { area, box, isOutside } of zoomTabs(state, facts, frame)) {
        expect(box.x).toBeCloseTo(isOutside ? boxes[area].x + boxes[area].width : boxes[area].x, 9);
      }
    }
  });
});

describe('the words', () => {
  test('name the ratio of the largest figure to the published price', () => {
    expect(zoomTexts('run', facts).title).toBe(
      'The published price is one part in 456 of the largest figures quoted beside it, added up',
    );
  });

  test('ask another question in each state and say who answers it', () => {
    expect(new Set(states.map((state) => zoomTexts(state, facts).question)).size).toBe(5);
    expect(zoomTexts('run', facts).who).toContain('$5.576M, says DeepSeek');
    expect(zoomTexts('cluster', facts).who).toBe(
      '$51M in the unsigned explainer; $69M to $92M at list prices. Neither has a network in it.',
    );
    expect(zoomTexts('gpus', facts).who).toContain('More than $500M, SemiAnalysis estimates');
    expect(zoomTexts('years', facts).who).toContain('$944M more, SemiAnalysis estimates, which makes $2.544B');
    expect(zoomTexts('years', facts).who).toContain('four years is our reading');
  });

  test('describe what is drawn and nothing that is not yet told', () => {
    expect(zoomTexts('gpus', facts).alt).toContain('$51M to $92M');
    expect(zoomTexts('gpus', facts).alt).not.toContain('$1.6B');
    expect(zoomTexts('years', facts).alt).toContain('$944M');
  });

  test('give every figure with its basis in the table', () => {
    const { rows } = zoomTexts('years', facts).table;
    expect(rows.map((row) => row[3])).toEqual([
      'disclosed',
      'disputed',
      'worked out',
      'worked out',
      'estimated',
      'estimated',
      'estimated',
      'worked out',
    ]);
    expect(rows[1]?.[2]).toBe('Unsigned explainer; $24,900 per GPU');
  });
});
