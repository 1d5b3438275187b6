/**
 * The pictures of "one Monday" in pixels. All have one height, so that no state moves the steps below. Percent blocks
 * are as large in every state that has rows; dollar areas are to scale within their own state, which says its scale.
 */
import type { CostKind } from '../../model/receipt-lines.ts';
import type { StateName } from '../../scrolly/stories.ts';
import { textWidth } from '../../ui/chart/text-width.ts';

export type MondayState = StateName<'monday'>;

/**
 * lost: what went; kept: what stayed; gone: the hole it left; reported: a round figure, hatched; wider: a group around
 * it; frame: a line around a sum; tab: the ground of a text on blocks.
 */
export type Tone = 'lost' | 'kept' | 'gone' | 'reported' | 'wider' | 'frame' | 'tab';

export interface Shape {
  tone: Tone;
  /** Blocks and areas as one SVG path. */
  d: string;
}

export interface PictureText {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'end';
  role: 'name' | 'value' | 'quiet' | 'sum';
}

/** What belongs together and moves together: a company's row, or a picture's part. */
export interface Part {
  id: string;
  /** From the top of the picture. */
  y: number;
  /** The colour of what the company sells or buys; ink without one. */
  kind?: CostKind;
  shapes: readonly Shape[];
  texts: readonly PictureText[];
  /** Lines that lead from a text to what it names. */
  leads?: readonly string[];
}

export interface Picture {
  width: number;
  height: number;
  /** Where what is in proportion begins; a line is drawn there. */
  zero: { x1: number; x2: number; y1: number; y2: number } | null;
  parts: readonly Part[];
}

export const pictureHeight = 300;
/** From here on there is room beside the drawing. */
const wideFrom = 440;
export const isWide = (width: number): boolean => width >= wideFrom;
/** Below this width, which is that of the smallest phones, words are given up so that blocks can be seen. */
const tinyBelow = 300;
export const isTiny = (width: number): boolean => width < tinyBelow;
/** The gap between two blocks, as a share of a block's pitch. */
const gapShare = 0.12;

