/** Words that follow a slider must move nothing that stands below them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepRoom } from '../../src/ui/figure/keep-room.ts';

const short = 'One line.';
const long = 'So many words that they cannot stand in one line of a figure as narrow as this one.';

let figure: HTMLElement;
let words: HTMLElement;
let stop: () => void;

beforeEach(() => {
  figure = document.createElement('figure');
  figure.style.cssText = 'inline-size: 240px; margin: 0; font: 16px/20px sans-serif';
  words = document.createElement('p');
  words.style.margin = '0';
  words.textContent = short;
  figure.append(words);
  document.body.append(figure);
  stop = keepRoom(figure);
});

afterEach(() => {
  stop();
  figure.remove();
});

const height = () => words.getBoundingClientRect().height;
const kept = () => Number.parseFloat(words.style.minBlockSize);

test('what has once been taken stays kept', async () => {
  await expect.poll(kept).toBe(20);
  words.textContent = long;
  await expect.poll(kept).toBeGreaterThan(20);
  const taken = height();
  words.textContent = short;
  expect(height()).toBe(taken);
});

test('at another width the words begin anew', async () => {
  words.textContent = long;
  await expect.poll(kept).toBeGreaterThan(20);
  figure.style.inlineSize = '900px';
  await expect.poll(kept).toBe(20);
  expect(height()).toBe(20);
});

test('nothing is kept once the figure is gone', async () => {
  await expect.poll(kept).toBe(20);
  stop();
  words.textContent = long;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  expect(kept()).toBe(20);
});
