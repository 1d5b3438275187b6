import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { reset, scenario } from '../../src/scenario/state.svelte.ts';
import type { ModelConstants } from '../../src/model/receipt.ts';
import GuessFirst from '../../src/widgets/GuessFirst/GuessFirst.svelte';
import type { PublishedAnswer } from '../../src/ui/published-answers.ts';
import type { PlausibleFacts } from '../../src/widgets/PlausibleRun/plausible-run.ts';
import PlausibleRun from '../../src/widgets/PlausibleRun/PlausibleRun.svelte';
import PublishedRuns from '../../src/widgets/PublishedRuns/PublishedRuns.svelte';
import type { Quote } from '../../src/widgets/RentSlider/quotes.ts';
import RentSlider from '../../src/widgets/RentSlider/RentSlider.svelte';

const figure = (id: string, amountUsd: number) => ({
  id,
  label: id,
  amountUsd,
  atLeast: false,
  factIds: [],
  claimId: null,
});
const hopper = { bf16DenseFlopPerSecond: 989.5e12, fp8DenseFlopPerSecond: 1979e12 };
const constants: ModelConstants = {
  chip: hopper,
  attentionFlopPerToken: 30.68e9,
  declinePerYear: 0.28,
  published: [figure('v3-rent', 5_576_000)],
};
const quote = (rentUsdPerGpuHour: number, kind: Quote['kind'], chip: Quote['chip']): Quote => ({
  rentUsdPerGpuHour,
  who: kind === 'assumption' ? 'DeepSeek' : 'Somebody',
  when: 'June 2024',
  year: '2024',
  chip,
  kind,
  basis: kind === 'assumption' ? 'assumed' : 'disclosed',
});

beforeEach(() => {
  reset();
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname);
  document.documentElement.dataset['js'] = '';
});

describe('the two dollars', () => {
  const rentSlider = () =>
    render(RentSlider, {
      id: 'rent',
      quotes: [quote(1.99, 'offer', 'H100'), quote(2, 'assumption', 'H800'), quote(3.42, 'offer', 'H800')],
      publishedGpuHours: 2_788_000,
      published: figure('v3-rent', 5_576_000),
      constants,
      sources: [{ label: 'a source' }],
    });

  test('at the rent a reader types, the title has the sum, and the receipt has the rent', async () => {
    const screen = await rentSlider();
    await expect
      .element(screen.getByRole('heading'))
      .toHaveTextContent('At $2.00 an hour, the same hours cost $5,576,000');
    const typed = screen.getByRole('spinbutton', { name: 'Rent per GPU-hour' });
    await typed.fill('3.42');
    (typed.element() as HTMLElement).blur();
    await expect
      .element(screen.getByRole('heading'))
      .toHaveTextContent('At $3.42 an hour, the same hours cost $9,534,960');
    expect(scenario.values.rentUsdPerGpuHour).toBe(3.42);
    await expect
      .element(screen.getByRole('slider'))
      .toHaveAttribute('aria-valuetext', '$3.42 per GPU-hour, the run costs $9,534,960');

    // Twice, because the second time the value does not change and only the text in the field has to.
    for (const tooMuch of ['99', '98']) {
      await typed.fill(tooMuch);
      (typed.element() as HTMLElement).blur();
      await expect.element(typed).toHaveValue(12.5);
    }
  });

  test('keys move the rent by five cents, and a press sets a quote', async () => {
    const screen = await rentSlider();
    const slider = screen.getByRole('slider').element();
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
    expect(scenario.values.rentUsdPerGpuHour).toBe(2.05);
    await screen.getByRole('button', { name: 'the H800 quote, $3.42' }).click();
    expect(scenario.values.rentUsdPerGpuHour).toBe(3.42);
  });

  test('the table opens by its button', async () => {
    const screen = await rentSlider();
    const button = screen.getByRole('button', { name: 'Table' });
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    await button.click();
    await expect.element(button).toHaveAttribute('aria-expanded', 'true');
    await expect.element(screen.getByRole('table')).toBeVisible();
    await expect.element(screen.getByRole('cell', { name: '$9,534,960' })).toBeVisible();
  });
});

