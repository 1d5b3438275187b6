/** A picture as a file. Needs a browser; nothing is requested but the site's own face. */
import till from '../styles/generated/mplus.woff2?url';
import type { Picture } from './receipt-picture.ts';
import type { SavedFile } from './save.ts';

let tillFace: Promise<string> | undefined;

/** The till's face as a data URL: an SVG that is shown as a picture may load nothing. Fetched once. */
export function tillFaceUrl(): Promise<string> {
  tillFace ??= fetchFace().catch((error: unknown) => {
    tillFace = undefined;
    throw error;
  });
  return tillFace;
}

async function fetchFace(): Promise<string> {
  const response = await fetch(till);
  if (!response.ok) throw new Error(`The face of the till could not be fetched: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return `data:font/woff2;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** The picture as an address that an `<img>` takes. */
export const pictureUrl = ({ svg }: Picture): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

export function svgFile(name: string, { svg }: Picture): SavedFile {
  return { name: `${name}.svg`, content: new Blob([svg], { type: 'image/svg+xml' }) };
}

/** For screens with three pixels to one of the drawing, and for print. */
const pixelsPerPixel = 3;

/** Draws the picture and takes its pixels. Rejects where the browser does not let a page have them. */
export async function pngFile(name: string, picture: Picture): Promise<SavedFile> {
  const image = new Image(picture.width, picture.height);
  image.src = pictureUrl(picture);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.width * pixelsPerPixel;
  canvas.height = picture.height * pixelsPerPixel;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!content) throw new Error('This browser makes no PNG');
  return { name: `${name}.png`, content };
}
