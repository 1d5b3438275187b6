/**
 * Where each GPU's square stands. Positions are in layout units, ten from one square to the next inside a node; pixels
 * come in only when something is drawn. Every block is a grid of nodes, so a position is arithmetic and no table is
 * kept: a million squares cost as little memory as eight.
 */
import { requireInteger, requirePositive } from '../../model/check.ts';

const PITCH = 10;
const SQUARE = 8;
/** Between nodes, beside the gap between squares. */
const NODE_GAP = 5;
/** Between blocks of a fleet. */
const BLOCK_GAP = 60;
/** Above each row of blocks: 17 px on the narrowest phone, for one line of text. */
const LABEL_ROOM = 180;

export interface Block {
  /** The first GPU in it, and how many squares follow. */
  first: number;
  squares: number;
  /** Top left corner. */
  x: number;
  y: number;
  /** Nodes fill rows from the left, or columns from the top. */
  order: 'rows' | 'columns';
  /** Nodes in a full row (or column). */
  nodesPerLine: number;
  lines: number;
  squaresPerNode: number;
  nodeCols: number;
  nodeRows: number;
  /** From one node's corner to the next one's. */
  stepX: number;
  stepY: number;
  /** From one square's corner to the next one's inside a node, and a square's side. */
  pitch: number;
  square: number;
}

