import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import { lineIds } from '../../src/model/receipt-inputs.ts';
import { question } from '../../src/model/questions.ts';
import { reset, scenario } from '../../src/scenario/state.svelte.ts';
import Receipt from '../../src/widgets/Receipt/Receipt.svelte';
import { constants } from '../unit/model/receipt-fixture.ts';

const marks = [
  { id: 'v3-rent', label: 'DeepSeek', amountUsd: 5_576_000, atLeast: false, basis: 'disclosed' },
  { id: 'semianalysis-gpus', label: 'GPUs', amountUsd: 5e8, atLeast: true, basis: 'estimated' },
] as const;
const props = {
  lines: ['pre', 'ctx', 'post', 'own-energy', 'people'] as const,
  constants,
  marks,
  initialRange: { lowUsd: 4_182_000, highUsd: 11_152_000 },
};

const linesOfFleet = question('fleet').lines;

beforeEach(async () => {
  document.documentElement.dataset['js'] = '';
  await page.viewport(1280, 900);
});
afterEach(() => reset());

const dock = () => page.elementLocator(document.querySelector('.till-flow') ?? document.body);
const total = () => page.elementLocator(document.querySelector('.till-flow .till-total') ?? document.body);

test('a reader takes a line off and puts it back, and it stays where it was', async () => {
  await render(Receipt, { ...props, lines: ['pre'] });
  const tick = dock().getByRole('checkbox', { name: 'Context extension' });
  await tick.click();
  await expect.element(total()).toMatchTextContent(/\$5,338,000/);
  await expect.element(tick).not.toBeChecked();
  await tick.click();
  await expect.element(total()).toMatchTextContent(/\$5,576,000/);
  await expect.element(tick).toBeChecked();
});

test('a line that would pay twice is refused in words, and can be paid instead', async () => {
  await render(Receipt, props);
  const tick = dock().getByRole('checkbox', { name: 'Electricity' });
  await expect.element(tick).toHaveAccessibleDescription('An hour’s rent already pays for its electricity.');
  await tick.click();
  await expect.element(tick).not.toBeChecked();
  await expect.element(total()).toMatchTextContent(/\$5,576,000/);

  await dock().getByRole('button', { name: 'Pay this way instead' }).click();
  await expect.element(tick).toBeChecked();
  await expect.element(tick).toHaveFocus();
  await expect.element(dock().getByRole('heading', { level: 2 })).toMatchTextContent(/To pay for the electricity/);
  // The lines that gave way are still there to go back to.
  await expect.element(dock().getByRole('checkbox', { name: 'Pre-training' })).not.toBeChecked();
});

test('a refusal is announced, by a region that was there before, and again when it is asked for again', async () => {
  await render(Receipt, props);
  const region = document.querySelector('.till-flow [data-says=tick][role=status]');
  expect(region?.textContent?.trim()).toBe('');
  const tick = dock().getByRole('checkbox', { name: 'Electricity' });
  await tick.click();
  await expect.poll(() => region?.textContent).toMatch(/^Electricity stays off for now\. An hour’s rent already pays/);
  const words = region?.firstElementChild;
  await tick.click();
  await expect.poll(() => region?.firstElementChild !== words).toBe(true);
  await dock().getByRole('button', { name: 'Pay this way instead' }).click();
  await expect.poll(() => region?.textContent).toMatch(/^Electricity is ticked in place of Pre-training, Context/);
});

test('the way out of a refusal is the next thing that Tab reaches, and says what would come off', async () => {
  await render(Receipt, props);
  const tick = dock().getByRole('checkbox', { name: 'Electricity' });
  await tick.click();
  await expect.element(tick).toHaveFocus();
  await userEvent.tab();
  await expect.element(dock().getByRole('button', { name: 'Pay this way instead' })).toHaveFocus();
  await expect.element(dock()).toMatchTextContent(/come off: Pre-training, Context extension and Post-training\./);
});

