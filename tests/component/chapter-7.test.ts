import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { question, questionIds } from '../../src/model/questions.ts';
import { totalFor } from '../../src/model/receipt.ts';
import { assumptionIds } from '../../src/scenario/assumptions.ts';
import { initialScenario } from '../../src/scenario/scenario.ts';
import { askQuestion, reset, setAssumption, snapshot } from '../../src/scenario/state.svelte.ts';
import type { AssumptionSources } from '../../src/ui/assumption-sources.ts';
import type { CitedWork } from '../../src/ui/citations.ts';
import type { AnswerFacts } from '../../src/widgets/Answers/answers.ts';
import Answers from '../../src/widgets/Answers/Answers.svelte';
import TakeAway from '../../src/widgets/TakeAway/TakeAway.svelte';
import { constants } from '../unit/model/receipt-fixture.ts';

const facts: AnswerFacts = {
  constants,
  rows: questionIds.map((id) => {
    const { choices, values } = initialScenario;
    const oursUsd = totalFor(choices, question(id).lines, constants)(values);
    return { id, published: [], oursUsd, range: { lowUsd: oursUsd / 2, highUsd: oursUsd * 2 }, bases: ['assumed'] };
  }),
};
// One entry per assumption, which the type of fromEntries has forgotten.
const sources = Object.fromEntries(assumptionIds.map((id) => [id, []])) as unknown as AssumptionSources;
const site: CitedWork = {
  title: 'The Receipt: a title',
  authors: ['The authors of The Receipt'],
  version: '0.1.0',
  released: '2026-11-22',
  url: null,
  chapter: null,
};
const works = [{ ...site, chapter: { number: 7, title: 'The bottom line' } }, site];

// What the script in the head of every page does.
beforeAll(() => {
  document.documentElement.dataset['js'] = '';
});

beforeEach(() => {
  reset();
  vi.restoreAllMocks();
});

test('a row puts its question on the receipt, by key as by press, keeps the focus and says so', async () => {
  const screen = await render(Answers, { id: 'answers', facts, sources: [] });
  const fleet = screen.getByRole('button', { name: /^Show this on my receipt \(To buy the whole fleet\)$/ });
  (fleet.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(snapshot().ticked).toEqual(question('fleet').lines);
  const pressed = screen.getByRole('button', { name: /^On my receipt now \(To buy the whole fleet\)$/ });
  await expect.element(pressed).toHaveAttribute('aria-pressed', 'true');
  await expect.element(pressed).toHaveFocus();
  await expect.element(screen.getByText('Your receipt now asks: To buy the whole fleet.')).toBeInTheDocument();
});

test('rows follow the reader’s numbers, in their title, their sum and their drawing', async () => {
  const screen = await render(Answers, { id: 'answers', facts, sources: [] });
  await expect.element(screen.getByRole('heading', { name: /^Seven questions, answers from/ })).toBeVisible();
  setAssumption('rentUsdPerGpuHour', 3.42);
  await expect.element(screen.getByRole('heading', { name: /^Your numbers move three of seven/ })).toBeVisible();
  await expect.element(screen.getByRole('img', { name: /Yours is 9\.53 million dollars, 71% more/ })).toBeVisible();
  askQuestion('own');
  await expect.element(screen.getByRole('button', { name: /^On my receipt now \(To do the final run/ })).toBeVisible();
});

test('the link, the receipt as text and the citations are copied, and each says so', async () => {
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const screen = await render(TakeAway, { id: 'take', constants, sources, works });
  const said = screen.getByRole('status');
  setAssumption('rentUsdPerGpuHour', 3.42);

  await screen.getByRole('button', { name: 'Copy the link', exact: true }).click();
  expect(copied.mock.lastCall?.[0]).toMatch(/\?rate=3\.42$/);
  await expect.element(said).toHaveTextContent('Copied. The link opens this receipt as you left it.');

  await screen.getByRole('button', { name: 'Copy as text' }).click();
  expect(copied.mock.lastCall?.[0]).toMatch(/^TOTAL +\$9,534,960$/m);
  await expect.element(said).toHaveTextContent('Copied. The receipt is in the clipboard as plain text.');

  await screen.getByRole('button', { name: 'Copy the citation of this chapter as Plain text' }).click();
  expect(copied.mock.lastCall?.[0]).toMatch(/“The bottom line”, chapter 7 of The Receipt: a title\. Version 0\.1\.0/);
  await expect.element(said).toHaveTextContent('Copied. This chapter, as Plain text.');
});

test('a browser that refuses to copy gets the link in words', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'));
  const screen = await render(TakeAway, { id: 'take', constants, sources, works });
  await screen.getByRole('button', { name: 'Copy the link', exact: true }).click();
  const said = `This browser does not let a page copy. The link: ${location.origin}${location.pathname}`;
  await expect.element(screen.getByRole('status')).toHaveTextContent(said);
});

test('the picture appears with its words, follows the receipt, and is saved as PNG', async () => {
  const saved: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) saved.push(file);
    return '#saved';
  });
  const screen = await render(TakeAway, { id: 'take', constants, sources, works });
  await expect.element(screen.getByRole('img', { name: /Total \$5,576,000\./ })).toBeVisible();
  setAssumption('rentUsdPerGpuHour', 3.42);
  await expect.element(screen.getByRole('img', { name: /Total \$9,534,960\./ })).toBeVisible();
  await page.getByRole('button', { name: 'PNG' }).click();
  await expect.element(screen.getByRole('status')).toHaveTextContent('Saved as PNG.');
  expect(saved.at(-1)?.type).toBe('image/png');
  // Eight bytes that every PNG begins with.
  const head = new Uint8Array((await saved.at(-1)?.slice(0, 4).arrayBuffer()) ?? new ArrayBuffer());
  expect([...head]).toEqual([0x89, 0x50, 0x4e, 0x47]);
});

test('printing asks the browser for the receipt alone', async () => {
  const print = vi.spyOn(globalThis, 'print').mockImplementation(() => {
    expect(document.documentElement.dataset['print']).toBe('receipt');
    dispatchEvent(new Event('afterprint'));
  });
  const screen = await render(TakeAway, { id: 'take', constants, sources, works });
  await screen.getByRole('button', { name: 'Print' }).click();
  expect(print).toHaveBeenCalledOnce();
  expect(document.documentElement.dataset['print']).toBeUndefined();
});
