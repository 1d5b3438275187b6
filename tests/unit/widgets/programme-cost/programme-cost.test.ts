import { describe, expect, test } from 'vitest';
import { initialChoices } from '../../../../src/model/receipt-inputs.ts';
import { assumptions, initialValues } from '../../../../src/scenario/assumptions.ts';
import { question } from '../../../../src/model/questions.ts';
import { type Evidence, evidenceChart, rangeText } from '../../../../src/widgets/ProgrammeCost/evidence.ts';
import { type NamesFacts, namesText, placeNames } from '../../../../src/widgets/ProgrammeCost/names.ts';
import {
  dataText,
  programmeParts,
  programmeView,
  type ProgrammeInput,
} from '../../../../src/widgets/ProgrammeCost/programme-cost.ts';
import { constants } from '../../model/receipt-fixture.ts';

function input(values: Partial<ProgrammeInput['values']> = {}, change: Partial<ProgrammeInput> = {}): ProgrammeInput {
  return {
    values: { ...initialValues, ...values },
    choices: initialChoices,
    ticked: question('rent').lines,
    constants,
    ...change,
  };
}
const usd = (given: ProgrammeInput) => programmeParts(given).map((part) => Math.round(part.usd));

describe('the parts', () => {
  test('are 5.576M, 2.5 times that, 150 × 1.5 × 300K, and 2M at the initial values', () => {
    expect(usd(input())).toEqual([5_576_000, 13_940_000, 67_500_000, 2_000_000]);
  });

  test('follow the receipt to the price of owned machines', () => {
    const [run = 0, experiments = 0] = usd(input({ utilisation: 1 }, { ticked: question('own').lines }));
    // 2.788M hours at $1.605.
    expect(run).toBeCloseTo(4_475_000, -4);
    expect(experiments / run).toBeCloseTo(2.5, 5);
  });

  test('are filled only where they rest on disclosed hours', () => {
    const basesOf = (given: ProgrammeInput) => programmeParts(given).map(({ basis }) => basis);
    expect(basesOf(input())).toEqual(['disclosed', 'assumed', 'assumed', 'assumed']);
    expect(basesOf(input({}, { choices: { ...initialChoices, hours: 'derived' } }))[0]).toBe('derived');
  });
});

describe('the title', () => {
  test('names people at the initial values', () => {
    expect(programmeView(input()).title).toBe(
      'On these assumptions people cost the most: $67.5M, 12 times the final run',
    );
  });

  test('names experiments, data or the run when they are the largest', () => {
    expect(programmeView(input({ people: 10, projectYears: 0.25, experimentFactor: 10 })).title).toBe(
      'On these assumptions experiments cost the most: $50.18M, 9 times the final run',
    );
    expect(programmeView(input({ dataUsd: 100_000_000 })).title).toContain('data cost the most: $100M, 18 times');
    expect(programmeView(input({ people: 10, experimentFactor: 1.2 })).title).toBe(
      'On these assumptions nothing costs more than the final run itself: $5.576M',
    );
  });

  test('speaks of per cent below twice the run', () => {
    expect(programmeView(input({ people: 17, projectYears: 1.5, experimentFactor: 1 })).title).toContain(
      '$7.65M, 37% more than the final run',
    );
  });

  test('leads to a total that the table repeats', () => {
    const { total, table } = programmeView(input());
    expect(total).toBe('Together $89M');
    expect(table.rows.at(-1)?.[1]).toEqual({ value: 89_016_000, text: '$89M' });
  });
});

test('data is unknown, and the words say whose numbers stand in for it', () => {
  expect(dataText(assumptions.dataUsd)).toBe('Unknown. Our value is $2M, between $10K and $30M.');
});

describe('the names', () => {
  const facts: NamesFacts = {
    roles: [
      { name: 'research and engineering', count: 150 },
      { name: 'data annotation', count: 31 },
      { name: 'business and compliance', count: 18 },
    ],
    differentNames: 197,
    departed: 10,
  };

  test('are 199 marks, as many of them counted as the reader has people', () => {
    for (const people of [10, 150, 160, 199, 400]) {
      const marks = placeNames(facts.roles, people, 340).roles.flatMap((role) => role.marks);
      expect(marks).toHaveLength(199);
      expect(marks.filter(({ isCounted }) => isCounted)).toHaveLength(Math.min(people, 199));
    }
  });

  test('stay inside the drawing, and never on each other', () => {
    for (const width of [284, 340, 500, 640, 900]) {
      const { roles, size, height } = placeNames(facts.roles, 150, width);
      const marks = roles.flatMap((role) => role.marks);
      expect(new Set(marks.map(({ x, y }) => `${x} ${y}`)).size).toBe(199);
      for (const { x, y } of marks) {
        expect(x + size).toBeLessThanOrEqual(width);
        expect(y + size).toBeLessThanOrEqual(height);
      }
    }
  });

  test('are 197 people, and the words say when the reader counts more', () => {
    expect(namesText(facts, 150)).toBe(
      '199 names, 197 different people; 10 are marked as departed. You count 150 of them.',
    );
    expect(namesText(facts, 250)).toContain('You count 250, 51 more than there are names.');
    expect(namesText(facts, 1000)).toContain('You count 1,000, 801 more');
  });
});

describe('the evidence', () => {
  const evidence: Evidence[] = [
    { id: 'older', name: 'Older', low: 1.2, central: 2.2, high: 4, basis: 'estimated' },
    { id: 'opt', name: 'OPT-175B, Epoch', low: 2, central: 2, high: 2, basis: 'estimated' },
    { id: 'gpt-3', name: 'GPT-3, Cottier', low: 15 / 12, central: 49 / 12, high: 130 / 12, basis: 'estimated' },
    { id: 'year', name: 'A year', low: 1 / 0.226, central: null, high: 1 / 0.096, basis: 'estimated' },
  ];

  test('is printed as derivation D17 has it', () => {
    expect(evidence.map(({ low, central, high }) => rangeText(low, central, high))).toEqual([
      '1.2 to 4, middle 2.2',
      'about 2',
      '1.3 to 10.8, middle 4.1',
      '4.4 to 10.4',
    ]);
    expect(rangeText(4 / 1.7, 6 / 1.7, 10 / 1.7)).toBe('2.4 to 5.9, middle 3.5');
  });

  test('stands on the axis of the reader’s factor', () => {
    const chart = evidenceChart(evidence, 3.5, { min: 1, max: 20 }, 340);
    const [older, , gpt3, year] = chart.rows;
    expect(older?.at).toBeLessThan(chart.reader.x);
    expect(gpt3?.at).toBeGreaterThan(chart.reader.x);
    expect(year?.at).toBeNull();
    expect(chart.rows.every(({ textX }) => textX >= chart.left)).toBe(true);
    // Where a single figure stands there is no line.
    expect(chart.rows.map(({ from, to }) => to > from)).toEqual([true, false, true, true]);
    expect(chart.reader.text).toBe('3.5×');
  });

  test('keeps every label inside the drawing, on a ground that the reader’s line does not cross', () => {
    for (const width of [284, 340, 640]) {
      const { rows } = evidenceChart(evidence, 3.5, { min: 1, max: 20 }, width);
      for (const { ground, textX, textY } of rows) {
        expect(ground.x).toBeGreaterThanOrEqual(0);
        expect(ground.x + ground.width).toBeLessThanOrEqual(width);
        expect(ground.x < textX && ground.y < textY && ground.y + ground.height > textY).toBe(true);
      }
    }
  });
});
