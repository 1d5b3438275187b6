import { describe, expect, test } from 'vitest';
import { outlineOf, readingMinutes } from '../../../src/prose/outline.ts';

const heading = (text: string, depth = 2) => ({ depth, slug: text.toLowerCase().replaceAll(' ', '-'), text });

describe('the outline of a chapter', () => {
  test('has headings and steps in reading order, with their addresses', () => {
    const body = `Opening.

## Counting hours

<Step story="hours" state="cluster" shows="squares.">Text.</Step>

<Step
  shows="more squares."
  story="hours"
  state="mid-run"
>
### A smaller heading
</Step>

## The years
<Step story="zoom" state="years" shows="a fleet." />`;
    const headings = [heading('Counting hours'), heading('A smaller heading', 3), heading('The years')];
    expect(outlineOf(body, headings)).toEqual([
      { id: 'counting-hours', name: 'Counting hours', kind: 'heading' },
      { id: 'hours-cluster', name: 'The cluster', kind: 'step' },
      { id: 'hours-mid-run', name: 'Reading', kind: 'step' },
      { id: 'the-years', name: 'The years', kind: 'heading' },
      { id: 'zoom-years', name: 'The years', kind: 'step' },
    ]);
  });

  test('is empty without headings and steps', () => {
    expect(outlineOf('Only prose. <Steps story="hours" />', [heading('Title', 1)])).toEqual([]);
  });

  test.each([
    [
      'a story that does not exist',
      '<Step story="days" state="cluster">',
      'A step belongs to no story: <Step story="days"',
    ],
    ['no story', '<Step state="cluster">', 'A step belongs to no story: <Step state="cluster">'],
    [
      'a state of another story',
      '<Step story="zoom" state="mid-run">',
      'The story "zoom" has no state "mid-run", only: run,',
    ],
    ['no state', '<Step story="zoom">', 'The story "zoom" has no state ""'],
  ])('refuses a step with %s', (_, body, message) => {
    expect(() => outlineOf(body, [])).toThrow(message);
  });

  test('refuses headings that do not match the page, which would shift all names after them', () => {
    expect(() => outlineOf('## One\n\n## Two', [heading('One')])).toThrow(
      'A heading that the page does not have: ## Two',
    );
    expect(() => outlineOf('Zero\n---\n\n## One', [heading('Zero'), heading('One')])).toThrow(
      'A heading that is not written as "## …": One',
    );
  });
});

describe('the reading time', () => {
  const words = (count: number) => 'word '.repeat(count);

  test.each([
    [220, 0, 1],
    [660, 0, 3],
    [660, 4, 5],
    [0, 0, 1],
  ])('of %i words and %i scenes is %i minutes', (count, scenes, minutes) => {
    expect(readingMinutes(words(count), scenes)).toBe(minutes);
  });

  test('does not count tags, what only they hold, or marks', () => {
    const tag = `<Step story="hours" state="cluster" shows="${words(500)}">`;
    expect(readingMinutes(`${tag}${words(440)}${'— '.repeat(500)}</Step>`, 0)).toBe(2);
  });
});
