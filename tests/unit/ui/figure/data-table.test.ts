import { expect, test } from 'vitest';
import { csvOf } from '../../../../src/ui/figure/csv.ts';
import type { DataTable } from '../../../../src/ui/figure/data-table.ts';

const table: DataTable = {
  caption: 'Published rents',
  columns: [{ label: 'Who' }, { label: 'Rent', unit: 'USD per GPU-hour' }],
  rows: [
    ['Lambda, "on demand"', { value: 1.99, text: '$1.99' }],
    ['Oracle', { value: 10, text: '$10.00' }],
  ],
};

test('the file of a figure says what it is, in which units, from whom and where, and then gives unrounded numbers', () => {
  const csv = csvOf(table, {
    title: 'At $2.00 an hour, the same hours cost $5,576,000',
    sources: [{ label: 'Epoch AI', href: '/sources/' }, { label: 'DeepSeek-V3 report' }],
    address: 'https://example.org/#rent',
  });
  expect(csv.split('\r\n')).toEqual([
    '"# At $2.00 an hour, the same hours cost $5,576,000"',
    '# Published rents',
    '# Units: Rent in USD per GPU-hour',
    '# Sources: Epoch AI (/sources/); DeepSeek-V3 report',
    '# https://example.org/#rent',
    'Who,Rent',
    '"Lambda, ""on demand""",1.99',
    'Oracle,10',
    '',
  ]);
});
