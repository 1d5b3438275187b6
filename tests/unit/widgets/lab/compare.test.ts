import { describe, expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { question } from '../../../../src/model/questions.ts';
import { initialValues } from '../../../../src/scenario/assumptions.ts';
import { modelConstants } from '../../../../src/scenario/constants.ts';
import { presetOf, presetScenario } from '../../../../src/scenario/presets.ts';
import { initialScenario } from '../../../../src/scenario/scenario.ts';
import { compareView } from '../../../../src/widgets/Lab/compare.ts';
import { presetViews } from '../../../../src/widgets/Lab/presets-view.ts';

const constants = modelConstants(loadLedger('seeds'));
const dearer = { ...initialScenario, values: { ...initialValues, rentUsdPerGpuHour: 4 } };
const preset = (id: Parameters<typeof presetOf>[0]) => presetScenario(presetOf(id));

describe('compareView', () => {
  test('sets lines beside each other, with signed differences that add up to that of the totals', () => {
    const view = compareView(initialScenario, dearer, constants);
    expect(view.lines[0]).toEqual({
      id: 'pre',
      label: 'Pre-training',
      kind: 'compute',
      a: '$5,328,000',
      b: '$10,656,000',
      difference: '+$5,328,000',
    });
    expect(view.totals).toEqual({ a: '$5,576,000', b: '$11,152,000', difference: '+$5,576,000' });
    expect(view.ratio).toBe('B is 2× A.');
    expect(view.why).toBe('Both answer the same question. They differ in: rent.');
    expect(compareView(dearer, initialScenario, constants)).toMatchObject({
      ratio: 'A is 2× B.',
      totals: { difference: '−$5,576,000' },
    });
  });

  test('keeps lines that stand on one receipt alone', () => {
    const view = compareView(initialScenario, { ...initialScenario, ticked: question('programme').lines }, constants);
    expect(view.lines.map(({ id, a, b }) => [id, a !== '', b !== ''])).toEqual([
      ['pre', true, true],
      ['ctx', true, true],
      ['post', true, true],
      ['experiments', false, true],
      ['people', false, true],
      ['data', false, true],
    ]);
    expect(view.why).toBe(
      'These answer two questions. A: to rent the GPUs for the final run. B: to find out how, and then rent the GPUs ' +
        'for the final run. Their ratio says how far the questions lie apart, not who is right.',
    );
  });

  test('takes “400 times” apart, whichever way round it stands', () => {
    const [a, b] = [preset('deepseek-table'), preset('semianalysis-years')];
    const view = compareView(a, b, constants);
    expect(view.ratio).toBe('B is 455× A.');
    expect(view.why).toBe(
      'This is the “400 times” of the press: a fleet and years of running it, divided by the rent of one training run. ' +
        'The published figures make 456×, and 424× with the run rounded to $6M. ' +
        'It divides a company by a run: it says how large the company is, not what the run cost.',
    );
    expect(compareView(b, a, constants).why).toBe(view.why);
  });

  test('has no ratio where one of them is nothing', () => {
    const nothing = { ...initialScenario, ticked: [] };
    expect(compareView(nothing, initialScenario, constants)).toMatchObject({
      ratio: 'One of them is nothing, so there is no ratio.',
      why: 'Tick a line to compare.',
    });
  });

  test('says when both are the same, and names methods that differ', () => {
    const own = { ...initialScenario, ticked: question('own').lines };
    expect(compareView(own, own, constants)).toMatchObject({ ratio: 'Both come to the same.' });
    const declining = { ...own, choices: { ...own.choices, writeDown: 'declining' as const } };
    expect(compareView(own, declining, constants).why).toMatch(/They differ in: how machines lose their price\.$/);
  });

  test('keeps names as they are that do not begin with a word', () => {
    const values = { ...initialValues, clusterGpus: 4_096 };
    const cluster = { ...initialScenario, ticked: question('cluster').lines };
    expect(compareView(cluster, { ...cluster, values }, constants).why).toMatch(
      /They differ in: GPUs in the cluster\.$/,
    );
  });
});

describe('presetViews', () => {
  const views = presetViews(constants);

  test('name who printed the figure, and say our own sums are ours', () => {
    expect(views.map(({ id, who, figure }) => [id, who, figure])).toEqual([
      ['deepseek-table', 'DeepSeek', '$5,576,000'],
      ['v3-and-r1', 'DeepSeek', '$5,870,000'],
      ['epoch-amortised', 'Epoch AI', '$5,390,000'],
      ['own-full-use', 'This site', '$4,500,000'],
      ['cluster-51m', 'Unsigned explainer', '$51M'],
      ['semianalysis-500m', 'SemiAnalysis', 'more than $500M'],
      ['semianalysis-servers', 'SemiAnalysis', '$1.6B'],
      ['semianalysis-years', 'SemiAnalysis, two figures added', '$2.544B'],
    ]);
  });

  test('say how far the model is from it', () => {
    expect(views.find(({ id }) => id === 'deepseek-table')?.arrives).toBe('The model arrives at the same.');
    expect(views.find(({ id }) => id === 'cluster-51m')?.arrives).toBe(
      'The model arrives at the same, but for rounding.',
    );
    expect(views.find(({ id }) => id === 'epoch-amortised')?.arrives).toMatch(/, 3\.5% less\.$/);
  });

  test('know the link that brings them', () => {
    expect(views.find(({ id }) => id === 'deepseek-table')?.query).toBe('');
    expect(views.find(({ id }) => id === 'semianalysis-years')?.query).toBe('?q=fleet-years');
  });
});
