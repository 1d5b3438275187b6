import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialChoices } from '../../../../src/model/receipt-inputs.ts';
import { receipt } from '../../../../src/model/receipt.ts';
import { assumptions, initialValues } from '../../../../src/scenario/assumptions.ts';
import { ownCurve } from '../../../../src/widgets/RentOrOwn/own-curve.ts';
import { ownTable } from '../../../../src/widgets/RentOrOwn/own-table.ts';
import { type Assumptions, rentOrOwnView } from '../../../../src/widgets/RentOrOwn/rent-or-own.ts';
import { constants } from '../../model/receipt-fixture.ts';

function input(
  values: Partial<Assumptions['values']> = {},
  choices: Partial<Assumptions['choices']> = {},
): Assumptions {
  return { values: { ...initialValues, ...values }, choices: { ...initialChoices, ...choices }, constants };
}

describe('the title', () => {
  test('says that renting is dearer at 80% use', () => {
    expect(rentOrOwnView(input()).title).toBe(
      'At 80% use, an owned hour costs $1.90: renting at $2.00 is dearer by $0.10',
    );
  });

  test('says that renting is cheaper when machines stand idle half of the time', () => {
    expect(rentOrOwnView(input({ utilisation: 0.5 })).title).toBe(
      'At 50% use, an owned hour costs $2.79: renting at $2.00 is cheaper by $0.79',
    );
  });

  test('says that both cost the same when the cents do', () => {
    expect(rentOrOwnView(input({ rentUsdPerGpuHour: 1.9 })).title).toContain('renting at $1.90 costs the same');
  });

  test('prints cents below a dollar too', () => {
    expect(rentOrOwnView(input({ serverUsdPerGpu: 10_000, rentUsdPerGpuHour: 0.5 })).title).toBe(
      'At 80% use, an owned hour costs $0.86: renting at $0.50 is cheaper by $0.36',
    );
  });

  test('subtracts to the cent what it prints, in both directions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 100 }), fc.integer({ min: 50, max: 1250 }), (percent, cents) => {
        const { title } = rentOrOwnView(input({ utilisation: percent / 100, rentUsdPerGpuHour: cents / 100 }));
        const [own = 0, rent = 0, by = 0] = [...title.matchAll(/\$(\d+\.\d+)/g)].map(([, digits]) => Number(digits));
        expect(Math.round((rent - own) * 100)).toBe(Math.round(by * 100) * (title.includes('cheaper') ? -1 : 1));
      }),
    );
  });
});

describe('the bars', () => {
  test('add up to the owned price and reach the rent to scale', () => {
    const { bars, rentX } = rentOrOwnView(input());
    const own = bars[0]?.parts ?? [];
    expect(own.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['hardware', '$1.49'],
      ['hosting', '$0.32'],
      ['energy', '$0.10'],
    ]);
    const end = own.reduce((sum, { width }) => sum + width, 0);
    // 1.9022 ÷ 2.
    expect(end / rentX).toBeCloseTo(0.9511, 4);
  });

  test('carry the run’s total: $5.3M owned at 80% use, $5.576M rented (derivation D10)', () => {
    expect(rentOrOwnView(input()).bars.map(({ run }) => run)).toEqual(['$5.3M for the run', '$5.576M for the run']);
  });

  test('agree with the receipt', () => {
    const view = input({ serverUsdPerGpu: 44_750, utilisation: 0.6 }, { writeDown: 'declining' });
    const { lines } = receipt(view.values, view.choices, ['own-hardware', 'own-energy', 'own-hosting'], constants);
    const price = lines.filter(({ group }) => group === 'own').reduce((sum, { unitPriceUsd }) => sum + unitPriceUsd, 0);
    expect(rentOrOwnView(view).bars[0]?.perHour).toBe(`$${price.toFixed(2)}`);
  });
});

describe('break-even', () => {
  test('is at 75% use for $2', () => {
    expect(rentOrOwnView(input()).breakEven).toBe('Both cost the same at 75% use');
  });

  test('is nowhere when even full use is dearer, and when energy and hosting eat the rent', () => {
    expect(rentOrOwnView(input({ rentUsdPerGpuHour: 1.5 })).breakEven).toBe(
      'Even at full use owning costs more than the rent',
    );
    expect(rentOrOwnView(input({ rentUsdPerGpuHour: 0.5, colocationUsdPerKwMonth: 400 })).breakEven).toContain(
      'owning never pays',
    );
  });
});

describe('the table', () => {
  test('is that of derivation D10', () => {
    const table = ownTable(input(), { pricesUsd: [25_000, 33_750, 44_750], livesYears: [3, 4, 5] });
    expect(table.rows.map((row) => row.slice(1).map((cell) => (typeof cell === 'string' ? cell : cell.text)))).toEqual([
      ['$3.27M', '$2.45M', '$1.96M', '$3.16M'],
      ['$4.42M', '$3.31M', '$2.65M', '$4.27M'],
      ['$5.86M', '$4.39M', '$3.51M', '$5.66M'],
    ]);
  });

  test('is at full use whatever the reader’s own', () => {
    const axes = { pricesUsd: [33_750], livesYears: [4] };
    expect(ownTable(input({ utilisation: 0.3 }), axes).rows).toEqual(ownTable(input(), axes).rows);
  });
});

describe('the curve', () => {
  const range = { min: assumptions.utilisation.min, max: assumptions.utilisation.max };

  test('puts the reader on it and the break-even on the rent’s line', () => {
    const curve = ownCurve(input(), range, 340);
    // 80% of an axis from 10% to 100%.
    expect((curve.reader.x - curve.plot.left) / (curve.plot.right - curve.plot.left)).toBeCloseTo(0.7 / 0.9, 9);
    expect(curve.reader.y).toBeGreaterThan(curve.rent.y);
    expect(curve.breakEven?.y).toBe(curve.rent.y);
    expect(curve.reader.flag.text).toBe('$1.90 owned');
  });

  test('keeps the reader’s price inside the plot', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.constantFrom(10_000, 33_750, 60_000),
        fc.integer({ min: 284, max: 900 }),
        (utilisation, serverUsdPerGpu, width) => {
          const { reader, plot, rent, height } = ownCurve(input({ utilisation, serverUsdPerGpu }), range, width);
          expect(reader.y).toBeGreaterThanOrEqual(plot.top);
          expect(reader.y).toBeLessThanOrEqual(plot.bottom);
          expect(rent.y).toBeGreaterThanOrEqual(plot.top);
          expect(reader.flag.x).toBeGreaterThanOrEqual(0);
          expect(reader.flag.x + reader.flag.width).toBeLessThanOrEqual(width);
          expect(height).toBe(296);
        },
      ),
    );
  });
});
