/** The three pictures of the story that have no rows: one share in a hundred blocks, shares times dollars, dollars. */
import { formatUsdShort } from '../../ledger/format.ts';
import { textWidth, wrapText } from '../../ui/chart/text-width.ts';
import type { MondayFacts } from './monday-facts.ts';
import {
  blockGrid,
  box,
  isTiny,
  isWide,
  type Part,
  type Picture,
  pictureHeight,
  type PictureText,
  type Shape,
} from './picture.ts';
import { billions, percent, usd } from './words.ts';

const lineHeight = 17;
/** Of a block in the picture of losses, USD. */
export const blockUsd = 1e10;

/** Friday's value as a wall of a hundred blocks, and beside it those that were gone on Monday. */
export function wallPicture({ nvidia }: MondayFacts, width: number): Picture {
  const wide = isWide(width);
  const pitch = wide ? 24 : Math.min(21, (width - 16) / 12.4);
  const top = 24;
  const lost = 100 * -nvidia.change;
  const heap = { x: 10 * pitch + (wide ? 24 : 12), columns: wide ? 4 : 2 };
  const wall = { columns: 10, rows: 10, pitchX: pitch, pitchY: pitch, up: true };
  const heapTop = top + (10 - Math.ceil(lost / heap.columns)) * pitch;
  const foot = top + 10 * pitch + 18;
  const parts: Part[] = [
    {
      id: 'wall',
      y: top,
      kind: 'hardware',
      shapes: [
        { tone: 'kept', d: blockGrid(0, 100 - lost, wall) },
        { tone: 'gone', d: blockGrid(100 - lost, 100, wall) },
      ],
      texts: [],
    },
    {
      id: 'heap',
      y: top,
      kind: 'hardware',
      shapes: [{ tone: 'lost', d: shifted(blockGrid(0, lost, { ...wall, columns: heap.columns }), heap.x) }],
      texts: [],
    },
    {
      id: 'words',
      y: 0,
      shapes: [],
      texts: [
        { x: 0, y: 13, text: `Friday’s close, ${usd(nvidia.fridayUsd)}`, anchor: 'start', role: 'name' },
        { x: 0, y: foot, text: `Monday’s close, ${usd(nvidia.mondayUsd)}`, anchor: 'start', role: 'name' },
        { x: heap.x, y: heapTop - 8, text: percent(100 * nvidia.change), anchor: 'start', role: 'value' },
        {
          x: heap.x,
          y: foot,
          text: `${usd(nvidia.lostUsdPerShare)}${wide ? ' a share' : ''}`,
          anchor: 'start',
          role: 'name',
        },
      ],
    },
  ];
  return { width, height: pictureHeight, zero: null, parts };
}

/** A path moved to the right: every box of it begins with an M. */
function shifted(d: string, by: number): string {
  return d.replace(/M([\d.]+)/g, (_, x: string) => `M${Number((Number(x) + by).toFixed(2))}`);
}

/** Shares to the right, loss of one share upwards: the area is the loss in value, by two counts of shares. */
export function sharesPicture(facts: MondayFacts, width: number): Picture {
  const { loss, implied, nvidia, filed } = facts;
  const top = 24;
  const height = 158;
  const edge = (width * implied.most) / implied.reuters;
  const more = loss.reuters.usd - loss.most.usd;
  const tab = textTab(0, 0, [
    { text: formatUsdShort(loss.most.usd), role: 'sum' },
    { text: `${billions(implied.most)} shares`, role: 'name' },
    { text: loss.most.by, role: 'quiet' },
  ]);
  const below = top + height;
  const lines: readonly Pick<PictureText, 'text' | 'role'>[] = [
    { text: formatUsdShort(loss.reuters.usd), role: 'sum' },
    { text: `${billions(implied.reuters)} shares, ${loss.reuters.by}`, role: 'name' },
    {
      text: `${isTiny(width) ? 'Sliver' : 'The sliver'}: ${formatUsdShort(more)}, ${millions(implied.reuters - implied.most)} shares`,
      role: 'quiet',
    },
    {
      text: `${isTiny(width) ? 'Nvidia’s' : 'Nvidia’s own count'}: ${billions(filed.shares)}${filed.isConfirmed ? '' : ' (unconfirmed)'}`,
      role: 'quiet',
    },
  ];
  return {
    width,
    height: pictureHeight,
    zero: { x1: 0, x2: width, y1: below + 1, y2: below + 1 },
    parts: [
      {
        id: 'area',
        y: top,
        kind: 'hardware',
        shapes: [
          { tone: 'lost', d: box(0, 0, edge, height) },
          { tone: 'reported', d: box(edge, 0, width - edge, height) },
          tab.shape,
        ],
        texts: tab.texts,
      },
      {
        id: 'words',
        y: 0,
        shapes: [],
        leads: [`M${(edge + width) / 2} ${below + 2}V${below + 10}`],
        texts: [
          {
            x: 0,
            y: 13,
            text: `Upwards: ${usd(nvidia.lostUsdPerShare)}${isTiny(width) ? '' : ' lost'} a share. Across: shares`,
            anchor: 'start',
            role: 'quiet',
          },
          ...lines.map(({ text, role }, index): PictureText => ({
            x: width,
            y: below + 30 + index * (lineHeight + 2),
            text,
            anchor: 'end',
            role,
          })),
        ],
      },
    ],
  };
}

