import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, distance, visions } from '../../support/colour.ts';

const css = readFileSync('src/styles/tokens.css', 'utf8');
const kinds = ['compute', 'hardware', 'energy', 'hosting', 'people', 'data', 'operations'] as const;
const grounds = ['paper', 'paper-2', 'slip'] as const;

/** The custom properties of one colour scheme: the last block that sets them wins, as in a browser. */
function scheme(marker: string): Map<string, string> {
  const block = css.slice(css.indexOf(marker));
  const colours = new Map<string, string>();
  for (const [, name = '', value = ''] of block
    .slice(0, block.indexOf('\n}'))
    .matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)) {
    colours.set(name, value);
  }
  return colours;
}

function colour(colours: Map<string, string>, name: string): string {
  const value = colours.get(name);
  if (!value) throw new Error(`tokens.css sets no --${name}`);
  return value;
}

const light = scheme(':root {');
const dark = scheme('[data-theme="dark"]');

test('the dark scheme by choice is the dark scheme by the system', () => {
  expect(scheme('@media (prefers-color-scheme: dark)')).toEqual(dark);
});

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s scheme', (_, colours) => {
  test.each(['ink', 'ink-2', 'stamp', ...kinds])('%s can be read on every ground', (name) => {
    for (const ground of grounds) {
      expect(contrast(colour(colours, name), colour(colours, ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  });

  test('lines that carry meaning stand out from every ground', () => {
    for (const ground of grounds) {
      expect(contrast(colour(colours, 'rule-2'), colour(colours, ground)), ground).toBeGreaterThanOrEqual(3);
    }
  });

  test('every eye can tell the kinds of cost apart', () => {
    for (const [index, one] of kinds.entries()) {
      for (const other of kinds.slice(index + 1)) {
        for (const vision of [
          'common',
          'protanopia',
          'deuteranopia',
          'tritanopia',
        ] as const satisfies (keyof typeof visions)[]) {
          const apart = distance(colour(colours, one), colour(colours, other), vision);
          expect(apart, `${one} and ${other}, ${vision}`).toBeGreaterThanOrEqual(0.08);
        }
      }
    }
  });

  test('no kind of cost is taken for the reader’s marker', () => {
    for (const kind of kinds) {
      expect(distance(colour(colours, kind), colour(colours, 'marker'), 'common'), kind).toBeGreaterThanOrEqual(0.1);
    }
  });
});
