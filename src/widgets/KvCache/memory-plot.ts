/**
 * A GPU's memory as a long strip that wraps like a line of text, and conversations laid into it end to end: what lies
 * next to each other in the drawing lies next to each other in the memory, and lengths are to scale. Pure.
 */
import { requireNonNegative, requirePositive } from '../../model/check.ts';
import { boxesPath } from '../../ui/chart/compact-path.ts';
import { bytesLeft, type CacheFit, type CacheSetting } from './kv-cache.ts';

export interface Piece {
  x: number;
  y: number;
  width: number;
}

export interface MemoryPlot {
  width: number;
  height: number;
  /** Of a line of the strip. */
  lineHeight: number;
  /** What weights and work space take. */
  taken: readonly Piece[];
  /** The reader's conversations, as far as they fit. */
  used: readonly Piece[];
  /** Room for more. */
  spare: readonly Piece[];
  /** The rest, shorter than a conversation; or, when not one fits, the part of it that does. */
  rest: readonly Piece[];
  /** Conversations that one block stands for: 1, 10, 100 … so that blocks can be told apart. */
  perBlock: number;
}

/** A block narrower than this is no block but a blur. */
const narrowest = 5;
const gap = 1.5;

/** Lays a GPU out in `width` × `lines` lines. Throws a RangeError that names a size that is not above 0. */
export function memoryPlot(
  fit: CacheFit,
  setting: CacheSetting,
  { width, lines, lineHeight, lineGap }: { width: number; lines: number; lineHeight: number; lineGap: number },
): MemoryPlot {
  requirePositive('width', width);
  requirePositive('lines', lines);
  const pixels = width * lines;
  const perByte = pixels / (setting.memoryGb * 1e9);
  const free = bytesLeft(setting) * perByte;
  const pieces = (from: number, to: number) =>
    piecesOf(from, to, width).map((piece) => ({ ...piece, y: piece.y * (lineHeight + lineGap) }));

  const one = fit.conversationBytes * perByte;
  const perBlock = blockSize(one);
  const used = Math.min(fit.fit, setting.conversations);
  const blocks = (first: number, last: number) => {
    const found: Piece[] = [];
    for (let start = first; start < last; start += perBlock) {
      const end = Math.min(last, start + perBlock);
      // The gap belongs to the block, so that many blocks are as long as they should be.
      found.push(...pieces(start * one, Math.max(start * one + 0.5, end * one - gap)));
    }
    return found;
  };
  return {
    width,
    height: lines * (lineHeight + lineGap) - lineGap,
    lineHeight,
    perBlock,
    used: blocks(0, used),
    spare: blocks(used, fit.fit),
    rest: pieces(fit.fit * one, free),
    taken: pieces(free, pixels),
  };
}

/** Conversations in a block: the smallest power of ten that makes it wide enough. */
function blockSize(pixelsEach: number): number {
  let size = 1;
  while (pixelsEach * size < narrowest) size *= 10;
  return size;
}

/** A stretch of the strip as pieces of lines; `y` counts lines. */
export function piecesOf(from: number, to: number, lineWidth: number): Piece[] {
  requireNonNegative('from', from);
  const pieces: Piece[] = [];
  let start = from;
  while (to - start > 1e-6) {
    const line = Math.floor(start / lineWidth + 1e-9);
    const end = Math.min(to, (line + 1) * lineWidth);
    pieces.push({ x: Math.max(0, start - line * lineWidth), y: line, width: end - start });
    start = end;
  }
  return pieces;
}

/** Pieces as one path: thousands of blocks are one element. */
export function pathOf(pieces: readonly Piece[], height: number): string {
  return boxesPath(pieces.map((piece) => ({ ...piece, height })));
}
