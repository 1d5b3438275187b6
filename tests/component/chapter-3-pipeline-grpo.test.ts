import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import CriticCost from '../../src/widgets/Grpo/CriticCost.svelte';
import Grpo from '../../src/widgets/Grpo/Grpo.svelte';
import GrpoLesson from '../../src/widgets/Grpo/GrpoLesson.svelte';
import LinkLimit from '../../src/widgets/PipelineSchedule/LinkLimit.svelte';
import PipelineSchedule from '../../src/widgets/PipelineSchedule/PipelineSchedule.svelte';
import { facts } from '../unit/widgets/pipeline-schedule/fixture.ts';

const sources = [{ label: 'a source' }];
const pipeline = { id: 'pipeline', facts, v3: { stages: 16, sequences: 40 }, stages: 4, microBatches: 8, sources };
const warn = vi.spyOn(console, 'warn');
const complain = vi.spyOn(console, 'error');

// The script in <head> says so on every page; without it the axes stay plain lines.
beforeAll(() => document.documentElement.setAttribute('data-js', ''));
beforeEach(() => {
  warn.mockClear();
  complain.mockClear();
});
afterEach(() => {
  expect(warn).not.toHaveBeenCalled();
  expect(complain).not.toHaveBeenCalled();
});

/** An element that keys go to. */
function focus(element: Element): HTMLElement {
  if (!(element instanceof HTMLElement)) throw new Error('no HTML element');
  element.focus();
  return element;
}

test('pipelines: stages take micro-batches along, and the title follows links and counting', async () => {
  const screen = await render(PipelineSchedule, pipeline);
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('less time under DualPipe than under 1F1B');

  await screen.getByRole('slider', { name: 'GPUs in the pipeline' }).fill('16');
  await expect.element(screen.getByRole('slider', { name: 'Micro-batches in a step' })).toHaveValue('32');
  await expect.element(title).toMatchTextContent('A step takes 35% less time');

  await screen.getByRole('radio', { name: 'Left out' }).click({ force: true });
  await expect.element(title).toMatchTextContent('waits 45 under 1F1B, 15 under ZB1P and 14 under DualPipe');
  await expect.element(screen.getByRole('slider', { name: /InfiniBand/ })).not.toBeInTheDocument();

  await screen.getByRole('radio', { name: 'Counted' }).click({ force: true });
  const before = title.element().textContent;
  await screen.getByRole('radio', { name: '900 GB/s, H100' }).click({ force: true });
  expect(title.element().textContent).toBe(before);
  await expect.element(screen.getByText(/InfiniBand sets the pace: a faster NVLink changes nothing/)).toBeVisible();

  await screen.getByRole('button', { name: 'Back to the start' }).click();
  await expect.element(screen.getByRole('slider', { name: 'GPUs in the pipeline' })).toHaveValue('4');
});

test('pipelines: odd and small values go to the nearest that every schedule can run', async () => {
  const screen = await render(PipelineSchedule, pipeline);
  for (const [typed, kept] of [
    ['13', '14'],
    ['2', '8'],
    ['900', '40'],
  ] as const) {
    const field = screen.getByRole('spinbutton', { name: 'Micro-batches in a step, typed' });
    await field.fill(typed);
    focus(field.element()).blur();
    await expect.element(field).toHaveValue(Number(kept));
  }
});

test('pipelines: arrow keys walk along the rows and say what each cell is', async () => {
  const screen = await render(PipelineSchedule, pipeline);
  const rows = screen.getByRole('application', { name: /^1F1B/ });
  focus(rows.element());
  await userEvent.keyboard('{Home}');
  await expect.element(screen.getByText(/^1F1B\. GPU 1, time 0 to 2\.5: forward, micro-batch 1\./)).toBeVisible();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  await expect.element(screen.getByText(/^1F1B\. GPU 2, .*forward, micro-batch 1\./)).toBeVisible();

  focus(screen.getByRole('application', { name: /^DualPipe/ }).element());
  await userEvent.keyboard('{ArrowDown}{End}');
  await expect.element(screen.getByText(/^DualPipe\. GPU 1, .*gradients of the weights, micro-batch/)).toBeVisible();
});

test('pipelines: a click keeps a cell, and pointing at another one only looks', async () => {
  const screen = await render(PipelineSchedule, pipeline);
  const rows = screen.getByRole('application', { name: /^1F1B/ }).element();
  const { left, top, width, height } = rows.getBoundingClientRect();
  const event = (type: string, x: number, y: number) =>
    rows.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerType: 'mouse',
        clientX: left + x * width,
        clientY: top + y * height,
      }),
    );
  event('click', 0.01, 0.1);
  await expect.element(screen.getByText(/GPU 1, time 0 to 2\.5: forward/)).toBeVisible();
  event('pointermove', 0.01, 0.9);
  await expect.element(screen.getByText(/GPU 4, .*: waits\./)).toBeVisible();
  event('pointerleave', 0.01, 0.9);
  await expect.element(screen.getByText(/GPU 1, time 0 to 2\.5: forward/)).toBeVisible();
});

test('pipelines: the playhead counts what every schedule does at its time', async () => {
  const screen = await render(PipelineSchedule, pipeline);
  const slider = screen.getByRole('slider', { name: 'Time in the step' });
  await slider.fill('0');
  await expect.element(slider).toHaveAttribute('aria-valuetext', expect.stringContaining('1F1B: 1 compute, 3 wait'));
  await slider.fill('1');
  await expect.element(slider).toHaveAttribute('aria-valuetext', expect.stringContaining('1F1B: the step is done'));
});

