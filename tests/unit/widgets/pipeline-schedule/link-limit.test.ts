import { describe, expect, test } from 'vitest';
import {
  limitChart,
  type LimitSettings,
  limitView,
  turningPoint,
  v3Limit,
} from '../../../../src/widgets/PipelineSchedule/link-limit.ts';
import { facts } from './fixture.ts';

const view = (change: Partial<LimitSettings> = {}) => limitView(facts, { ...v3Limit(facts), ...change });

test('V3 uses two experts on each of four nodes', () => {
  expect(v3Limit(facts)).toEqual({ expertsPerNode: 2, nodesPerToken: 4, isOverlapped: true });
});

test('NVLink is the slower link from 3.2 experts a node at 400 GB/s, as the report has it, and from 7.2 at 900', () => {
  expect(turningPoint(facts, 'h800')).toBe(3.2);
  expect(turningPoint(facts, 'h100')).toBe(7.2);
  expect(view().turn).toBe('NVLink is the slower link from 3.2 experts a node at 400 GB/s, from 7.2 at 900');
});

describe('the title', () => {
  test('says that the limit changes nothing at V3’s routing, overlapped or not', () => {
    expect(view().title).toBe(
      'NVLink at 400 GB/s or at 900: the layer takes the same 4.06 µs, because InfiniBand sets the pace',
    );
    expect(view({ isOverlapped: false }).title).toContain('the same 6.88 µs');
    expect(view({ expertsPerNode: 3.2 }).title).toContain('InfiniBand sets the pace');
  });

  test('says that computing hides the slower link for a little longer', () => {
    expect(view({ expertsPerNode: 3.5 }).title).toBe(
      'At 400 GB/s NVLink is the slower link, but computing hides it: the layer takes the same 4.06 µs',
    );
    expect(view({ expertsPerNode: 3.5, isOverlapped: false }).title).toMatch(/^At 400 GB\/s the layer takes 7\.2/);
  });

  test('says what the limit costs from there on', () => {
    // 2 × 7,168 × 3 × 4 × 8 ÷ 160e9 against InfiniBand's and the computing's shorter times.
    expect(view({ expertsPerNode: 8 }).title).toBe('At 400 GB/s the layer takes 8.6 µs, 2.12× as long as at 900');
  });
});

test('a bar is computing, what moving data adds, and sending that nothing hides', () => {
  for (const settings of [{}, { isOverlapped: false }, { expertsPerNode: 9 }, { nodesPerToken: 8 }]) {
    for (const { computing, slowed, exposed, total, sending } of view(settings).bars) {
      expect(computing + slowed + exposed).toBeCloseTo(total, 15);
      expect(exposed).toBeLessThanOrEqual(sending);
    }
  }
  const [h800] = view().bars;
  expect((h800?.slowed ?? NaN) / (h800?.computing ?? NaN)).toBeCloseTo(20 / 112, 9);
  expect(h800?.exposed).toBe(0);
});

test('the table and the text alternatives carry the numbers of the curves', () => {
  expect(view().table.rows).toHaveLength(10);
  expect(view().alt).toContain('3.44 µs on the H800, 400 GB/s, 3.44 µs on the H100, 900 GB/s');
  expect(view().barsAlt).toContain('H800, 400 GB/s: 4.06 µs, of it computing 4.06 µs and sending in view nothing.');
});

describe('the chart', () => {
  test('has both curves on one line where InfiniBand sets the pace, and apart beyond', () => {
    const at = (expertsPerNode: number) =>
      limitChart(facts, { ...v3Limit(facts), expertsPerNode }, 640).reader.points.map(({ y }) => y);
    expect(at(2)[0]).toBe(at(2)[1]);
    expect(at(6)[0]).toBeLessThan(at(6)[1] ?? NaN);
  });

  test.each([284, 640])('stays inside %d pixels', (width) => {
    for (const nodesPerToken of [1, 4, 8]) {
      const chart = limitChart(facts, { ...v3Limit(facts), nodesPerToken }, width);
      for (const { x } of [...chart.xTicks, chart.reader, chart.level, ...chart.curves.map(({ label }) => label)]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
      }
      for (const { y } of [...chart.yTicks, ...chart.reader.points]) {
        expect(y).toBeGreaterThanOrEqual(chart.plot.top - 1);
        expect(y).toBeLessThanOrEqual(chart.plot.bottom);
      }
    }
  });

  test('shows no limit of hiding when nothing is hidden', () => {
    expect(limitChart(facts, { ...v3Limit(facts), isOverlapped: false }, 640).hides).toBeNull();
  });
});
