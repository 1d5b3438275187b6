import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { reset, setAssumption } from '../../src/scenario/state.svelte.ts';
import { enterState } from '../../src/scrolly/story-place.ts';
import MoeRouter from '../../src/widgets/MoeRouter/MoeRouter.svelte';
import TokenScene from '../../src/widgets/MoeRouter/TokenScene.svelte';
import type { ParameterFacts } from '../../src/widgets/ParameterCount/parameter-facts.ts';
import ParameterCount from '../../src/widgets/ParameterCount/ParameterCount.svelte';
import { deepseekV2, deepseekV3 } from '../unit/model/models.ts';
import { facts } from '../unit/widgets/moe-router/fixture.ts';

const sources = [{ label: 'a source' }];
const press = (element: Element) => (element as HTMLElement).click();

test('one token: each step changes the number, the drawing’s words, and a batch follows the token', async () => {
  const screen = await render(TokenScene, { id: 'scene', facts, still: 'token', isInStory: true, sources });
  const drawing = screen.getByRole('img');
  await expect.element(drawing).toHaveAccessibleName(/None of the routed experts is at work/);

  enterState('token', 'nodes');
  await expect.element(screen.getByText('4 of 8 nodes', { exact: true })).toBeVisible();
  await expect.element(drawing).toHaveAccessibleName(/best 2 scores/);

  enterState('token', 'eight');
  await expect.element(screen.getByText('8 + 1', { exact: true })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: /Play|Pause/ })).not.toBeInTheDocument();

  enterState('token', 'batch');
  await expect.element(screen.getByText('9.3 times', { exact: true })).toBeVisible();
});

test('in balance: the router itself runs, can be paused and played on', async () => {
  const screen = await render(TokenScene, { id: 'scene', facts, still: 'batch', isInStory: true, sources });
  enterState('token', 'balanced');
  // Looked for often: the fixture's run is short, and over before a slow machine asks twice.
  await vi.waitFor(() => press(screen.getByRole('button', { name: 'Pause' }).element()), { interval: 5 });
  const paused = screen.getByRole('button', { name: 'Play on' });
  await expect.element(paused).toBeVisible();
  press(paused.element());
  // The fixture's run has twenty batches.
  await expect.element(screen.getByText(/the mean load, after 20 of 120 batches/)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Play again' })).toBeVisible();
});

test('alone on a page the scene keeps its state wherever a story stands', async () => {
  enterState('token', 'balanced');
  const screen = await render(TokenScene, { id: 'scene', facts, still: 'scores', isInStory: false, sources });
  await expect.element(screen.getByText('256 scores', { exact: true })).toBeVisible();
});

test('the router: a batch, a run from the start, other tokens, and back to V3', async () => {
  const screen = await render(MoeRouter, { id: 'router', facts, sources });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent(/^After 20 batches of bias the busiest expert has/);

  press(screen.getByRole('button', { name: 'Start over' }).element());
  await expect.element(title).toMatchTextContent('By scores alone the busiest expert has 9.3 times the mean load');
  press(screen.getByRole('button', { name: 'One batch' }).element());
  await expect.element(screen.getByText('batch 2 of 120')).toBeVisible();

  press(screen.getByRole('button', { name: 'Other tokens' }).element());
  await expect.element(screen.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Play from the start' })).toBeVisible();

  press(screen.getByRole('button', { name: 'Back to V3’s layer' }).element());
  await expect.element(title).toMatchTextContent(/^After 20 batches of bias/);
  await expect.element(screen.getByRole('button', { name: 'Back to V3’s layer' })).toBeDisabled();
});

test('the router: sliders and switches move the layer, the capacity only what is dropped', async () => {
  const screen = await render(MoeRouter, { id: 'router', facts, sources });
  const bars = screen.getByRole('img', { name: /^Bars, one for each of/ });

  await screen.getByRole('slider', { name: 'Capacity, times the mean' }).fill('4');
  await expect.element(screen.getByText(/at 4.00 times the mean/)).toBeVisible();
  await expect.element(bars).toHaveAccessibleName(/batch 20/);

  await screen.getByRole('radio', { name: '64', exact: true }).click({ force: true });
  await expect.element(bars).toHaveAccessibleName(/one for each of 64 routed experts/);
  await screen.getByRole('slider', { name: 'Nodes a token may reach' }).fill('8');
  await expect.element(screen.getByRole('definition').filter({ hasText: /^none .* nodes a token/ })).toBeVisible();
  await screen.getByRole('slider', { name: 'Nodes a token may reach' }).fill('1');
  await screen.getByRole('slider', { name: 'Experts per token' }).fill('16');
  await expect.element(screen.getByText(/8 work on each token/)).toBeVisible();
});

test('the parameters: sliders, presets and the reader’s rent move the count', async () => {
  reset();
  const models: ParameterFacts = {
    v3: { name: 'DeepSeek-V3', config: deepseekV3, publishedTotal: 671e9, publishedActive: 37e9 },
    v2: { name: 'DeepSeek-V2', config: deepseekV2, publishedTotal: 236e9, publishedActive: 21e9 },
    meanContextTokens: 2048,
    pretrainingTokens: 14.8e12,
    pretrainingGpuHours: 2_664_000,
  };
  const screen = await render(ParameterCount, { id: 'count', facts: models, sources });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('671B parameters are stored; 36.63B, or 5.5%, work on each token');

  const active = screen.getByRole('spinbutton', { name: 'Experts per token, typed' });
  await active.fill('256');
  (active.element() as HTMLElement).blur();
  await expect.element(title).toMatchTextContent('671B parameters are stored; 670.1B, or 100%, work on each token');
  await expect.element(screen.getByText(/16\.2× V3’s, attention included/)).toBeVisible();

  press(screen.getByRole('button', { name: 'Back to DeepSeek-V3' }).element());
  await expect.element(title).toMatchTextContent('36.63B');
  await screen.getByRole('radio', { name: 'DeepSeek-V2' }).click({ force: true });
  await expect.element(title).toMatchTextContent('235.7B parameters are stored; 20.85B, or 8.8%, work on each token');

  await screen.getByRole('radio', { name: 'DeepSeek-V3' }).click({ force: true });
  setAssumption('rentUsdPerGpuHour', 3);
  await expect.element(screen.getByText('$7.992M')).toBeVisible();
  reset();
});