test('pipelines: the step plays from its start, pauses, and shows all of it at the end', async () => {
  const screen = await render(PipelineSchedule, pipeline);
  const slider = screen.getByRole('slider', { name: 'Time in the step' });
  await expect.element(slider).toHaveValue('1');
  await screen.getByRole('button', { name: 'Play the step' }).click();
  const pause = screen.getByRole('button', { name: 'Pause' });
  await expect.poll(() => Number((slider.element() as HTMLInputElement).value)).toBeGreaterThan(0);
  expect(Number((slider.element() as HTMLInputElement).value)).toBeLessThan(1);
  await pause.click();
  await expect.element(screen.getByRole('button', { name: 'Play on' })).toBeVisible();
  await expect.element(screen.getByText(/^at the line: /).first()).toBeVisible();
  await slider.fill('1');
  await expect.element(screen.getByText('the whole step').first()).toBeVisible();
});

test('pipelines: DualPipe stands against one older schedule or the other, and V3’s size is one press away', async () => {
  const screen = await render(PipelineSchedule, pipeline);
  await expect.element(screen.getByRole('application', { name: /^1F1B/ })).toBeVisible();
  await expect.element(screen.getByRole('application', { name: /^ZB1P/ })).not.toBeInTheDocument();
  await screen.getByRole('radio', { name: 'ZB1P' }).click({ force: true });
  await expect.element(screen.getByRole('application', { name: /^ZB1P/ })).toBeVisible();
  await expect.element(screen.getByRole('application', { name: /^DualPipe/ })).toBeVisible();
  await screen.getByRole('button', { name: 'V3’s 16 GPUs, 40 micro-batches' }).click();
  await expect.element(screen.getByRole('slider', { name: 'GPUs in the pipeline' })).toHaveValue('16');
});

test('the limit: experts per node move the axis, and the bars follow overlap', async () => {
  const screen = await render(LinkLimit, { id: 'limit', facts, sources });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('the layer takes the same 4.06 µs, because InfiniBand sets the pace');

  const experts = screen.getByRole('spinbutton', { name: 'Experts a token uses on each node' });
  await experts.fill('8');
  focus(experts.element()).blur();
  await expect.element(title).toMatchTextContent('2.12× as long as at 900');
  await screen.getByRole('radio', { name: 'One after the other' }).click({ force: true });
  await expect.element(title).toMatchTextContent('At 400 GB/s the layer takes 12 µs');
  await expect.element(screen.getByRole('img', { name: /sending in view 8\.6 µs/ })).toBeVisible();
});

test('a group: sampling again draws others, and all right or all wrong teaches nothing', async () => {
  const screen = await render(Grpo, { id: 'group', sources });
  const title = screen.getByRole('heading', { level: 3 });
  const drawing = screen.getByRole('img', { name: /^Bars to both sides of zero/ });
  await expect.element(title).toMatchTextContent('2 of 8 are right: advantages run from −0.58 to +1.73');
  const before = drawing.element().getAttribute('aria-label');
  await screen.getByRole('button', { name: 'Sample again' }).click();
  await expect.poll(() => drawing.element().getAttribute('aria-label')).not.toBe(before);

  const right = screen.getByRole('slider', { name: 'How often the toy is right' });
  await right.fill('1');
  await expect.element(title).toMatchTextContent('All right: these 8 answers teach nothing');
  await right.fill('0');
  await expect.element(title).toMatchTextContent('All wrong: these 8 answers teach nothing');
  await expect.element(screen.getByText(/^100% of groups of 8 are all right or all wrong/)).toBeVisible();

  await screen.getByRole('radio', { name: 'Right, and in form' }).click({ force: true });
  await expect.element(title).toMatchTextContent('0 of 8 are right');
  await screen.getByRole('slider', { name: 'Answers in a group' }).fill('1');
  await expect.element(title).toMatchTextContent('A group of one teaches nothing');
});

test('a lesson: the axis moves through the rounds, and groups of one never learn', async () => {
  const screen = await render(GrpoLesson, { id: 'lesson', sources });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('From 14% right to 99% in 80 rounds');
  const round = screen.getByRole('slider', { name: 'Round' });
  focus(round.element());
  await userEvent.keyboard('{PageDown}{PageDown}');
  await expect.element(screen.getByText('Nothing has been asked yet.')).toBeVisible();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(screen.getByText(/^Round 1 asked \d+ \+ \d+: \d of 8 right/)).toBeVisible();
  await screen.getByRole('slider', { name: 'Answers in a group' }).fill('1');
  await expect.element(title).toMatchTextContent('Groups of one: after 80 rounds it is right as often as before');
});

test('the critic: each way of counting has its own share', async () => {
  const screen = await render(CriticCost, {
    id: 'critic',
    facts: { activeParameters: 37e9, totalParameters: 671e9, trainedBytes: 13, runningBytes: 1 },
    sources,
  });
  const title = screen.getByRole('heading', { level: 3 });
  await expect.element(title).toMatchTextContent('GRPO takes 44% less arithmetic than PPO; the critic alone is 33%');
  await screen.getByRole('radio', { name: 'A reward model' }).click({ force: true });
  await expect.element(title).toMatchTextContent('GRPO takes 33% less');
  await screen.getByRole('radio', { name: /Also reads/ }).click({ force: true });
  await screen.getByRole('radio', { name: 'Rules' }).click({ force: true });
  await expect.element(title).toMatchTextContent('GRPO takes 50% less');
  await expect.element(screen.getByRole('img', { name: /^PPO, with a critic: 20N/ })).toBeVisible();
});
