import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { initialScenario } from '../../src/scenario/scenario.ts';
import { reset, scenario, setAssumption, snapshot } from '../../src/scenario/state.svelte.ts';
import type { BoardFacts } from '../../src/widgets/AblationBoard/ablation-board.ts';
import AblationBoard from '../../src/widgets/AblationBoard/AblationBoard.svelte';
import { type SyntheticFacts, syntheticView } from '../../src/widgets/SyntheticData/synthetic-data.ts';
import SyntheticDrawing from '../../src/widgets/SyntheticData/SyntheticDrawing.svelte';

const sources = [{ label: 'a source' }];
const facts: BoardFacts = {
  factors: {
    together: { low: 1.5, central: 1.55, high: 2.45 },
    fp8: { low: 1, central: 1.25, high: 1.74 },
    overlap: { low: 1, central: 1.24, high: 1.7 },
    dense: { low: 2.7, central: 5.6, high: 11.6 },
    latentAttention: { low: 0.82, central: 1.07, high: 1.39 },
    multiToken: { low: 0.96, central: 0.96, high: 1 },
  },
  critic: { low: 1, central: 1.5, high: 1.8 },
  hours: {
    pretraining: 2_664_000,
    contextExtension: 119_000,
    postTraining: 5_000,
    r1Zero: 101_000,
    r1Data: 5_000,
    r1: 41_000,
  },
  runs: [{ id: 'dense', name: 'A dense model', gpuHours: 30_840_000, tokens: 15e12, isMultiplied: false }],
  said: {
    equalSize: 18.3,
    dense67bOverV2: 1.74,
    denseEqualName: 'A dense model',
    denseEqualOverV3: 11.6,
    fp8Share: 0.85,
    fp8Most: 1.74,
    exposed: 1.7,
    groupedOverLatentCache: 3.6,
    fullOverLatentCache: 57,
  },
};

// The script in <head> says so on every page.
beforeAll(() => document.documentElement.setAttribute('data-js', ''));

test('a switch turned off moves title, total and drawing, and the receipt only when asked', async () => {
  reset();
  const screen = await render(AblationBoard, { id: 'board', facts, sources });
  const title = screen.getByRole('heading', { level: 3 });
  const put = screen.getByRole('button', { name: 'Put it on my receipt' });
  await expect.element(title).toMatchTextContent('Experts saved the most');
  await expect.element(put).toBeDisabled();

  await screen.getByRole('switch', { name: 'FP8 arithmetic' }).click();
  await expect.element(title).toMatchTextContent('Without FP8 we would expect 2.8 to 4.8 million GPU-hours');
  await expect.element(screen.getByRole('img', { name: /Your board: 3.5M, from 2.8 to 4.8 million/ })).toBeVisible();
  await expect.element(screen.getByText('$5.6M to $9.5M')).toBeVisible();
  expect(snapshot()).toEqual(initialScenario);

  await put.click();
  expect(scenario.values.pretrainingGpuHours).toBe(3_330_000);
  await expect.element(put).toBeDisabled();
  await expect.element(screen.getByText('On your receipt: 3,330,000 GPU-hours of pre-training.')).toBeVisible();

  await screen.getByRole('button', { name: 'Undo' }).click();
  expect(snapshot()).toEqual(initialScenario);
  await expect.element(screen.getByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
  await expect.element(put).toBeEnabled();
});

test('undo is offered only while nothing else has changed since', async () => {
  reset();
  const screen = await render(AblationBoard, { id: 'board', facts, sources });
  await screen.getByRole('switch', { name: 'Overlapped pipeline' }).click();
  await screen.getByRole('button', { name: 'Put it on my receipt' }).click();
  await expect.element(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
  setAssumption('rentUsdPerGpuHour', 3);
  await expect.element(screen.getByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
  await expect.element(screen.getByText('$9.9M', { exact: true })).not.toBeInTheDocument();
  await expect.element(screen.getByText('$10M', { exact: true })).toBeVisible();
  reset();
});

test('experts off: what dense runs do without has no further effect, and all switches go back on at once', async () => {
  reset();
  const screen = await render(AblationBoard, { id: 'board', facts, sources });
  const experts = screen.getByRole('switch', { name: 'Mixture of experts' });
  await experts.click();
  await expect.element(experts).not.toBeChecked();
  expect(screen.getByRole('img', { name: 'No effect of its own without experts' }).elements()).toHaveLength(3);

  await screen.getByRole('button', { name: 'All switches on' }).click();
  await expect.element(experts).toBeChecked();
  await expect.element(screen.getByText('2.788 million GPU-hours')).toBeVisible();
});

test('synthetic data: numbers lead to the ledger, claims to their verdicts', async () => {
  const facts: SyntheticFacts = {
    hours: { v3: 2_788_000, r1Zero: 101_000, r1Data: 5_000, r1: 41_000 },
    disclosed: [
      { amount: '5K GPU-hours', what: 'Making the data', factId: 'r1-sft-hours', source: 'the paper' },
      { amount: null, what: 'The rest', factId: null, source: 'No source found' },
    ],
    claimed: [
      {
        statement: 'It is cheaper',
        verdict: 'unverifiable',
        reason: 'No source.',
        articles: [{ claimId: 's3-synthetic-cheaper', name: 'An explainer' }],
      },
    ],
  };
  const screen = await render(SyntheticDrawing, { id: 'data', facts, view: syntheticView(facts) });
  await expect.element(screen.getByRole('img', { name: /making the data 5K/ })).toBeVisible();
  expect(screen.getByRole('link', { name: 'the paper' }).element().getAttribute('href')).toMatch(/#r1-sft-hours$/);
  expect(screen.getByRole('link', { name: 'An explainer' }).element().getAttribute('href')).toMatch(
    /#s3-synthetic-cheaper$/,
  );
  await expect.element(screen.getByText('Not published')).toBeVisible();
  await expect.element(screen.getByText('Unverifiable')).toBeVisible();
});