/** A rectangle as a path. */
export function box(x: number, y: number, width: number, height: number): string {
  const n = (value: number) => Number(value.toFixed(2));
  return `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;
}

/** So many blocks, the last one cut, along a line: to the left of `zeroX` where `way` is −1, to the right where it is 1. */
export function blockRow(count: number, zeroX: number, pitch: number, height: number, way: 1 | -1): string {
  const side = pitch * (1 - gapShare);
  return Array.from({ length: Math.ceil(count) }, (_, index) => {
    const width = side * Math.min(1, count - index);
    const start = zeroX + way * index * pitch;
    return box(way === 1 ? start : start - width, 0, width, height);
  }).join('');
}

/**
 * Blocks `from` to `to` of a grid, counted from its first corner along its rows; ends between whole numbers cut a block.
 * `up` counts rows from the bottom.
 */
export function blockGrid(
  from: number,
  to: number,
  grid: { columns: number; rows: number; pitchX: number; pitchY: number; up?: boolean },
): string {
  const { columns, rows, pitchX, pitchY, up = false } = grid;
  const gap = Math.min(pitchX, pitchY) * gapShare;
  const paths: string[] = [];
  for (let index = Math.floor(from); index < Math.ceil(to); index++) {
    const start = Math.max(0, from - index);
    const end = Math.min(1, to - index);
    const row = Math.floor(index / columns);
    const x = (index % columns) * pitchX + start * (pitchX - gap);
    const y = (up ? rows - 1 - row : row) * pitchY;
    paths.push(box(x, y, (end - start) * (pitchX - gap), pitchY - gap));
  }
  return paths.join('');
}

/** Rows to lay out: names, values, and how many blocks to which side. */
export interface RowText {
  id: string;
  name: string;
  /** Below the name, where rows are high enough. */
  detail?: string;
  value: string;
  changePercent: number;
  kind?: CostKind;
  /** Stands at the far right of the first row of a group, where there is room. */
  groupName?: string;
}

/** Where rows have their zero, and how wide one per cent is: the same for every state with rows. */
export function rowScale(width: number, deepestPercent: number): { zeroX: number; pitch: number } {
  const forValue = isTiny(width) ? 54 : 56;
  const forNames = isWide(width) ? 212 : isTiny(width) ? 112 : 146;
  const pitch = Math.min(13, (width - forNames - forValue) / Math.abs(deepestPercent));
  return { zeroX: forValue + pitch * Math.abs(deepestPercent), pitch };
}

const headHeight = 22;
const groupGap = 7;

/** One row for each company or index, falls to the left of the line and rises to the right of it. */
export function rowsPicture(rows: readonly RowText[], width: number, deepestPercent: number): Picture {
  const { zeroX, pitch } = rowScale(width, deepestPercent);
  const groups = rows.filter(({ groupName }) => groupName !== undefined).length;
  const rowPitch = Math.min(38, (pictureHeight - headHeight - 4 - Math.max(0, groups - 1) * groupGap) / rows.length);
  const blockHeight = Math.min(16, rowPitch - 3.5);
  let y = headHeight - groupGap;
  let isFirst = true;
  const parts = rows.map((row): Part => {
    if (row.groupName !== undefined || isFirst) y += groupGap;
    isFirst = false;
    const part: Part = {
      id: row.id,
      y,
      ...(row.kind ? { kind: row.kind } : {}),
      shapes: [
        {
          tone: 'lost',
          d: blockRow(Math.abs(row.changePercent), zeroX, pitch, blockHeight, row.changePercent < 0 ? -1 : 1),
        },
      ],
      texts: rowTexts(row, width, zeroX, pitch, blockHeight),
    };
    y += rowPitch;
    return part;
  });
  const head: Part = {
    id: 'head',
    y: 0,
    shapes: [],
    texts: [
      { x: zeroX - 8, y: 13, text: 'fell', anchor: 'end', role: 'quiet' },
      { x: zeroX + 8, y: 13, text: 'rose', anchor: 'start', role: 'quiet' },
    ],
  };
  return {
    width,
    height: pictureHeight,
    zero: { x1: zeroX + 1, x2: zeroX + 1, y1: 2, y2: y - rowPitch + blockHeight + 4 },
    parts: [head, ...parts],
  };
}

function rowTexts(row: RowText, width: number, zeroX: number, pitch: number, blockHeight: number): PictureText[] {
  const fell = row.changePercent < 0;
  const base = blockHeight / 2 + 4.5;
  const end = zeroX + pitch * row.changePercent;
  const name = isTiny(width) ? shortName(row.name) : row.name;
  const right = { x: zeroX + 9, anchor: 'start' } as const;
  const beside: PictureText = fell
    ? { ...right, y: base, text: name, role: 'name' }
    : { x: zeroX - 9, y: base, text: name, anchor: 'end', role: 'name' };
  const value: PictureText = {
    x: fell ? end - 5 : end + 6,
    y: base,
    text: row.value,
    anchor: fell ? 'end' : 'start',
    role: 'value',
  };
  const below: PictureText[] =
    row.detail === undefined ? [] : [{ ...right, y: base + 15, text: row.detail, role: 'quiet' }];
  const { groupName = '' } = row;
  const nameEnd = zeroX + 9 + textWidth(name, 'bold');
  const group: PictureText[] =
    groupName !== '' && nameEnd + 10 + textWidth(groupName) < width
      ? [{ x: width, y: base, text: groupName, anchor: 'end', role: 'quiet' }]
      : [];
  return [beside, ...below, value, ...group];
}

/** Without its last word where it is long: "Super Micro", "Constellation". */
const shortName = (name: string): string => (textWidth(name, 'bold') > 105 ? name.replace(/ \S+$/, '') : name);