test('every value on the receipt is called by what is seen of it, and is 24 pixels high', async () => {
  await render(Receipt, props);
  await expect.element(dock().getByRole('checkbox').first()).toBeEnabled();
  const values = [...document.querySelectorAll<HTMLElement>('.till-flow .formula button')];
  expect(values.length).toBeGreaterThan(8);
  for (const value of values) {
    const seen = value.querySelector(':scope > :not(.vh)')?.textContent ?? '?';
    await expect.element(page.elementLocator(value)).toHaveAccessibleName(new RegExp(`^${RegExp.escape(seen)} ?, .`));
    expect(value.getBoundingClientRect().height, seen).toBeGreaterThanOrEqual(24);
    expect(value.getBoundingClientRect().width, seen).toBeGreaterThanOrEqual(24);
  }
  for (const box of document.querySelectorAll('.till-flow input[type=checkbox]')) {
    expect(box.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
    expect(box.getBoundingClientRect().width).toBeGreaterThanOrEqual(24);
  }
});

test.each([
  [1440, 900],
  [1440, 700],
  [1440, 600],
  [1024, 600],
])('in a window of %d × %d the question and the total are in view, whatever is scrolled', async (width, height) => {
  await page.viewport(width, height);
  await render(Receipt, { ...props, lines: [...lineIds] });
  await expect.element(dock().getByRole('checkbox').first()).toBeEnabled();
  const inView = (selector: string) => {
    const { top, bottom } = document.querySelector(`.till-flow ${selector}`)?.getBoundingClientRect() ?? {};
    return top !== undefined && bottom !== undefined && top >= 0 && bottom <= height;
  };
  const region = [...document.querySelectorAll<HTMLElement>('.till-flow :is(.till-body, .till-lines)')].find(
    (each) => each.tabIndex === 0,
  );
  expect(region?.getAttribute('aria-label')).toMatch(/receipt/i);
  for (const share of [0, 0.5, 1]) {
    region?.scrollTo(0, share * region.scrollHeight);
    await new Promise(requestAnimationFrame);
    expect(inView('h2') && inView('.till-total'), `scrolled by ${share}`).toBe(true);
  }
});

test('a line that is ticked from elsewhere is brought into view', async () => {
  await page.viewport(1024, 600);
  await render(Receipt, { ...props, lines: [...lineIds] });
  await expect.element(dock().getByRole('checkbox').first()).toBeEnabled();
  await dock().getByRole('button', { name: 'ask something else' }).click();
  await dock().getByRole('radio', { name: 'to buy the whole fleet', exact: true }).click();
  const first = () => document.querySelector('.till-flow [data-line=fleet-a100]')?.getBoundingClientRect();
  await expect.poll(() => (first()?.bottom ?? 1e9) < 560 && (first()?.top ?? -1) > 60).toBe(true);
});

test('the network of the fleet follows the GPUs that are ticked, in numbers and in words', async () => {
  await render(Receipt, { ...props, lines: linesOfFleet });
  await dock().getByRole('button', { name: 'ask something else' }).click();
  await dock().getByRole('radio', { name: 'to buy the whole fleet', exact: true }).click();
  const network = () => page.elementLocator(document.querySelector('[data-line=fleet-network]') ?? document.body);
  await expect.element(network()).toMatchTextContent(/Network of the fleet/);
  await expect.element(network()).toMatchTextContent(/60,000 GPUs/);
  await dock().getByRole('checkbox', { name: 'A100s' }).click();
  await expect.element(network()).toMatchTextContent(/Network of these GPUs/);
  await expect.element(network()).toMatchTextContent(/50,000 GPUs/);
});

test('a value opens its slider below the line, moves the total, and Escape brings the reader back', async () => {
  await render(Receipt, props);
  const value = dock()
    .getByRole('button', { name: /^\$2\.00 ?, Rent: 2 dollars/ })
    .first();
  await value.click();
  await dock().getByRole('slider', { name: 'Rent', exact: true }).fill('3.42');
  await expect.element(total()).toMatchTextContent(/\$9,534,960/);
  await expect.element(dock()).toMatchTextContent(/1 change/);
  await expect.element(dock()).toMatchTextContent(/71% more/);
  await expect.element(dock()).toMatchTextContent(/none: everything in it is held/);

  await userEvent.keyboard('{Escape}');
  await expect.element(dock().getByRole('slider')).not.toBeInTheDocument();
  await expect
    .element(
      dock()
        .getByRole('button', { name: /^\$3\.42 ?, Rent: 3.42 dollars/ })
        .first(),
    )
    .toHaveFocus();
});

test('holding a value takes its range out of the total, and letting go brings it back', async () => {
  await render(Receipt, props);
  await dock()
    .getByRole('button', { name: /, Rent: / })
    .first()
    .click();
  await dock().getByRole('button', { name: 'Hold it at $2.00 per GPU-hour' }).click();
  await expect.element(dock()).toMatchTextContent(/none: everything in it is held/);
  await dock().getByRole('button', { name: 'Let it vary again' }).click();
  await expect.element(dock()).toMatchTextContent(/\$4\.18M to \$11\.2M/);
  await expect.element(dock()).toMatchTextContent(/nothing changed yet/);
});

test('a value made of several assumptions lists them, one slider at a time', async () => {
  await render(Receipt, props);
  await dock()
    .getByRole('button', { name: /, Electricity drawn/ })
    .click();
  await dock()
    .getByRole('button', { name: /^Share of rated power drawn/ })
    .click();
  await expect.element(dock().getByRole('slider', { name: 'Share of rated power drawn', exact: true })).toBeVisible();
  await dock()
    .getByRole('button', { name: /^Power of the building/ })
    .click();
  expect(dock().getByRole('slider').all()).toHaveLength(1);
});

test('the question is changed from a list, by a press or with the keyboard', async () => {
  await render(Receipt, props);
  const question = dock().getByRole('heading', { level: 2 });
  const ask = dock().getByRole('button', { name: 'ask something else' });
  await ask.click();
  await expect
    .element(dock().getByRole('radio', { name: 'to rent the GPUs for the final run', exact: true }))
    .toHaveFocus();
  await dock().getByRole('radio', { name: 'to buy the whole fleet', exact: true }).click();
  await expect.element(question).toMatchTextContent(/To buy the whole fleet/);
  await expect.element(ask).toHaveFocus();
  await expect.element(dock().getByRole('radio').first()).not.toBeInTheDocument();

  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(question).toMatchTextContent(/To buy the whole fleet and run it for years/);
  await userEvent.keyboard('{Escape}');
  await expect.element(ask).toHaveFocus();
});

test('the question is a heading, and asking another is a button beside it', async () => {
  await render(Receipt, props);
  const heading = dock().getByRole('heading', { level: 2 });
  await expect.element(heading).toMatchTextContent(/^To rent the GPUs for the final run$/);
  expect(heading.element().querySelector('button')).toBeNull();
});

test('more lines unfold in groups, and a line ticked among them stays there until they fold', async () => {
  await render(Receipt, props);
  await dock().getByRole('button', { name: '15 more lines' }).click();
  await expect.element(dock().getByRole('heading', { name: 'R1 on top, rented' })).toBeVisible();
  const rows = () =>
    [...document.querySelectorAll('.till-flow input[type=checkbox]')].map((box) => box.closest('label')?.textContent);
  const before = rows();
  await dock().getByRole('checkbox', { name: 'R1-Zero' }).click();
  expect(rows()).toEqual(before);
  await dock().getByRole('button', { name: 'Fewer lines' }).click();
  await expect.element(dock().getByRole('checkbox', { name: 'R1-Zero' })).toBeChecked();
  await expect.element(dock().getByRole('heading', { name: 'R1 on top, rented' })).not.toBeInTheDocument();
});

test('starting over can be undone, and both say what they did', async () => {
  await render(Receipt, props);
  await dock().getByRole('checkbox', { name: 'People' }).click();
  await dock().getByRole('button', { name: 'Start over' }).click();
  await expect.element(total()).toMatchTextContent(/\$5,576,000/);
  await expect.element(dock()).toMatchTextContent(/Undo brings yours back/);
  await dock().getByRole('button', { name: 'Undo' }).click();
  await expect.element(total()).toMatchTextContent(/\$73,076,000/);
  await expect.element(dock()).toMatchTextContent(/Taken back\./);
});

test('a screen reader hears the total once it has come to rest, and not when the page opens', async () => {
  await render(Receipt, props);
  const spoken = () => document.querySelector('.till-flow [data-says=total]')?.textContent;
  await dock().getByRole('checkbox', { name: 'People' }).click();
  await expect.poll(spoken, { timeout: 10_000 }).toMatch(/^Total 73,076,000 dollars. 90% range: \$/);
});

test('a line that the page prints comes when its place is reached, and a ticked one is there from the start', async () => {
  const far = document.createElement('div');
  far.dataset['prints'] = 'people';
  far.style.cssText = 'position: absolute; top: 4000px; height: 20px; width: 100px';
  document.body.append(far);
  await render(Receipt, { ...props, prints: ['pre', 'people'] });
  await expect.element(dock().getByRole('checkbox', { name: 'Pre-training' })).toBeVisible();
  await expect.element(dock().getByRole('checkbox', { name: 'People' })).not.toBeInTheDocument();
  far.scrollIntoView();
  await expect.element(dock().getByRole('checkbox', { name: 'People' })).toBeInTheDocument();
  far.remove();
  scrollTo(0, 0);
});

test('on a narrow screen the bar opens the receipt as a dialog, and Escape gives the focus back', async () => {
  await page.viewport(390, 800);
  await render(Receipt, props);
  const bar = page.getByRole('button', { name: /^Your receipt: To rent/ });
  await expect.element(page.getByRole('checkbox').first()).not.toBeInTheDocument();
  await bar.click();
  const sheet = page.getByRole('dialog', { name: 'Your receipt' });
  await expect.element(sheet).toBeVisible();
  expect(document.activeElement?.closest('dialog')).not.toBeNull();

  await sheet.getByRole('checkbox', { name: 'People' }).click();
  await expect.element(sheet).toMatchTextContent(/\$73,076,000/);
  await userEvent.keyboard('{Escape}');
  await expect.element(sheet).not.toBeInTheDocument();
  await expect.element(bar).toHaveFocus();
  await expect.element(bar).toMatchTextContent(/\$73,076,000/);
});

test('in the sheet, Escape closes what is open inside before the sheet itself', async () => {
  await page.viewport(390, 800);
  await render(Receipt, props);
  await page.getByRole('button', { name: /^Your receipt:/ }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /ask something else/ }).click();
  await expect.element(sheet.getByRole('radio').first()).toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await expect.element(sheet.getByRole('radio').first()).not.toBeInTheDocument();
  await expect.element(sheet).toBeVisible();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect.element(sheet).not.toBeInTheDocument();
});

