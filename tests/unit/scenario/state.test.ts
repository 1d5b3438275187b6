import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { initialScenario } from '../../../src/scenario/scenario.ts';

/** A browser as far as the scenario needs one. */
function openPage(href: string, stored: Record<string, string> | 'refused' = {}) {
  const url = new URL(href, 'https://example.org');
  const storage = new Map(stored === 'refused' ? [] : Object.entries(stored));
  const refuse = () => {
    if (stored === 'refused') throw new Error('The operation is insecure.');
  };
  const replaceState = vi.fn((_state: unknown, _title: string, address: string) => {
    url.href = new URL(address, url).href;
  });
  const listeners = new Map<string, () => void>();
  vi.stubGlobal('location', url);
  vi.stubGlobal('history', { state: null, replaceState });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => {
      refuse();
      return storage.get(key) ?? null;
    },
    setItem: (key: string, value: string) => {
      refuse();
      storage.set(key, value);
    },
  });
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => listeners.set(type, listener));
  return { url, storage, replaceState, fire: (type: string) => listeners.get(type)?.() };
}

/** The module as a newly opened page has it. */
const load = () => import('../../../src/scenario/state.svelte.ts');

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the shared scenario', () => {
  test('starts as the site does, with nothing to undo', async () => {
    openPage('/');
    const { scenario, changes, canUndo, snapshot, restoreScenario } = await load();
    restoreScenario();
    expect(snapshot()).toEqual(initialScenario);
    expect(scenario.ticked).toEqual(['pre', 'ctx', 'post']);
    expect([changes(), canUndo()]).toEqual([0, false]);
  });

  test('writes a changed rent to the address a moment later, once for a whole drag', async () => {
    const { url, replaceState, storage } = openPage('/headline-number/#rent');
    const { restoreScenario, setAssumption } = await load();
    restoreScenario();
    for (const rate of [2.5, 3, 3.42]) setAssumption('rentUsdPerGpuHour', rate);
    expect(replaceState).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(replaceState).toHaveBeenCalledTimes(1);
    expect(`${url.pathname}${url.search}${url.hash}`).toBe('/headline-number/?rate=3.42#rent');
    expect(storage.get('scenario')).toBe('?rate=3.42');
  });

  test('undoes a drag in one step, and other changes one by one', async () => {
    openPage('/');
    const { scenario, setAssumption, askQuestion, undo, changes, canUndo } = await load();
    for (const rate of [2.5, 3, 3.42]) setAssumption('rentUsdPerGpuHour', rate);
    askQuestion('own');
    expect(changes()).toBe(2);
    undo();
    expect(scenario.ticked).toEqual(['pre', 'ctx', 'post']);
    expect(scenario.values.rentUsdPerGpuHour).toBe(3.42);
    undo();
    expect(scenario.values.rentUsdPerGpuHour).toBe(2);
    expect(canUndo()).toBe(false);
    undo();
    expect(changes()).toBe(0);
  });

  test('remembers at least twenty steps', async () => {
    openPage('/');
    const { setAssumption, undo, scenario } = await load();
    for (let step = 1; step <= 30; step++) {
      setAssumption('rentUsdPerGpuHour', 2 + step / 10);
      vi.advanceTimersByTime(2_000);
    }
    for (let step = 0; step < 20; step++) undo();
    expect(scenario.values.rentUsdPerGpuHour).toBe(3);
  });

  test('refuses a line that would pay twice, says why, and swaps it when asked', async () => {
    openPage('/');
    const { toggleLine, swapLine, scenario } = await load();
    expect(toggleLine('own-energy')?.sentence).toBe('An hour’s rent already pays for its electricity.');
    expect(scenario.ticked).toEqual(['pre', 'ctx', 'post']);
    swapLine('own-energy');
    expect(scenario.ticked).toEqual(['own-energy']);
    expect(toggleLine('own-energy')).toBeNull();
    expect(toggleLine('people')).toBeNull();
    expect(scenario.ticked).toEqual(['people']);
  });

  test('holds and frees an assumption, but not one that has no range', async () => {
    openPage('/');
    const { holdAssumption, freeAssumption, setAssumption, scenario, changes } = await load();
    holdAssumption('utilisation');
    holdAssumption('pretrainingGpuHours');
    expect(scenario.held).toEqual(['utilisation']);
    setAssumption('utilisation', 0.6);
    freeAssumption('utilisation');
    expect(scenario.held).toEqual([]);
    expect(changes()).toBe(0);
  });

  test('takes a preset over, and starts over', async () => {
    openPage('/');
    const { applyPreset, reset, scenario, changes, undo } = await load();
    applyPreset('cluster-51m');
    expect(scenario.values.serverUsdPerGpu).toBe(24_900);
    reset();
    expect(changes()).toBe(0);
    undo();
    expect(scenario.ticked).toEqual(['cluster-gpus', 'cluster-network']);
  });
});

describe('a page that is opened', () => {
  test('takes the scenario from its address before that of the tab', async () => {
    openPage('/lab/?rate=3.42', { scenario: '?rate=5' });
    const { restoreScenario, scenario } = await load();
    restoreScenario();
    expect(scenario.values.rentUsdPerGpuHour).toBe(3.42);
  });

  test('takes the tab’s scenario when the address has none, and puts it into the address', async () => {
    const { url } = openPage('/lab/?embed=1', { scenario: '?rate=5' });
    const { restoreScenario, scenario } = await load();
    restoreScenario();
    vi.advanceTimersByTime(300);
    expect(scenario.values.rentUsdPerGpuHour).toBe(5);
    expect(url.search).toBe('?embed=1&rate=5');
  });

  test('restores once, however many islands ask', async () => {
    const { url } = openPage('/?rate=3');
    const { restoreScenario, setAssumption, scenario } = await load();
    restoreScenario();
    setAssumption('rentUsdPerGpuHour', 4);
    restoreScenario();
    expect(scenario.values.rentUsdPerGpuHour).toBe(4);
    expect(url.search).toBe('?rate=3');
  });

  test('shows what the link could not bring, until it is dismissed', async () => {
    openPage('/?rate=99&nonsense=1');
    const { restoreScenario, linkNotices, dismissNotice } = await load();
    restoreScenario();
    expect(linkNotices).toHaveLength(2);
    const [first = ''] = linkNotices;
    dismissNotice(first);
    dismissNotice('something else');
    expect(linkNotices).toHaveLength(1);
  });

  test('works in a browser that refuses storage', async () => {
    const { url } = openPage('/', 'refused');
    const { restoreScenario, setAssumption } = await load();
    restoreScenario();
    setAssumption('rentUsdPerGpuHour', 3);
    vi.advanceTimersByTime(300);
    expect(url.search).toBe('?rate=3');
  });

  test('keeps the newer scenario when the reader goes back to an older step', async () => {
    const { url, fire } = openPage('/?rate=3');
    const { restoreScenario, setAssumption } = await load();
    restoreScenario();
    setAssumption('rentUsdPerGpuHour', 4);
    vi.advanceTimersByTime(300);
    url.search = '?rate=3';
    fire('popstate');
    expect(url.search).toBe('?rate=4');
  });

  test('takes the last change along when the reader leaves at once', async () => {
    const { storage, fire } = openPage('/');
    const { restoreScenario, setAssumption } = await load();
    restoreScenario();
    setAssumption('rentUsdPerGpuHour', 4);
    fire('pagehide');
    expect(storage.get('scenario')).toBe('?rate=4');
  });
});
