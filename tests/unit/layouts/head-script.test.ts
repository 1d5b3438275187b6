import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { headScript } from '../../../src/layouts/head-script.ts';

interface Visit {
  search?: string;
  theme?: string | null;
  scenario?: string | null;
  storage?: 'blocked';
  arrival?: 'navigate' | 'reload' | 'back_forward';
}

/** Runs the script as a page would, and says what it wrote on the root, at once and when its time limit has passed. */
function visit({ search = '', theme = null, scenario = null, storage, arrival = 'navigate' }: Visit) {
  const dataset: Record<string, string> = {};
  const later: { task: () => void; afterMs: number }[] = [];
  const store = (kept: string | null) => ({
    getItem: (): string | null => {
      if (storage === 'blocked') throw new Error('SecurityError');
      return kept;
    },
  });
  runInNewContext(headScript, {
    document: { documentElement: { dataset } },
    location: { search },
    performance: { getEntriesByType: () => [{ type: arrival }] },
    localStorage: store(theme),
    sessionStorage: store(scenario),
    setTimeout: (task: () => void, afterMs: number) => later.push({ task, afterMs }),
  });
  const atOnce = { ...dataset };
  for (const { task } of later) task();
  return { atOnce, inTheEnd: dataset, afterMs: later.map((timer) => timer.afterMs) };
}

describe('before the first paint', () => {
  test('a page says that scripts run, and nothing more', () => {
    expect(visit({}).atOnce).toEqual({ js: '' });
  });

  test.each(['reload', 'back_forward'] as const)('who arrives by %s is known to come back', (arrival) => {
    expect(visit({ arrival }).atOnce).toEqual({ js: '', returned: '' });
  });

  test.each(['light', 'dark'])('the chosen scheme “%s” is set', (theme) => {
    expect(visit({ theme }).atOnce).toEqual({ js: '', theme });
  });

  test('a scheme that is none is ignored', () => {
    expect(visit({ theme: 'sepia' }).atOnce).toEqual({ js: '' });
  });

  test.each([
    ['in the address', { search: '?rate=3' }],
    ['kept from another page', { scenario: '?rate=3' }],
  ])('a scenario %s hides default numbers, but not for ever', (_, where) => {
    const { atOnce, inTheEnd, afterMs } = visit(where);
    expect(atOnce).toEqual({ js: '', restoring: '' });
    expect(inTheEnd).toEqual({ js: '' });
    // Long enough for a slow phone to hydrate, short enough to wait.
    expect(afterMs).toEqual([3000]);
  });

  test('a browser that blocks storage still shows the page', () => {
    expect(visit({ storage: 'blocked', search: '?rate=3' }).atOnce).toEqual({ js: '', restoring: '' });
  });
});
