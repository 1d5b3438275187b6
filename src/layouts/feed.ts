/**
 * The feed of chapters and corrections (Atom, RFC 4287). Pure.
 */
import { createHash } from 'node:crypto';
import { escapeXml } from './xml.ts';

interface FeedEntry {
  /** What it is, in a way that never changes: "chapter/headline-number". Its id is made from it. */
  key: string;
  title: string;
  summary: string;
  /** Its page. */
  url: string;
  /** ISO date. */
  updated: string;
}

export interface Feed {
  title: string;
  subtitle: string;
  authors: readonly string[];
  homeUrl: string;
  feedUrl: string;
  iconUrl: string;
  /** Newest first. */
  entries: readonly FeedEntry[];
}

/** The feed as XML. Entries keep their ids wherever the site moves, so that no reader shows one twice. */
export function atomFeed({ title, subtitle, authors, homeUrl, feedUrl, iconUrl, entries }: Feed): string {
  // ISO dates sort as text.
  const updated = entries.map((entry) => entry.updated).toSorted();
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  <id>${idOf('feed')}</id>`,
    `  <title>${escapeXml(title)}</title>`,
    `  <subtitle>${escapeXml(subtitle)}</subtitle>`,
    ...authors.map((name) => `  <author><name>${escapeXml(name)}</name></author>`),
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(feedUrl)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(homeUrl)}"/>`,
    `  <icon>${escapeXml(iconUrl)}</icon>`,
    '  <rights>CC BY 4.0</rights>',
    `  <updated>${moment(updated.at(-1) ?? '1970-01-01')}</updated>`,
    ...entries.flatMap((entry) => [
      '  <entry>',
      `    <id>${idOf(entry.key)}</id>`,
      `    <title>${escapeXml(entry.title)}</title>`,
      `    <link rel="alternate" type="text/html" href="${escapeXml(entry.url)}"/>`,
      `    <updated>${moment(entry.updated)}</updated>`,
      `    <summary>${escapeXml(entry.summary)}</summary>`,
      '  </entry>',
    ]),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

/** A name-based UUID (RFC 9562, version 8), so that the id does not depend on where the site is served. */
function idOf(key: string): string {
  const digits = createHash('sha256').update(`the-receipt/${key}`).digest('hex');
  const [a, b, c, d, e] = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${'89ab'[parseInt(digits.slice(16, 17), 16) % 4]}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ];
  return `urn:uuid:${a}-${b}-${c}-${d}-${e}`;
}

const moment = (date: string): string => `${date}T00:00:00Z`;