export interface Layout {
  blocks: readonly Block[];
  squares: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** One cluster: nodes in rows of `nodesPerRow`. With 16 of 256, each row can be one pipeline stage. */
export function clusterLayout(gpus: number, gpusPerNode: number, nodesPerRow: number): Layout {
  requireCount('gpus', gpus);
  requireCount('gpusPerNode', gpusPerNode);
  requireCount('nodesPerRow', nodesPerRow);
  const { nodeCols, nodeRows } = nodeShape(gpusPerNode);
  const nodes = Math.ceil(gpus / gpusPerNode);
  const block: Block = {
    first: 0,
    squares: gpus,
    x: 0,
    y: 0,
    order: 'rows',
    nodesPerLine: nodesPerRow,
    lines: Math.ceil(nodes / nodesPerRow),
    squaresPerNode: gpusPerNode,
    nodeCols,
    nodeRows,
    stepX: nodeCols * PITCH + NODE_GAP,
    stepY: nodeRows * PITCH + NODE_GAP,
    pitch: PITCH,
    square: SQUARE,
  };
  return { blocks: [block], squares: gpus, ...extentOf(block) };
}

/** Nodes per row that give a cluster of any size about the proportions of 2,048 GPUs, for counts nobody planned. */
export function usualNodesPerRow(gpus: number, gpusPerNode: number): number {
  return Math.max(
    1,
    Math.round(Math.sqrt(requirePositive('gpus', gpus) / requirePositive('gpusPerNode', gpusPerNode))),
  );
}

export interface FleetLayoutInput {
  /** GPUs of each type, in order. */
  lots: readonly number[];
  gpusPerNode: number;
  /** A full block is a square of this many GPUs, so that blocks can be counted: "six times 10,000". */
  blockGpus: number;
  blocksPerRow: number;
  /** 1, or more for a still in which one square stands for several GPUs in a box of the same size. */
  gpusPerSquare: number;
  /** The type that has a label below its block too. */
  labelledBelow: number | undefined;
}

/** A fleet: every type starts a new block, and each block fills by columns, so that a part of it is a strip. */
export function fleetLayout(input: FleetLayoutInput): Layout & { lotBlocks: readonly number[] } {
  const { lots, gpusPerNode, blockGpus, blocksPerRow, gpusPerSquare } = input;
  for (const name of ['gpusPerNode', 'blockGpus', 'blocksPerRow', 'gpusPerSquare'] as const)
    requireCount(name, input[name]);
  const node = nodeShape(gpusPerNode);
  const stepX = node.nodeCols * PITCH + NODE_GAP;
  // Half the column gap between rows: then 10,000 GPUs as 25 × 50 nodes are an exact square.
  const stepY = node.nodeRows * PITCH + NODE_GAP / 2;
  const nodesPerColumn = Math.max(1, Math.round(Math.sqrt((blockGpus / gpusPerNode) * (stepX / stepY))));
  const side = nodesPerColumn * stepY;

  const geometry =
    gpusPerSquare === 1
      ? {
          ...node,
          squaresPerNode: gpusPerNode,
          nodesPerLine: nodesPerColumn,
          stepX,
          stepY,
          pitch: PITCH,
          square: SQUARE,
        }
      : coarseGeometry(side, blockGpus / gpusPerSquare);

  const blocks: Block[] = [];
  const lotBlocks: number[] = [];
  let first = 0;
  for (const lot of lots) {
    requireCount('lots', lot);
    lotBlocks.push(blocks.length);
    for (let rest = lot; rest > 0; rest -= blockGpus) {
      const squares = Math.ceil(Math.min(rest, blockGpus) / gpusPerSquare);
      const place = blocks.length;
      blocks.push({
        ...geometry,
        first,
        squares,
        x: (place % blocksPerRow) * (side + BLOCK_GAP),
        y: LABEL_ROOM + Math.floor(place / blocksPerRow) * (side + LABEL_ROOM),
        order: 'columns',
        lines: Math.ceil(Math.ceil(squares / geometry.squaresPerNode) / geometry.nodesPerLine),
      });
      first += squares;
    }
  }
  const rows = Math.ceil(blocks.length / blocksPerRow);
  const columns = Math.min(blocks.length, blocksPerRow);
  const below = input.labelledBelow === undefined ? undefined : lotBlocks[input.labelledBelow];
  // Above the last row, the next row's room takes the label.
  const needsRoomBelow = below !== undefined && Math.floor(below / blocksPerRow) === rows - 1;
  return {
    blocks,
    lotBlocks,
    squares: first,
    width: columns * (side + BLOCK_GAP) - BLOCK_GAP,
    height: rows * (side + LABEL_ROOM) + (needsRoomBelow ? LABEL_ROOM : 0),
  };
}

/** A GPU's block, its node's column and row there, and its own in the node. */
export interface Position {
  block: Block;
  nodeX: number;
  nodeY: number;
  col: number;
  row: number;
}

/** Where a GPU stands, in rows and columns. Throws a RangeError when the layout has no such GPU. */
export function positionOf(layout: Layout, gpu: number): Position {
  const block = layout.blocks.find(({ first, squares }) => gpu >= first && gpu < first + squares);
  if (!block || !Number.isInteger(gpu)) {
    throw new RangeError(`gpu must be a whole number from 0 to ${layout.squares - 1}, not ${gpu}`);
  }
  const inBlock = gpu - block.first;
  const node = Math.floor(inBlock / block.squaresPerNode);
  const slot = inBlock % block.squaresPerNode;
  const along = node % block.nodesPerLine;
  const line = Math.floor(node / block.nodesPerLine);
  const [nodeX, nodeY] = block.order === 'rows' ? [along, line] : [line, along];
  return { block, nodeX, nodeY, col: slot % block.nodeCols, row: Math.floor(slot / block.nodeCols) };
}

/** The corner and side of a GPU's square. Throws a RangeError when the layout has no such GPU. */
export function squareOf(layout: Layout, gpu: number): Point & { size: number } {
  const { block, nodeX, nodeY, col, row } = positionOf(layout, gpu);
  return {
    x: block.x + nodeX * block.stepX + col * block.pitch,
    y: block.y + nodeY * block.stepY + row * block.pitch,
    size: block.square,
  };
}

/** The GPU at a point. Gaps belong to the square before them; outside every block there is none. */
export function gpuAt(layout: Layout, { x, y }: Point): number | undefined {
  for (const block of layout.blocks) {
    const { width, height } = extentOf(block);
    const left = x - block.x;
    const top = y - block.y;
    if (left < 0 || top < 0 || left >= width || top >= height) continue;
    const nodeX = Math.floor(left / block.stepX);
    const nodeY = Math.floor(top / block.stepY);
    const col = Math.min(block.nodeCols - 1, Math.floor((left - nodeX * block.stepX) / block.pitch));
    const row = Math.min(block.nodeRows - 1, Math.floor((top - nodeY * block.stepY) / block.pitch));
    const node = block.order === 'rows' ? nodeY * block.nodesPerLine + nodeX : nodeX * block.nodesPerLine + nodeY;
    const inBlock = node * block.squaresPerNode + row * block.nodeCols + col;
    return inBlock < block.squares && row * block.nodeCols + col < block.squaresPerNode
      ? block.first + inBlock
      : undefined;
  }
  return undefined;
}

/** The next GPU in a direction (−1, 0 or 1 each way), across gaps and blocks; the same one at the edge. */
export function neighbourOf(layout: Layout, gpu: number, dx: number, dy: number): number {
  const { x, y, size } = squareOf(layout, gpu);
  const stride = size / 2;
  const at = { x: x + stride, y: y + stride };
  while (at.x >= 0 && at.y >= 0 && at.x <= layout.width && at.y <= layout.height) {
    at.x += dx * stride;
    at.y += dy * stride;
    const hit = gpuAt(layout, at);
    if (hit !== undefined && hit !== gpu) return hit;
    if (dx === 0 && dy === 0) break;
  }
  return gpu;
}

/** Width and height of a block, without the gap after its last square. */
export function extentOf(block: Block): { width: number; height: number } {
  const [across, down] = block.order === 'rows' ? [block.nodesPerLine, block.lines] : [block.lines, block.nodesPerLine];
  return {
    width: across * block.stepX - (block.stepX - (block.nodeCols - 1) * block.pitch - block.square),
    height: down * block.stepY - (block.stepY - (block.nodeRows - 1) * block.pitch - block.square),
  };
}

/** Eight GPUs stand as four by two. */
function nodeShape(gpusPerNode: number): { nodeCols: number; nodeRows: number } {
  const nodeCols = Math.min(gpusPerNode, Math.round(Math.sqrt(2 * gpusPerNode)));
  return { nodeCols, nodeRows: Math.ceil(gpusPerNode / nodeCols) };
}

function coarseGeometry(side: number, squares: number) {
  const perColumn = Math.max(1, Math.round(Math.sqrt(squares)));
  const pitch = side / perColumn;
  return {
    squaresPerNode: 1,
    nodeCols: 1,
    nodeRows: 1,
    nodesPerLine: perColumn,
    stepX: pitch,
    stepY: pitch,
    pitch,
    square: (pitch * SQUARE) / PITCH,
  };
}

function requireCount(name: string, value: number): void {
  requirePositive(name, requireInteger(name, value));
}
