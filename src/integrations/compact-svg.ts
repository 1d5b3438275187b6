/**
 * Coordinates in the built pages with no more digits than a screen can show: a thousandth of a pixel is drawn by nobody
 * and weighs on everybody. Islands set the exact numbers again when they wake.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

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

export function compactSvg(): AstroIntegration {
  return {
    name: 'compact-svg',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!file.endsWith('.html')) continue;
          const path = join(folder, file);
          writeFileSync(path, roundCoordinates(readFileSync(path, 'utf8')));
        }
      },
    },
  };
}
