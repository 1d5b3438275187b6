import { beforeAll, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { bellCurve } from '../../src/widgets/Float8/bench.ts';
import Float8 from '../../src/widgets/Float8/Float8.svelte';
import Float8Memory from '../../src/widgets/Float8/Float8Memory.svelte';
import { lossCurve, patternCells } from '../../src/widgets/Float8/outliers.ts';
import KvCache from '../../src/widgets/KvCache/KvCache.svelte';
import KvClaim from '../../src/widgets/KvCache/KvClaim.svelte';
import { cache, claim } from '../unit/widgets/kv-cache/fixture.ts';

const sources = [{ label: 'a source' }];

// The script in <head> says so on every page; without it the axes stay plain lines.
beforeAll(() => document.documentElement.setAttribute('data-js', ''));

function quantiser() {
  const base = bellCurve(1);
  const curve = lossCurve(base, patternCells('one'));
  return render(Float8, {
    id: 'fp8',
    seed: 1,
    sources,
    losses: curve.losses,
  });
}

test('the cache: length, GPU, memory and share move the title, the drawing and the words', async () => {
  const screen = await render(KvCache, { id: 'kv', facts: cache, sources });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('An H800 holds 69 conversations of 8,192 tokens');

  await screen.getByRole('radio', { name: 'B200, 192 GB' }).click({ force: true });
  await expect.element(title).toMatchTextContent('A B200 holds 166 conversations');

  await screen.getByRole('slider', { name: 'Memory of the GPU, GB' }).fill('100');
  await expect.element(title).toMatchTextContent('A GPU of 100 GB holds 86 conversations');
  await expect.element(screen.getByRole('radio', { name: 'another size' })).toBeChecked();

  const tokens = screen.getByRole('spinbutton', { name: 'Tokens in a conversation, typed' });
  await tokens.fill('131072');
  (tokens.element() as HTMLElement).blur();
  await expect
    .element(title)
    .toMatchTextContent('holds 5 conversations of 131,072 tokens in V3’s cache; with every head kept, not one');
  await screen.getByRole('slider', { name: 'Left for the cache, percent' }).fill('95');
  await expect.element(title).toMatchTextContent('holds 10 conversations');
  await screen.getByRole('spinbutton', { name: 'Conversations at once, typed' }).fill('3');
  (screen.getByRole('spinbutton', { name: 'Conversations at once, typed' }).element() as HTMLElement).blur();
  await expect.element(screen.getByRole('img', { name: /3 at once need 18, 2, 1 GPUs/ })).toBeInTheDocument();
});

test('93.3%: the pair that gives it, and one that does not', async () => {
  const screen = await render(KvClaim, { id: 'claim', facts: claim, sources });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('93.3% is V2, stored at 6 bits, against DeepSeek 67B with 16');
  await screen.getByRole('radio', { name: 'V3 in BF16' }).click({ force: true });
  await expect
    .element(title)
    .toMatchTextContent('V3 in BF16 against DeepSeek 67B, eight groups: 81.9% less, not 93.3%');
  await screen.getByRole('radio', { name: 'itself, every head' }).click({ force: true });
  await expect.element(title).toMatchTextContent('V3 with every head kept: 98.2% less');
});

test('the quantiser: patterns and the size of the outliers move every map and the title', async () => {
  const screen = await quantiser();
  const title = screen.getByRole('heading', { level: 3 });
  await expect
    .element(title)
    .toMatchTextContent(
      'one number 40,000 times the rest, one scale for all errs by 15.8% on average, one per tile by 2.3%',
    );
  await expect
    .element(screen.getByRole('img', { name: /Map of errors, FP8, per block: mean error 5.6%/ }))
    .toBeVisible();

  const size = screen.getByRole('spinbutton', { name: 'Outliers, times the rest' });
  await size.fill('400');
  (size.element() as HTMLElement).blur();
  await expect.element(title).toMatchTextContent('finer scales hardly matter: 2.4% mean error with one, 2.2%');

  await screen.getByRole('radio', { name: 'none' }).click({ force: true });
  await expect.element(title).toMatchTextContent('Without outliers one scale does as well');
});

test('the tile is painted by keyboard and by pointer, and taken back', async () => {
  const screen = await quantiser();
  const title = screen.getByRole('heading', { level: 3 });
  const tile = screen.getByRole('application');
  await screen.getByRole('radio', { name: 'none' }).click({ force: true });

  (tile.element() as SVGElement).focus();
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await expect.element(title).toMatchTextContent('With one number 40,000 times the rest');
  await expect.element(screen.getByRole('radio', { name: 'yours' })).toBeChecked();
  await expect.element(tile).toHaveAttribute('aria-label', expect.stringContaining('Outliers in it: 1.'));
  await userEvent.keyboard('{Enter}');
  await expect.element(title).toMatchTextContent('Without outliers');

  // A stroke over three cells of the top row.
  const { left, top, width } = tile.element().getBoundingClientRect();
  const cell = width / 11;
  const at = (type: string, column: number) =>
    tile.element().dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        button: 0,
        pointerType: 'mouse',
        clientX: left + (column + 0.5) * cell,
        clientY: top + 0.5 * cell,
      }),
    );
  at('pointerdown', 0);
  at('pointermove', 1);
  at('pointermove', 2);
  at('pointerup', 2);
  await expect.element(title).toMatchTextContent('With 3 numbers 40,000 times the rest');

  // When a press only picks, nothing is painted.
  await screen.getByRole('radio', { name: 'picks a number' }).click({ force: true });
  at('pointerdown', 5);
  at('pointerup', 5);
  await expect.element(title).toMatchTextContent('With 3 numbers');
  await expect.element(screen.getByText(/The number in row 96, column 71/)).toBeVisible();
});

