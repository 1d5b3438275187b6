import { expect, test } from 'vitest';
import { loadLedger } from '../../../../src/ledger/load.ts';
import { voicesOf, voicesView } from '../../../../src/widgets/Voices/voices.ts';

const ledger = loadLedger('seeds');
const voices = voicesOf({ nvidiaFall: '-16.97%', aiDeals: '$7.1B' });
const view = voicesView(voices, ledger.claim);

test('the title counts the retellings that hold', () => {
  const claims = voices.flatMap((voice) => voice.claims.map(ledger.claim));
  const held = claims.filter(({ verdict }) => verdict === 'supported');
  expect(view.title).toBe(`${held.length} of ${claims.length} retellings of these statements hold`);
  expect(held.length).toBeGreaterThan(0);
});

test('voices stand in the order in which they spoke, on the day that the ledger has', () => {
  const days = voices.map(({ day }) => day);
  expect(days.toSorted()).toEqual(days);
  for (const { day, claims } of voices) {
    for (const id of claims) expect(ledger.claim(id).date, id).toBe(day);
  }
});

test('no claim is listed twice, and each verdict once a row', () => {
  const ids = voices.flatMap(({ claims }) => claims);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { retold } of view.rows) {
    expect(new Set(retold.map(({ verdict }) => verdict)).size).toBe(retold.length);
  }
});

test('words in quotation marks stand in the reason of a claim, where the source was read', () => {
  const quoted = voices.flatMap(({ said, claims }) =>
    [...said.matchAll(/“([^”]+)”/g)].map(([, words]) => ({ words: words ?? '', claims })),
  );
  expect(quoted.map(({ words }) => words)).toEqual(['excellent AI advancement', 'impressive model']);
  for (const { words, claims } of quoted) {
    const texts = claims.map((id) => `${ledger.claim(id).statement} ${ledger.claim(id).reason}`).join(' ');
    expect(texts).toContain(`"${words}"`);
  }
});

test('a second link to the same article says "again"', () => {
  const links = view.rows.flatMap(({ retold }) => retold.map(({ claims }) => claims.map(({ link }) => link)));
  expect(links).toContainEqual(['Unsigned explainer', 'again']);
});

test('nobody is given a stake that no source has', () => {
  expect(view.rows.filter(({ stake }) => stake === null).map(({ who }) => who)).toEqual([
    'Bernstein',
    'The White House',
  ]);
});

test('a reference that is named exists', () => {
  for (const { reference } of voices) {
    if (reference) expect(ledger.reference(reference).id).toBe(reference);
  }
});
