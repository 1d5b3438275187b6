import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { dataDocument, dataSchema } from '../../../src/layouts/data-document.ts';
import { dataTables } from '../../../src/layouts/data-tables.ts';
import { ledger } from '../../../src/ledger/site-ledger.ts';

const release = { title: 'T', version: '0.1.0', released: '2026-11-22', url: '/', schemaUrl: '/s.json' };
const addresses = {
  claim: (id: string) => `c#${id}`,
  fact: (id: string) => `f#${id}`,
  source: (id: string) => `s#${id}`,
};
const tables = new Map(dataTables(ledger, addresses).map((table) => [table.name, table]));

/** Rows of a CSV without line breaks in fields, which is what the tables are held to. */
function rowsOf(csv: string): string[][] {
  return csv
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, a, b]) => a?.replaceAll('""', '"') ?? b ?? ''),
    );
}

test('the document holds the whole ledger, and to its JSON Schema', () => {
  const document = dataDocument(ledger, release);
  expect(document.articles.flatMap(({ claims }) => claims)).toHaveLength(ledger.claims.length);
  expect(document.references.flatMap(({ facts }) => facts)).toHaveLength(ledger.facts.length);
  const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(dataSchema('/s.json'))));
  expect(schema.safeParse(JSON.parse(JSON.stringify(document))).success).toBe(true);
  expect(schema.safeParse({ ...document, licence: 'x' }).success).toBe(false);
});

test('the schema says what verdicts mean', () => {
  expect(JSON.stringify(dataSchema('/s.json'))).toContain('correctly reported, not therefore true');
});

test('every table has as many fields in each row as in its head', () => {
  for (const { name, csv, columns, rowCount } of tables.values()) {
    const rows = rowsOf(csv);
    expect(rows[0], name).toEqual(columns.map((column) => column.name));
    expect(rows, name).toHaveLength(rowCount + 1);
    for (const row of rows) expect(row, `${name}: ${row[0]}`).toHaveLength(columns.length);
  }
});

test('columns of numbers hold numbers or nothing', () => {
  for (const { name, csv, columns } of tables.values()) {
    for (const row of rowsOf(csv).slice(1)) {
      for (const [index, { type }] of columns.entries()) {
        if (type === 'number') expect(Number.isFinite(Number(row[index])), `${name}: ${row[0]}`).toBe(true);
      }
    }
  }
});

test('a claim keeps its commas, and a fact its value', () => {
  const claims = rowsOf(tables.get('claims')?.csv ?? '');
  expect(claims.find(([id]) => id === 's0-headline-6m')?.[1]).toBe('CNBC, reworded');
  const facts = tables.get('facts');
  const at = (name: string) => facts?.columns.findIndex((column) => column.name === name) ?? -1;
  const total = rowsOf(facts?.csv ?? '').find(([id]) => id === 'v3-usd-total');
  expect([total?.[at('value')], total?.[at('unit')], total?.[at('page')]]).toEqual([
    '5576000',
    'usd',
    'f#v3-usd-total',
  ]);
});

test('a series has a row for each of its entries', () => {
  const series = ledger.facts.find((fact) => (fact.series?.length ?? 0) > 2);
  const rows = rowsOf(tables.get('facts')?.csv ?? '').filter(([id]) => id === series?.id);
  expect(rows).toHaveLength(series?.series?.length ?? 0);
});
