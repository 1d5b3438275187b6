/**
 * Where the experts of a layer stand: two rows of nodes, between them a bus with the token at its left end and the
 * shared expert at its right. An expert is a square in its node or, once batches come, a bar on the node's floor.
 */
import type { RouterConfig } from '../../model/router.ts';
import type { Box } from '../../ui/chart/compact-path.ts';

export type Rect = Box;

export interface NodePlace {
  x: number;
  /** Base line of its label. */
  labelY: number;
  top: number;
  floor: number;
  /** Where the line from the bus reaches it, and where that line starts. */
  stub: { x: number; from: number; to: number };
}

export interface ExpertLayout {
  width: number;
  height: number;
  nodeWidth: number;
  nodes: readonly NodePlace[];
  expertsPerNode: number;
  busY: number;
  token: Rect;
  shared: Rect;
  /** A routed expert as a square. */
  squareOf: (expert: number) => Rect;
  /** A routed expert as a bar; `share` 1 reaches the node's top. */
  barOf: (expert: number, share: number) => Rect;
}

/** Heights do not depend on the width: nothing below may move when the width becomes known. */
const labelHeight = 20;
const nodeHeight = 76;
const busHeight = 46;
const rows = 2;
const expertCols = 8;
/** Of a square and of a bar, in their pitch. */
const fill = 0.78;
/** Pitches are whole halves of a pixel: squares are as sharp as each other, and packed small. */
const toHalves = (pixels: number): number => Math.max(0.5, Math.floor(pixels * 2) / 2);

export const layoutHeight = rows * (labelHeight + nodeHeight) + busHeight + 2;

/** Lays a layer out in `width` pixels. Throws a RangeError when its nodes do not make two rows. */
export function expertLayout({ routedExperts, nodes }: RouterConfig, width: number): ExpertLayout {
  if (nodes % rows !== 0) throw new RangeError(`nodes must make ${rows} rows, and ${nodes} do not`);
  const perRow = nodes / rows;
  const expertsPerNode = routedExperts / nodes;
  const gap = width < 480 ? 9 : 18;
  const nodeWidth = (width - gap * (perRow - 1)) / perRow;
  const expertRows = Math.ceil(expertsPerNode / expertCols);
  const pitch = toHalves(Math.min(nodeWidth / (expertCols - 1 + fill), nodeHeight / expertRows));
  const barPitch = toHalves(nodeWidth / (expertsPerNode - 1 + fill));
  const busY = labelHeight + nodeHeight + busHeight / 2;
  const side = Math.min(14, pitch * fill + 2);

  const places = Array.from({ length: nodes }, (_, node): NodePlace => {
    const row = Math.floor(node / perRow);
    const x = (node % perRow) * (nodeWidth + gap);
    const top = row * (labelHeight + nodeHeight + busHeight) + labelHeight;
    const floor = top + nodeHeight;
    const isAbove = row === 0;
    return {
      x,
      labelY: top - 7,
      top,
      floor,
      stub: {
        x: x + nodeWidth / 2,
        from: busY,
        // Squares stand on the floor: below the bus the line goes on down to the highest of them.
        to: isAbove ? floor + 4 : floor - expertRows * pitch - 2,
      },
    };
  });
  const placeOf = (expert: number): { place: NodePlace; slot: number } => {
    const place = places[Math.floor(expert / expertsPerNode)];
    if (!place) throw new RangeError(`expert must be below ${routedExperts}, not ${expert}`);
    return { place, slot: expert % expertsPerNode };
  };

  return {
    width,
    height: layoutHeight,
    nodeWidth,
    nodes: places,
    expertsPerNode,
    busY,
    token: { x: 0, y: busY - side / 2, width: side, height: side },
    shared: { x: width - side, y: busY - side / 2, width: side, height: side },
    squareOf(expert) {
      const { place, slot } = placeOf(expert);
      const size = pitch * fill;
      return {
        x: place.x + (slot % expertCols) * pitch,
        y: place.floor - (expertRows - Math.floor(slot / expertCols)) * pitch + (pitch - size),
        width: size,
        height: size,
      };
    },
    barOf(expert, share) {
      const { place, slot } = placeOf(expert);
      const height = share * nodeHeight;
      return { x: place.x + slot * barPitch, y: place.floor - height, width: barPitch * fill, height };
    },
  };
}

/** Part of the way from one rectangle to another. */
export function between(from: Rect, to: Rect, share: number): Rect {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    width: mix(from.width, to.width),
    height: mix(from.height, to.height),
  };
}

/** A rectangle about the same middle with `share` of the area. */
export function shrunk({ x, y, width, height }: Rect, share: number): Rect {
  const side = Math.sqrt(share);
  return {
    x: x + (width * (1 - side)) / 2,
    y: y + (height * (1 - side)) / 2,
    width: width * side,
    height: height * side,
  };
}
