import { expect, test } from 'vitest';
import { atomFeed, type Feed } from '../../../src/layouts/feed.ts';

const feed: Feed = {
  title: 'The Receipt',
  subtitle: 'What it pays for',
  authors: ['A & B'],
  homeUrl: 'https://receipt.example/',
  feedUrl: 'https://receipt.example/feed.xml',
  iconUrl: 'https://receipt.example/favicon.svg',
  entries: [
    { key: 'chapter/x', title: 'One <b>', summary: 'S', url: 'https://receipt.example/x/', updated: '2026-01-02' },
    { key: 'correction/y', title: 'Two', summary: 'T', url: 'https://receipt.example/y/', updated: '2026-03-04' },
  ],
};
const idsIn = (xml: string) => [...xml.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);

test('the feed is as new as its newest entry', () => {
  expect(/<updated>(.*?)<\/updated>/.exec(atomFeed(feed))?.[1]).toBe('2026-03-04T00:00:00Z');
});

test('words cannot become markup', () => {
  const xml = atomFeed(feed);
  expect(xml).toContain('<title>One &lt;b&gt;</title>');
  expect(xml).toContain('<name>A &amp; B</name>');
});

test('ids are UUIDs, differ, and stay when the site moves or a title changes', () => {
  const ids = idsIn(atomFeed(feed));
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  const moved = feed.entries.map((entry) => ({ ...entry, url: '/elsewhere/', title: 'New' }));
  expect(idsIn(atomFeed({ ...feed, homeUrl: '/', entries: moved }))).toEqual(ids);
});
