import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { initialChoices } from '../../src/model/receipt-inputs.ts';
import { initialValues } from '../../src/scenario/assumptions.ts';
import { reset, scenario } from '../../src/scenario/state.svelte.ts';
import { enterState } from '../../src/scrolly/story-place.ts';
import EnergyBill from '../../src/widgets/EnergyBill/EnergyBill.svelte';
import FourHundred from '../../src/widgets/OtherLabs/FourHundred.svelte';
import type { LabFigure } from '../../src/widgets/OtherLabs/other-labs.ts';
import OtherLabs from '../../src/widgets/OtherLabs/OtherLabs.svelte';
import ProgrammeCost from '../../src/widgets/ProgrammeCost/ProgrammeCost.svelte';
import RentOrOwn from '../../src/widgets/RentOrOwn/RentOrOwn.svelte';
import type { PublishedSum } from '../../src/widgets/ZoomOut/zoom-out.ts';
import ZoomOut from '../../src/widgets/ZoomOut/ZoomOut.svelte';
import { constants } from '../unit/model/receipt-fixture.ts';

const sources = [{ label: 'a source' }];

// The script in <head> says so on every page; without it the axes stay plain lines.
beforeAll(() => document.documentElement.setAttribute('data-js', ''));

test('rent or own: the axis, a slider and the method move one price, and the scenario with it', async () => {
  reset();
  const screen = await render(RentOrOwn, {
    id: 'rent-or-own',
    constants,
    tableAxes: { pricesUsd: [33_750], livesYears: [4] },
    sources,
  });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('At 80% use, an owned hour costs $1.90: renting at $2.00 is dearer');

  const use = screen.getByRole('slider', { name: 'Share of hours in use' });
  (use.element() as HTMLElement).focus();
  use.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }));
  await expect.element(title).toMatchTextContent('At 70% use, an owned hour costs $2.11: renting at $2.00 is cheaper');
  expect(scenario.values.utilisation).toBe(0.7);

  await screen.getByRole('slider', { name: 'Price of a GPU in a server' }).fill('25000');
  await expect.element(title).toMatchTextContent('At 70% use, an owned hour costs $1.67');

  await screen.getByRole('radio', { name: 'Epoch’s, as newer chips come' }).click({ force: true });
  expect(scenario.choices.writeDown).toBe('declining');
  await expect.element(screen.getByText(/^A machine loses 32% of its price a year/)).toBeVisible();
  await expect.element(screen.getByRole('slider', { name: 'Years a server is used' })).not.toBeInTheDocument();
  reset();
});

test('people, failures, data: the title names another part when another part is the largest', async () => {
  reset();
  const screen = await render(ProgrammeCost, {
    id: 'programme',
    names: { roles: [{ name: 'research', count: 150 }], differentNames: 149, departed: 10 },
    evidence: [{ id: 'gpt-3', name: 'GPT-3', low: 4.08, central: 4.08, high: 4.08, basis: 'estimated' }],
    constants,
    sources,
  });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('people cost the most: $67.5M, 12 times the final run');

  const pay = screen.getByRole('spinbutton', { name: 'Cost of a person-year, typed' });
  await pay.fill('30000');
  (pay.element() as HTMLElement).blur();
  await expect.element(title).toMatchTextContent('experiments cost the most: $13.94M');
  await expect.element(screen.getByText('DeepSeek: nothing published')).toBeVisible();
  await expect.element(screen.getByRole('img', { name: /You count 150 of them/ })).toBeVisible();
  reset();
});

test('the electricity myth: the price on the axis moves cost and share', async () => {
  reset();
  const screen = await render(EnergyBill, {
    id: 'energy',
    facts: { gpuKw: 0.7, headlineUsd: 5_576_000, tablePricesUsdPerKwh: [0.06, 0.08] },
    reported: [{ id: 'hubs', name: 'hubs', low: 0.03, high: 0.06, isWeak: true }],
    constants,
    sources,
  });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('Electricity for the run: about $270K, 5% of the headline');
  const typed = screen.getByRole('spinbutton', { name: 'Price of a kWh' });
  await typed.fill('0.03');
  (typed.element() as HTMLElement).blur();
  await expect.element(title).toMatchTextContent('about $100K, 2% of the headline');
  expect(scenario.values).toEqual({ ...initialValues, electricityUsdPerKwh: 0.03 });
  expect(scenario.choices).toEqual(initialChoices);
  reset();
});

