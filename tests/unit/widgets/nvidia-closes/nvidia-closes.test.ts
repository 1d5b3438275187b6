import { describe, expect, test } from 'vitest';
import { closesPlot, overlaps } from '../../../../src/widgets/NvidiaCloses/closes-plot.ts';
import {
  type CloseFacts,
  closesView,
  dayNumber,
  firstBack,
  shortDay,
} from '../../../../src/widgets/NvidiaCloses/nvidia-closes.ts';

const close = (day: string, usd: number) => ({ day, usd, by: 'a file', checked: 'Read.' });
const facts: CloseFacts = {
  closes: [
    close('2025-01-24', 142.62),
    close('2025-01-27', 118.42),
    close('2025-04-04', 94.31),
    close('2025-06-06', 141.72),
    close('2025-06-09', 142.63),
    close('2025-10-29', 207.04),
    close('2025-12-31', 186.5),
    close('2026-02-27', 177.19),
  ],
  friday: '2025-01-24',
  monday: '2025-01-27',
};

describe('the words', () => {
  test('name the first close back at Friday’s, and how long it took by the calendar', () => {
    expect(firstBack(facts)?.day).toBe('2025-06-09');
    expect(closesView(facts).title).toBe(
      'Nvidia closed at or above its Friday price again on 9 June 2025, 133 days after the Monday',
    );
  });

  test('say so when no close is back', () => {
    const fallen = { ...facts, closes: facts.closes.slice(0, 4) };
    expect(closesView(fallen).title).toBe('None of the closes that we have is back at Friday’s');
  });

  test('refuse to measure against a close that is not there', () => {
    expect(() => closesView({ ...facts, friday: '2025-01-23' })).toThrow(RangeError);
  });

  test('give every close in the table, and its distance from Friday’s', () => {
    const { rows } = closesView(facts).table;
    expect(rows).toHaveLength(8);
    // 118.42 ÷ 142.62 − 1 and 186.50 ÷ 142.62 − 1.
    expect(rows[1]?.[2]).toMatchObject({ text: '−16.97%' });
    expect(rows[6]?.[2]).toMatchObject({ text: '+30.77%' });
    expect(rows[0]?.[2]).toBe('the measure');
  });

  test('say aloud what is drawn', () => {
    expect(closesView(facts).alt).toContain('4 April 2025: $94.31');
  });

  test.each([
    ['2025-06-09', '9 June'],
    ['2025-12-31', '31 Dec'],
  ])('%s is short for %s', (day, text) => {
    expect(shortDay(day)).toBe(text);
  });
});

describe('the plot', () => {
  test('begins at nothing and keeps prices and days in proportion', () => {
    const { marks, plot, levelY } = closesPlot(facts, 640);
    const [friday, monday, april] = marks;
    if (!friday || !monday || !april) throw new Error('three marks expected');
    expect(friday.y).toBeCloseTo(levelY, 9);
    expect((plot.bottom - monday.y) / (plot.bottom - friday.y)).toBeCloseTo(118.42 / 142.62, 9);
    expect((april.x - friday.x) / (monday.x - friday.x)).toBeCloseTo(
      (dayNumber('2025-04-04') - dayNumber('2025-01-24')) / 3,
      6,
    );
  });

  test('marks one close as the one that is back', () => {
    expect(closesPlot(facts, 640).marks.filter(({ isBack }) => isBack)).toHaveLength(1);
  });

  test('labels never meet, cover no point and stay inside, from 284 to 900 pixels', () => {
    for (let width = 284; width <= 900; width += 4) {
      const { marks } = closesPlot(facts, width);
      for (const [index, { area, day }] of marks.entries()) {
        const place = `${day} at ${width}`;
        expect(area.left, place).toBeGreaterThanOrEqual(0);
        expect(area.right, place).toBeLessThanOrEqual(width);
        expect(area.top, place).toBeGreaterThanOrEqual(0);
        for (const other of marks.slice(index + 1))
          expect(overlaps(area, other.area), `${place}, ${other.day}`).toBe(false);
        for (const { x, y } of marks)
          expect(overlaps(area, { left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }), place).toBe(false);
      }
    }
  });
});
