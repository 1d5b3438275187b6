import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { RuleFacts } from '../../src/ui/rule-plane/chips-on.ts';
import { enterState } from '../../src/scrolly/story-place.ts';
import DesignChip from '../../src/widgets/DesignChip/DesignChip.svelte';
import RulePlane from '../../src/widgets/RulePlane/RulePlane.svelte';
import { ruleFacts } from '../unit/widgets/design-chip/fixture.ts';

const sources = [{ label: 'a source' }];
const facts: RuleFacts = ruleFacts;
const days = ['2022-10-21', '2023-10-22', '2023-11-17'];

function designer(query = '') {
  history.replaceState(null, '', `${location.pathname}${query}`);
  return render(DesignChip, { id: 'design', facts, days, sources });
}
afterEach(() => history.replaceState(null, '', location.pathname));

test('the graphic follows the story', async () => {
  const screen = await render(RulePlane, { id: 'rules', facts, still: 'before', isInStory: true, sources });
  await expect.element(screen.getByRole('img', { name: /on 25 August 2022\. No region is marked/ })).toBeVisible();
  enterState('rounds', 'gap');
  await expect.element(screen.getByText('H800: under 3A090 by about 72 GB/s', { exact: false })).toBeVisible();
  await expect.element(screen.getByRole('img', { name: /Limit: 600 GB\/s/ })).toBeVisible();
  enterState('rounds', 'h20');
  await expect.element(screen.getByText('H20 32')).toBeInTheDocument();
});

test('alone on a page it shows its own state, whatever the story does', async () => {
  enterState('rounds', 'h20');
  const screen = await render(RulePlane, { id: 'rules', facts, still: 'letter', isInStory: false, sources });
  await expect.element(screen.getByText('26 August 2022')).toBeVisible();
});

test('chip and day give the verdict, its clause and its margin, and the address', async () => {
  const screen = await designer();
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('On 22 October 2023 the H800 is not caught by its numbers');
  await screen.getByRole('radio', { name: '17 November 2023' }).click({ force: true });
  await expect.element(title).toMatchTextContent('the H800 needs a licence, which is presumed to be denied');
  await expect.element(screen.getByRole('status').first()).toMatchTextContent('Over 3A090.a.1 by 11,032 TPP.');
  await screen.getByRole('radio', { name: 'H20', exact: true }).click({ force: true });
  await expect.element(screen.getByRole('status').first()).toMatchTextContent('under 3A090.b.1 by 32 TPP.');
  await expect.poll(() => location.search).toBe('?chip=h20,on_2023-11-17');
});

test('a design out of the address, with what could not be read', async () => {
  const screen = await designer('?rate=3&chip=h20,on_2024-06-01,mm_0,b8_400');
  await expect.element(screen.getByRole('heading', { level: 3 })).toMatchTextContent('On 1 June 2024 this chip');
  await expect.element(screen.getByRole('alert')).toMatchTextContent('performance density divides by the die area');
  await expect.element(screen.getByRole('radio', { name: 'another day' })).toBeChecked();
  await screen.getByRole('radio', { name: 'no', exact: true }).click({ force: true });
  await expect.poll(() => location.search).toBe('?rate=3&chip=h20,b8_400,dc_no,on_2024-06-01');
});

test('bad numbers are refused with the reason, and the chip stays', async () => {
  const screen = await designer();
  const die = screen.getByRole('spinbutton', { name: 'Die area, mm², typed' });
  const alert = screen.getByRole('alert');
  for (const [text, reason] of [
    ['0', 'performance density divides by the die area. It stays 814 mm²'],
    ['-3', 'performance density divides by the die area'],
    ['', 'that is no number'],
  ] as const) {
    await die.fill(text);
    (die.element() as HTMLElement).blur();
    await expect.element(alert).toMatchTextContent(reason);
    await expect.element(die).toHaveValue(814);
  }
  const speed = screen.getByRole('spinbutton', { name: '8-bit speed, dense TOPS, typed' });
  await speed.fill('-1');
  (speed.element() as HTMLElement).blur();
  await expect.element(alert).toMatchTextContent('a chip cannot compute less than nothing');
  // The next good change takes the notice away.
  await screen.getByRole('slider', { name: 'Memory bandwidth, GB/s' }).fill('3');
  await expect.element(alert).toMatchTextContent('');
});

test('the point is moved by keys, by mouse and by finger', async () => {
  const screen = await designer('?chip=h20,on_2024-06-01');
  const title = screen.getByRole('heading', { level: 3 });
  const hand = screen.getByRole('application');
  await expect.element(title).toMatchTextContent('the H20 is not caught');
  (hand.element() as SVGElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  // 2,368 × 1.01² is over 2,400.
  await expect.element(title).toMatchTextContent('this chip needs a notification');
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
  await expect.element(title).toMatchTextContent('this chip is not caught');

  const grip = hand.element().querySelector('.grip');
  const box = hand.element().getBoundingClientRect();
  for (const pointerType of ['mouse', 'touch']) {
    const at = (type: string, share: number) =>
      grip?.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          button: 0,
          pointerId: 1,
          pointerType,
          clientX: box.left + share * box.width,
          clientY: box.top + box.height / 2,
        }),
      );
    // A made-up pointer cannot be captured.
    Object.assign(grip ?? {}, { setPointerCapture: () => undefined });
    at('pointerdown', 0.5);
    at('pointermove', 0.9);
    at('pointerup', 0.9);
    await expect.element(title).toMatchTextContent('presumed to be denied');
    at('pointerdown', 0.9);
    at('pointermove', 0.12);
    at('pointerup', 0.12);
    await expect.element(title).toMatchTextContent('is not caught');
    // Let go, it stays.
    at('pointermove', 0.9);
    await expect.element(title).toMatchTextContent('is not caught');
  }
});

test('the nearest way under the line is taken at a press', async () => {
  const screen = await designer('?chip=a100-80gb-sxm,on_2023-05-01');
  await expect.element(screen.getByRole('heading', { level: 3 })).toMatchTextContent('the A100 needs a licence');
  await screen.getByRole('button', { name: 'Do it : change the links' }).click();
  await expect.element(screen.getByRole('heading', { level: 3 })).toMatchTextContent('this chip is not caught');
  await expect.element(screen.getByText('It is under every line already.')).toBeVisible();
});