const millions = (shares: number): string => `${Math.round(shares / 1e6)} million`;

/** Dollars in blocks of ten billion: Nvidia, Broadcom, the sum of both in a frame, and the wider group around it. */
export function lossPicture({ loss }: MondayFacts, width: number): Picture {
  const wide = isWide(width);
  const columns = 10;
  const pitchX = (wide ? Math.min(width - 232, 330) : width - 2) / columns;
  const pitchY = wide ? 26 : 21;
  const blocks = (of: number) => of / blockUsd;
  const nvidia = blocks(loss.most.usd);
  const both = nvidia + blocks(loss.broadcom.usd);
  const framed = blocks(loss.together.usd);
  const grid = { columns, rows: 10, pitchX, pitchY };
  const rowOf = (block: number) => Math.ceil(block / columns) * pitchY;
  const sums = {
    nvidia: formatUsdShort(loss.most.usd),
    broadcom: `about ${formatUsdShort(loss.broadcom.usd)}`,
    together: formatUsdShort(loss.together.usd),
    wider: `almost ${formatUsdShort(loss.wider.usd)}`,
  };
  const words: PictureText[] = [];
  const tabs: Shape[] = [];
  if (wide) {
    const x = columns * pitchX + 18;
    const stack = (y: number, sum: string, ...below: readonly string[]) => {
      words.push({ x, y: y + 15, text: sum, anchor: 'start', role: 'sum' });
      words.push(
        ...below.map((text, index): PictureText => ({
          x,
          y: y + 15 + (index + 1) * lineHeight,
          text,
          anchor: 'start',
          role: index === 0 ? 'name' : 'quiet',
        })),
      );
    };
    stack(0, sums.nvidia, 'Nvidia', loss.most.by);
    stack(rowOf(nvidia) - pitchY + 4, sums.broadcom, `Broadcom, ${loss.broadcom.by}`);
    stack(rowOf(nvidia) - 3 * pitchY - 4, sums.together, `the frame: both, ${loss.together.by}`);
    stack(
      framed * 0.1 * pitchY + 4,
      sums.wider,
      'all blocks: chip, power and',
      `equipment companies, ${loss.wider.by}`,
    );
  } else {
    for (const [y, sum, name] of [
      [0, sums.nvidia, 'Nvidia'],
      [rowOf(nvidia), sums.broadcom, 'Broadcom'],
    ] as const) {
      const tab = textTab(0, y, [{ text: `${sum} ${name}`, role: 'name' }]);
      tabs.push(tab.shape);
      words.push(...tab.texts);
    }
    const notes = [
      `The frame: ${sums.together}, both${isTiny(width) ? '' : ' companies'}, ${loss.together.by}`,
      ...wrapText(`All blocks: ${sums.wider}, chip, power and equipment companies, ${loss.wider.by}`, width),
    ];
    words.push(
      ...notes.map((text, index): PictureText => ({
        x: 0,
        y: 10 * pitchY + 22 + index * lineHeight,
        text,
        anchor: 'start',
        role: index === 0 ? 'name' : 'quiet',
      })),
    );
  }
  return {
    width,
    height: pictureHeight,
    zero: null,
    parts: [
      {
        id: 'losses',
        y: 2,
        kind: 'hardware',
        shapes: [
          { tone: 'lost', d: blockGrid(0, nvidia, grid) },
          { tone: 'reported', d: blockGrid(nvidia, both, grid) },
          { tone: 'wider', d: blockGrid(framed, blocks(loss.wider.usd), grid) },
          { tone: 'frame', d: box(-1, -2, columns * pitchX + 1, (framed / columns) * pitchY + 1) },
          ...tabs,
        ],
        texts: words,
      },
    ],
  };
}

/** Lines of text on a ground of their own, in a corner. */
function textTab(
  x: number,
  y: number,
  lines: readonly Pick<PictureText, 'text' | 'role'>[],
): { shape: Shape; texts: PictureText[] } {
  const widest = Math.max(
    ...lines.map(({ text, role }) => (role === 'sum' ? (textWidth(text, 'till') * 20) / 13 : textWidth(text, 'bold'))),
  );
  const first = lines[0]?.role === 'sum' ? 22 : 15;
  const height = first + (lines.length - 1) * lineHeight + 8;
  return {
    shape: { tone: 'tab', d: box(x, y, widest + 18, height) },
    texts: lines.map(({ text, role }, index): PictureText => ({
      x: x + 9,
      y: y + first + index * lineHeight,
      text,
      anchor: 'start',
      role,
    })),
  };
}
