/**
 * Where the areas of "zoom out" lie. All areas but operations have the shape of the servers' area and share its lower
 * left corner, so that zooming is one scale about that corner:
 *
 *   servers  = the frame's height × its share of servers and operations
 *   any area = that, times √(amount ÷ servers) on each side, times the zoom
 *
 * Equal dollars are equal pixels in every area of one state.
 */
import { requirePositive } from '../../model/check.ts';
import type { StateName } from '../../scrolly/stories.ts';
import { textWidth } from '../../ui/chart/text-width.ts';

export type ZoomState = StateName<'zoom'>;

/** In the order in which they are told. */
export const areaIds = ['run', 'cluster', 'list-low', 'list-high', 'gpus', 'servers', 'operations'] as const;
export type AreaId = (typeof areaIds)[number];

/** What each area amounts to, USD. */
export type Amounts = Readonly<Record<AreaId, number>>;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface FrameSize {
  width: number;
  height: number;
}

/** The frame for so many pixels of width. Always as high, so that nothing below it moves when the width is known. */
export function frameFor(width: number): FrameSize {
  return { width: requirePositive('width', width), height: 260 };
}

interface Scene {
  areas: readonly AreaId[];
  /** Those that the state is about; their tabs say most and choose their place first. */
  fresh: readonly AreaId[];
  /** The area that fills so much of the frame's height. */
  fits: AreaId;
  fill: number;
}

const cluster: readonly AreaId[] = ['run', 'cluster', 'list-low', 'list-high'];

const scenes: Readonly<Record<ZoomState, Scene>> = {
  run: { areas: ['run'], fresh: ['run'], fits: 'run', fill: 0.82 },
  cluster: { areas: cluster, fresh: ['cluster', 'list-high'], fits: 'list-high', fill: 0.9 },
  gpus: { areas: [...cluster, 'gpus'], fresh: ['gpus'], fits: 'gpus', fill: 0.9 },
  fleet: { areas: [...cluster, 'gpus', 'servers'], fresh: ['servers'], fits: 'servers', fill: 1 },
  years: { areas: areaIds, fresh: ['operations', 'servers'], fits: 'servers', fill: 1 },
};

/** The areas that a state has told of, in the order in which they were told. */
export const areasTold = (state: ZoomState): readonly AreaId[] => scenes[state].areas;

/** The areas that a state is about. */
export const areasFresh = (state: ZoomState): readonly AreaId[] => scenes[state].fresh;

/** How much a state enlarges the last one, in which servers fill the frame's height. */
export function zoomOf(state: ZoomState, amounts: Amounts): number {
  const { fits, fill } = scenes[state];
  return fill * Math.sqrt(requirePositive('servers', amounts.servers) / requirePositive(fits, amounts[fits]));
}

/** The box of each area at a zoom, in pixels from the frame's upper left corner. Parts may lie outside the frame. */
export function boxesAt(zoom: number, { width, height }: FrameSize, amounts: Amounts): Record<AreaId, Box> {
  requirePositive('zoom', zoom);
  const serversWidth = (width * amounts.servers) / (amounts.servers + amounts.operations);
  const nested = (id: AreaId): Box => {
    const side = zoom * Math.sqrt(requirePositive(id, amounts[id]) / amounts.servers);
    return { x: 0, y: height * (1 - side), width: serversWidth * side, height: height * side };
  };
  return {
    run: nested('run'),
    cluster: nested('cluster'),
    'list-low': nested('list-low'),
    'list-high': nested('list-high'),
    gpus: nested('gpus'),
    servers: nested('servers'),
    operations: {
      x: serversWidth * zoom,
      y: height * (1 - zoom),
      width: (width - serversWidth) * zoom,
      height: height * zoom,
    },
  };
}

/** What a tab may say, from the fullest wording to the barest. */
export interface TabWording {
  area: AreaId;
  /** Each variant is an amount with further lines below it; one line means that all stands beside the amount. */
  variants: readonly TabVariant[];
}

export interface TabVariant {
  amount: string;
  /** Beside the amount, on the same line. */
  beside: string;
  /** Below it: the first in ink, the others quieter. */
  below: readonly string[];
}

export interface Tab extends TabVariant {
  area: AreaId;
  box: Box;
  /** Outside its area, to the right of it, because it does not fit into it. */
  isOutside: boolean;
}

export const tabPadding = 9;
/** Of the lines below the amount. */
export const tabLine = 17;
/** Of the amount, in pixels. */
export const amountSize = (frameWidth: number): number => (frameWidth < 480 ? 15 : 20);
/** `textWidth` speaks of texts of 13 px. */
const amountWidth = (text: string, size: number) => (textWidth(text, 'till') * size) / 13;

/** The size of a tab in a frame of this width. */
function tabSize({ amount, beside, below }: TabVariant, frameWidth: number): { width: number; height: number } {
  const size = amountSize(frameWidth);
  const first = amountWidth(amount, size) + (beside === '' ? 0 : 8 + textWidth(beside));
  return {
    width: Math.ceil(Math.max(first, ...below.map((line) => textWidth(line))) + 2 * tabPadding),
    height: size + 8 + (below.length > 0 ? below.length * tabLine + 3 : 0),
  };
}

/**
 * Places tabs: inside the upper left corner of their area where they fit, else to the right of it at the same height.
 * The first tabs choose first; each takes its fullest wording that meets no other tab and stays in the frame, and one
 * that finds no place is left out.
 */
export function placeTabs(wordings: readonly TabWording[], boxes: Record<AreaId, Box>, frame: FrameSize): Tab[] {
  const placed: Tab[] = [];
  for (const { area, variants } of wordings) {
    const found = variants
      .flatMap((variant) => [
        placeIn(variant, area, boxes[area], frame),
        placeBeside(variant, area, boxes[area], frame),
      ])
      .find((tab) => tab !== null && placed.every((other) => !meet(tab.box, other.box)));
    if (found) placed.push(found);
  }
  return placed;
}

function placeIn(variant: TabVariant, area: AreaId, box: Box, frame: FrameSize): Tab | null {
  const { width, height } = tabSize(variant, frame.width);
  const y = Math.max(0, box.y);
  const fits = box.x + width <= Math.min(frame.width, box.x + box.width) && y + height <= frame.height;
  return fits ? { ...variant, area, isOutside: false, box: { x: box.x, y, width, height } } : null;
}

function placeBeside(variant: TabVariant, area: AreaId, box: Box, frame: FrameSize): Tab | null {
  const { width, height } = tabSize(variant, frame.width);
  const x = box.x + box.width;
  const y = Math.max(0, Math.min(box.y, frame.height - height));
  return x + width <= frame.width ? { ...variant, area, isOutside: true, box: { x, y, width, height } } : null;
}

/** Whether two boxes overlap; touching edges do not. */
export function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
