/** Runs in the browser, see cluster.ts: recolours a cluster for some seconds, all of it in every frame. */
import { clusterLayout, fleetLayout, type Layout, usualNodesPerRow } from '../../src/widgets/GpuCluster/layout.ts';
import { paint } from '../../src/widgets/GpuCluster/paint.ts';
import { brushesOf, brushNumber, stylesOf } from '../../src/widgets/GpuCluster/palette.ts';
import { fitView } from '../../src/widgets/GpuCluster/viewport.ts';

const gpusPerNode = 8;
/** The widest that the figure is on a page, in pixels. */
const canvasWidth = 1120;
const frames = 180;

interface Drawing {
  /** When frames began. */
  stampsMs: number[];
  /** What filling, painting and handing over the pixels took in each. */
  workMs: number[];
}

/** Draws GPUs of one kind as one cluster, and those of several as a fleet. */
export async function draw(lots: readonly number[]): Promise<Drawing> {
  const layout = layoutOf(lots);
  const width = canvasWidth;
  const height = Math.round((width * layout.height) / layout.width);
  const canvas = document.body.appendChild(document.createElement('canvas'));
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser has no canvas');
  const image = context.createImageData(width, height);
  const pixels = { data: new Uint32Array(image.data.buffer), width, height };
  const brushOf = new Uint8Array(layout.squares);
  const brushes = brushesOf(stylesOf('time', 16), {
    compute: [31, 91, 140],
    hardware: [122, 78, 30],
    ink: [27, 24, 20],
    marker: [255, 224, 80],
  });
  const view = fitView({ layout, width, height });

  const drawing: Drawing = { stampsMs: [], workMs: [] };
  for (let frame = 0; frame <= frames; frame++) {
    drawing.stampsMs.push(await new Promise(requestAnimationFrame));
    const start = performance.now();
    const spent = Math.round((layout.squares * frame) / frames);
    const { unspent, firstStage } = brushNumber.time;
    brushOf.fill(firstStage, 0, spent).fill(unspent, spent);
    paint(pixels, layout, brushOf, brushes, view);
    context.putImageData(image, 0, 0);
    drawing.workMs.push(performance.now() - start);
  }
  canvas.remove();
  return drawing;
}

function layoutOf(lots: readonly number[]): Layout {
  const [gpus = 0, ...others] = lots;
  if (others.length === 0) return clusterLayout(gpus, gpusPerNode, usualNodesPerRow(gpus, gpusPerNode));
  return fleetLayout({
    lots,
    gpusPerNode,
    blockGpus: 10_000,
    blocksPerRow: 3,
    gpusPerSquare: 1,
    labelledBelow: undefined,
  });
}
