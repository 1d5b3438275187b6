import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { assumptionIds } from '../../src/scenario/assumptions.ts';
import { reset, setAssumption, snapshot } from '../../src/scenario/state.svelte.ts';
import Actions from '../../src/widgets/Lab/Actions.svelte';
import Assumptions from '../../src/widgets/Lab/Assumptions.svelte';
import Compare from '../../src/widgets/Lab/Compare.svelte';
import type { AssumptionSources } from '../../src/ui/assumption-sources.ts';
import Questions from '../../src/widgets/Lab/Questions.svelte';
import { constants } from '../unit/model/receipt-fixture.ts';

// One entry per assumption, which the type of fromEntries has forgotten.
const sources = Object.fromEntries(assumptionIds.map((id) => [id, []])) as unknown as AssumptionSources;
const jsonFile = (text: string) => new File([text], 'mine.json', { type: 'application/json' });
const saved = (fields: object) => JSON.stringify({ kind: 'the-receipt-scenario', version: 1, ...fields });

beforeEach(() => {
  reset();
});

test('a slider changes what every question comes to', async () => {
  const questions = await render(Questions, { constants });
  const rows = await render(Assumptions, { sources });
  const rent = questions.getByRole('radio', { name: /^To rent the GPUs for the final run \$/ });
  await expect.element(rent).toHaveAccessibleName('To rent the GPUs for the final run $5,576,000');
  await rows.getByRole('slider', { name: 'Rent', exact: true }).fill('3.42');
  await expect.element(rent).toHaveAccessibleName('To rent the GPUs for the final run $9,534,960');
});

test('an assumption can be held, let go, and brought back from what was typed', async () => {
  const rows = await render(Assumptions, { sources });
  await rows.getByRole('button', { name: 'Hold it fixed: Rent', exact: true }).click();
  await expect.element(rows.getByText('Held fixed by you.')).toBeVisible();
  expect(snapshot().held).toEqual(['rentUsdPerGpuHour']);
  await rows.getByRole('button', { name: 'Let it vary: Rent', exact: true }).click();
  expect(snapshot().held).toEqual([]);

  const typed = rows.getByRole('spinbutton', { name: 'Rent, typed' });
  await typed.fill('3.42');
  (typed.element() as HTMLElement).blur();
  await rows.getByRole('button', { name: 'Back to $2.00 per GPU-hour: Rent' }).click();
  expect(snapshot().values.rentUsdPerGpuHour).toBe(2);
});

describe('opening a file', () => {
  const choose = (screen: Awaited<ReturnType<typeof render>>, text: string) =>
    screen.getByLabelText('Open a saved one').upload(jsonFile(text));

  test('that is no scenario says why, and nothing is lost', async () => {
    setAssumption('rentUsdPerGpuHour', 3.42);
    const screen = await render(Actions, { constants, sources });
    await choose(screen, '{"kind": "the-rec');
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent('mine.json was not opened. The file is not JSON, or only a part of it. Nothing has changed.');
    expect(snapshot().values.rentUsdPerGpuHour).toBe(3.42);
  });

  test('takes it over, reports what is not allowed, and can be undone', async () => {
    setAssumption('rentUsdPerGpuHour', 3.42);
    const screen = await render(Actions, { constants, sources });
    await choose(screen, saved({ assumptions: { people: 100_000 } }));
    await expect.element(screen.getByText('mine.json is open. Undo brings back what you had.')).toBeVisible();
    await expect.element(screen.getByText(/It is now 1,000 people\.$/)).toBeVisible();
    expect(snapshot().values).toMatchObject({ people: 1_000, rentUsdPerGpuHour: 2 });
    await screen.getByRole('button', { name: 'Undo' }).click();
    expect(snapshot().values).toMatchObject({ people: 150, rentUsdPerGpuHour: 3.42 });
  });
});

test('“400 times” is shown as the two scenarios that it divides', async () => {
  const screen = await render(Compare, { constants: { ...constants, published: publishedForFourHundred } });
  await screen.getByRole('button', { name: 'Show the “400 times”' }).click();
  await expect.element(screen.getByRole('status')).toHaveTextContent('B is 455× A.');
  await expect.element(screen.getByText(/It divides a company by a run/)).toBeVisible();
  expect(snapshot().ticked).toContain('operations');
});

test('what was pinned stands still while the slider moves on', async () => {
  setAssumption('rentUsdPerGpuHour', 4);
  const screen = await render(Compare, { constants });
  await screen.getByRole('button', { name: 'Pin yours as A' }).click();
  await expect.element(screen.getByRole('status')).toHaveTextContent('Both come to the same.');
  setAssumption('rentUsdPerGpuHour', 2);
  await expect.element(screen.getByRole('status')).toHaveTextContent('A is 2× B.');
  expect(new URLSearchParams(location.search).get('compare')).toBe('pinned?rate=4');
});

const publishedForFourHundred = [
  ['v3-rent', 5_576_000],
  ['six-million', 6_000_000],
  ['semianalysis-servers-and-operations', 2_544_000_000],
].map(([id, amountUsd]) => ({
  id: String(id),
  label: String(id),
  amountUsd: Number(amountUsd),
  atLeast: false,
  factIds: [],
  claimId: null,
}));
