import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { earlyInput } from '../../src/integrations/early-input.ts';

beforeAll(earlyInput);
afterEach(() => document.body.replaceChildren());

/** An island as the build leaves it. */
function asleep(content: string): Element {
  const island = document.createElement('astro-island');
  island.toggleAttribute('ssr', true);
  island.innerHTML = content;
  document.body.append(island);
  return island;
}

/** Wakes it as Astro does: `hydrate` sets controls to what the build knew, and listens from then on. */
async function wake(island: Element, hydrate: () => void): Promise<void> {
  hydrate();
  island.removeAttribute('ssr');
  island.dispatchEvent(new CustomEvent('astro:hydrate'));
  await new Promise((resolve) => setTimeout(resolve, 5));
}

function only<Found extends Element>(island: Element, selector: string): Found {
  const found = island.querySelector<Found>(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
}

describe('what a reader does before an island has woken', () => {
  test('a slider keeps the place it was set to, and the island hears of it', async () => {
    const island = asleep('<input type="range" min="0" max="100" value="10">');
    const slider = only<HTMLInputElement>(island, 'input');
    for (const value of ['30', '40']) {
      slider.value = value;
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const heard: string[] = [];
    await wake(island, () => {
      slider.value = '10';
      slider.addEventListener('input', () => heard.push(slider.value));
    });
    expect(heard).toEqual(['40']);
    expect(slider.value).toBe('40');
  });

  test('a typed number arrives as the change that it is', async () => {
    const island = asleep('<input type="number" value="2">');
    const field = only<HTMLInputElement>(island, 'input');
    field.value = '3.42';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    const changed = vi.fn();
    await wake(island, () => {
      field.value = '2';
      field.addEventListener('change', () => changed(field.value));
    });
    expect(changed.mock.calls).toEqual([['3.42']]);
  });

  test.each([
    ['Enter pressed', () => new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })],
    ['the field left', () => new FocusEvent('focusout', { bubbles: true })],
  ])('%s just after it has woken counts, though the field holds what the build knew', async (_, made) => {
    const island = asleep('<input type="number" value="2">');
    const field = only<HTMLInputElement>(island, 'input');
    field.value = '3.42';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const changed = vi.fn();
    await wake(island, () => {
      field.value = '2';
      field.addEventListener('change', () => changed(field.value));
      // Before the typed number has been set once more.
      queueMicrotask(() => field.dispatchEvent(made()));
    });
    expect(changed.mock.calls).toEqual([['3.42']]);
  });

  test('a chosen file stays chosen, and the island hears of it', async () => {
    const island = asleep('<input type="file">');
    const field = only<HTMLInputElement>(island, 'input');
    const chosen = new DataTransfer();
    chosen.items.add(new File(['{}'], 'scenario.json'));
    field.files = chosen.files;
    const complained = vi.fn();
    addEventListener('error', complained, { once: true });
    field.dispatchEvent(new Event('change', { bubbles: true }));
    const heard: (string | undefined)[] = [];
    await wake(island, () => field.addEventListener('change', () => heard.push(field.files?.[0]?.name)));
    removeEventListener('error', complained);
    expect(heard).toEqual(['scenario.json']);
    expect(complained).not.toHaveBeenCalled();
  });

  test('presses are made when it has woken, each of them once and in order', async () => {
    const island = asleep('<button id="a">A</button><button id="b"><span>B</span></button>');
    const pressed: string[] = [];
    only<HTMLElement>(island, '#b span').click();
    only<HTMLElement>(island, '#a').click();
    only<HTMLElement>(island, '#a').click();
    await wake(island, () => {
      for (const button of island.querySelectorAll('button')) {
        button.addEventListener('click', () => pressed.push(button.id));
      }
    });
    expect(pressed).toEqual(['b', 'a', 'a']);
  });

  test('a box is ticked by the island, not before it', async () => {
    const island = asleep('<label><input type="checkbox"> People</label>');
    const box = only<HTMLInputElement>(island, 'input');
    only<HTMLElement>(island, 'label').click();
    expect(box.checked).toBe(false);
    await wake(island, () => undefined);
    expect(box.checked).toBe(true);
  });

  test('what comes after it has woken counts more', async () => {
    const island = asleep('<input type="range" min="0" max="100" value="10">');
    const slider = only<HTMLInputElement>(island, 'input');
    slider.value = '30';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await wake(island, () =>
      // The hand still moves between hydrating and the end of that task.
      island.addEventListener('astro:hydrate', () => {
        slider.value = '50';
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    );
    expect(slider.value).toBe('50');
  });

  test('other islands, and the page around them, are left alone', async () => {
    const island = asleep('<button>A</button>');
    const other = asleep('<button>B</button>');
    const pressed = vi.fn();
    only<HTMLElement>(island, 'button').click();
    await wake(other, () => only(other, 'button').addEventListener('click', pressed));
    expect(pressed).not.toHaveBeenCalled();

    const link = document.createElement('button');
    link.addEventListener('click', (event) => pressed(event.defaultPrevented));
    document.body.append(link);
    link.click();
    expect(pressed.mock.calls).toEqual([[false]]);
  });
});

test('an island that cannot wake has its controls turned off again', () => {
  const island = asleep('<input type="range"><fieldset><button>A</button></fieldset>');
  island.dispatchEvent(new CustomEvent('astro:hydration-error', { bubbles: true }));
  expect(island.querySelectorAll(':disabled')).toHaveLength(3);
});

test('an island whose component throws gets its still back', () => {
  const island = asleep('<p>A drawing</p><button>A</button>');
  document.dispatchEvent(new Event('readystatechange'));
  // What Svelte does when hydrating fails: it empties the island and mounts the component anew.
  island.replaceChildren(document.createElement('i'));
  island.dispatchEvent(new CustomEvent('astro:hydration-error', { bubbles: true }));
  expect(island.innerHTML).toBe('<p>A drawing</p><button disabled="">A</button>');
});
