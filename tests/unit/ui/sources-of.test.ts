import { expect, test } from 'vitest';
import { sourcesOf } from '../../../src/ui/sources-of.ts';

test('each source stands once, in the order given, with its place on the page of sources', () => {
  const given = [
    { id: 'b', title: "B's report" },
    { id: 'a', title: 'A' },
    { id: 'b', title: "B's report" },
  ];
  expect(sourcesOf(given)).toEqual([
    { label: 'B’s report', href: '/sources/#source-b' },
    { label: 'A', href: '/sources/#source-a' },
  ]);
});
