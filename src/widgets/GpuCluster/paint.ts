/**
 * Draws squares into an ImageData buffer: layout + one brush number per GPU + view → pixels. Keeps no state. Every
 * square of a block has the same whole number of device pixels, so that none is blurred and none looks heavier; what
 * rounding leaves over goes into the gaps between nodes.
 */
import { type Block, extentOf, type Layout, type Point, positionOf } from './layout.ts';
import type { View } from './viewport.ts';

/** Pixels as ImageData holds them, read as little-endian words: 0xAABBGGRR. 0 is transparent. */
export interface Brush {
  fill: number;
  edge: number;
  /** The one colour of a square too small to have an edge. */
  small: number;
}

export interface Pixels {
  data: Uint32Array;
  width: number;
  height: number;
}

/** From this side on, in device pixels, a square has an edge. */
const EDGE_FROM = 5;
/** Closer than this, squares touch; and so do nodes. */
const SMALLEST_PITCH_WITH_GAP = 3;
const SMALLEST_STEP_WITH_GAP = 3;

/** Device pixels of a block's squares at a view. */
export interface Raster {
  /** From square to square, and a square's side: whole pixels. */
  pitch: number;
  square: number;
  /** From node to node; not whole, so that the block keeps its extent. */
  stepX: number;
  stepY: number;
}

/** How a block falls on pixels. Below one pixel a square, squares lie on each other. */
export function rasterOf(block: Block, unit: number): Raster {
  const nodeStep = Math.floor(block.stepX * unit);
  let pitch = Math.max(1, Math.round(block.pitch * unit));
  const gapAt = (step: number) =>
    step < SMALLEST_PITCH_WITH_GAP ? 0 : Math.max(1, Math.round((step * (block.pitch - block.square)) / block.pitch));
  // Rounded up, the squares of a node must still leave a gap to the next node, wider than the gap between squares.
  const isNode = block.nodeCols > 1;
  while (isNode && pitch > 1 && block.nodeCols * pitch - gapAt(pitch) > nodeStep - gapAt(pitch) - 1) pitch--;
  const square = Math.max(1, pitch - gapAt(pitch));

  // Rounded up or down, the last node still ends where the block ends.
  const extent = extentOf(block);
  const [across, down] = linesOf(block);
  const stepOf = (size: number, perNode: number, count: number, ideal: number) =>
    count > 1 ? (size * unit - (perNode - 1) * pitch - square) / (count - 1) : ideal * unit;
  return {
    pitch,
    square,
    stepX: stepOf(extent.width, block.nodeCols, across, block.stepX),
    stepY: stepOf(extent.height, block.nodeRows, down, block.stepY),
  };
}

/** Where the square of a GPU is drawn, in device pixels. Throws a RangeError when the layout has no such GPU. */
export function squareInPixels(layout: Layout, gpu: number, view: View): Point & { size: number } {
  const { block, nodeX, nodeY, col, row } = positionOf(layout, gpu);
  const { pitch, square, stepX, stepY } = rasterOf(block, view.unit);
  return {
    x: Math.round(view.x + block.x * view.unit + nodeX * stepX) + col * pitch,
    y: Math.round(view.y + block.y * view.unit + nodeY * stepY) + row * pitch,
    size: square,
  };
}

/** Clears the buffer and draws every square that is in view. `brushOf` holds an index into `brushes` per GPU. */
export function paint(
  pixels: Pixels,
  layout: Layout,
  brushOf: Uint8Array,
  brushes: readonly Brush[],
  view: View,
): void {
  pixels.data.fill(0);
  for (const block of layout.blocks) paintBlock(pixels, block, brushOf, brushes, view);
}

