/** A picture as a file. Needs a browser; nothing is requested but the site's own face. */
import till from '../styles/generated/mplus.woff2?url';
import type { Picture } from './receipt-picture.ts';
import type { SavedFile } from './save.ts';

const fetched = new Map<string, Promise<string>>();

/** The till's face as a data URL. */
export const tillFaceUrl = (): Promise<string> => faceDataUrl(till);

/** A face as a data URL: an SVG that is shown as a picture may load nothing. Fetched once, unless that fails. */
export function faceDataUrl(url: string): Promise<string> {
  const known = fetched.get(url);
  if (known) return known;
  const coming = fetchFace(url).catch((error: unknown) => {
    fetched.delete(url);
    throw error;
  });
  fetched.set(url, coming);
  return coming;
}

async function fetchFace(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`A face could not be fetched: ${response.status}`);
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
/** What every browser can still draw on. */
const mostPixels = 16e6;

/** Draws the picture and takes its pixels. Rejects where the browser does not let a page have them. */
export async function pngFile(name: string, picture: Picture): Promise<SavedFile> {
  const image = new Image(picture.width, picture.height);
  image.src = pictureUrl(picture);
  await image.decode();
  const canvas = document.createElement('canvas');
  const scale = Math.min(pixelsPerPixel, Math.sqrt(mostPixels / (picture.width * picture.height)));
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!content) throw new Error('This browser makes no PNG');
  return { name: `${name}.png`, content };
}
