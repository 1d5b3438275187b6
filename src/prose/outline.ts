/**
 * The stations of a chapter in reading order, read from its MDX source: headings and the steps of its stories.
 * The rail beside the text and the bar above it are made from them.
 */
import { type LineId, lineIds } from '../model/receipt-inputs.ts';
import { stepOf, storyIds } from '../scrolly/stories.ts';

export interface Station {
  /** The id to link to. */
  id: string;
  name: string;
  kind: 'heading' | 'step';
}

/** A heading as Astro reports it. */
export interface Heading {
  depth: number;
  slug: string;
  text: string;
}

/**
 * `body` is the MDX source, `headings` what Astro found in it. Steps are taken from `<Step story="…" state="…">`.
 * Throws when a step names no state of its story, and when the source has other headings than Astro found, since the
 * rail would then name the wrong places.
 */
export function outlineOf(body: string, headings: readonly Heading[]): Station[] {
  const titles = headings.filter(({ depth }) => depth === 2);
  const stations: Station[] = [];
  let title = 0;
  for (const [line] of body.matchAll(/^## .+$|<Step\s[^>]*>/gm)) {
    if (line.startsWith('## ')) {
      const heading = titles[title++];
      if (!heading) throw new Error(`A heading that the page does not have: ${line}`);
      stations.push({ id: heading.slug, name: heading.text, kind: 'heading' });
      continue;
    }
    const story = storyIds.find((id) => id === attribute(line, 'story'));
    if (!story) throw new Error(`A step belongs to no story: ${line}`);
    const { id, name } = stepOf(story, attribute(line, 'state') ?? '');
    stations.push({ id, name, kind: 'step' });
  }
  const missed = titles[title];
  if (missed) throw new Error(`A heading that is not written as "## …": ${missed.text}`);
  return stations;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

/** How long a text takes to read, in whole minutes: 220 words a minute, and half a minute for each scene to play with. */
export function readingMinutes(body: string, scenes: number): number {
  const words = body
    .replace(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter((word) => /[A-Za-z]/.test(word)).length;
  return Math.max(1, Math.round(words / 220 + scenes / 2));
}

/** The lines that a chapter prints on the receipt, in reading order. Throws when there is no such line. */
export function printedLines(body: string): LineId[] {
  return [...body.matchAll(/<PrintLine\s[^>]*>/g)].map(([tag]) => {
    const line = lineIds.find((id) => id === attribute(tag, 'line'));
    if (!line) throw new Error(`The receipt has no such line: ${tag}`);
    return line;
  });
}
