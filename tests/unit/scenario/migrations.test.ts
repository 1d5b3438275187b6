import { describe, expect, test } from 'vitest';
import { linkVersion, type Migration, migrateQuery } from '../../../src/scenario/migrations.ts';

// Version 2 calls the rent `rent`; version 3 counts it in cents.
const renamed: Migration = (query) =>
  new URLSearchParams([...query].map(([key, value]) => [key === 'rate' ? 'rent' : key, value]));
const inCents: Migration = (query) =>
  new URLSearchParams([...query].map(([key, value]) => [key, key === 'rent' ? String(Number(value) * 100) : value]));
const migrations = [renamed, inCents];

describe('a link of an older version', () => {
  test.each([
    ['rate=3', 'rent=300'],
    ['v=1&rate=3', 'rent=300'],
    ['v=2&rent=3&use=1', 'rent=300&use=1'],
    ['v=3&rent=300', 'rent=300'],
  ])('%s is read as %s', (query, present) => {
    const notices = new Set<string>();
    expect(migrateQuery(new URLSearchParams(query), notices, migrations).toString()).toBe(present);
    expect(notices.size).toBe(0);
  });

  test('links made now are of the version after the last step', () => {
    expect(linkVersion(migrations)).toBe(3);
    expect(linkVersion([])).toBe(1);
  });

  test.each(['v=4', 'v=0', 'v=1.5', 'v='])('%s is reported and read as it stands', (version) => {
    const notices = new Set<string>();
    expect(migrateQuery(new URLSearchParams(`${version}&rate=3`), notices, migrations).toString()).toBe('rate=3');
    expect(notices.size).toBe(1);
  });
});
