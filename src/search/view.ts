/** A field, and below it what was found. The same in the dialog and on the search page. */
import { find, type Group, prepare } from './engine.ts';
import { countText, type Hit } from './hits.ts';

/** How long a pause in typing is. */
const PAUSE_MS = 120;

export interface SearchParts {
  /** The path of the home page. */
  base: string;
  input: HTMLInputElement;
  status: HTMLElement;
  results: HTMLElement;
  /** Hears what was looked for. */
  onfound?: (words: string) => void;
}

/**
 * Makes the field search as the reader types. Arrow keys go through what was found, and back to the field. Gives a function
 * that resolves once what is shown was found for the words in the field, without waiting for a pause in typing.
 */
export function startSearch({ base, input, status, results, onfound }: SearchParts): () => Promise<void> {
  let waiting = 0;
  let latest = 0;
  let shown: Promise<void> = Promise.resolve();

  const show = async () => {
    const turn = ++latest;
    const words = input.value.trim();
    try {
      const groups = await find(words, base);
      // An answer to what is no longer asked.
      if (turn !== latest) return;
      results.replaceChildren(...groups.map((group) => groupOf(group, words, base)));
      status.textContent = countText(
        words,
        groups.reduce((sum, { count }) => sum + count, 0),
      );
      onfound?.(words);
    } catch {
      status.textContent = 'The index could not be loaded. The contents, the claims and the glossary list everything.';
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      waiting = 0;
      shown = show();
    }, PAUSE_MS);
  });
  for (const part of [input, results]) part.addEventListener('keydown', (event) => step(event, input, results));
  void prepare(base).catch(() => undefined);
  if (input.value.trim() !== '') shown = show();
  return () => {
    if (waiting !== 0) {
      clearTimeout(waiting);
      waiting = 0;
      shown = show();
    }
    return shown;
  };
}

function step(event: KeyboardEvent, input: HTMLInputElement, results: HTMLElement): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || event.isComposing) return;
  const stops = [input, ...results.querySelectorAll('a')];
  const next = stops[stops.findIndex((stop) => stop === document.activeElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function groupOf({ kind, title, hits, count }: Group, words: string, base: string): HTMLElement {
  const section = make('section');
  section.append(make('h2', title), list(hits));
  if (kind === 'claim' && count > hits.length) {
    const all = make('a', `All ${count} claims`);
    all.href = `${base}claims/?words=${encodeURIComponent(words)}`;
    const line = make('p');
    line.append(all);
    section.append(line);
  }
  return section;
}

function list(hits: readonly Hit[]): HTMLElement {
  const items = hits.map(({ title, about, href, excerpt }) => {
    const link = make('a');
    link.href = href;
    link.append(make('span', title, 'hit-title'));
    if (about !== '') link.append(' ', make('span', about, 'hit-about'));
    const text = make('span', '', 'hit-text');
    text.append(...excerpt.map((part) => (part.isMatch ? make('mark', part.text) : part.text)));
    link.append(text);
    const item = make('li');
    item.append(link);
    return item;
  });
  const found = make('ul');
  found.append(...items);
  return found;
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = '',
  className = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  if (className !== '') element.className = className;
  return element;
}
