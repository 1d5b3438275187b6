import { describe, expect, test } from 'vitest';
import { type AssumptionId, assumptionIds, assumptions } from '../../../../src/scenario/assumptions.ts';
import type { Swing } from '../../../../src/scenario/estimate.ts';
import { phraseOf } from '../../../../src/widgets/Uncertainty/phrases.ts';
import { sharesNote, tornadoTitle, tornadoView } from '../../../../src/widgets/Uncertainty/tornado.ts';
import { estimateFor } from './fixture.ts';

const swing = (id: AssumptionId, atLowUsd: number, atHighUsd: number, varianceShare: number): Swing => ({
  id,
  atLowUsd,
  atHighUsd,
  swingUsd: Math.abs(atHighUsd - atLowUsd),
  varianceShare,
  kind: 'people',
});

describe('tornadoTitle', () => {
  test('says that one outweighs all others together only where clearly more than half of the variance is its own', () => {
    const others = [swing('people', 2e6, 3e6, 0.2), swing('dataUsd', 2e6, 3e6, 0.2)];
    const titleAt = (share: number) => tornadoTitle([swing('payUsdPerPersonYear', 1e6, 4e6, share), ...others]);
    expect(titleAt(0.56)).toBe(
      'What a person-year costs matters more than everything else together: 56% of the variance',
    );
    for (const share of [0.46, 0.499, 0.5, 0.501, 0.55]) {
      expect(titleAt(share)).toBe('What a person-year costs matters most: alone, about half of the variance');
    }
    expect(titleAt(0.44)).toBe('What a person-year costs matters most: alone, it moves the total from $1M to $4M');
  });

  test('is true of the model as it stands: pay for the programme, no single one for the fleet', () => {
    expect(tornadoTitle(estimateFor('programme').swings)).toBe(
      'What a person-year costs matters more than everything else together: 62% of the variance',
    );
    expect(tornadoTitle(estimateFor('fleet').swings)).toMatch(/matters most: alone, it moves the total from/);
  });

  test('names two where the longest bar and the largest share of the variance are not the same', () => {
    const swings = [swing('operationsUsdPerYear', 2e9, 3e9, 0.26), swing('operationsYears', 1.8e9, 2.7e9, 0.4)];
    expect(tornadoTitle(swings)).toBe(
      'What a year of running the fleet costs and for how many years the fleet is run matter most: together 66% of the variance',
    );
  });

  test('names the lower total first, also where a high value makes it cheaper', () => {
    const swings = [swing('utilisation', 8e6, 4e6, 0.4), swing('lifeYears', 6e6, 4e6, 0.3)];
    expect(tornadoTitle(swings)).toBe(
      'How busy the machines are matters most: alone, it moves the total from $4M to $8M',
    );
  });

  test('has words for a single one, and for none', () => {
    expect(tornadoTitle([swing('rentUsdPerGpuHour', 4.2e6, 11.2e6, 0.99)])).toBe(
      'What an hour of GPU time rents for is all that is left to vary: it moves the total from $4.2M to $11.2M',
    );
    expect(tornadoTitle([])).toBe('Nothing is left to vary');
  });
});

describe('the shares', () => {
  test('are said to fall short of the whole, by how much and why', () => {
    const swings = [swing('payUsdPerPersonYear', 1e6, 4e6, 0.6), swing('people', 2e6, 3e6, 0.3)];
    expect(sharesNote(swings)).toMatch(/^The shares add up to about 90%\. The other 10% belong to no one assumption/);
  });

  test('need no word where they add up, or where there is only one', () => {
    expect(sharesNote([swing('people', 1e6, 4e6, 0.7), swing('dataUsd', 2e6, 3e6, 0.3)])).toBe('');
    expect(sharesNote([swing('people', 1e6, 4e6, 0.9)])).toBe('');
    expect(sharesNote([])).toBe('');
  });

  test('of what varies alone is all', () => {
    const { table } = tornadoView(estimateFor('rent'));
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0]?.at(-1)).toEqual({ value: 1, text: '100%' });
  });

  test('of the programme add up to less than the whole', () => {
    expect(tornadoView(estimateFor('programme')).note).toMatch(/^The shares add up to about 9\d%\./);
  });
});

describe('tornadoView', () => {
  test('draws each bar from the lower to the higher total, with the values that lead there at its ends', () => {
    const { spec } = tornadoView(estimateFor('own'));
    const busy = spec?.rows.find(({ id }) => id === 'utilisation');
    expect(busy).toMatchObject({ leftText: '100%', rightText: '50%' });
    const life = spec?.rows.find(({ id }) => id === 'lifeYears');
    expect(life).toMatchObject({ leftText: '6', rightText: '3' });
    for (const { from, to } of spec?.rows ?? []) expect(from).toBeLessThanOrEqual(to);
  });

  test('has the receipt’s total inside every bar and on the axis', () => {
    for (const id of ['own', 'programme', 'fleet', 'fleet-years'] as const) {
      const { spec } = tornadoView(estimateFor(id));
      const at = spec?.baseline?.x ?? NaN;
      for (const { from, to } of spec?.rows ?? []) expect(from <= at + 1 && at <= to + 1).toBe(true);
      const [low, high] = spec?.x.domain ?? [0, 0];
      expect(Math.min(at, ...(spec?.rows ?? []).map(({ from }) => from))).toBeGreaterThanOrEqual(low);
      expect(Math.max(at, ...(spec?.rows ?? []).map(({ to }) => to))).toBeLessThanOrEqual(high);
    }
  });

  test('draws the ten longest bars and keeps all in the table', () => {
    const many = assumptionIds.filter((id) => assumptions[id].distribution !== 'fixed').slice(0, 12);
    const swings = many.map((id, index) => swing(id, 1e6, 2e6 + (12 - index) * 1e5, 0.08));
    const { spec, table, lead } = tornadoView({ ...estimateFor('own'), swings });
    expect(spec?.rows).toHaveLength(10);
    expect(table.rows).toHaveLength(12);
    expect(lead).toMatch(/2 with smaller bars are in the table\.$/);
  });

  test('draws nothing when nothing varies', () => {
    expect(tornadoView(estimateFor('rent', { held: ['rentUsdPerGpuHour'] })).spec).toBeNull();
  });
});

test('every assumption with a range has a clause for titles, of its own', () => {
  const uncertain = assumptionIds.filter((id) => assumptions[id].distribution !== 'fixed');
  for (const id of uncertain) expect(phraseOf(id)).toMatch(/^(what|how|for how) /);
  expect(new Set(uncertain.map(phraseOf)).size).toBe(uncertain.length);
});
