import { expect, test } from 'vitest';
import { enterState } from '../../../src/scrolly/story-place.ts';
import { stateInView } from '../../../src/scrolly/story-state.svelte.ts';

test('a graphic shows its still until a step comes into view, and then the last that did', () => {
  expect(stateInView('hours', 'priced')).toBe('priced');
  enterState('hours', 'mid-run');
  enterState('hours', 'context');
  expect(stateInView('hours', 'priced')).toBe('context');
});

test('one story does not move another', () => {
  enterState('hours', 'cluster');
  expect(stateInView('zoom', 'run')).toBe('run');
});

test('a state that the story lacks leaves the still', () => {
  enterState('zoom', 'mid-run');
  expect(stateInView('zoom', 'years')).toBe('years');
});