test('the sheet opens with a swipe up on the bar and closes with a swipe down on its head', async () => {
  await page.viewport(390, 800);
  await render(Receipt, props);
  await expect.element(page.getByRole('button', { name: /^Your receipt:/ })).toBeEnabled();
  swipe('.till-bar', -60);
  await expect.element(page.getByRole('dialog')).toBeVisible();
  swipe('.till-sheet-head', 8);
  await expect.element(page.getByRole('dialog')).toBeVisible();
  swipe('.till-sheet-head', 60);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('a window made wide closes the sheet', async () => {
  await page.viewport(390, 800);
  await render(Receipt, props);
  await page.getByRole('button', { name: /^Your receipt:/ }).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await page.viewport(1280, 900);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(scenario.ticked).toEqual(['pre', 'ctx', 'post']);
});

function swipe(selector: string, byY: number) {
  const element = document.querySelector(selector);
  const at = { clientX: 100, clientY: 400, pointerId: 7, isPrimary: true, bubbles: true };
  element?.dispatchEvent(new PointerEvent('pointerdown', at));
  element?.dispatchEvent(new PointerEvent('pointermove', { ...at, clientY: 400 + byY }));
  element?.dispatchEvent(new PointerEvent('pointerup', { ...at, clientY: 400 + byY }));
}