describe('a guess', () => {
  const answers: PublishedAnswer[] = [
    { figure: figure('v3-rent', 5_576_000), basis: 'disclosed', questionId: 'rent', what: 'Renting', who: 'DeepSeek' },
    { figure: figure('cluster-51m', 51e6), basis: 'estimated', questionId: 'cluster', what: 'Buying', who: 'Press' },
  ];
  const guessFirst = () => render(GuessFirst, { question: 'What did it cost?', level: 2, answers, after: '#next' });

  test('covers the figures until it is put down, and says so; it is kept for the visit', async () => {
    const screen = await guessFirst();
    await expect.element(screen.getByText('$5.576M')).not.toBeVisible();
    await expect.element(screen.getByText('shown after your guess')).toBeVisible();
    await screen.getByRole('button', { name: 'Put it down here' }).click();
    await expect.element(screen.getByText('$5.576M', { exact: true })).toBeVisible();
    await expect.element(screen.getByRole('status').getByText(/18 times the published \$5\.576M/)).toBeVisible();
    await expect.element(screen.getByText('shown after your guess')).not.toBeInTheDocument();
    expect(sessionStorage.getItem('guess')).toBe('100000000');
    await expect.element(screen.getByRole('slider')).toBeDisabled();

    await screen.unmount();
    const again = await guessFirst();
    await expect.element(again.getByRole('button', { name: 'Guess again' })).toBeVisible();
    await again.getByRole('button', { name: 'Guess again' }).click();
    await expect.element(again.getByText('$5.576M')).not.toBeVisible();
    expect(sessionStorage.getItem('guess')).toBeNull();
  });

  test('moves by keys and is read out in words; whoever does not guess has a way on', async () => {
    const screen = await guessFirst();
    const slider = screen.getByRole('slider', { name: 'Your guess, US dollars' });
    await expect.element(slider).toHaveAttribute('aria-valuetext', '$100M, that is 100 million dollars');
    slider.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true, cancelable: true }));
    await expect.element(slider).toHaveAttribute('aria-valuetext', '$1B, that is 1 billion dollars');
    await expect.element(screen.getByRole('link', { name: 'Start without guessing' })).toHaveAttribute('href', '#next');
  });
});

describe('is that plausible', () => {
  const facts: PlausibleFacts = {
    chips: { hopper, a100: { bf16DenseFlopPerSecond: 312e12 } },
    attentionFlopPerToken: 30.68e9,
    v3: { activeParameters: 36.63e9, tokens: 14.8e12, gpuHours: 2_664_000 },
    medians: {
      moe: { share: 0.2032, runs: 3 },
      denseHopper: { share: 0.2704, runs: 8 },
      denseA100: { share: 0.446, runs: 8 },
    },
  };
  const plausibleRun = () => render(PlausibleRun, { id: 'plausible', facts, sources: [{ label: 'x' }] });

  test('hours go onto the receipt and come off again, leaving nothing behind', async () => {
    const screen = await plausibleRun();
    const before = scenario.values;
    expect(scenario.choices.hours).toBe('disclosed');
    await screen.getByRole('button', { name: 'Use these hours on the receipt' }).click();
    expect(scenario.choices.hours).toBe('derived');
    // V3's own: 34.3% by the rule of thumb is 39.1% with attention counted.
    expect(scenario.values.mfuOfBf16Peak).toBeCloseTo(0.3906, 4);
    await screen.getByRole('button', { name: 'Put the printed hours back' }).click();
    expect(scenario.choices.hours).toBe('disclosed');
    expect(scenario.values).toEqual(before);
  });

  test('what the receipt cannot take leaves it, with a reason', async () => {
    const screen = await plausibleRun();
    await screen.getByRole('button', { name: 'Use these hours on the receipt' }).click();
    await screen.getByRole('radio', { name: 'A100' }).click();
    expect(scenario.choices.hours).toBe('disclosed');
    await expect.element(screen.getByRole('button', { name: 'Use these hours on the receipt' })).toBeDisabled();
    await expect.element(screen.getByText('The receipt prices hours of H800s.')).toBeVisible();
  });

  test('below the floor is impossible, in words', async () => {
    const screen = await plausibleRun();
    const typed = screen.getByRole('spinbutton', { name: 'Share of the BF16 peak reached (MFU)' });
    await typed.fill('110');
    (typed.element() as HTMLElement).blur();
    await expect.element(screen.getByText(/^Impossible: 0\.830M GPU-hours is below the floor/)).toBeVisible();
  });

  test('the same speed is half the share of the FP8 peak', async () => {
    const screen = await plausibleRun();
    await screen.getByRole('radio', { name: 'FP8, twice as fast' }).click();
    await expect
      .element(screen.getByRole('slider', { name: /FP8 peak/ }))
      .toHaveAttribute('aria-valuetext', '17.1% of the FP8 peak, 2.66M GPU-hours');
  });
});

test('published runs are read out one at a time, by keys', async () => {
  const run = (id: string, name: string, reportedGpuHours: number) => ({
    id,
    name,
    group: 'moe' as const,
    reportedGpuHours,
    expectedGpuHours: 2e6,
    lowGpuHours: 1e6,
    highGpuHours: 4e6,
    peers: 3,
    covered: true,
  });
  const screen = await render(PublishedRuns, {
    id: 'runs',
    runs: [run('a', 'Model A', 3e6), run('b', 'Model B', 2e6)],
    coverage: { covered: 2, runs: 2, share: 1 },
    level: 0.9,
    highlightId: 'a',
    sources: [{ label: 'x' }],
  });
  const list = screen.getByRole('listbox');
  await expect.element(list).toHaveAttribute('aria-activedescendant', 'runs-a');
  list.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
  await expect.element(list).toHaveAttribute('aria-activedescendant', 'runs-b');
  await expect
    .element(screen.getByRole('option', { name: /^Model B: reported 2,000K GPU-hours/ }))
    .toHaveAttribute('aria-selected', 'true');
});
