import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { enterState } from '../../src/scrolly/story-place.ts';
import Jevons from '../../src/widgets/Jevons/Jevons.svelte';
import type { DemandFacts } from '../../src/widgets/Jevons/jevons.ts';
import type { Loss, MondayFacts } from '../../src/widgets/MondayBlocks/monday-facts.ts';
import MondayBlocks from '../../src/widgets/MondayBlocks/MondayBlocks.svelte';
import NvidiaCloses from '../../src/widgets/NvidiaCloses/NvidiaCloses.svelte';

const sources = [{ label: 'a source' }];
const demand: DemandFacts = {
  nvidiaChange: -0.169682,
  llamaOverV3: 11.5766,
  forecast: { times: 5, by: 'SemiAnalysis' },
};
const loss = (usd: number, by: string): Loss => ({ usd, by, checked: 'Read.' });
const monday: MondayFacts = {
  day: '27 January 2025',
  movers: [
    { ticker: 'NVDA', name: 'Nvidia', business: 'designs GPUs', group: 'chips', changePercent: -16.97 },
    { ticker: 'VST', name: 'Vistra', business: 'generates electricity', group: 'power', changePercent: -28.27 },
    { ticker: 'AAPL', name: 'Apple', business: 'makes phones', group: 'devices', changePercent: 3.18 },
  ],
  moversChecked: 'Read.',
  indices: [
    { id: 'sox', name: 'Semiconductors', detail: 'an index', changePercent: -9.2, checked: 'Read.' },
    { id: 'soxx', name: 'Semiconductors', detail: 'a fund', changePercent: -7.84, checked: 'Read.' },
    { id: 'gspc', name: 'S&P 500', detail: 'large companies', changePercent: -1.46, checked: 'Read.' },
    { id: 'dji', name: 'Dow Jones', detail: 'Industrial Average', changePercent: 0.65, checked: 'Read.' },
  ],
  nvidia: { fridayUsd: 142.62, mondayUsd: 118.42, lostUsdPerShare: 24.2, change: -0.169682 },
  loss: {
    most: loss(589e9, 'Bloomberg'),
    reuters: loss(593e9, 'Reuters'),
    broadcom: loss(200e9, 'GuruFocus'),
    together: loss(800e9, 'CNBC'),
    wider: loss(1e12, 'Reuters'),
  },
  implied: { most: 24.339e9, reuters: 24.504e9 },
  filed: { shares: 24.49e9, when: '15 November 2024', isConfirmed: false },
};

const warn = vi.spyOn(console, 'warn');
const complain = vi.spyOn(console, 'error');

// The script in <head> says so on every page; without it the axis stays a plain line.
beforeAll(() => document.documentElement.setAttribute('data-js', ''));
beforeEach(() => {
  warn.mockClear();
  complain.mockClear();
});
afterEach(() => {
  expect(warn).not.toHaveBeenCalled();
  expect(complain).not.toHaveBeenCalled();
});

function focus(element: Element): void {
  if (!(element instanceof HTMLElement)) throw new Error('no HTML element');
  element.focus();
}

test('demand: a known figure sets the price cut, and the finding follows', async () => {
  const screen = await render(Jevons, { id: 'jevons', facts: demand, sources });
  const title = screen.getByRole('heading', { level: 3 });
  await expect
    .element(title)
    .toMatchTextContent('11.6× cheaper, spending falls by Nvidia’s 17% at an elasticity of −0.92');

  await screen.getByRole('radio', { name: /SemiAnalysis’s forecast/ }).click({ force: true });
  await expect.element(title).toMatchTextContent('5× cheaper');
  await expect.element(title).toMatchTextContent('−0.88');
  await expect
    .element(screen.getByRole('spinbutton', { name: 'How much cheaper training gets, typed' }))
    .toHaveValue(5);
});

test('demand: arrow keys walk along the axis, to the right for buyers who respond more', async () => {
  const screen = await render(Jevons, { id: 'jevons', facts: demand, sources });
  const slider = screen.getByRole('slider', { name: 'Elasticity of demand' });
  focus(slider.element());
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(slider).toHaveAttribute('aria-valuetext', expect.stringContaining('−1.01. A price lower by 1%'));
  await userEvent.keyboard('{PageDown}');
  await expect.element(slider).toHaveAttribute('aria-valuetext', expect.stringContaining('spending falls by'));
  await slider.fill('0');
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(slider).toHaveAttribute('aria-valuetext', expect.stringContaining('sells no more'));
});

test('demand: a typed elasticity needs no sign, and a price cut outside the range goes to its end', async () => {
  const screen = await render(Jevons, { id: 'jevons', facts: demand, sources });
  const typed = screen.getByRole('spinbutton', { name: 'Elasticity of demand' });
  await typed.fill('1.5');
  focus(screen.getByRole('button', { name: 'Table' }).element());
  await expect.element(typed).toHaveValue(-1.5);
  await expect.element(screen.getByText('A price lower by 1% sells about 1.5% more.')).toBeVisible();

  const cut = screen.getByRole('spinbutton', { name: 'How much cheaper training gets, typed' });
  await cut.fill('99');
  focus(screen.getByRole('button', { name: 'Table' }).element());
  await expect.element(cut).toHaveValue(30);
});

test('the Monday: the picture and its words follow the story', async () => {
  const screen = await render(MondayBlocks, { id: 'monday', facts: monday, still: 'nvidia', sources });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('Nvidia lost 17% of its value');

  enterState('monday', 'broadcom');
  await expect.element(title).toMatchTextContent('CNBC’s $800B is two companies');
  await expect.element(screen.getByRole('img')).toHaveAttribute('aria-label', expect.stringContaining('almost $1T'));

  enterState('monday', 'suppliers');
  await expect
    .element(screen.getByRole('img'))
    .toHaveAttribute('aria-label', expect.stringContaining('Vistra −28.27%'));

  enterState('monday', 'indices');
  await expect.element(title).toMatchTextContent('the Dow Jones rose');
});

test('after: the table opens from its button', async () => {
  const closes = [
    { day: '2025-01-24', usd: 142.62, by: 'a file', checked: 'Read.' },
    { day: '2025-01-27', usd: 118.42, by: 'a file', checked: 'Read.' },
    { day: '2025-06-09', usd: 142.63, by: 'a file', checked: 'Read.' },
  ];
  const facts = { closes, friday: '2025-01-24', monday: '2025-01-27' };
  const screen = await render(NvidiaCloses, { id: 'closes', facts, sources });
  await expect.element(screen.getByRole('heading', { level: 3 })).toMatchTextContent('again on 9 June 2025');
  await screen.getByRole('button', { name: 'Table' }).click();
  await expect.element(screen.getByRole('cell', { name: '−16.97%' })).toBeVisible();
});
