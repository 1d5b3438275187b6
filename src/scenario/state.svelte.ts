/**
 * The one scenario that all islands of a page share, its place in the address bar, and its way to the next page.
 * Nothing here may run while rendering at build: that would leak one page's state into the next.
 *
 * A scenario is replaced, never changed: whoever holds one holds a snapshot, undo keeps them, and a Monte Carlo reads
 * plain objects.
 */
import { question, type QuestionId } from '../model/questions.ts';
import type { Choices, LineId } from '../model/receipt-inputs.ts';
import { type Conflict, swap, tick, untick } from '../model/receipt-ticks.ts';
import { type AssumptionId, assumptionIds, assumptions, fitToAssumption } from './assumptions.ts';
import { type PresetId, presetOf, presetScenario } from './presets.ts';
import { countChanges, initialScenario, type Scenario } from './scenario.ts';
import { encodeScenario, queryWith, scenarioOnArrival, withScenario } from './url.ts';

// Safari throws after 100 history calls in 10 seconds, and none should hold up the next move: the hand rests first.
const addressDelayMs = 300;
// Moves of one slider within this time are one step to undo.
const sameMoveMs = 1_000;
const longestHistory = 50;
// The script in <head> looks for the same key.
const storageKey = 'scenario';

let current: Scenario = $state.raw(initialScenario);
let past: readonly Scenario[] = $state.raw([]);
const notices: string[] = $state([]);
let lastMove: { id: AssumptionId; at: number } | undefined;
let restored = false;
let addressTimer: ReturnType<typeof setTimeout> | undefined;

/** What the reader assumes, chooses and asks now. Read it anywhere; change it with the functions below. */
export const scenario: Scenario = {
  get values() {
    return current.values;
  },
  get choices() {
    return current.choices;
  },
  get ticked() {
    return current.ticked;
  },
  get held() {
    return current.held;
  },
};

/** What the link that opened this page said and could not be honoured, in sentences. */
export const linkNotices: readonly string[] = notices;

/** The scenario as it is now, for good: later changes do not reach it. */
export const snapshot = (): Scenario => current;

/** How many things differ from what the site starts with. */
export const changes = (): number => countChanges(current);

export const canUndo = (): boolean => past.length > 0;

/** Sets one assumption to the nearest allowed value, which holds it fixed in the Monte Carlo. `value` must be finite. */
export function setAssumption(id: AssumptionId, value: number): void {
  const allowed = fitToAssumption(id, value);
  if (allowed === current.values[id]) return;
  const now = Date.now();
  const isSameMove = lastMove?.id === id && now - lastMove.at < sameMoveMs;
  change({ values: { ...current.values, [id]: allowed } }, isSameMove);
  lastMove = { id, at: now };
}

/** Gives an assumption back its initial value and its range. */
export function freeAssumption(id: AssumptionId): void {
  change({
    values: { ...current.values, [id]: assumptions[id].initial },
    held: current.held.filter((each) => each !== id),
  });
}

/** Leaves the range of an assumption out of account, whatever its value. */
export function holdAssumption(id: AssumptionId): void {
  if (assumptions[id].distribution === 'fixed') return;
  change({ held: assumptionIds.filter((each) => each === id || current.held.includes(each)) });
}

export function setChoice<Name extends keyof Choices>(name: Name, choice: Choices[Name]): void {
  change({ choices: { ...current.choices, [name]: choice } });
}

/** Ticks or unticks a line. When it would pay for something twice, nothing changes and the explanation comes back. */
export function toggleLine(line: LineId): Conflict | null {
  if (current.ticked.includes(line)) {
    change({ ticked: untick(current.ticked, line) });
    return null;
  }
  const { ticked, refused } = tick(current.ticked, line);
  if (!refused) change({ ticked });
  return refused;
}

/** Ticks a line in place of those that pay for the same thing. */
export function swapLine(line: LineId): void {
  change({ ticked: swap(current.ticked, line) });
}

/** Ticks the lines of a question and no others. */
export function askQuestion(id: QuestionId): void {
  change({ ticked: question(id).lines });
}

/** Takes a published figure's scenario over, all of it. */
export function applyPreset(id: PresetId): void {
  change(presetScenario(presetOf(id)));
}

/** Takes a whole scenario over, such as one from a file. Whoever calls has checked it. */
export function applyScenario(next: Scenario): void {
  change(next);
}

/** Back to what the site starts with. Can be undone. */
export function reset(): void {
  change(initialScenario);
}

/** Back to before the last change. Does nothing when there was none. */
export function undo(): void {
  const previous = past.at(-1);
  if (!previous) return;
  past = past.slice(0, -1);
  current = previous;
  lastMove = undefined;
  rememberSoon();
}

export function dismissNotice(notice: string): void {
  const index = notices.indexOf(notice);
  if (index >= 0) notices.splice(index, 1);
}

/**
 * Takes the scenario from the address bar or, when the address carries none, from this tab's earlier pages. Islands
 * call it in `onMount`, after hydrating what the build rendered; the first one restores it for all.
 */
export function restoreScenario(): void {
  if (restored) return;
  restored = true;
  const found = scenarioOnArrival(location.search, fromStorage());
  current = found.scenario;
  notices.push(...found.notices);
  if (encodeScenario(current) !== '') rememberSoon();

  // Going back to an older step link must not bring an older query with it: the page still shows the newer scenario.
  addEventListener('popstate', remember);
  // Whoever leaves right after a change takes it along.
  addEventListener('pagehide', remember);
  // Also when a link is opened in another tab or copied: its address is made up as soon as it is pressed.
  for (const type of ['pointerdown', 'click']) addEventListener(type, carryOver, { capture: true });
}

function change(difference: Partial<Scenario>, isSameMove = false): void {
  if (!isSameMove) past = [...past.slice(1 - longestHistory), current];
  current = { ...current, ...difference };
  lastMove = undefined;
  rememberSoon();
}

function rememberSoon(): void {
  clearTimeout(addressTimer);
  addressTimer = setTimeout(remember, addressDelayMs);
}

/** Writes the scenario to the address bar and to the tab's memory. */
function remember(): void {
  clearTimeout(addressTimer);
  addressTimer = undefined;
  const address = `${location.pathname}${queryWith(location.search, current)}${location.hash}`;
  try {
    if (address !== `${location.pathname}${location.search}${location.hash}`) {
      history.replaceState(history.state, '', address);
    }
    if (isEmbedded()) return;
    sessionStorage.setItem(storageKey, encodeScenario(current));
  } catch {
    // A sandboxed frame may have no say in its address; storage may be refused or full. Links carry it all the same.
  }
}

/** A figure in somebody else's page has its own scenario: neither that of this tab nor of the figure beside it. */
const isEmbedded = (): boolean => 'embed' in document.documentElement.dataset;

function fromStorage(): string {
  if (isEmbedded()) return '';
  try {
    return sessionStorage.getItem(storageKey) ?? '';
  } catch {
    return '';
  }
}

/** Gives the link that is being pressed the scenario, in place of the one it was given the last time. */
function carryOver({ target }: Event): void {
  // Whoever else makes links of the address finds it as it is shown.
  if (addressTimer !== undefined) remember();
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
  const written = link?.dataset['href'] ?? link?.getAttribute('href');
  if (!link || written === null || written === undefined || link.hasAttribute('download')) return;
  link.dataset['href'] = written;
  link.setAttribute('href', withScenario(written, current));
}
