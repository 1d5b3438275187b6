import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { question, questionIds } from '../../../../src/model/questions.ts';
import { receipt } from '../../../../src/model/receipt.ts';
import { initialScenario, type Scenario } from '../../../../src/scenario/scenario.ts';
import { answerFacts } from '../../../../src/widgets/Answers/answer-facts.ts';
import { answersView, axisTicks, comparedText } from '../../../../src/widgets/Answers/answers.ts';
import { anyScenario } from '../../scenario/arbitraries.ts';

const ledger = loadLedger('seeds');
const facts = answerFacts(ledger);
const untouched = answersView(facts, initialScenario);
const dearer: Scenario = { ...initialScenario, values: { ...initialScenario.values, rentUsdPerGpuHour: 3.42 } };
const row = (scenario: Scenario, id: (typeof questionIds)[number]) => {
  const found = answersView(facts, scenario).rows.find((each) => each.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
};

describe('with nothing changed', () => {
  test('the title counts the questions, names the ends of the answers and how many DeepSeek has answered', () => {
    expect(untouched.title).toBe('Seven questions, answers from $5.3M to $2.54B; DeepSeek itself has answered one');
  });

  test('every question has a row, in the model’s order, and every value of the reader is ours', () => {
    expect(untouched.rows.map(({ id, number }) => [id, number])).toEqual(
      questionIds.map((id, index) => [id, index + 1]),
    );
    expect(untouched.rows.every(({ yours }) => !yours.isChanged && yours.compared === 'the same as ours')).toBe(true);
    expect(untouched.isChanged).toBe(false);
  });

  test('our central values are those of the derivations', () => {
    const amounts = Object.fromEntries(untouched.rows.map(({ id, ours }) => [id, ours.exact]));
    // D1: 2,788K and 2,935K hours at $2; D8: $33,750 a GPU with the network, $85.3M.
    expect(amounts).toMatchObject({ rent: '$5,576,000', 'rent-r1': '$5,870,000', cluster: '$85,333,333' });
  });

  test('a sum on DeepSeek’s table is shown in four digits, one that rests on estimates in three', () => {
    expect(untouched.rows.map(({ ours }) => ours.amount)).toEqual([
      '$5.576M',
      '$5.87M',
      '$5.3M',
      '$89M',
      '$85.3M',
      '$1.6B',
      '$2.54B',
    ]);
  });

  test('published figures stand at their question, with who says so, and link to their evidence', () => {
    const figures = (id: (typeof questionIds)[number]) =>
      row(initialScenario, id).published.map(({ amount, basis }) => [amount, basis]);
    expect(figures('rent')).toEqual([
      ['$5.576M', 'disclosed'],
      ['$6M', null],
      ['$5M', null],
    ]);
    expect(figures('rent-r1')).toEqual([['$5.87M', 'derived']]);
    expect(figures('own')).toEqual([['$5.39M', 'estimated']]);
    expect(figures('programme')).toEqual([]);
    expect(figures('cluster')).toEqual([['$51M', 'disputed']]);
    expect(figures('fleet')).toEqual([
      ['$1.6B', 'estimated'],
      ['over $500M', 'estimated'],
      ['$1.4B', 'estimated'],
    ]);
    expect(figures('fleet-years')).toEqual([['$2.544B', 'estimated']]);
    expect(row(initialScenario, 'cluster').published[0]?.href).toMatch(/claims\/#s3-hw-51m$/);
    expect(row(initialScenario, 'rent').published[0]?.href).toMatch(/sources\/#v3-usd-total$/);
  });

  test('no figure that the model knows for a question is left out', () => {
    for (const id of questionIds) {
      const shown = row(initialScenario, id).published.map((figure) => figure.id);
      expect(shown, id).toEqual(expect.arrayContaining([...question(id).publishedIds]));
    }
  });

  test('the alternative of a row reads as sentences', () => {
    expect(row(initialScenario, 'rent').alt).toMatch(
      /^To rent the GPUs for the final run\. Published: \$5\.576M, DeepSeek, in its report, disclosed; .*\. Our central value is 5\.576 million dollars, with a 90% range of \$4\.18M to \$11\.\dM\. Yours is the same as ours\.$/,
    );
    expect(row(initialScenario, 'programme').alt).toContain('We found no published figure.');
  });

  test('the marks say what the assumptions behind ours rest on', () => {
    expect(row(initialScenario, 'rent').bases).toEqual(['disclosed', 'assumed']);
    expect(row(initialScenario, 'fleet').bases).toContain('disputed');
  });
});

describe('with changes', () => {
  test('a dearer hour moves what is rented and nothing that is bought', () => {
    expect(row(dearer, 'rent').yours).toMatchObject({
      amount: '$9.535M',
      exact: '$9,534,960',
      isChanged: true,
      compared: '71% more than ours',
    });
    expect(row(dearer, 'cluster').yours).toMatchObject({ isChanged: false, compared: 'the same as ours' });
    // Of two that move by the same share, the first is named.
    expect(answersView(facts, dearer).title).toBe(
      'Your numbers move three of seven answers; number one moves furthest: 71% more than ours',
    );
    const older = { ...initialScenario, values: { ...initialScenario.values, operationsYears: 2 } };
    expect(answersView(facts, older).title).toBe(
      'Your numbers move one of seven answers, number seven: 19% less than ours',
    );
    expect(row(dearer, 'rent').alt).toContain('Yours is 9.535 million dollars, 71% more than ours.');
  });

  test('the row that the receipt asks is marked, and none when its lines answer none', () => {
    const asked = (ticked: Scenario['ticked']) => answersView(facts, { ...initialScenario, ticked });
    expect(
      asked(question('fleet').lines)
        .rows.filter(({ isAsked }) => isAsked)
        .map(({ id }) => id),
    ).toEqual(['fleet']);
    const own = asked(['pre', 'people']);
    expect(own.rows.some(({ isAsked }) => isAsked)).toBe(false);
    expect(own.ownLines).toMatch(
      /^Your receipt asks none of the seven\. To rent the GPUs for the pre-training .*\$72,828,000\.$/,
    );
    expect(asked([]).ownLines).toBeNull();
  });

  test('a value beyond the axis stands at its end', () => {
    const cheap = { ...dearer, values: { ...dearer.values, rentUsdPerGpuHour: 0.5, pretrainingGpuHours: 300_000 } };
    expect(row(cheap, 'rent').yours).toMatchObject({ at: '0%', beyond: 'low' });
  });

  test('each row’s value of the reader is the receipt’s total for that question', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        for (const { id, yours } of answersView(facts, scenario).rows) {
          const { totalUsd } = receipt(scenario.values, scenario.choices, question(id).lines, facts.constants);
          expect(Number(yours.exact.replace(/[$,]/g, ''))).toBe(Math.round(totalUsd));
          expect(Number.parseFloat(yours.at)).toBeGreaterThanOrEqual(0);
          expect(Number.parseFloat(yours.at)).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 50 },
    );
  });
});

test('a difference is never rounded away', () => {
  expect(comparedText(100, 100)).toBe('the same as ours');
  expect(comparedText(1001, 1000)).toBe('less than 1% more than ours');
  expect(comparedText(999, 1000)).toBe('less than 1% less than ours');
  expect(comparedText(1710, 1000)).toBe('71% more than ours');
  expect(comparedText(3430, 1000)).toBe('3.43× ours');
  expect(comparedText(1, 1000)).toBe('over 99% less than ours');
});

test('the axis is logarithmic: each power of ten is as far from the next', () => {
  expect(axisTicks.map(({ at, text }) => `${text} ${at}`)).toEqual([
    '$1M 0%',
    '$10M 25%',
    '$100M 50%',
    '$1B 75%',
    '$10B 100%',
  ]);
});

test('the table has a row for each figure, for ours with its range, and for yours', () => {
  const { table } = untouched;
  const published = untouched.rows.reduce((sum, { published: figures }) => sum + figures.length, 0);
  expect(table.rows).toHaveLength(published + 2 * questionIds.length);
  for (const cells of table.rows) expect(cells).toHaveLength(table.columns.length);
});
