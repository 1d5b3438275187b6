import { expect, test } from 'vitest';
import { referenceGroups } from '../../../src/layouts/reference-groups.ts';
import { loadLedger } from '../../../src/ledger/load.ts';
import { type Reference, referenceSchema } from '../../../src/ledger/schema.ts';

const { references } = loadLedger('seeds');
const [example] = references;
if (!example) throw new Error('The ledger has no references');
const { facts } = example;

const reference = (id: string, kind: Reference['kind'], factCount = 0): Reference => ({
  ...example,
  id,
  title: id,
  kind,
  facts: facts.slice(0, factCount),
});

test('every reference of the ledger stands in exactly one group', () => {
  const grouped = referenceGroups(references).flatMap((group) => group.references.map(({ id }) => id));
  expect(grouped.toSorted()).toEqual(references.map(({ id }) => id).toSorted());
});

test.each(referenceSchema.shape.kind.options)('the kind “%s” has one group', (kind) => {
  const groups = referenceGroups([reference('x', kind)]).filter((group) => group.references.length > 0);
  expect(groups).toHaveLength(1);
});

test('papers come first, and in a group the source of most facts, then the alphabet', () => {
  const given = [reference('b', 'post'), reference('d', 'paper'), reference('c', 'paper'), reference('z', 'paper', 2)];
  const [papers, ...others] = referenceGroups(given);
  expect(papers?.references.map(({ id }) => id)).toEqual(['z', 'c', 'd']);
  expect(others.flatMap((group) => group.references.map(({ id }) => id))).toEqual(['b']);
});

test('groups have addresses of their own', () => {
  const ids = referenceGroups([]).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
