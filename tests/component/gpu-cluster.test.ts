import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import GpuCluster from '../../src/widgets/GpuCluster/GpuCluster.svelte';
import { facts } from '../unit/widgets/gpu-cluster/fixture.ts';

const published = { id: 'cluster', facts, rateUsdPerGpuHour: 2 };
const warn = vi.spyOn(console, 'warn');
const complain = vi.spyOn(console, 'error');

beforeEach(() => {
  warn.mockClear();
  complain.mockClear();
});
afterEach(() => {
  expect(warn).not.toHaveBeenCalled();
  expect(complain).not.toHaveBeenCalled();
});

test('the slider moves the run, and title, numbers and drawing follow', async () => {
  const screen = await render(GpuCluster, { ...published, progress: 0 });
  const slider = screen.getByRole('slider', { name: 'Day of the run' });
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'day 0, pre-training');

  await slider.fill('1');
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'day 56.7, the run is done');
  await expect
    .poll(() => screen.getByRole('heading', { level: 3 }).element().textContent)
    .toContain('The run took 2,788K GPU-hours, 56.7 days of the whole cluster');
  await expect
    .element(screen.getByRole('application'))
    .toHaveAttribute('aria-label', expect.stringContaining('100% of them are filled'));
});

test('a scene given from outside moves the run there', async () => {
  const screen = await render(GpuCluster, { ...published, isCompact: true, scene: 'cluster' });
  await expect.element(screen.getByRole('img', { name: /none is filled/ })).toBeInTheDocument();
  await screen.rerender({ scene: 'priced' });
  await expect.element(screen.getByText('$5,576,000').first()).toBeInTheDocument();
  await screen.rerender({ scene: 'mid-run' });
  await expect.element(screen.getByText('of 2,788K GPU-hours, pre-training')).toBeInTheDocument();
});

test('in a story there is nothing to operate but the table', async () => {
  const screen = await render(GpuCluster, { ...published, isCompact: true, scene: 'mid-run' });
  await expect.element(screen.getByRole('img', { name: /60% of them are filled\. Day 34/ })).toBeInTheDocument();
  expect(screen.getByRole('slider').query()).toBeNull();
  expect(screen.getByRole('button').query()).toBeNull();
  await expect.element(screen.getByText('The numbers as a table')).toBeInTheDocument();
});

test('play fills the cluster, and pause stops it', async () => {
  const screen = await render(GpuCluster, { ...published, progress: 0 });
  await screen.getByRole('button', { name: 'Play the run' }).click();
  const slider = screen.getByRole('slider', { name: 'Day of the run' });
  await expect.poll(() => Number((slider.element() as HTMLInputElement).value)).toBeGreaterThan(0);
  await screen.getByRole('button', { name: 'Pause' }).click();
  const stopped = (slider.element() as HTMLInputElement).value;
  await new Promise((resolve) => setTimeout(resolve, 120));
  await expect.element(slider).toHaveValue(stopped);
});

test('arrow keys walk from GPU to GPU, Enter keeps one, Escape lets it go', async () => {
  const screen = await render(GpuCluster, { ...published, view: 'parallelism' });
  const map = screen.getByRole('application');
  await expect.element(map).toBeVisible();
  (map.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}{ArrowDown}');
  await expect.element(screen.getByText('GPU 2 of node 17, stage 2 of 16')).toBeInTheDocument();
  await expect
    .element(screen.getByText('hears from GPU 2 of node 1, hands on to GPU 2 of node 33'))
    .toBeInTheDocument();

  await userEvent.keyboard('{Enter}');
  (map.element() as HTMLElement).blur();
  await expect.element(screen.getByText('GPU 2 of node 17, stage 2 of 16')).toBeInTheDocument();
  (map.element() as HTMLElement).focus();
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByText('For example,')).toBeInTheDocument();
});

