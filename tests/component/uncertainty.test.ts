import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { question } from '../../src/model/questions.ts';
import { initialScenario } from '../../src/scenario/scenario.ts';
import { reset, setAssumption } from '../../src/scenario/state.svelte.ts';
import { estimate } from '../../src/scenario/estimate.ts';
import Uncertainty from '../../src/widgets/Uncertainty/Uncertainty.svelte';
import { constants } from '../unit/model/receipt-fixture.ts';

const initial = estimate({ ...initialScenario, ticked: question('programme').lines }, constants);
const initialFinding = 'nine outcomes in ten lie between $42.6M and $221M';
const show = () =>
  render(Uncertainty, { id: 'test', asked: 'programme', constants, initial, sources: [{ label: 'this site' }] });

type Screen = Awaited<ReturnType<typeof show>>;
const finding = (screen: Screen) => expect.poll(() => screen.container.querySelector('h3')?.textContent);

beforeEach(() => {
  reset();
});

test('title, text alternative and tornado follow a slider, by way of the worker', async () => {
  const screen = await show();
  await finding(screen).toContain(initialFinding);
  setAssumption('payUsdPerPersonYear', 1_000_000);
  await finding(screen).not.toContain(initialFinding);
  await expect.element(screen.getByRole('img').first()).not.toHaveAccessibleName(/\$42\.6M/);
  // What a reader has set no longer varies.
  await expect.element(screen.getByText('What a person-year costs')).not.toBeInTheDocument();
});

test('what the reader set is listed as held, and can be let go', async () => {
  const screen = await show();
  setAssumption('payUsdPerPersonYear', 1_000_000);
  await expect.element(screen.getByText('Held fixed by you')).toBeVisible();
  await screen.getByRole('button', { name: 'Let it vary: Cost of a person-year' }).click();
  await expect.element(screen.getByText('Held fixed by you')).not.toBeInTheDocument();
  await finding(screen).toContain(initialFinding);
});

test('an assumption of lines that are not asked for changes nothing', async () => {
  const screen = await show();
  setAssumption('h20Units', 0);
  await finding(screen).toContain(initialFinding);
  await expect.element(screen.getByText('Held fixed by you')).not.toBeInTheDocument();
});
