/**
 * Coordinates in the built pages with no more digits than a screen can show: a thousandth of a pixel is drawn by nobody
 * and weighs on everybody. Islands set the exact numbers again when they wake.
 */
import type { AstroIntegration } from 'astro';
import { rewritePages } from './rewrite-pages.ts';

const coordinate = /(?<=\s(?:x|y|x1|x2|y1|y2|cx|cy|r|width|height)=")(-?\d+\.\d{2,})(%?)(?=")/g;

/** Rounds the coordinates of drawings in a page to a tenth of a pixel, and those in percent to a hundredth. */
export function roundCoordinates(html: string): string {
  return html.replace(/<svg[\s\S]*?<\/svg>/g, (drawing) =>
    drawing.replace(coordinate, (_, number: string, percent: string) => {
      const perUnit = percent === '' ? 10 : 100;
      return `${Math.round(Number(number) * perUnit) / perUnit}${percent}`;
    }),
  );
}

export const compactSvg = (): AstroIntegration => rewritePages('compact-svg', roundCoordinates);
