import { Chart } from 'chart.js';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ChartLive from '../../src/ui/chart/ChartLive.svelte';
import type { HistogramSpec } from '../../src/ui/chart/spec.ts';

const spec: HistogramSpec = {
  kind: 'histogram',
  x: { label: 'total', scale: 'log', domain: [1, 1000], ticks: [{ value: 10, text: '$10' }] },
  bars: [1, 10, 100].map((from, index) => ({
    from,
    to: from * 10,
    size: 10 + index * 20,
    tone: index === 1 ? 'ink' : 'quiet',
    text: `bar ${index + 1}`,
  })),
  marks: [],
  flag: { x: 20, y: null, text: 'median $20' },
  band: null,
  description: 'Three bars.',
};
const props = { spec, pointsName: 'Bars', hint: 'Use the arrow keys.' };

async function drawn() {
  const screen = await render(ChartLive, props);
  // The library is fetched when a reader reaches for the chart.
  expect(screen.container.querySelector('canvas')).toBeNull();
  const walk = screen.getByRole('slider', { name: 'Bars' }).element() as HTMLElement;
  walk.focus();
  await expect.poll(() => screen.container.querySelector('canvas')).not.toBeNull();
  walk.blur();
  const canvas = screen.container.querySelector('canvas');
  if (!canvas) throw new Error('There is no canvas');
  await expect.poll(() => Chart.getChart(canvas)?.getDatasetMeta(2)?.data.length).toBe(1);
  const chart = Chart.getChart(canvas);
  if (!chart) throw new Error('There is no chart');
  return { screen, canvas, chart };
}

test('the canvas has every bar where the still had it, in a box of the same size', async () => {
  const { screen, canvas, chart } = await drawn();
  const svg = screen.container.querySelector('svg');
  const box = svg?.getBoundingClientRect();
  expect(canvas.getBoundingClientRect()).toMatchObject({ width: box?.width, height: box?.height, top: box?.top });
  const rects = [...screen.container.querySelectorAll('.data rect')];
  expect(rects).toHaveLength(3);
  for (const [index, rect] of rects.entries()) {
    const number = (name: string) => Number(rect.getAttribute(name));
    const bar = chart.getDatasetMeta(index).data[0]?.getProps(['x', 'y', 'base', 'width'], true);
    expect(bar?.['x']).toBeCloseTo(number('x') + number('width') / 2, 3);
    expect(bar?.['width']).toBeCloseTo(number('width'), 3);
    expect(Math.min(Number(bar?.['y']), Number(bar?.['base']))).toBeCloseTo(number('y'), 3);
  }
});

test('the arrow keys walk from bar to bar, and a text says which', async () => {
  const { screen } = await drawn();
  const walk = screen.getByRole('slider', { name: 'Bars' });
  expect(screen.container.textContent).toContain('Use the arrow keys.');
  (walk.element() as HTMLElement).focus();
  await expect.element(walk).toHaveAttribute('aria-valuetext', 'bar 1');
  await walk.fill('2');
  await expect.element(walk).toHaveAttribute('aria-valuetext', 'bar 3');
  expect(screen.container.querySelector('.said')?.textContent).toBe('bar 3');
});

test('the canvas takes the colours of the scheme, also after it has changed', async () => {
  const root = document.documentElement;
  root.style.setProperty('--ink', 'rgb(1, 2, 3)');
  const { chart } = await drawn();
  const colour = () => chart.data.datasets[1]?.backgroundColor;
  expect(colour()).toBe('rgb(1, 2, 3)');
  root.style.setProperty('--ink', 'rgb(4, 5, 6)');
  root.dataset['theme'] = 'dark';
  await expect.poll(colour).toBe('rgb(4, 5, 6)');
  delete root.dataset['theme'];
  root.style.removeProperty('--ink');
});

test('when bars become fewer, the text no longer speaks of one that is gone', async () => {
  const { screen } = await drawn();
  const walk = screen.getByRole('slider', { name: 'Bars' });
  (walk.element() as HTMLElement).focus();
  await walk.fill('2');
  await screen.rerender({ ...props, spec: { ...spec, bars: spec.bars.slice(0, 2) } });
  await expect.poll(() => screen.container.querySelector('.said')?.textContent).toBe('Use the arrow keys.');
});