test('other laboratories: each boundary has its own title, figures and words, and the keyboard reaches them', async () => {
  const figure = (name: string, usd: number, rest: Partial<LabFigure> = {}): LabFigure => ({
    id: name,
    name,
    low: usd,
    high: usd,
    words: null,
    isMoreThan: false,
    basis: 'estimated',
    source: 'somebody',
    checked: 'Read.',
    isUnconfirmed: false,
    isV3: name === 'V3',
    ...rest,
  });
  const screen = await render(OtherLabs, {
    id: 'labs',
    still: 'amortised',
    sources: { amortised: sources, cloud: sources, newer: sources, said: sources, company: sources },
    facts: {
      amortised: [figure('V3', 5.39e6), figure('Gemini Ultra', 29.8e6), figure('GPT-4', 40.6e6)],
      cloud: [figure('V3', 5.576e6), figure('GPT-4', 78e6), figure('Gemini Ultra', 191e6)],
      newer: [figure('GPT-4', 68.8e6)],
      said: [
        figure('V3', 5.576e6),
        figure('Sonnet', 20e6, { high: 90e6, words: 'tens of millions' }),
        figure('GPT-4', 1e8, { isMoreThan: true }),
      ],
      company: [figure('V3', 5.576e6), figure('Both', 2.544e9)],
    },
  });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('By one method GPT-4’s run cost 7.5 times V3’s');
  await screen.getByRole('radio', { name: 'Cloud prices' }).click({ force: true });
  await expect.element(title).toMatchTextContent('At cloud prices others put rivals’ runs at $78M to $191M');
  await expect.element(screen.getByRole('img', { name: /GPT-4: \$78M, 14 times V3/ })).toBeVisible();
  await screen.getByRole('radio', { name: 'What executives said' }).click({ force: true });
  await expect
    .element(screen.getByRole('img', { name: /Sonnet: tens of millions\. GPT-4: more than \$100M/ }))
    .toBeVisible();
  await screen.getByRole('radio', { name: 'Whole fleet' }).click({ force: true });
  await expect.element(title).toMatchTextContent('$2.544B');
});

test('the sum behind 400 times is written out', async () => {
  const screen = await render(FourHundred, {
    id: 'sum',
    facts: {
      serversUsd: 1.6e9,
      operationsUsd: 9.44e8,
      runUsd: 5_576_000,
      roundedRunUsd: 6e6,
      fleetGpus: 60_000,
      runGpuHours: 2_788_000,
      estimator: 'SemiAnalysis',
    },
    sources,
  });
  await expect.element(screen.getByText('$1.6B + $944M')).toBeVisible();
  await expect.element(screen.getByText('456 times', { exact: true })).toBeVisible();
});

test('zoom out: a step changes the question, the areas and what is read out', async () => {
  const sum = (usd: number, basis: PublishedSum['basis'] = 'estimated'): PublishedSum => ({
    usd,
    basis,
    checked: 'Read.',
  });
  const screen = await render(ZoomOut, {
    id: 'zoom-out',
    still: 'years',
    sources,
    facts: {
      run: sum(5_576_000, 'disclosed'),
      cluster: sum(51e6, 'disputed'),
      listLow: sum(33_750, 'disclosed'),
      listHigh: sum(44_750, 'disclosed'),
      gpus: sum(5e8),
      servers: sum(1.6e9),
      operations: sum(9.44e8),
      clusterGpus: 2048,
      fleetGpus: 60_000,
      estimator: 'SemiAnalysis',
      estimated: '2025-01-31',
    },
  });
  await expect.element(screen.getByText('What would it cost to buy that fleet and run it?')).toBeVisible();
  await expect.element(screen.getByRole('img', { name: /beside them \$944M/ })).toBeVisible();

  enterState('zoom', 'run');
  await expect.element(screen.getByText('What would it cost to rent the GPUs for the final run?')).toBeVisible();
  await expect.element(screen.getByRole('img', { name: /^One filled area: \$5\.576M/ })).toBeVisible();

  enterState('zoom', 'gpus');
  await expect.element(screen.getByText('SemiAnalysis: “more than”')).toBeVisible();
  await expect.element(screen.getByText('$944M', { exact: true })).not.toBeVisible();
});
