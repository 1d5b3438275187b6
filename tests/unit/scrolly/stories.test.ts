import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { outlineOf } from '../../../src/prose/outline.ts';
import { stepOf, stepsOf, storyIds } from '../../../src/scrolly/stories.ts';

const allSteps = storyIds.flatMap((story) => stepsOf(story));

test('no two steps of the site have the same address, and each is one that a link can carry', () => {
  const ids = allSteps.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

describe.each(storyIds)('the story %s', (story) => {
  const steps = stepsOf(story);

  test('counts its steps from one', () => {
    expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
    for (const { count } of steps) expect(count).toBe(steps.length);
  });

  test('has a name of its own for each step, short enough for the rail', () => {
    const names = steps.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\S.{1,22}\S$/);
  });
});

test('a step knows its place and address', () => {
  expect(stepOf('hours', 'mid-run')).toEqual({
    number: 2,
    count: 6,
    id: 'hours-mid-run',
    state: 'mid-run',
    name: 'Reading',
  });
});

test('a state that the story lacks is an error that names those it has', () => {
  expect(() => stepOf('zoom', 'mid-run')).toThrow(
    'The story "zoom" has no state "mid-run", only: run, cluster, gpus, fleet, years',
  );
});

test.each(readdirSync('content/chapters'))('%s tells its stories whole and in order', (file) => {
  const source = readFileSync(`content/chapters/${file}`, 'utf8');
  const told = [...source.matchAll(/<Scrolly[^>]*\sstory="([^"]+)"/g)].map(([, story]) => story);
  const steps = outlineOf(source.replace(/^## .*$/gm, ''), []).map(({ id }) => id);
  const expected = storyIds
    .filter((story) => told.includes(story))
    .toSorted((a, b) => told.indexOf(a) - told.indexOf(b))
    .flatMap((story) => stepsOf(story).map(({ id }) => id));
  expect(steps).toEqual(expected);
});
