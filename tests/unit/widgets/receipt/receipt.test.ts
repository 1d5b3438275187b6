import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ledger } from '../../../../src/ledger/site-ledger.ts';
import { question, questionIds } from '../../../../src/model/questions.ts';
import { lineIds } from '../../../../src/model/receipt-inputs.ts';
import { modelConstants } from '../../../../src/scenario/constants.ts';
import { initialScenario, type Scenario } from '../../../../src/scenario/scenario.ts';
import {
  barView,
  questionChoices,
  type RangeState,
  receiptView,
  refusalText,
  swapDoneText,
} from '../../../../src/widgets/Receipt/receipt.ts';
import { anyScenario } from '../../scenario/arbitraries.ts';

const constants = modelConstants(ledger);
const range = { lowUsd: 4_181_999.88, highUsd: 11_152_001.09 };
const asking = (id: (typeof questionIds)[number]): Scenario => ({ ...initialScenario, ticked: question(id).lines });
const atRent = (rentUsdPerGpuHour: number): Scenario => ({
  ...initialScenario,
  values: { ...initialScenario.values, rentUsdPerGpuHour },
});
const viewOf = (scenario: Scenario, state: RangeState = range) => receiptView(scenario, constants, state);

test('the bar says what the receipt says', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      expect(viewOf(scenario)).toMatchObject(barView(scenario, constants));
    }),
  );
});

test('the untouched receipt is DeepSeek’s table', () => {
  const view = viewOf(initialScenario);
  expect(view).toMatchObject({
    changes: 'nothing changed yet',
    isYours: false,
    heading: 'To rent the GPUs for the final run',
    questionId: 'rent',
    ticked: ['pre', 'ctx', 'post'],
    subtotal: { label: 'Subtotal, 2,788K h', labelSpoken: 'Subtotal, 2.788 million GPU-hours', amount: '5,576,000' },
    total: '$5,576,000',
    range: '$4.18M to $11.2M',
    comparison: [
      { label: 'Published', text: '$5,576,000' },
      { label: 'Yours', text: 'the same' },
    ],
    announcement: 'Total 5.576 million dollars. 90% range: $4.18M to $11.2M.',
  });
  expect(view.lines.pre).toMatchObject({ amount: '5,328,000', amountSpoken: '5.328 million dollars', state: 'ticked' });
});

test('changes are counted in words', () => {
  expect(viewOf(atRent(3)).changes).toBe('1 change');
  expect(viewOf({ ...atRent(3), held: ['pue'], ticked: [] }).changes).toBe('3 changes');
});

test('the comparison says more, less, times or the same', () => {
  const yours = (scenario: Scenario) => viewOf(scenario).comparison.at(-1)?.text;
  expect(yours(atRent(3.42))).toBe('71% more');
  expect(yours(atRent(1.5))).toBe('25% less');
  expect(yours(atRent(2.01))).toBe('less than 1% more');
  expect(yours(atRent(8))).toBe('4× that');
});

test('a question that nobody has put a figure to says so, and nothing ticked compares with nothing', () => {
  expect(viewOf(asking('programme')).comparison).toEqual([{ label: 'Published', text: 'no figure for this' }]);
  expect(viewOf({ ...initialScenario, ticked: [] }, 'none')).toMatchObject({
    comparison: [],
    total: '$0',
    range: 'none: nothing is ticked',
    subtotal: null,
  });
});

test('large published figures are printed short', () => {
  expect(viewOf(asking('fleet')).comparison[0]?.text).toBe('$1.6B');
});

test('the range is there, none, not yet known, or not to be had', () => {
  const texts = (['none', 'pending', 'failed'] as const).map((state) => viewOf(initialScenario, state).range);
  expect(texts).toEqual(['none: everything in it is held', 'being worked out', 'could not be worked out']);
  expect(viewOf(initialScenario, 'pending').rangeUsd).toBeNull();
  expect(viewOf(initialScenario).rangeUsd).toBe(range);
});

test('a blocked line says where its money is, or what it would be instead, and always why', () => {
  const { lines } = viewOf(initialScenario);
  expect(lines['own-energy']).toMatchObject({
    state: 'blocked',
    amount: 'in the rent',
    isIncluded: true,
    why: 'An hour’s rent already pays for its electricity.',
  });
  expect(lines['cluster-gpus']).toMatchObject({ state: 'blocked', amount: '69,120,000', isIncluded: false });
  const years = viewOf(asking('fleet-years')).lines;
  expect(years['own-hosting'].amount).toBe('in the operation');
  for (const { state, why } of Object.values(lines)) expect(why !== null).toBe(state === 'blocked');
});

test('a refused line is announced as another way to pay, with what it would take the place of', () => {
  const { lines } = viewOf(initialScenario);
  expect(refusalText(lines['own-energy'])).toBe(
    'Electricity stays off for now. An hour’s rent already pays for its electricity. The next button, “Pay this way ' +
      'instead”, ticks it in place of Pre-training, Context extension and Post-training.',
  );
  expect(swapDoneText(lines['own-energy'])).toBe(
    'Electricity is ticked in place of Pre-training, Context extension and Post-training.',
  );
  expect(lines.people.givesWay).toBe('');
});

test('the subtotal counts what is paid by the hour, and is left out where nothing is', () => {
  // 5,576,000 of rent and 13,940,000 of experiments, 2,788K and 6,970K hours; people and data are not in it.
  expect(viewOf(asking('programme')).subtotal).toMatchObject({ label: 'Subtotal, 9,758K h', amount: '19,516,000' });
  expect(viewOf(asking('cluster')).subtotal).toBeNull();
});

test('the menu offers the seven questions in the words of the receipt', () => {
  expect(questionChoices).toHaveLength(7);
  expect(questionChoices.map(({ heading }) => heading).every((heading) => heading.startsWith('To '))).toBe(true);
});

test('any scenario makes a receipt with every line and no “NaN” on it', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const view = viewOf(scenario);
      expect(Object.keys(view.lines)).toEqual([...lineIds]);
      expect(JSON.stringify(view)).not.toMatch(/NaN|undefined|Infinity/);
    }),
    { numRuns: 50 },
  );
});
