import { expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { isConfirmed } from '../../../../src/ledger/confirmation.ts';
import { outputDefinitions } from '../../../../src/scenario/output-definitions.ts';
import { computeOutputs } from '../../../../src/scenario/outputs.ts';
import { estimated, known, unknown } from '../../../../src/widgets/Certainty/certainty.ts';

const ledger = loadLedger('seeds');
const outputs = new Map(computeOutputs(outputDefinitions, ledger).map((output) => [output.id, output]));
type Carrier = (typeof known)[number]['carriedBy'];

function basisOf(carrier: Carrier): string | undefined {
  return 'output' in carrier ? outputs.get(carrier.output)?.basis : ledger.fact(carrier.fact).basis;
}

test('what is known is disclosed, or follows by arithmetic, or is the rent that was stated as an assumption', () => {
  for (const { what, carriedBy } of known) {
    const allowed = 'fact' in carriedBy && carriedBy.fact === 'v3-rate' ? ['assumed'] : ['disclosed', 'derived'];
    expect(allowed, what).toContain(basisOf(carriedBy));
  }
});

test('what is estimated is marked as such, or as disputed', () => {
  for (const { what, carriedBy } of estimated) expect(['estimated', 'disputed'], what).toContain(basisOf(carriedBy));
});

test('every amount is confirmed, and an entry of a series exists', () => {
  for (const { what, carriedBy } of [...known, ...estimated]) {
    if ('output' in carriedBy) expect(outputs.has(carriedBy.output), what).toBe(true);
    else expect(isConfirmed(ledger.fact(carriedBy.fact).confirmed), what).toBe(true);
    if ('at' in carriedBy) expect(ledger.seriesValue(carriedBy.fact, carriedBy.at), what).toBeGreaterThan(0);
  }
});

test('what is not known has a fact or a claim behind it that says so', () => {
  const said = unknown.map(({ carriedBy }) => {
    if ('claim' in carriedBy) return ledger.claim(carriedBy.claim).reason;
    const { unpublished, text, note } = ledger.fact(carriedBy.fact);
    return unpublished ?? [text, note].filter((part) => part !== undefined).join(' ');
  });
  expect(said[0]).toMatch(/Earlier research and ablation runs/);
  expect(said[1]).toMatch(/their cost is not given/);
  expect(said[2]).toMatch(/failure rate.*share of useful time/);
  expect(said[3]).toMatch(/bulk prices paid in 2023 are not public/);
  expect(said[4]).toMatch(/Where V3 was trained and what its power cost are not published/);
  expect(said[5]).toMatch(/The amount is unknown/);
  expect(said[6]).toMatch(/An offer to a few, not an average/);
});

test('nobody else’s estimate goes without a name', () => {
  for (const { what, by, carriedBy } of estimated) {
    const publisher = 'output' in carriedBy ? 'our arithmetic' : ledger.fact(carriedBy.fact).reference.publisher;
    expect(by, what).toContain(publisher);
  }
});
