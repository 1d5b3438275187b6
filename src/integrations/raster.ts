/**
 * Drawings as PNG files, at build: in the faces of the site, by a renderer in Node, without a browser.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';
import subsetFont from 'subset-font';
import type { Measure } from '../layouts/share-picture.ts';

/** Of the faces of the site, those that the drawings use, as `styles/fonts.css` names them. */
const faces = [
  { file: '@fontsource/besley/files/besley-latin-700-normal.woff2' },
  { file: '@fontsource-variable/stix-two-text/files/stix-two-text-latin-wght-normal.woff2', wght: 400 },
  { file: '@fontsource-variable/stix-two-text/files/stix-two-text-latin-wght-italic.woff2', wght: 400 },
  { file: '@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2', wght: 500 },
  { file: '@fontsource-variable/m-plus-1-code/files/m-plus-1-code-latin-wght-normal.woff2', wght: 400 },
  { file: '@fontsource-variable/m-plus-1-code/files/m-plus-1-code-latin-wght-normal.woff2', wght: 700 },
];

/** Latin, and the punctuation that titles are set with. */
const letters = `${String.fromCodePoint(...range(0x20, 0x7e), ...range(0xa0, 0xff))}–—‘’“”…−`;

export interface Raster {
  /** How wide a text is, in the units of its size. */
  measure: Measure;
  /** The drawing as a PNG: as large as it says, or as wide as asked. */
  png: (svg: string, width?: number) => Buffer<ArrayBuffer>;
}

let made: Promise<Raster> | undefined;

/** Reads the faces, once per build. */
export function raster(): Promise<Raster> {
  made ??= makeRaster();
  return made;
}

async function makeRaster(): Promise<Raster> {
  // From the project, where commands run: the build moves this file.
  const require = createRequire(resolve('package.json'));
  const folder = mkdtempSync(join(tmpdir(), 'receipt-faces-'));
  const fontFiles = await Promise.all(
    faces.map(async ({ file, wght }, index) => {
      const face = await subsetFont(readFileSync(require.resolve(file)), letters, {
        // The renderer reads no compressed faces, and of a variable one only its default weight.
        targetFormat: 'sfnt',
        ...(wght === undefined ? {} : { variationAxes: { wght } }),
      });
      const path = join(folder, `${index}.ttf`);
      writeFileSync(path, face);
      return path;
    }),
  );
  const options: ResvgRenderOptions = { font: { fontFiles, loadSystemFonts: false } };
  return {
    measure(svgText) {
      const box = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${svgText}</svg>`, options);
      return box.getBBox()?.width ?? 0;
    },
    png(svg, width) {
      const size: ResvgRenderOptions = width === undefined ? {} : { fitTo: { mode: 'width', value: width } };
      return Buffer.from(new Resvg(svg, { ...options, ...size }).render().asPng());
    },
  };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
