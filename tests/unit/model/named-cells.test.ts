import { expect, test } from 'vitest';
import { namedCells } from '../../../src/model/named-cells.ts';

test('cells are read by name and written by place', () => {
  const { record, cells, placeOf } = namedCells({ rent: 2, people: 139 });
  expect([record.rent, record.people]).toEqual([2, 139]);
  cells[placeOf('people')] = 200;
  expect([record.rent, record.people]).toEqual([2, 200]);
});

test('two records of the same names share nothing', () => {
  const values = { rent: 2, people: 139 };
  const one = namedCells(values);
  const other = namedCells({ ...values, rent: 3 });
  one.cells[one.placeOf('people')] = 1;
  expect([other.record.rent, other.record.people]).toEqual([3, 139]);
  expect(values).toEqual({ rent: 2, people: 139 });
});

test('records of other names, or of the same in another order, are told apart', () => {
  const { record } = namedCells({ people: 139, rent: 2 });
  expect([record.people, record.rent]).toEqual([139, 2]);
});

test('a name that is not there is refused', () => {
  const cells = namedCells<string>({ rent: 2 });
  expect(() => cells.placeOf('people')).toThrow(new RangeError('values must have people'));
});

test('it is known which cells some work has read', () => {
  const { record, placeOf, reads } = namedCells({ rent: 2, people: 139 });
  const places = [placeOf('people')];
  expect(reads(places, () => record.people)).toBe(true);
  expect(reads(places, () => record.rent)).toBe(false);
  expect(reads([...places, placeOf('rent')], () => record.rent)).toBe(true);
  expect(reads(places, () => undefined)).toBe(false);
});
