/** The pictures that shared links show, drawn at build: /og/the-receipt.png, /og/headline-number.png. */
import type { APIRoute } from 'astro';
import { raster } from '../../integrations/raster.ts';
import { sharePicture } from '../../layouts/share-picture.ts';
import { sharePictures } from '../../layouts/share.ts';

export async function getStaticPaths() {
  return [...(await sharePictures())].map(([picture, content]) => ({ params: { picture }, props: { content } }));
}

export const GET: APIRoute<Awaited<ReturnType<typeof getStaticPaths>>[number]['props']> = async ({ props }) => {
  const { measure, png } = await raster();
  return new Response(png(sharePicture(props.content, measure)), { headers: { 'Content-Type': 'image/png' } });
};