test('a finger that scrolls the page paints nothing; one that taps does', async () => {
  const screen = await quantiser();
  const title = screen.getByRole('heading', { level: 3 });
  const tile = screen.getByRole('application');
  await screen.getByRole('radio', { name: 'none' }).click({ force: true });
  const { left, top } = tile.element().getBoundingClientRect();
  const touch = (type: string) =>
    tile
      .element()
      .dispatchEvent(
        new PointerEvent(type, { bubbles: true, button: 0, pointerType: 'touch', clientX: left + 9, clientY: top + 9 }),
      );
  touch('pointerdown');
  touch('pointercancel');
  await expect.element(title).toMatchTextContent('Without outliers');
  touch('pointerdown');
  touch('pointerup');
  await expect.element(title).toMatchTextContent('With one number');
});

test('the number line: scale, axis and zoom', async () => {
  const screen = await quantiser();
  await expect.element(screen.getByText(/÷ scale 89.29 = 0.00294/)).toBeVisible();
  await screen.getByRole('radio', { name: 'each 1×128 tile' }).click({ force: true });
  await expect.element(screen.getByText(/÷ scale 0.00/)).toBeVisible();
  const zoom = screen.getByRole('slider', { name: 'Zoom, steps' });
  await zoom.fill('0');
  await expect.element(zoom).toHaveAttribute('aria-valuetext', '127 of 127 numbers');
  await screen.getByRole('radio', { name: 'linear', exact: true }).click({ force: true });
  await expect.element(screen.getByRole('img', { name: /on a linear line; 127 are in view/ })).toBeVisible();
});

test('75%: of one number against FP32, and 19% to 28% of all that training keeps', async () => {
  const screen = await render(Float8Memory, { id: 'memory', sources });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('75% less than 32, and 50% less than the 16 they replaced');
  await screen.getByRole('radio', { name: 'everything that training keeps for it' }).click({ force: true });
  await expect.element(title).toMatchTextContent('19% to 28% less, not 75%');
});
