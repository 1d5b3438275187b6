import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presets } from '../../../../src/scenario/presets.ts';
import { initialScenario } from '../../../../src/scenario/scenario.ts';
import {
  defaultReference,
  nameOf,
  readReference,
  type Reference,
  scenarioOf,
  withReference,
} from '../../../../src/widgets/Lab/reference.ts';
import { anyScenario } from '../../scenario/arbitraries.ts';

const inAddress = (reference: Reference) =>
  readReference(new URLSearchParams(withReference('?rate=3.42', reference)).get('compare'));

describe('what yours is compared with', () => {
  test('comes back from the address: the start, a preset, or a pinned scenario', () => {
    const all: Reference[] = [{ kind: 'start' }, ...presets.map(({ id }) => ({ kind: 'preset' as const, id }))];
    for (const reference of all) expect(inAddress(reference)).toEqual({ reference, notices: [] });
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const reference: Reference = { kind: 'pinned', scenario };
        expect(inAddress(reference)).toEqual({ reference, notices: [] });
      }),
      { numRuns: 40 },
    );
  });

  test('leaves the scenario in the address alone, and needs no words for the default', () => {
    expect(withReference('?rate=3.42&lines=pre,people', { kind: 'start' })).toBe(
      '?rate=3.42&lines=pre,people&compare=start',
    );
    expect(withReference('?rate=3.42&compare=start', defaultReference)).toBe('?rate=3.42');
    expect(withReference('?compare=start', defaultReference)).toBe('');
  });

  test('is the default when the address says something unknown, and says so', () => {
    expect(readReference('somebody')).toEqual({
      reference: defaultReference,
      notices: ['The link compares with something that this page does not know.'],
    });
    expect(readReference('pinned?rate=99').notices).toHaveLength(1);
    expect(readReference(null)).toEqual({ reference: defaultReference, notices: [] });
  });

  test('has a scenario and a name', () => {
    expect(scenarioOf({ kind: 'start' })).toEqual(initialScenario);
    expect(scenarioOf(defaultReference)).toEqual(initialScenario);
    expect(nameOf(defaultReference)).toBe('DeepSeek’s table');
    expect(nameOf({ kind: 'pinned', scenario: initialScenario })).toBe('Yours, as you pinned it');
  });
});
