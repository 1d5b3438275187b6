/**
 * The same squares as SVG, for the page as it is built. A pattern holds one node's squares per colour, and one path per
 * colour says where it applies, so that 2,048 squares take a few hundred bytes.
 */
import type { Block, Layout } from './layout.ts';
import { cssColour, type SquareStyle } from './palette.ts';

interface StillPattern {
  /** The number of the style it draws. */
  style: number;
  width: number;
  height: number;
  /** The squares of one node. */
  d: string;
  fill: string;
  fillOpacity: number;
  stroke: string;
  strokeOpacity: number;
  strokeWidth: number;
}

interface StillBlock {
  x: number;
  y: number;
  /** One area per style in use. */
  areas: readonly { style: number; d: string }[];
}

export interface Still {
  width: number;
  height: number;
  patterns: readonly StillPattern[];
  blocks: readonly StillBlock[];
}

/** The still of a layout. All its blocks must have nodes of the same shape, as those of one layout do. */
export function stillOf(layout: Layout, brushOf: Uint8Array, styles: readonly SquareStyle[]): Still {
  const blocks = layout.blocks.map((block) => ({ x: block.x, y: block.y, areas: areasOf(block, brushOf) }));
  const used = [...new Set(blocks.flatMap(({ areas }) => areas.map(({ style }) => style)))].toSorted((a, b) => a - b);
  const shape = layout.blocks[0];
  return {
    width: layout.width,
    height: layout.height,
    patterns: shape ? used.flatMap((style) => patternOf(shape, style, styles[style])) : [],
    blocks,
  };
}

function patternOf(block: Block, style: number, look: SquareStyle | undefined): StillPattern[] {
  if (!look) return [];
  // An edge is drawn inside the square, as in the canvas.
  const line = look.edge ? block.square / 10 : 0;
  const side = round(block.square - line);
  let d = '';
  for (let slot = 0; slot < block.squaresPerNode; slot++) {
    const x = round((slot % block.nodeCols) * block.pitch + line / 2);
    const y = round(Math.floor(slot / block.nodeCols) * block.pitch + line / 2);
    d += `M${x} ${y}h${side}v${side}h-${side}z`;
  }
  return [
    {
      style,
      width: round(block.stepX),
      height: round(block.stepY),
      d,
      fill: look.fill ? cssColour(look.fill) : 'none',
      fillOpacity: look.fill?.alpha ?? 1,
      stroke: look.edge ? cssColour(look.edge) : 'none',
      strokeOpacity: look.edge?.alpha ?? 1,
      strokeWidth: round(line),
    },
  ];
}

interface Box {
  style: number;
  /** In nodes. */
  along: number;
  line: number;
  length: number;
  lines: number;
}

/** Where each style applies: rectangles of whole nodes, and single squares of nodes that are of two styles. */
function areasOf(block: Block, brushOf: Uint8Array): StillBlock['areas'] {
  const paths = new Map<number, string>();
  const add = (style: number, d: string) => paths.set(style, (paths.get(style) ?? '') + d);
  let open: Box[] = [];

  for (let line = 0; line < block.lines; line++) {
    const runs: Box[] = [];
    for (let along = 0; along < block.nodesPerLine; along++) {
      const start = (line * block.nodesPerLine + along) * block.squaresPerNode;
      if (start >= block.squares) break;
      const end = Math.min(block.squares, start + block.squaresPerNode);
      const own = brushOf.subarray(block.first + start, block.first + end);
      const [style = 0] = own;
      if (own.length < block.squaresPerNode || own.some((brush) => brush !== style)) {
        for (const [slot, brush] of own.entries()) add(brush, squarePath(block, along, line, slot));
        continue;
      }
      const last = runs.at(-1);
      if (last?.style === style && last.along + last.length === along) last.length++;
      else runs.push({ style, along, line, length: 1, lines: 1 });
    }
    // A run as wide as the one above it continues that one.
    const next = runs.map((run) => {
      const above = open.find(
        ({ style, along, length }) => style === run.style && along === run.along && length === run.length,
      );
      if (!above) return run;
      open = open.filter((box) => box !== above);
      return { ...above, lines: above.lines + 1 };
    });
    for (const box of open) add(box.style, boxPath(block, box));
    open = next;
  }
  for (const box of open) add(box.style, boxPath(block, box));
  return [...paths].map(([style, d]) => ({ style, d }));
}

function boxPath(block: Block, { along, line, length, lines }: Box): string {
  const isRows = block.order === 'rows';
  const [x, y, across, down] = isRows ? [along, line, length, lines] : [line, along, lines, length];
  // Ends in the gap after its last square: the next node's edge would leave a hair of colour.
  const gapX = block.stepX - (block.nodeCols - 1) * block.pitch - block.square;
  const gapY = block.stepY - (block.nodeRows - 1) * block.pitch - block.square;
  const [width, height] = [across * block.stepX - gapX / 2, down * block.stepY - gapY / 2];
  return rectPath(x * block.stepX, y * block.stepY, width, height);
}

function squarePath(block: Block, along: number, line: number, slot: number): string {
  const [x, y] = block.order === 'rows' ? [along, line] : [line, along];
  const left = x * block.stepX + (slot % block.nodeCols) * block.pitch;
  const top = y * block.stepY + Math.floor(slot / block.nodeCols) * block.pitch;
  const side = (block.pitch + block.square) / 2;
  return rectPath(left, top, side, side);
}

function rectPath(x: number, y: number, width: number, height: number): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h-${round(width)}z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