function paintBlock(pixels: Pixels, block: Block, brushOf: Uint8Array, brushes: readonly Brush[], view: View): void {
  const { pitch, square, stepX, stepY } = rasterOf(block, view.unit);
  const isRows = block.order === 'rows';
  const [across, down] = linesOf(block);
  const left = edges(view.x + block.x * view.unit, stepX, across);
  const top = edges(view.y + block.y * view.unit, stepY, down);
  const nodeWidth = block.nodeCols * pitch;
  const nodeHeight = block.nodeRows * pitch;
  const end = block.first + block.squares;
  const isSolid = block.squaresPerNode > 1 && pitch < SMALLEST_PITCH_WITH_GAP;

  for (let nodeY = 0; nodeY < down; nodeY++) {
    const y0 = top[nodeY] ?? 0;
    if (y0 + nodeHeight <= 0 || y0 >= pixels.height) continue;
    for (let nodeX = 0; nodeX < across; nodeX++) {
      const x0 = left[nodeX] ?? 0;
      if (x0 + nodeWidth <= 0 || x0 >= pixels.width) continue;
      const node = isRows ? nodeY * block.nodesPerLine + nodeX : nodeX * block.nodesPerLine + nodeY;
      const first = block.first + node * block.squaresPerNode;
      const brushAt = (slot: number) => brushes[first + slot < end ? (brushOf[first + slot] ?? 0) : -1];
      if (isSolid)
        paintSolidNode(pixels, block, x0, y0, (left[nodeX + 1] ?? 0) - x0, (top[nodeY + 1] ?? 0) - y0, brushAt);
      else {
        for (let slot = 0; slot < block.squaresPerNode; slot++) {
          const x = x0 + (slot % block.nodeCols) * pitch;
          const y = y0 + Math.floor(slot / block.nodeCols) * pitch;
          paintSquare(pixels, x, y, square, brushAt(slot));
        }
      }
    }
  }
}

/**
 * A node too small for gaps between its squares. It fills its place but for a pixel, so that the gaps between nodes are
 * all the same; which of its squares is how wide no longer shows.
 */
function paintSolidNode(
  pixels: Pixels,
  { nodeCols, nodeRows, squaresPerNode }: Block,
  x: number,
  y: number,
  stepX: number,
  stepY: number,
  brushAt: (slot: number) => Brush | undefined,
): void {
  const width = stepX - (stepX >= SMALLEST_STEP_WITH_GAP ? 1 : 0);
  const height = stepY - (stepY >= SMALLEST_STEP_WITH_GAP ? 1 : 0);
  for (let slot = 0; slot < squaresPerNode; slot++) {
    const [col, row] = [slot % nodeCols, Math.floor(slot / nodeCols)];
    const [left, right] = [Math.round((col * width) / nodeCols), Math.round(((col + 1) * width) / nodeCols)];
    const [top, bottom] = [Math.round((row * height) / nodeRows), Math.round(((row + 1) * height) / nodeRows)];
    const colour = brushAt(slot)?.small;
    if (colour !== undefined) paintRect(pixels, x + left, y + top, right - left, bottom - top, colour);
  }
}

function paintSquare(pixels: Pixels, x: number, y: number, size: number, brush: Brush | undefined): void {
  if (!brush) return;
  const { fill, edge, small } = brush;
  if (size < EDGE_FROM) {
    paintRect(pixels, x, y, size, size, small);
    return;
  }
  if (edge === fill) {
    paintRect(pixels, x, y, size, size, fill);
    return;
  }
  const line = Math.max(1, Math.round(size / 12));
  const inner = size - 2 * line;
  paintRect(pixels, x, y, size, line, edge);
  paintRect(pixels, x, y + size - line, size, line, edge);
  paintRect(pixels, x, y + line, line, inner, edge);
  paintRect(pixels, x + size - line, y + line, line, inner, edge);
  if (fill !== 0) paintRect(pixels, x + line, y + line, inner, inner, fill);
}

function paintRect({ data, width, height }: Pixels, x: number, y: number, w: number, h: number, colour: number): void {
  const from = Math.max(0, x);
  const to = Math.min(width, x + w);
  const bottom = Math.min(height, y + h);
  // Spans are a few pixels long: a plain loop is faster than TypedArray.fill.
  for (let row = Math.max(0, y); row < bottom; row++) {
    const start = row * width;
    for (let at = start + from; at < start + to; at++) data[at] = colour;
  }
}

/** Nodes across and down a full block. */
function linesOf({ order, nodesPerLine, lines }: Block): readonly [across: number, down: number] {
  return order === 'rows' ? [nodesPerLine, lines] : [lines, nodesPerLine];
}

/** The first pixel of each of `count` nodes, and of the one that would follow. */
function edges(start: number, step: number, count: number): Int32Array {
  return Int32Array.from({ length: count + 1 }, (_, index) => Math.round(start + index * step));
}
