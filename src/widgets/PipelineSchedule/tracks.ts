/**
 * Timelines as SVG paths. A unit is a unit of time across and a GPU down, so that one drawing fits every width: it is
 * stretched, and nothing in it is text. F and B fill a row, F lighter than B; W, which is backward too, fills its lower half
 * in B's colour. The links have a track of their own below.
 */
import type { Phase } from '../../model/pipeline.ts';
import type { Block, Span, Timeline } from './timeline.ts';

export type Track = Phase | 'links';

/** The middles of the tracks' strokes, in hundredths of a row. */
export const strokeMiddles: Record<Track, number> = { F: 36, B: 36, W: 51, links: 86 };
/** How thick they are, in rows; the component's styles say the same of the still. */
export const strokeThickness: Record<Track, number> = { F: 0.6, B: 0.6, W: 0.3, links: 0.18 };

/** Paths of each track, to be stroked. */
export function trackPaths({ lanes, makespan }: Timeline): Record<Track, string> {
  const paths = { F: '', B: '', W: '', links: '' };
  // A gap that is seen between pieces, whatever the scale.
  const gap = makespan / 1200;
  for (const [gpu, lane] of lanes.entries()) {
    const spans: Record<Track, Span[]> = { F: [], B: [], W: [], links: [] };
    for (const { computing, sending } of lane) {
      for (const span of computing) spans[span.phase].push(span);
      spans.links.push(...sending);
    }
    for (const track of ['F', 'B', 'W', 'links'] as const) {
      paths[track] += strokes(spans[track], (100 * gpu + strokeMiddles[track]) / 100, gap, grainOf(makespan));
    }
  }
  return paths;
}

/**
 * Strokes along a line, each a little short of its end. Distances from one to the next are far shorter to write than
 * places; they are counted in grains, so that rounding never adds up.
 */
function strokes(spans: readonly Span[], y: number, gap: number, grain: number): string {
  const grains = (time: number) => Math.round(time * grain);
  let path = '';
  let at = 0;
  for (const { from, to } of spans) {
    const start = grains(from);
    const length = Math.max(1, grains(to - gap) - start);
    path += path === '' ? `M${start / grain} ${y}` : `m${(start - at) / grain} 0`;
    path += `h${length / grain}`;
    at = start + length;
  }
  return path;
}

/** The way of a block's micro-batches through all GPUs, forward and back. */
export function journeyPath({ lanes, makespan }: Timeline, { pieces }: Block): string {
  const names = new Set(pieces.map(({ direction, microBatch }) => `${direction}${microBatch}`));
  return lanes
    .map((lane, gpu) => {
      const spans = lane.flatMap(({ computing, pieces: own }) =>
        computing.filter((_, index) => {
          const piece = own[index];
          return piece !== undefined && names.has(`${piece.direction}${piece.microBatch}`);
        }),
      );
      return strokes(spans, (100 * gpu + strokeMiddles.F) / 100, 0, grainOf(makespan));
    })
    .join('');
}

/** Grains in a unit of time: the fewest that stay well below a pixel, since each digit is written hundreds of times. */
const grainOf = (makespan: number): number => (makespan >= 100 ? 4 : 100);
