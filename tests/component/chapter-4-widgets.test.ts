import { afterEach, beforeAll, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { reset, setAssumption } from '../../src/scenario/state.svelte.ts';
import Benchmarks from '../../src/widgets/Benchmarks/Benchmarks.svelte';
import InferenceDay from '../../src/widgets/InferenceDay/InferenceDay.svelte';
import { scores } from '../unit/widgets/benchmarks/fixture.ts';
import { day } from '../unit/widgets/inference-day/fixture.ts';

const sources = [{ label: 'a source' }];

// The script in <head> says so on every page; without it what only scripts can do stays hidden.
beforeAll(() => document.documentElement.setAttribute('data-js', ''));
afterEach(reset);

test('scores: the switch changes title, marks and words, and leads to the claim', async () => {
  const screen = await render(Benchmarks, { id: 'scores', facts: scores, sources, still: 'like' });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('R1 is ahead of o1 on 1 of 2 tests and behind on 1');
  await expect
    .element(screen.getByRole('img', { name: 'AIME 2024: R1 79.8, o1 79.2. V3 39.2, GPT-4o 9.3.' }))
    .toBeVisible();

  (screen.getByRole('radio', { name: 'like for like' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(title).toMatchTextContent('“Almost 10 times” is 8.6× on AIME and 1.3× on MATH-500');
  await expect
    .element(screen.getByRole('img', { name: 'AIME 2024: “R1” 79.8, “GPT-4” 9.3. left out: o1 79.2.' }))
    .toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'Garbled' }).last())
    .toHaveAttribute('href', expect.stringContaining('/claims/#s3-'));
  await expect.element(screen.getByText('no claim quotes it')).toBeVisible();
});

test('the day: presets, sliders and typed values move title, bars and readings', async () => {
  const screen = await render(InferenceDay, { id: 'day', facts: day, sources });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('brings $562,027 and costs $87,072: 545% more than it costs');
  const theory = screen.getByRole('button', { name: 'DeepSeek’s theoretical day' });
  await expect.element(theory).toHaveAttribute('aria-pressed', 'true');

  await screen.getByRole('button', { name: 'break-even' }).click();
  await expect.element(title).toMatchTextContent('With 84.5% of the traffic free, the day earns what it costs');
  await expect.element(theory).toHaveAttribute('aria-pressed', 'false');

  await screen.getByRole('button', { name: 'half of it free' }).click();
  await expect.element(screen.getByRole('img', { name: /Free traffic: −\$281,014.*Income: \$281,014/ })).toBeVisible();

  await screen.getByRole('slider', { name: 'Hours a day at a discount' }).fill('12');
  // Half of what is left, half of the day, half off: a quarter less.
  await expect.element(screen.getByRole('img', { name: /Night discount: −\$70,253/ })).toBeVisible();
  const free = screen.getByRole('spinbutton', { name: 'Free traffic, percent, typed' });
  await free.fill('150');
  (free.element() as HTMLElement).blur();
  await expect.element(title).toMatchTextContent('On your assumptions, the day brings $0');

  await theory.click();
  await expect.element(title).toMatchTextContent('In theory');
});

test('the day: machines, traffic and the rent of the receipt', async () => {
  setAssumption('rentUsdPerGpuHour', 3);
  const screen = await render(InferenceDay, { id: 'day', facts: day, sources });
  const title = screen.getByRole('heading', { level: 3 });
  // The published sum stands, whatever the reader assumes elsewhere, until they ask for their own.
  await expect.element(title).toMatchTextContent('costs $87,072');

  await screen.getByText('Prices, machines and traffic').click();
  const take = screen.getByRole('button', { name: 'Take the rent on your receipt, $3.00' });
  await take.click();
  await expect.element(title).toMatchTextContent('costs $130,608: 330% more');
  await expect.element(take).toBeDisabled();
  await expect.element(screen.getByText('64 days')).toBeVisible();

  const traffic = screen.getByRole('spinbutton', { name: 'Traffic, times the published day, typed' });
  await traffic.fill('2');
  (traffic.element() as HTMLElement).blur();
  await expect.element(screen.getByText('32 days')).toBeVisible();
  await expect.element(title).toMatchTextContent('330% more');
});