test('plus and minus zoom, and the wheel alone leaves the page to scroll', async () => {
  const screen = await render(GpuCluster, { ...published, view: 'fleet' });
  const map = screen.getByRole('application');
  await expect.element(map).toBeVisible();
  const canvas = map.element() as HTMLCanvasElement;
  canvas.focus();
  await userEvent.keyboard('++');
  await expect
    .poll(() => screen.getByRole('button', { name: /show the whole/ }).element().textContent)
    .toContain('2.3×');
  await userEvent.keyboard('0');
  await expect.element(screen.getByRole('button', { name: 'Zoom out' })).toBeDisabled();

  const wheel = (ctrlKey: boolean) => {
    const event = new WheelEvent('wheel', { deltaY: -300, ctrlKey, cancelable: true, bubbles: true });
    canvas.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(wheel(false)).toBe(false);
  await expect.element(screen.getByRole('button', { name: 'Zoom out' })).toBeDisabled();
  expect(wheel(true)).toBe(true);
  await expect.element(screen.getByRole('button', { name: 'Zoom out' })).toBeEnabled();
});

test('keys zoom in on the GPU they have reached, not on the middle', async () => {
  const screen = await render(GpuCluster, { ...published, view: 'fleet' });
  const map = screen.getByRole('application');
  await expect.element(map).toBeVisible();
  (map.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}++++++++');
  await expect.element(screen.getByText('A100 number 2 of 10,000')).toBeInTheDocument();
  const box = map.element().getBoundingClientRect();
  const ring = screen.container.querySelector('.ring')?.getBoundingClientRect();
  expect(ring?.left).toBeGreaterThanOrEqual(box.left - 5);
  expect(ring?.right).toBeLessThanOrEqual(box.right);
  expect(ring?.bottom).toBeLessThanOrEqual(box.bottom);
});

test('one finger is left to the page, two fingers zoom', async () => {
  const screen = await render(GpuCluster, { ...published, view: 'fleet' });
  const map = screen.getByRole('application');
  await expect.element(map).toBeVisible();
  const canvas = map.element() as HTMLCanvasElement;
  const touch = (type: string, points: readonly (readonly [number, number])[]) => {
    const touches = points.map(
      ([clientX, clientY], identifier) => new Touch({ identifier, target: canvas, clientX, clientY }),
    );
    const event = new TouchEvent(type, { touches, cancelable: true, bubbles: true });
    canvas.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(touch('touchstart', [[100, 100]])).toBe(false);
  expect(touch('touchmove', [[100, 60]])).toBe(false);
  const pair = (gap: number) =>
    [
      [150 - gap, 100],
      [150 + gap, 100],
    ] as const;
  expect(touch('touchstart', pair(20))).toBe(true);
  expect(touch('touchmove', pair(60))).toBe(true);
  await expect.poll(() => screen.getByRole('button', { name: /show the whole/ }).element().textContent).toContain('3×');
});

test('switching views changes title and drawing', async () => {
  const screen = await render(GpuCluster, published);
  const findings = {
    Parallelism: 'No GPU holds the model',
    Links: 'Inside a node',
    Failures: 'interrupted about 55 times',
    Fleet: '2,224 are disclosed',
    Time: 'The run took 2,788K GPU-hours',
  };
  const seen = new Set<string>();
  for (const [name, finding] of Object.entries(findings)) {
    await screen.getByRole('button', { name, exact: true }).click();
    await expect.element(screen.getByRole('button', { name, exact: true })).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => screen.getByRole('heading', { level: 3 }).element().textContent).toContain(finding);
    const canvas = screen.getByRole('application').element() as HTMLCanvasElement;
    await expect.poll(() => seen.has(canvas.toDataURL())).toBe(false);
    seen.add(canvas.toDataURL());
  }
});

test('an interruption can be stepped to, and a longer checkpoint interval costs more', async () => {
  const screen = await render(GpuCluster, { ...published, view: 'failures' });
  await screen.getByRole('button', { name: 'First interruption' }).click();
  await expect.element(screen.getByText(/^Interruption 1 of \d+, day .* GPUs wait 15 minutes/)).toBeInTheDocument();
  await screen.getByRole('button', { name: 'Next interruption' }).click();
  await expect.element(screen.getByText(/^Interruption 2 of/)).toBeInTheDocument();
  await screen.getByRole('button', { name: 'Previous' }).click();
  await expect.element(screen.getByText(/^Interruption 1 of/)).toBeInTheDocument();

  const lost = () =>
    Number(
      screen
        .getByText(/of the run$/)
        .element()
        .previousElementSibling?.textContent?.replace(',', ''),
    );
  const before = lost();
  await screen.getByRole('slider', { name: 'A checkpoint every' }).fill('240');
  await expect.poll(lost).toBeGreaterThan(1.5 * before);
});

test('picking two GPUs sets both ends of a way in turn', async () => {
  const screen = await render(GpuCluster, { ...published, view: 'links' });
  const map = screen.getByRole('application');
  await expect.element(map).toBeVisible();
  (map.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
  await expect.element(screen.getByRole('button', { name: 'To GPU 2 of node 1' })).toBeInTheDocument();
  await expect.element(screen.getByText('The next pick sets “From”.')).toBeInTheDocument();
  await userEvent.keyboard('{ArrowLeft}{Enter}');
  await expect
    .element(map)
    .toHaveAttribute('aria-label', 'From GPU 1 of node 1 to GPU 2 of node 1: NVLink to GPU 2 of node 1 at 160 GB/s.');
});

test('a change of theme redraws in the new colours', async () => {
  document.documentElement.style.setProperty('--compute', 'rgb(16 100 198)');
  const screen = await render(GpuCluster, { ...published, scene: 'priced' });
  const canvas = screen.getByRole('application').element() as HTMLCanvasElement;
  const corner = () => [...(canvas.getContext('2d')?.getImageData(1, 1, 1, 1).data ?? [])];
  await expect.poll(corner).toEqual([16, 100, 198, 255]);
  document.documentElement.style.setProperty('--compute', 'rgb(83 144 241)');
  document.documentElement.dataset['theme'] = 'dark';
  await expect.poll(corner).toEqual([83, 144, 241, 255]);
  document.documentElement.style.removeProperty('--compute');
  delete document.documentElement.dataset['theme'];
});
