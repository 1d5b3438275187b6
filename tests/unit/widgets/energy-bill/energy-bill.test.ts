import { describe, expect, test } from 'vitest';
import { assumptions, initialValues } from '../../../../src/scenario/assumptions.ts';
import { type EnergyFacts, energyView, powerBases } from '../../../../src/widgets/EnergyBill/energy-bill.ts';
import { energyCurve } from '../../../../src/widgets/EnergyBill/energy-curve.ts';

const hours = 2_788_000;
const facts: EnergyFacts = {
  gpuKw: 0.7,
  headlineUsd: 5_576_000,
  tablePricesUsdPerKwh: [0.06, 0.08, 0.1, 0.12],
};
const view = (values: Partial<typeof initialValues> = {}) => energyView({ ...initialValues, ...values }, hours, facts);

describe('the energy of the run', () => {
  test('is what derivation D11 says on each of its four bases', () => {
    const gwh = powerBases(initialValues, hours, facts).map(({ kwh }) => (kwh / 1e6).toFixed(2));
    expect(gwh).toEqual(['1.95', '2.67', '3.33', '4.62']);
  });

  test('is listed from the smallest way of counting to the largest, also where the sliders stand at their ends', () => {
    for (const load of [0.3, 0.75, 1]) {
      for (const pue of [1, 1.25, 2]) {
        const { bases, table } = view({ load, pue });
        const kwh = bases.map((basis) => basis.kwh);
        expect(kwh).toEqual(kwh.toSorted((a, b) => a - b));
        expect(table.rows.map(([name]) => name)).toEqual(bases.map(({ name }) => name));
      }
    }
    expect(view({ load: 1, pue: 2 }).bases.at(-1)?.id).toBe('yours');
    expect(view({ load: 0.3, pue: 1 }).bases[0]?.id).toBe('servers');
  });

  test('has no number without its thousands', () => {
    const vast = energyView(initialValues, 1e9, facts);
    expect(vast.energy).toBe('1,200 GWh');
    expect(vast.title).not.toMatch(/\d{4}/);
  });

  test('costs what derivation D11 says at each of its four prices', () => {
    const millions = view().table.rows.map((row) =>
      row.slice(2, 6).map((cell) => (typeof cell === 'string' ? cell : (cell.value / 1e6).toFixed(2))),
    );
    expect(millions).toEqual([
      ['0.12', '0.16', '0.20', '0.23'],
      ['0.16', '0.21', '0.27', '0.32'],
      ['0.20', '0.27', '0.33', '0.40'],
      ['0.28', '0.37', '0.46', '0.55'],
    ]);
  });

  test('is 1.8% of the headline at the lowest price that is reported', () => {
    const cheap = view({ electricityUsdPerKwh: 0.03 });
    expect(cheap.cost).toBe('$100K');
    expect(cheap.shareOfHeadline).toBeCloseTo(0.0179, 4);
  });
});

describe('the title', () => {
  test('rounds: about $270K, 5% of the headline', () => {
    expect(view().title).toBe('Electricity for the run: about $270K, 5% of the headline');
  });

  test('follows the sliders, and keeps digits below one per cent', () => {
    expect(view({ electricityUsdPerKwh: 0.25, load: 1, pue: 2 }).title).toBe(
      'Electricity for the run: about $1.8M, 32% of the headline',
    );
    expect(energyView({ ...initialValues, electricityUsdPerKwh: 0.02, load: 0.3, pue: 1 }, hours, facts).title).toBe(
      'Electricity for the run: about $21K, 0.38% of the headline',
    );
  });
});

describe('the table', () => {
  test('has a column for the reader’s own price, once', () => {
    expect(view().table.columns.map(({ label }) => label)).toEqual([
      'What is counted',
      'Energy',
      'At $0.06',
      'At $0.08',
      'At $0.10',
      'At $0.12',
      'Share of the headline at $0.08',
    ]);
    expect(view({ electricityUsdPerKwh: 0.05 }).table.columns.map(({ label }) => label)).toContain('At $0.05');
  });
});

describe('the chart', () => {
  const { min, max } = assumptions.electricityUsdPerKwh;
  const reported = [{ id: 'hubs', name: 'Chinese hubs, weak, later', low: 0.03, high: 0.06, isWeak: true }];

  test('labels the four lines apart, inside the drawing, at every width', () => {
    for (const width of [284, 340, 640, 900]) {
      const curve = energyCurve(view().bases, 0.08, reported, { min, max }, width);
      const ys = curve.lines.map(({ textY }) => textY).toSorted((a, b) => a - b);
      for (const [index, y] of ys.entries()) expect(y - (ys[index - 1] ?? -Infinity)).toBeGreaterThanOrEqual(16.9);
      expect(Math.min(...ys)).toBeGreaterThan(0);
      expect(curve.height).toBe(energyCurve(view().bases, 0.08, reported, { min, max }, 500).height);
    }
  });

  test('puts ground behind the names of reported prices, which the reader’s line may cross', () => {
    const [price] = energyCurve(view().bases, 0.08, reported, { min, max }, 340).reported;
    expect(price?.ground.x).toBeGreaterThan(price?.to ?? NaN);
    expect((price?.ground.x ?? NaN) + (price?.ground.width ?? NaN)).toBeLessThanOrEqual(340);
  });

  test('marks the reader on the line that counts cooling', () => {
    const curve = energyCurve(view().bases, 0.08, reported, { min, max }, 640);
    expect(curve.reader.text).toBe('$270K');
    expect((curve.reader.x - curve.plot.left) / (curve.plot.right - curve.plot.left)).toBeCloseTo(0.06 / 0.23, 9);
  });
});
