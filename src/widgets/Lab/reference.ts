/**
 * A of the comparison, as it stands in the address: "compare=deepseek-table", "compare=start", or a pinned scenario as a
 * query within the query. Pure.
 */
import { type PresetId, presetOf, presets, presetScenario } from '../../scenario/presets.ts';
import { initialScenario, type Scenario } from '../../scenario/scenario.ts';
import { decodeScenario, encodeScenario } from '../../scenario/url.ts';

export type Reference = { kind: 'start' } | { kind: 'preset'; id: PresetId } | { kind: 'pinned'; scenario: Scenario };

/** The key in the address; `pageKeys` in scenario/url.ts knows it. */
export const compareKey = 'compare';

export const defaultReference: Reference = { kind: 'preset', id: 'deepseek-table' };

export function scenarioOf(reference: Reference): Scenario {
  if (reference.kind === 'start') return initialScenario;
  return reference.kind === 'preset' ? presetScenario(presetOf(reference.id)) : reference.scenario;
}

export function nameOf(reference: Reference): string {
  if (reference.kind === 'start') return 'What the site starts with';
  return reference.kind === 'preset' ? presetOf(reference.id).name : 'Yours, as you pinned it';
}

/** How it is written in the address; null for the default, which needs no words. */
function writeReference(reference: Reference): string | null {
  if (reference.kind === 'start') return 'start';
  if (reference.kind === 'pinned') return `pinned${encodeScenario(reference.scenario)}`;
  return reference.id === 'deepseek-table' ? null : reference.id;
}

/** What the address says. What it cannot mean is the default, and what it means in part comes with notices. */
export function readReference(written: string | null): { reference: Reference; notices: readonly string[] } {
  const preset = presets.find(({ id }) => id === written);
  if (preset) return { reference: { kind: 'preset', id: preset.id }, notices: [] };
  if (written === 'start') return { reference: { kind: 'start' }, notices: [] };
  if (written?.startsWith('pinned')) {
    const { scenario, notices } = decodeScenario(written.slice('pinned'.length));
    return { reference: { kind: 'pinned', scenario }, notices };
  }
  const notices = written === null ? [] : ['The link compares with something that this page does not know.'];
  return { reference: defaultReference, notices };
}

/** The query of an address with this reference in it. */
export function withReference(search: string, reference: Reference): string {
  const query = new URLSearchParams(search);
  const written = writeReference(reference);
  if (written === null) query.delete(compareKey);
  else query.set(compareKey, written);
  const text = query.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}
