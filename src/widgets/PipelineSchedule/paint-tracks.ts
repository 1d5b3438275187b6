/**
 * The tracks of a timeline on a canvas: the same strokes as in the still (tracks.ts), fast enough for every move of a
 * slider.
 */
import { type Rgb, rgbOf } from '../../ui/chart/theme.ts';
import type { Timeline } from './timeline.ts';
import { strokeMiddles, strokeThickness, type Track } from './tracks.ts';

/** CSS colours. */
export interface TrackColours {
  compute: string;
  ink: string;
  data: string;
}

/** How much of the text colour is mixed into that of computing for backward pieces; the styles of the still say the same. */
const backwardInk = 0.6;

export interface PixelSize {
  width: number;
  height: number;
}

/** Draws the whole timeline, in device pixels; `end` is the time at the right edge. */
export function paintTracks(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  end: number,
  { width, height }: PixelSize,
  colours: TrackColours,
): void {
  context.clearRect(0, 0, width, height);
  const perUnit = width / end;
  const rowHeight = height / timeline.stages;
  // What is narrower than a pixel keeps half of one: it must not vanish.
  const gap = (timeline.makespan / 1200) * perUnit;
  const compute = rgbOf(colours.compute);
  const ink = rgbOf(colours.ink);
  const fill = (track: Track, spans: (lane: Timeline['lanes'][number]) => readonly { from: number; to: number }[]) => {
    context.fillStyle = track === 'links' ? colours.data : mix(compute, ink, track === 'F' ? 0 : backwardInk);
    const thickness = strokeThickness[track] * rowHeight;
    for (const [gpu, lane] of timeline.lanes.entries()) {
      const y = (gpu + strokeMiddles[track] / 100) * rowHeight - thickness / 2;
      for (const { from, to } of spans(lane)) {
        context.fillRect(from * perUnit, y, Math.max(0.5, (to - from) * perUnit - gap), thickness);
      }
    }
  };
  for (const track of ['F', 'B', 'W'] as const) {
    fill(track, (lane) => lane.flatMap(({ computing }) => computing.filter(({ phase }) => phase === track)));
  }
  fill('links', (lane) => lane.flatMap(({ sending }) => sending));
}

function mix(own: Rgb, ink: Rgb, share: number): string {
  const parts = own.map((part, index) => Math.round(part + ((ink[index] ?? 0) - part) * share));
  return `rgb(${parts.join(' ')})`;
}
