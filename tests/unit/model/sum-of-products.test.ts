import { expect, test, vi } from 'vitest';
import { namedCells } from '../../../src/model/named-cells.ts';
import { type SumOfProducts, sumFor } from '../../../src/model/sum-of-products.ts';

interface Values {
  hours: number;
  rent: number;
  people: number;
  pay: number;
}
const at: Values = { hours: 10, rent: 2, people: 3, pay: 5 };

function sumOf(products: SumOfProducts<keyof Values, Readonly<Values>>['products'], varying: (keyof Values)[]) {
  const cells = namedCells<keyof Values>({ ...at });
  const places = varying.map(cells.placeOf);
  const sum = sumFor({ subjectOf: (values) => values, products }, cells, places);
  const set = (name: keyof Values, value: number) => (cells.cells[cells.placeOf(name)] = value);
  return { sum, set };
}

test('it adds up the products at what the cells hold now', () => {
  const { sum, set } = sumOf(
    [
      [(values) => values.hours, (values) => values.rent],
      [(values) => values.people, (values) => values.pay],
    ],
    ['rent', 'people'],
  );
  expect(sum()).toBe(35);
  set('rent', 4);
  set('people', 1);
  expect(sum()).toBe(45);
});

test('what reads nothing that varies is worked out once, what several products share once a call', () => {
  const hours = vi.fn((values: Readonly<Values>) => values.hours);
  const rent = vi.fn((values: Readonly<Values>) => values.rent);
  const { sum } = sumOf(
    [
      [hours, rent],
      [(values) => values.people, rent],
    ],
    ['rent'],
  );
  for (let call = 0; call < 5; call++) sum();
  expect(hours).toHaveBeenCalledTimes(1);
  // Once to see what it reads.
  expect(rent).toHaveBeenCalledTimes(6);
});

test('a factor that looks at a varying value before it takes another way is worked out every time', () => {
  const pay = (values: Readonly<Values>) => (values.people === 3 ? 0 : values.pay);
  const { sum, set } = sumOf([[() => 1, pay]], ['people']);
  expect(sum()).toBe(0);
  set('people', 4);
  expect(sum()).toBe(5);
});

test('what a factor throws is thrown, at the start and later', () => {
  const pay = ({ pay }: Readonly<Values>) => {
    if (pay < 0) throw new RangeError('pay');
    return pay;
  };
  const { sum, set } = sumOf([[() => 1, pay]], ['pay']);
  set('pay', -1);
  expect(sum).toThrow(RangeError);
  expect(() =>
    sumOf(
      [
        [
          () => 1,
          () => {
            throw new RangeError('never');
          },
        ],
      ],
      [],
    ),
  ).toThrow(RangeError);
});
